//! What Trunk makes of `index.html`, without Trunk, which takes minutes to compile: `serve` needs
//! no more of it. Every build for hosting holds both to be the same (`same_as_trunk`).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use toml::Table;

use super::{SiteFiles, read};
use crate::html::{OpeningTag, tags};

const PAGE: &str = "index.html";
/// The app's script, as the page names it until names follow the content of files.
pub const SCRIPT: &str = "mejora-local.js";
/// The app's wasm, likewise.
pub const WASM: &str = "mejora-local_bg.wasm";

/// The page with its styles and public files; its script and its wasm are named and not yet there.
pub fn assemble(root: &Path) -> Result<SiteFiles> {
    let settings = fs::read_to_string(root.join("Trunk.toml")).context("Trunk.toml is missing")?;
    let settings: Table = settings.parse().context("Trunk.toml is no TOML")?;
    let mut page = fs::read_to_string(root.join(PAGE)).context("index.html is missing")?;
    let mut files = SiteFiles::new();
    for tag in tags(&page).into_iter().rev().filter(|tag| tag.get("data-trunk").is_some()) {
        let made = match tag.get("rel") {
            Some("css") => style(root, &tag, &mut files)?,
            Some("copy-dir") => {
                files.extend(read(&root.join(tag.get("href").context("what is copied?")?))?);
                String::new()
            }
            Some("rust") => pattern(&settings, "pattern_script")?,
            other => bail!("only Trunk knows the kind {}", other.unwrap_or_default()),
        };
        page.replace_range(tag.place, &made);
    }
    let end = page.find("</head>").context("index.html has no head")?;
    page.insert_str(end, &pattern(&settings, "pattern_preload")?);
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(files)
}

fn style(root: &Path, tag: &OpeningTag, files: &mut SiteFiles) -> Result<String> {
    let href = tag.get("href").context("a style sheet without an address")?;
    let sheet = fs::read(root.join(href)).with_context(|| format!("there is no {href}"))?;
    files.insert(href.to_owned(), sheet);
    let others = tag.names().filter(|name| !["data-trunk", "rel", "href"].contains(name));
    let others: String =
        others.map(|name| format!(" {name}=\"{}\"", tag.get(name).unwrap_or_default())).collect();
    Ok(format!("<link rel=\"stylesheet\" href=\"./{href}\"{others}>"))
}

fn pattern(settings: &Table, name: &str) -> Result<String> {
    let build = settings.get("build").context("Trunk.toml has no [build]")?;
    let pattern = build.get(name).and_then(|pattern| pattern.as_str());
    let pattern = pattern.with_context(|| format!("Trunk.toml has no {name}"))?;
    Ok(pattern.replace("{base}", "./").replace("{js}", SCRIPT).replace("{wasm}", WASM))
}

/// Fails where Trunk made something else of the same files.
pub fn same_as_trunk(root: &Path, made: &SiteFiles) -> Result<()> {
    let ours = assemble(root)?;
    if elements(&ours)? != elements(made)? {
        bail!("what xtask makes of index.html differs from what Trunk makes: mend site/page.rs");
    }
    let (ours, theirs) = (content(&ours), content(made));
    for name in ours.keys().chain(theirs.keys()) {
        if ours.get(name) != theirs.get(name) {
            bail!("{name} differs from what Trunk makes: mend site/page.rs");
        }
    }
    Ok(())
}

/// The elements of a page with their attributes; files are named without what follows their
/// content.
fn elements(files: &SiteFiles) -> Result<Vec<(String, BTreeMap<String, String>)>> {
    let page = files.get(PAGE).context("there is no index.html")?;
    let element = |tag: OpeningTag| {
        let loaded = tag.loads().map(plain_name);
        let attributes = tag.names().map(|name| {
            let is_file = matches!(name, "href" | "src");
            let value = loaded.clone().filter(|_| is_file);
            let value = value.unwrap_or_else(|| tag.get(name).unwrap_or_default().to_owned());
            (name.to_owned(), value)
        });
        let attributes = attributes.collect();
        (tag.name, attributes)
    };
    Ok(tags(&String::from_utf8_lossy(page)).into_iter().map(element).collect())
}

/// The files beside the page and the code.
fn content(files: &SiteFiles) -> BTreeMap<String, &[u8]> {
    let is_code = |name: &str| {
        let compiled = name.starts_with("mejora-")
            && Path::new(name).extension().is_some_and(|ending| ending == "js" || ending == "wasm");
        compiled || name.starts_with("snippets/") || name == PAGE
    };
    let others = files.iter().filter(|(name, _)| !is_code(name));
    let named = others.map(|(name, bytes)| {
        let name = if name.ends_with(".css") { plain_name(name) } else { name.clone() };
        (name, bytes.as_slice())
    });
    named.collect()
}

fn plain_name(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    format!("{}.{ending}", stem.split('-').next().unwrap_or(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the repository")
    }

    #[test]
    fn the_page_names_its_styles_its_script_and_its_wasm() {
        let files = assemble(root()).unwrap();
        let page = String::from_utf8(files[PAGE].clone()).unwrap();
        let tags = tags(&page);
        assert!(tags.iter().all(|tag| tag.get("data-trunk").is_none()));
        let id = |id: &str| tags.iter().find(|tag| tag.get("id") == Some(id)).unwrap();
        assert_eq!(id("app-js").loads(), Some("./mejora-local.js"));
        assert_eq!(id("app-wasm").loads(), Some("./mejora-local_bg.wasm"));
        for tag in tags.iter().filter(|tag| tag.get("rel") == Some("stylesheet")) {
            assert!(files.contains_key(tag.loads().unwrap().trim_start_matches("./")));
        }
        assert!(files.contains_key("boot.js") && files.contains_key("rescate.html"));
    }

    #[test]
    fn what_trunk_makes_is_the_same_whatever_it_calls_its_files() {
        let mut files = assemble(root()).unwrap();
        let page = String::from_utf8(files[PAGE].clone()).unwrap();
        let page = page.replace("./style/table.css", "./table-1a2b3c.css");
        let page =
            page.replace("mejora-local", "mejora-77").replace(" data-later=\"\"", " data-later");
        let sheet = files.remove("style/table.css").unwrap();
        files.insert("table-1a2b3c.css".into(), sheet);
        files.insert("mejora-77.js".into(), b"code".to_vec());
        files.insert(PAGE.into(), page.into_bytes());
        same_as_trunk(root(), &files).unwrap();
        files.insert("table-1a2b3c.css".into(), b"other".to_vec());
        assert!(same_as_trunk(root(), &files).is_err());
    }
}
