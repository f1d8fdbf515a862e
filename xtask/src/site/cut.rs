//! Cuts the app's wasm into what is loaded first and the parts that are loaded when they are
//! needed (`src/parts.rs` says which).
//!
//! Trunk has no such step, and after wasm-bindgen it is too late: the cut needs the relocations
//! of the linker (https://github.com/trunk-rs/trunk/issues/1022). So what Trunk bound is bound
//! here once more, out of the wasm that cargo linked for it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use super::order::alike_together;
use super::slim::{slim, slim_part, without_comments};
use super::{Files, Mode, compiler};
use crate::html::tags;
use crate::setup;
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

/// Puts the cut app in the place of the whole one that Trunk made.
pub fn cut(shop: &Workshop, mode: Mode, files: &mut Files) -> Result<()> {
    let page = files.get("index.html").context("Trunk made no index.html")?;
    let page = String::from_utf8_lossy(page).into_owned();
    let script = named(&page, "app-js")?;
    let wasm = named(&page, "app-wasm")?;
    let folder = shop.root.join("target/parts");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let first = folder.join("first.wasm");
    let parts = separate(shop, mode, &folder, &first, &script)?;
    bind(shop, &first, &folder, "app", &BY_NAME)?;
    let bound = folder.join("app_bg.wasm");
    let (slim_wasm, slim_script) =
        slim(&fs::read(&bound)?, &fs::read_to_string(folder.join("app.js"))?)?;
    fs::write(&bound, slim_wasm)?;
    optimise(shop, &bound)?;
    files.insert(wasm, fs::read(&bound)?);
    files.insert(script, slim_script.into_bytes());
    let loader = without_comments(&fs::read_to_string(folder.join(LOADER))?);
    files.insert(LOADER.to_owned(), loader.into_bytes());
    for part in parts {
        fs::write(&part, slim_part(&fs::read(&part)?)?)?;
        optimise(shop, &part)?;
        let name = part.file_name().context("a part has no name")?;
        files.insert(name.to_string_lossy().into_owned(), fs::read(&part)?);
    }
    Ok(())
}

/// Writes the first wasm, the parts and their loader, which names the script; gives the parts.
fn separate(
    shop: &Workshop,
    mode: Mode,
    folder: &Path,
    first: &Path,
    script: &str,
) -> Result<Vec<PathBuf>> {
    // What cargo linked when Trunk asked it to.
    let linked = compiler::target(shop, mode).join(setup::WASM).join("release/mejora.wasm");
    let input = fs::read(&linked).with_context(|| format!("there is no {}", linked.display()))?;
    let (main_module, link_name) = (format!("./{script}"), format!("./{LOADER}"));
    let mut options = Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = first;
    options.main_module = &main_module;
    options.link_name = &link_name;
    let cut = transform(options).map_err(|error| anyhow!("the wasm cannot be cut: {error:#}"))?;
    Ok(cut.split_modules)
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

/// Makes a wasm small, in place.
pub fn optimise(shop: &Workshop, wasm: &Path) -> Result<()> {
    let mut wasm_opt = shop.command("wasm-opt");
    wasm_opt.args(["-q", "--strip-debug"]).args(FEATURES).args(PASSES);
    run(wasm_opt.arg(wasm).arg("-o").arg(wasm))?;
    Ok(fs::write(wasm, alike_together(&fs::read(wasm)?)?)?)
}
