//! Holds what a browser loads before the app is usable to the number in `tests/budget.json`.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::Files;
use crate::html::tags;
use crate::report::kilobytes;
use crate::server::encoding::brotli;
use crate::workshop::Workshop;

const BUDGET: &str = "tests/budget.json";

/// Prints the table of what is loaded and fails when it weighs too much.
pub fn check(shop: &Workshop, files: &Files) -> Result<()> {
    let budget =
        fs::read(shop.root.join(BUDGET)).with_context(|| format!("{BUDGET} is missing"))?;
    let budget: Value = serde_json::from_slice(&budget)?;
    let most = budget["brotli_bytes_before_usable"]
        .as_u64()
        .with_context(|| format!("{BUDGET} names no brotli_bytes_before_usable"))?;
    let most = usize::try_from(most)?;
    let mut total = 0;
    eprintln!("  {:<34} {:>11} {:>11}", "loaded before the app is usable", "bytes", "brotli");
    for name in loaded(files)? {
        let bytes = &files[&name];
        let packed = brotli(bytes).len();
        total += packed;
        eprintln!("  {name:<34} {:>11} {:>11}", kilobytes(bytes.len()), kilobytes(packed));
    }
    eprintln!("  {:<34} {:>11} {:>11}", "total", "", kilobytes(total));
    if total > most {
        bail!(
            "the app weighs {} before it is usable and may weigh {}: make it smaller, or let the \
             lead raise the number in {BUDGET}",
            kilobytes(total),
            kilobytes(most)
        );
    }
    eprintln!("  {} are left of {}.", kilobytes(most - total), kilobytes(most));
    Ok(())
}

/// The page, what it names, and what the app's own script imports.
fn loaded(files: &Files) -> Result<Vec<String>> {
    let page = files.get("index.html").context("there is no index.html")?;
    let mut names = vec!["index.html".to_owned()];
    for tag in tags(&String::from_utf8_lossy(page)) {
        if let Some(href) = tag.loads() {
            let name = href.trim_start_matches("./").to_owned();
            if !files.contains_key(&name) {
                bail!("index.html names {name}, which was not built");
            }
            names.push(name);
        }
    }
    names.extend(files.keys().filter(|name| name.starts_with("snippets/")).cloned());
    names.sort();
    names.dedup();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_and_what_it_names_is_counted_once() {
        let page = r#"<link rel="preload" href="./a.wasm"><script src="./a.js"></script>
            <link rel="modulepreload" href="./a.js"><link rel="icon" href="./i.svg">"#;
        let files: Files = [
            ("index.html", page),
            ("a.js", ""),
            ("a.wasm", ""),
            ("i.svg", ""),
            ("snippets/x/inline0.js", ""),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .into();
        let names = loaded(&files).unwrap();
        assert_eq!(names, ["a.js", "a.wasm", "index.html", "snippets/x/inline0.js"]);
    }

    #[test]
    fn a_named_file_that_is_missing_is_an_error() {
        let page = br#"<script src="./a.js"></script>"#.to_vec();
        assert!(loaded(&[("index.html".to_owned(), page)].into()).is_err());
    }
}
