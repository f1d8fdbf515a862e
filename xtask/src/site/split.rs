//! Splits the app's wasm into what is loaded first and the parts that are loaded when they are
//! needed (each is declared beside its code with the macros of `src/widgets/chunks.rs`).
//!
//! Trunk has no such step, and after wasm-bindgen it is too late: the split needs the relocations
//! of the linker (https://github.com/trunk-rs/trunk/issues/1022). So what Trunk bound is bound
//! here once more, out of the wasm that cargo linked for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, SplitWasm, transform};

use super::minify_glue::{minify_glue, minify_part, without_comments};
use super::order::alike_together;
use super::{Mode, SiteFiles, compiler, read};
use crate::html::tags;
use crate::shell::run;
use crate::workshop::Workshop;

/// The script that fetches the parts.
pub const LOADER: &str = "parts.js";

/// What Rust compiles to and every browser has that the app supports. With more, wasm-opt writes
/// what these browsers cannot read.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Twice over flat code is 1 % smaller than `-Oz` alone. The lowest kilobyte, which the first of
/// these leaves to nobody, is the end of the stack.
const PASSES: [&str; 10] = [
    "--low-memory-unused",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// For this machine's browsers, where nothing is sent anywhere.
const ONE_PASS: [&str; 2] = ["--low-memory-unused", "-Oz"];

/// The parts of which one is fetched side by side with what loads first, as the address asks for it.
pub const AT_ONCE: [&str; 2] = ["list", "table"];

/// Puts the split app in the place of the whole one that the page names.
pub fn split(shop: &Workshop, mode: Mode, files: &mut SiteFiles) -> Result<()> {
    let page = files.get("index.html").context("there is no index.html")?;
    let mut page = String::from_utf8_lossy(page).into_owned();
    let script = named(&page, "app-js")?;
    let wasm = named(&page, "app-wasm")?;
    let folder = shop.root.join("target/parts");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let first = folder.join("first.wasm");
    let made = separate(shop, mode, &folder, &first, &script)?;
    bind(shop, &first, &folder, "app", &BY_NAME)?;
    let bound = folder.join("app_bg.wasm");
    let (small_wasm, small_script) =
        minify_glue(&fs::read(&bound)?, &fs::read_to_string(folder.join("app.js"))?)?;
    fs::write(&bound, small_wasm)?;
    for part in &made.split_modules {
        fs::write(part, minify_part(&fs::read(part)?)?)?;
    }
    let all: Vec<&Path> = [bound.as_path()]
        .into_iter()
        .chain(made.split_modules.iter().map(PathBuf::as_path))
        .collect();
    optimise(shop, mode, &all)?;
    files.insert(wasm, fs::read(&bound)?);
    files.insert(script, small_script.into_bytes());
    files.extend(snippets(&folder)?);
    let loader = without_comments(&fs::read_to_string(folder.join(LOADER))?);
    files.insert(LOADER.to_owned(), loader.into_bytes());
    for part in &made.split_modules {
        let name = part.file_name().context("a part has no name")?;
        files.insert(name.to_string_lossy().into_owned(), fs::read(part)?);
    }
    for part in AT_ONCE {
        let stems = made.prefetch_map.get(part).map_or([].as_slice(), Vec::as_slice);
        fetch_at_once(&mut page, part, stems)?;
    }
    files.insert("index.html".to_owned(), page.into_bytes());
    Ok(())
}

/// Names in the page the files of a part, which are given without their ending: `boot.js` has the
/// browser fetch them beside the first wasm, or right after it.
fn fetch_at_once(page: &mut String, part: &str, stems: &[String]) -> Result<()> {
    let link = tags(page).into_iter().find(|tag| tag.get("id") == Some("app-wasm"));
    let at = link.context("index.html has no app-wasm")?.place.end;
    let links: String = stems
        .iter()
        .map(|stem| {
            format!(
                "<link data-part=\"{part}\" href=\"./{stem}.wasm\" as=\"fetch\" \
                 type=\"application/wasm\" crossorigin>"
            )
        })
        .collect();
    page.insert_str(at, &links);
    Ok(())
}

/// The scripts that wasm-bindgen copied out of crates into a folder, by their path in the site.
pub fn snippets(folder: &Path) -> Result<SiteFiles> {
    let folder = folder.join("snippets");
    let found = if folder.exists() { read(&folder)? } else { SiteFiles::new() };
    Ok(found.into_iter().map(|(name, bytes)| (format!("snippets/{name}"), bytes)).collect())
}

/// Writes the first wasm, the parts and their loader, which names the script.
fn separate(
    shop: &Workshop,
    mode: Mode,
    folder: &Path,
    first: &Path,
    script: &str,
) -> Result<SplitWasm> {
    let linked = compiler::linked(shop, mode).join("mejora.wasm");
    let input = fs::read(&linked).with_context(|| format!("there is no {}", linked.display()))?;
    let (main_module, link_name) = (format!("./{script}"), format!("./{LOADER}"));
    let mut options = Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = first;
    options.main_module = &main_module;
    options.link_name = &link_name;
    transform(options).map_err(|error| anyhow!("the wasm cannot be split: {error:#}"))
}

/// What the element with this id names.
fn named(page: &str, id: &str) -> Result<String> {
    let found = tags(page).into_iter().find(|tag| tag.get("id") == Some(id));
    let href = found.as_ref().and_then(|tag| tag.get("href"));
    let href = href.with_context(|| format!("index.html has no {id}"))?;
    Ok(href.trim_start_matches("./").to_owned())
}

/// The parts find what they share with the first file by the names that the linker gave it.
const BY_NAME: [&str; 2] = ["--keep-lld-exports", "--no-demangle"];

/// Writes a wasm and its script into a folder, bound to each other under this name.
pub fn bind(
    shop: &Workshop,
    wasm: &Path,
    folder: &Path,
    name: &str,
    options: &[&str],
) -> Result<()> {
    let mut bindgen = shop.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript"]).args(options);
    run(bindgen.args(["--out-name", name, "--out-dir"]).arg(folder).arg(wasm))
}

/// Makes some wasm files small, in place, as many at a time as there are cores.
pub fn optimise(shop: &Workshop, mode: Mode, files: &[&Path]) -> Result<()> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let left = Mutex::new(files.to_vec());
    let next = || left.lock().ok().and_then(|mut left| left.pop());
    let work = || {
        while let Some(file) = next() {
            optimise_one(shop, mode, file)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|one| one.join().map_err(|_| anyhow!("wasm-opt broke"))?)
    })
}

fn optimise_one(shop: &Workshop, mode: Mode, wasm: &Path) -> Result<()> {
    let mut wasm_opt = shop.command("wasm-opt");
    wasm_opt.args(["-q", "--strip-debug"]).args(FEATURES);
    wasm_opt.args(if mode == Mode::Release { PASSES.as_slice() } else { &ONE_PASS });
    run(wasm_opt.arg(wasm).arg("-o").arg(wasm))?;
    if mode == Mode::Release {
        fs::write(wasm, alike_together(&fs::read(wasm)?)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::OpeningTag;

    #[test]
    fn the_files_of_a_part_are_fetched_beside_the_first_wasm() {
        let before = r#"<link id="app-wasm" href="./a.wasm"></head>"#;
        let mut page = before.to_owned();
        fetch_at_once(&mut page, "table", &[]).unwrap();
        assert_eq!(page, before);
        fetch_at_once(&mut page, "table", &["chunk_1".into(), "split_table".into()]).unwrap();
        let found = tags(&page);
        let named: Vec<_> = found.iter().filter_map(OpeningTag::loads).collect();
        assert_eq!(named, ["./chunk_1.wasm", "./split_table.wasm"]);
        assert_eq!(found[1].get("data-part"), Some("table"));
    }
}
