//! The workers: built, bound and optimised like the app itself, each with the script that starts
//! it. The page names that script in a link.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::minify_glue::minify_glue;
use super::split::{bind, optimise};
use super::{Mode, SiteFiles, compiler};
use crate::setup;
use crate::shell::{digest, run};
use crate::workshop::Workshop;

/// The binaries of `crates/office-worker`. The page has a link for each, whose id is this name
/// with `-worker` behind it.
pub const WORKERS: [&str; 2] = [READING, "writing"];

/// The one that is loaded to open a file.
pub const READING: &str = "reading";

/// Builds the workers and puts them among the files; `build` is what page and workers must have
/// in common.
pub fn add(shop: &Workshop, mode: Mode, build: &str, files: &mut SiteFiles) -> Result<()> {
    let words = ["build", "-p", "office-worker", "--bins", "--target", setup::WASM];
    let mut cargo = shop.cargo(&words);
    if mode != Mode::Dev {
        cargo.arg("--release");
    }
    compiler::ask(shop, mode, &mut cargo);
    run(cargo.env("MEJORA_BUILD", build))?;
    let linked = compiler::linked(shop, mode);
    let folder =
        shop.root.join(if mode == Mode::Dev { "target/workers-dev" } else { "target/workers" });
    let wasm = WORKERS.map(|name| folder.join(format!("{name}_bg.wasm")));
    for (name, wasm) in WORKERS.into_iter().zip(&wasm) {
        let linked = linked.join(format!("{name}.wasm"));
        if mode == Mode::Dev {
            bind_if_changed(shop, &linked, &folder, name)?;
        } else {
            bind(shop, &linked, &folder, name, &[])?;
            let script = folder.join(format!("{name}.js"));
            let (small_wasm, small_script) =
                minify_glue(&fs::read(wasm)?, &fs::read_to_string(&script)?)?;
            fs::write(wasm, small_wasm)?;
            fs::write(script, small_script)?;
        }
    }
    if mode != Mode::Dev {
        optimise(shop, mode, &wasm.each_ref().map(PathBuf::as_path))?;
    }
    for (name, wasm) in WORKERS.into_iter().zip(wasm) {
        let script = fs::read(folder.join(format!("{name}.js")))
            .with_context(|| format!("{name} was not bound"))?;
        files.insert(format!("{name}.wasm"), fs::read(wasm)?);
        files.insert(format!("{name}_bound.js"), script);
        files.insert(format!("{name}-worker.js"), starter(name).into_bytes());
    }
    Ok(())
}

/// Binds a worker, unless it was bound from the same bytes: a change of the app alone, which is what
/// is mostly changed, then waits for nothing here.
fn bind_if_changed(shop: &Workshop, linked: &Path, folder: &Path, name: &str) -> Result<()> {
    let note = folder.join(format!("{name}.bound-from"));
    let now = digest(&fs::read(linked)?);
    if fs::read_to_string(&note).is_ok_and(|before| before == now) {
        return Ok(());
    }
    bind(shop, linked, folder, name, &[])?;
    Ok(fs::write(note, now)?)
}

/// The script that a worker begins with. With `#fetch` it only has the wasm fetched, so that it
/// is in the browser's cache, and ends. The page sends nothing before it has heard `ready`.
fn starter(name: &str) -> String {
    format!(
        "\
import init from \"./{name}_bound.js\";
const wasm = new URL(\"./{name}.wasm\", import.meta.url);
if (location.hash === \"#fetch\") {{
  fetch(wasm, {{ priority: \"low\" }})
    .then((answer) => answer.arrayBuffer())
    .catch(() => undefined)
    .then(() => close());
}} else {{
  init({{ module_or_path: wasm }}).then(
    () => postMessage({{ ready: true }}),
    () => postMessage({{ ready: false }}),
  );
}}
"
    )
}
