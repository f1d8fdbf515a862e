//! What Trunk leaves undone: one style sheet, and names that follow the content of each file.
//!
//! Trunk's names hash the wasm before wasm-bindgen, so one name can mean different bytes. With a
//! name by content a file can be kept for good, and a repeat visit asks only for `index.html`.

use anyhow::{Context, Result, bail};

use super::split::LOADER;
use super::workers::WORKERS;
use super::{Mode, SiteFiles, minify_text, offline};
use crate::html::{OpeningTag, tags};
use crate::server::headers;
use crate::shell::digest;

/// What makes a file smaller without changing what it does.
type Minify = fn(&str) -> String;

const PAGE: &str = "index.html";
/// The page that must work when nothing else does keeps the names of its files, and each is
/// small.
pub const RESCUE: [(&str, Minify); 3] = [
    ("rescate.html", minify_text::page),
    ("rescate.css", minify_text::styles),
    ("rescate.js", minify_text::script),
];

/// Turns the files that Trunk made into the files that are hosted.
pub fn finish(mut files: SiteFiles, mode: Mode) -> Result<SiteFiles> {
    let page = files.remove(PAGE).context("Trunk made no index.html")?;
    let mut page = String::from_utf8(page).context("index.html is not UTF-8")?;
    join_styles(&mut page, &mut files)?;
    let mut ids = vec!["app-wasm"];
    if !name_parts(&mut page, &mut files)? {
        ids.push("app-js");
    }
    for tag in tags(&page) {
        if tag.name == "script" || tag.get("id").is_some_and(|id| ids.contains(&id)) {
            let href = tag.loads().context("a script in index.html names no file")?;
            if tag.name == "script" {
                minify_in_place(&mut files, href, minify_text::script)?;
            }
            name_by_content(&mut page, &mut files, href)?;
        }
    }
    name_workers(&mut page, &mut files)?;
    for (name, minify) in RESCUE {
        minify_in_place(&mut files, name, minify)?;
    }
    files.insert(PAGE.to_owned(), page.into_bytes());
    offline::add(&mut files, mode);
    files.insert("_headers".to_owned(), headers::hoster_file(files.keys()).into_bytes());
    Ok(files)
}

/// Joins the style sheets in the order of the page: one for what is there from the start, and
/// one that is named without `rel`, so that the app loads it with the first of its parts.
fn join_styles(page: &mut String, files: &mut SiteFiles) -> Result<()> {
    join(page, files, true)?;
    join(page, files, false)
}

