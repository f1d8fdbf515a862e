//! Holds what a browser loads, before the app is usable and for office files, to the numbers in
//! `tests/budget.json`.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::workers::{READING, WORKERS};
use super::{Mode, SiteFiles, compiler};
use crate::html::tags;
use crate::report::kilobytes;
use crate::server::encoding::brotli;
use crate::workshop::Workshop;

const BUDGET: &str = "tests/budget.json";
const WITH_OWN_STD: &str = "Measured with a standard library built for size:";
const WITH_ITS_STD: &str = "Measured with the standard library that the compiler has, which is \
                            larger than the one that the budget is for, so nothing is refused:";

/// Prints the tables of what is loaded, first and when a file is opened or written, and fails
/// where one weighs too much. The numbers are for a build with a standard library of its own: what
/// a machine builds without one is measured and not refused.
pub fn check(shop: &Workshop, files: &SiteFiles) -> Result<()> {
    let budget =
        fs::read(shop.root.join(BUDGET)).with_context(|| format!("{BUDGET} is missing"))?;
    let budget: Value = serde_json::from_slice(&budget)?;
    let most = |name: &str| -> Result<usize> {
        let most = budget[name].as_u64().with_context(|| format!("{BUDGET} names no {name}"))?;
        Ok(usize::try_from(most)?)
    };
    let own_std = compiler::builds_std(shop, Mode::Release);
    eprintln!("  {}", if own_std { WITH_OWN_STD } else { WITH_ITS_STD });
    let hold = |what: &str, total, most| match hold(what, total, most) {
        Err(error) if !own_std => {
            eprintln!("  {error:#}");
            Ok(())
        }
        result => result,
    };
    let first = weigh("loaded first", files, &loaded(files)?)?;
    let list = first + weigh("the list of plans, fetched beside it", files, &part(files, "list")?)?;
    let typing = first + weigh("or an open plan's table", files, &part(files, "table")?)?;
    hold("the list of plans", list, most("brotli_bytes_before_the_list")?)?;
    hold("a cell that takes what is typed", typing, most("brotli_bytes_before_typing")?)?;
    let mut workers = 0;
    for worker in WORKERS {
        let weight = weigh(&format!("the {worker} worker"), files, &worker_files(files, worker)?)?;
        workers += weight;
        if worker == READING {
            hold("the reading worker", weight, most("brotli_bytes_of_the_reading_worker")?)?;
        }
    }
    hold("both workers together", workers, most("brotli_bytes_of_both_workers")?)
}

/// Prints what some files weigh and gives the sum of their brotli bytes.
fn weigh(title: &str, files: &SiteFiles, names: &[String]) -> Result<usize> {
    let mut total = 0;
    eprintln!("  {title:<34} {:>11} {:>11}", "bytes", "brotli");
    for name in names {
        let bytes = files.get(name).with_context(|| format!("{name} was not built"))?;
        let packed = brotli(bytes).len();
        total += packed;
        eprintln!("  {name:<34} {:>11} {:>11}", kilobytes(bytes.len()), kilobytes(packed));
    }
    eprintln!("  {:<34} {:>11} {:>11}", "total", "", kilobytes(total));
    Ok(total)
}

fn hold(what: &str, total: usize, most: usize) -> Result<()> {
    if total > most {
        bail!(
            "{what}: {} brotli, and may have {}: make it smaller, or let the lead raise the number \
             in {BUDGET}",
            kilobytes(total),
            kilobytes(most)
        );
    }
    eprintln!("  {what}: {} are left of {}.", kilobytes(most - total), kilobytes(most));
    Ok(())
}

