//! The service worker, which keeps the whole app in the browser: written from the files as they
//! are hosted, so that it can neither miss one nor name one that is not there.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{Mode, SiteFiles, read};
use crate::shell::{digest, sha256};

/// The script's name, which stays for as long as any browser knows of it.
pub const SCRIPT: &str = "sw.js";
const TEMPLATE: &str = include_str!("worker/sw.js");
/// The script that takes the worker away.
const OFF: &str = include_str!("worker/off.js");
const VERSION: &str = "@version@";
const LIST: &str = "{}; // @files@";

/// Adds the service worker to the files of a site. A developer's build gets the one that takes
/// itself away: nobody wants to see yesterday's build there.
pub fn add(files: &mut SiteFiles, mode: Mode) {
    files.remove(SCRIPT);
    let script = if mode == Mode::Dev { OFF.to_owned() } else { script(files) };
    files.insert(SCRIPT.to_owned(), script.into_bytes());
}

/// `cargo xtask worker FOLDER`, for whoever changes a file of a built site.
pub fn run(arguments: &[String]) -> Result<()> {
    let [folder] = arguments else { bail!("`cargo xtask worker` needs the folder of a site") };
    let folder = Path::new(folder);
    let mut files = read(folder)?;
    if !files.contains_key("index.html") {
        bail!("{} is no site: it has no index.html", folder.display());
    }
    add(&mut files, Mode::Release);
    let file = folder.join(SCRIPT);
    fs::write(&file, &files[SCRIPT]).with_context(|| format!("cannot write {}", file.display()))
}

/// The worker of the version that these files are.
fn script(files: &SiteFiles) -> String {
    let hosted = files.iter().filter(|(name, _)| is_fetched(name));
    let lines = hosted.map(|(name, bytes)| format!("  {name:?}: \"{}\",\n", sha256(bytes)));
    let list: String = lines.collect();
    let version = digest(list.as_bytes());
    TEMPLATE.replace(VERSION, &version).replace(LIST, &format!("{{\n{list}}};"))
}

/// Whether a browser can fetch a file: what begins so is for the host.
fn is_fetched(name: &str) -> bool {
    !name.starts_with(['_', '.']) && name != SCRIPT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tags;
    use crate::server::headers::media_type;
    use crate::site::finish::RESCUE;

    fn site(page: &str) -> SiteFiles {
        [("index.html", page), ("a-0123456789abcdef.wasm", "wasm"), ("_headers", "/*")]
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .into()
    }

    fn worker(files: &SiteFiles) -> String {
        let mut files = files.clone();
        add(&mut files, Mode::Release);
        String::from_utf8(files.remove(SCRIPT).unwrap()).unwrap()
    }

    fn version(script: &str) -> &str {
        script.split_once("VERSION = \"").unwrap().1.split('"').next().unwrap()
    }

    #[test]
    fn the_worker_names_every_file_that_is_fetched_with_its_sum() {
        let script = worker(&site("<p>"));
        assert!(script.contains(&format!("\"index.html\": \"{}\",", sha256(b"<p>"))));
        assert!(script.contains(&format!("\"a-0123456789abcdef.wasm\": \"{}\"", sha256(b"wasm"))));
        assert!(!script.contains("_headers") && !script.contains("\"sw.js\":"));
        assert!(!script.contains('@'), "something was not filled in");
    }

    #[test]
    fn the_version_follows_the_files_and_nothing_else() {
        let first = worker(&site("<p>"));
        let mut again = site("<p>");
        again.insert(SCRIPT.to_owned(), first.clone().into_bytes());
        again.insert("_headers".to_owned(), b"/* other".to_vec());
        assert_eq!(worker(&again), first);
        let second = worker(&site("<b>"));
        assert_ne!(version(&first), version(&second));
    }

    #[test]
    fn a_developer_gets_the_worker_that_takes_itself_away() {
        let mut files = site("<p>");
        add(&mut files, Mode::Dev);
        let script = String::from_utf8(files.remove(SCRIPT).unwrap()).unwrap();
        assert!(script.contains("unregister") && !script.contains("\"fetch\""));
    }

    fn public(name: &str) -> Vec<u8> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        fs::read(root.join("public").join(name)).unwrap_or_else(|_| panic!("no public/{name}"))
    }

    #[test]
    fn the_manifest_names_icons_of_the_sizes_it_says() {
        let manifest = public("manifest.webmanifest");
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        let icons = manifest["icons"].as_array().unwrap();
        for icon in icons {
            let name = icon["src"].as_str().unwrap().trim_start_matches("./");
            assert_eq!(media_type(name), icon["type"].as_str().unwrap(), "{name}");
            let bytes = public(name);
            if name.ends_with(".png") {
                let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
                let size = format!("{}x{}", side(16), side(20));
                assert_eq!(icon["sizes"].as_str(), Some(size.as_str()), "{name}");
                assert!(bytes.len() < 16_000, "{name} is heavy");
            }
        }
        let has = |size: &str, purpose: &str| {
            icons.iter().any(|icon| {
                icon["sizes"] == size && icon["purpose"].as_str().unwrap_or("any") == purpose
            })
        };
        assert!(has("192x192", "any") && has("512x512", "any") && has("512x512", "maskable"));
    }

    #[test]
    fn the_rescue_page_is_small_and_needs_nothing_else() {
        let mut size = 0;
        for (name, minify) in RESCUE {
            let text = String::from_utf8(public(name)).unwrap();
            assert!(!text.contains("wasm") && !text.contains("mejora-"), "{name}");
            size += minify(&text).len();
        }
        assert!(size < 10_000, "it has {size} bytes");
        let page = String::from_utf8(public("rescate.html")).unwrap();
        let tags = tags(&page);
        let loaded: Vec<&str> = tags.iter().filter_map(|tag| tag.loads()).collect();
        assert_eq!(loaded, ["./rescate.css", "./rescate.js"]);
    }
}