fn join(page: &mut String, files: &mut SiteFiles, later: bool) -> Result<()> {
    let is_asked_for = |tag: &OpeningTag| {
        tag.get("rel") == Some("stylesheet") && tag.get("data-later").is_some() == later
    };
    let sheets: Vec<OpeningTag> = tags(page).into_iter().filter(is_asked_for).collect();
    let mut joined = Vec::new();
    for sheet in &sheets {
        let name = local(sheet.loads().context("a style sheet without an address")?)?;
        let sheet = files.remove(name).with_context(|| format!("there is no {name}"))?;
        joined.extend(minify_text::styles(&String::from_utf8_lossy(&sheet)).into_bytes());
    }
    let name = format!("{}-{}.css", if later { "later" } else { "mejora" }, digest(&joined));
    let kind = if later { r#"id="later-styles""# } else { r#"rel="stylesheet""# };
    let link = format!(r#"<link {kind} href="./{name}">"#);
    for (position, sheet) in sheets.iter().enumerate().rev() {
        page.replace_range(sheet.place.clone(), if position == 0 { &link } else { "" });
    }
    if !sheets.is_empty() {
        files.insert(name, joined);
    }
    Ok(())
}

/// Names the parts and their loader by content. The loader and the app's script import each
/// other, so both get a name by the content of both. Gives whether there are parts.
fn name_parts(page: &mut String, files: &mut SiteFiles) -> Result<bool> {
    let Some(loader) = files.remove(LOADER) else { return Ok(false) };
    let mut loader = String::from_utf8(loader).context("the loader is not UTF-8")?;
    let link = tags(page).into_iter().find(|tag| tag.get("id") == Some("app-js"));
    let link = link.context("index.html has no app-js")?;
    let href = link.loads().context("app-js names no file")?;
    let old = local(href)?.to_owned();
    let script = files.remove(&old).with_context(|| format!("there is no {old}"))?;
    let mut script = String::from_utf8(script).context("the app's script is not UTF-8")?;
    let parts: Vec<String> =
        files.keys().filter(|name| loader.contains(&format!("\"./{name}\""))).cloned().collect();
    for part in parts {
        let href = format!("./{part}");
        let named = name_by_content(&mut loader, files, &href)?;
        // What is fetched at once is named in the page as well.
        *page = page.replace(&format!("\"{href}\""), &format!("\"./{named}\""));
    }
    let both = digest(format!("{script}{loader}").as_bytes());
    let (named_script, named_loader) = (format!("mejora-{both}.js"), format!("parts-{both}.js"));
    loader = loader.replace(&old, &named_script);
    // Elsewhere in the script the old name is the one by which the wasm knows the loader.
    let from = |name: &str| format!("from\"./{name}\"");
    // What is not made small has a blank there.
    script = script.replace(&format!("from \"./{LOADER}\""), &from(LOADER));
    if !script.contains(&from(LOADER)) {
        bail!("the app's script does not import {LOADER}");
    }
    script = script.replace(&from(LOADER), &from(&named_loader));
    let preload = format!(r#"<link rel="modulepreload" href="./{named_loader}">"#);
    page.insert_str(link.place.end, &preload);
    *page = page.replace(href, &format!("./{named_script}"));
    files.insert(named_loader, loader.into_bytes());
    files.insert(named_script, script.into_bytes());
    Ok(true)
}

/// Names by content what starts a worker, and before it the files that it names.
fn name_workers(page: &mut String, files: &mut SiteFiles) -> Result<()> {
    for worker in WORKERS {
        let id = format!("{worker}-worker");
        let href = format!("./{id}.js");
        let Some(starter) = files.remove(local(&href)?) else { continue };
        if !tags(page).iter().any(|tag| tag.get("id") == Some(&id)) {
            bail!("index.html has no {id}");
        }
        let mut starter = String::from_utf8(starter).context("a starter is not UTF-8")?;
        for file in [format!("./{worker}_bound.js"), format!("./{worker}.wasm")] {
            name_by_content(&mut starter, files, &file)?;
        }
        files.insert(local(&href)?.to_owned(), starter.into_bytes());
        name_by_content(page, files, &href)?;
    }
    Ok(())
}

/// Takes what is only for the reader of its source out of a file that is hosted as it is.
fn minify_in_place(files: &mut SiteFiles, href: &str, minify: Minify) -> Result<()> {
    let file = files.get_mut(local(href)?).with_context(|| format!("there is no {href}"))?;
    let text = std::str::from_utf8(file).with_context(|| format!("{href} is not UTF-8"))?;
    *file = minify(text).into_bytes();
    Ok(())
}

/// Gives the new name.
fn name_by_content(page: &mut String, files: &mut SiteFiles, href: &str) -> Result<String> {
    let old = local(href)?;
    let bytes = files.remove(old).with_context(|| format!("there is no {old}"))?;
    let (stem, ending) = old.rsplit_once('.').with_context(|| format!("{old} has no ending"))?;
    let stem = stem.split('-').next().unwrap_or(stem);
    let new = format!("{stem}-{}.{ending}", digest(&bytes));
    *page = page.replace(&format!("\"{href}\""), &format!("\"./{new}\""));
    files.insert(new.clone(), bytes);
    Ok(new)
}

/// The path of a file below the root of the site.
fn local(href: &str) -> Result<&str> {
    let name = href.trim_start_matches("./");
    if name.starts_with('/') || name.contains(':') {
        bail!("index.html may load files of its own folder only, not {href}");
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built() -> SiteFiles {
        let page = r#"<head><link rel="stylesheet" href="./a-1.css"><link rel="icon" href="i.svg">
            <link rel="stylesheet" href="./b-2.css">
            <link rel="modulepreload" id="app-js" href="./mejora-77.js">
            <link rel="preload" id="app-wasm" href="./mejora-77_bg.wasm"></head>
            <script type="module" src="./boot.js"></script>"#;
        [
            ("index.html", page),
            ("a-1.css", "a{}"),
            ("b-2.css", "b{}"),
            ("i.svg", "<svg/>"),
            ("boot.js", "// why\n/** what */\nf() {\n  boot\n}\n"),
            ("mejora-77.js", "js"),
            ("mejora-77_bg.wasm", "wasm"),
            ("rescate.html", "<p>\n  rescue\n"),
            ("rescate.css", ""),
            ("rescate.js", ""),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .into()
    }

    #[test]
    fn every_name_follows_the_content() {
        let files = finish(built(), Mode::Release).unwrap();
        let page = String::from_utf8(files["index.html"].clone()).unwrap();
        for (bytes, stem, ending) in [
            ("js", "mejora", "js"),
            ("wasm", "mejora", "wasm"),
            ("f() {\nboot\n}\n", "boot", "js"),
            ("a{}\nb{}\n", "mejora", "css"),
        ] {
            let name = format!("{stem}-{}.{ending}", digest(bytes.as_bytes()));
            assert_eq!(files[&name], bytes.as_bytes());
            assert!(page.contains(&format!("\"./{name}\"")), "{name} in {page}");
        }
        assert_eq!(page.matches("stylesheet").count(), 1);
        assert!(files.contains_key("i.svg"));
        assert_eq!(files["rescate.html"], b"<p>\nrescue\n");
        assert!(!files.contains_key("boot.js"));
    }

    #[test]
    fn the_parts_and_their_loader_find_each_other() {
        let mut files = built();
        let script = "import*as a from\"./parts.js\";const known={\"./parts.js\":a};";
        let loader = "import{initSync}from\"./mejora-77.js\";fetch(\"./split_form.wasm\")";
        files.insert("mejora-77.js".into(), script.into());
        files.insert("parts.js".into(), loader.into());
        let page = String::from_utf8(files["index.html"].clone()).unwrap();
        let link = r#"<link rel="preload" href="./split_form.wasm"></head>"#;
        files.insert("index.html".into(), page.replace("</head>", link).into());
        files.insert("split_form.wasm".into(), b"form".to_vec());
        let files = finish(files, Mode::Release).unwrap();
        let named = |stem: &str| {
            let found = files.keys().find(|name| name.starts_with(stem) && name.ends_with(".js"));
            found.cloned().unwrap()
        };
        let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
        let (script, loader) = (named("mejora-"), named("parts-"));
        let part = format!("split_form-{}.wasm", digest(b"form"));
        assert_eq!(files[&part], b"form");
        assert!(text(&loader).contains(&format!("\"./{part}\"")));
        assert!(text(&loader).contains(&format!("from\"./{script}\"")));
        assert!(text(&script).contains(&format!("from\"./{loader}\"")));
        // The wasm still asks for the loader by its first name.
        assert!(text(&script).contains("{\"./parts.js\":a}"));
        let page = text("index.html");
        assert!(page.contains(&format!("modulepreload\" href=\"./{loader}\"")));
        assert!(page.contains(&format!("href=\"./{script}\"")));
        assert!(page.contains(&format!("href=\"./{part}\"")));
    }

    #[test]
    fn a_worker_is_found_from_the_page() {
        let mut files = built();
        let page = String::from_utf8(files["index.html"].clone()).unwrap();
        let link = r#"<link id="reading-worker" href="./reading-worker.js"></head>"#;
        files.insert("index.html".into(), page.replace("</head>", link).into());
        let starter = r#"import init from "./reading_bound.js"; new URL("./reading.wasm", x)"#;
        files.insert("reading-worker.js".into(), starter.into());
        files.insert("reading_bound.js".into(), b"bound".to_vec());
        files.insert("reading.wasm".into(), b"wasm".to_vec());
        let files = finish(files, Mode::Release).unwrap();
        let bound = format!("reading_bound-{}.js", digest(b"bound"));
        let wasm = format!("reading-{}.wasm", digest(b"wasm"));
        assert!(files.contains_key(&bound) && files.contains_key(&wasm));
        let starter = starter.replace("reading_bound.js", &bound).replace("reading.wasm", &wasm);
        let named = format!("reading-{}.js", digest(starter.as_bytes()));
        assert_eq!(files[&named], starter.as_bytes());
        let page = String::from_utf8(files["index.html"].clone()).unwrap();
        assert!(page.contains(&format!(r#"id="reading-worker" href="./{named}""#)));
    }

    #[test]
    fn a_file_from_elsewhere_is_refused() {
        let mut files = built();
        files.insert("index.html".into(), br#"<script src="https://x.y/z.js">"#.to_vec());
        assert!(finish(files, Mode::Release).is_err());
    }
}