/// The files of a worker: the script that the page names, and what it names.
fn worker_files(files: &SiteFiles, worker: &str) -> Result<Vec<String>> {
    let page = files.get("index.html").context("there is no index.html")?;
    let id = format!("{worker}-worker");
    let link =
        tags(&String::from_utf8_lossy(page)).into_iter().find(|tag| tag.get("id") == Some(&id));
    let href = link.as_ref().and_then(|tag| tag.get("href"));
    let starter = href.with_context(|| format!("index.html has no {id}"))?;
    let starter = starter.trim_start_matches("./").to_owned();
    let text = files.get(&starter).with_context(|| format!("{starter} was not built"))?;
    let text = String::from_utf8_lossy(text).into_owned();
    let named = files.keys().filter(|name| text.contains(&format!("\"./{name}\""))).cloned();
    let names: Vec<String> = named.chain([starter]).collect();
    if names.len() < 3 {
        bail!("the {worker} worker names no script and wasm that were built");
    }
    Ok(names)
}

/// The files of a part that the page has fetched beside what loads first.
///
/// # Errors
/// Where the app has no such part.
fn part(files: &SiteFiles, part: &str) -> Result<Vec<String>> {
    let file = format!("split_{part}-");
    let mut names = named_by_page(files, Some(part))?;
    names.extend(files.keys().filter(|name| name.starts_with(&file)).cloned());
    names.sort();
    names.dedup();
    if names.is_empty() {
        bail!("the app has no part {part}");
    }
    Ok(names)
}

/// The page, what it names, and what the app's own script imports.
fn loaded(files: &SiteFiles) -> Result<Vec<String>> {
    let mut names = named_by_page(files, None)?;
    names.push("index.html".to_owned());
    names.extend(files.keys().filter(|name| name.starts_with("snippets/")).cloned());
    names.sort();
    names.dedup();
    Ok(names)
}

/// What a browser fetches for the page without being asked by a script: of a part, or all that is of
/// none.
fn named_by_page(files: &SiteFiles, part: Option<&str>) -> Result<Vec<String>> {
    let page = files.get("index.html").context("there is no index.html")?;
    let mut names = Vec::new();
    for tag in tags(&String::from_utf8_lossy(page)) {
        if let Some(href) = tag.loads().filter(|_| tag.get("data-part") == part) {
            let name = href.trim_start_matches("./").to_owned();
            if !files.contains_key(&name) {
                bail!("index.html names {name}, which was not built");
            }
            names.push(name);
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_and_what_it_names_is_counted_once() {
        let page = r#"<link rel="preload" href="./a.wasm"><script src="./a.js"></script>
            <link rel="modulepreload" href="./a.js"><link rel="icon" href="./i.svg">"#;
        let files: SiteFiles = [
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
    fn a_part_is_counted_apart() {
        let page = r#"<script src="./a.js"></script><link rel="preload" href="./a.wasm">
            <link data-part="table" href="./chunk_1-0.wasm">
            <link data-part="table" href="./split_table-0.wasm">"#;
        let names = ["a.js", "a.wasm", "chunk_1-0.wasm", "split_form-0.wasm", "split_table-0.wasm"];
        let mut files: SiteFiles = names.map(|name| (name.to_owned(), Vec::new())).into();
        files.insert("index.html".to_owned(), page.into());
        assert_eq!(loaded(&files).unwrap(), ["a.js", "a.wasm", "index.html"]);
        assert_eq!(part(&files, "table").unwrap(), ["chunk_1-0.wasm", "split_table-0.wasm"]);
        assert!(part(&files, "list").is_err());
    }

    #[test]
    fn a_worker_is_its_script_and_what_that_names() {
        let starter = r#"import init from "./reading_bound-1.js"; new URL("./reading-2.wasm", x)"#;
        let files: SiteFiles = [
            ("index.html", r#"<link id="reading-worker" href="./reading-0.js">"#),
            ("reading-0.js", starter),
            ("reading_bound-1.js", ""),
            ("reading-2.wasm", ""),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .into();
        let names = worker_files(&files, "reading").unwrap();
        assert_eq!(names, ["reading-2.wasm", "reading_bound-1.js", "reading-0.js"]);
        assert!(worker_files(&files, "writing").is_err());
    }

    #[test]
    fn a_named_file_that_is_missing_is_an_error() {
        let page = br#"<script src="./a.js"></script>"#.to_vec();
        assert!(loaded(&[("index.html".to_owned(), page)].into()).is_err());
    }
}
