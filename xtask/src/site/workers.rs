//! The workers: built, bound and optimised like the app itself, each with the script that starts
//! it. The page names that script in a link.

use std::fs;

use anyhow::{Context, Result};

use super::cut::{bind, optimise};
use super::slim::slim;
use super::{Files, Mode, compiler};
use crate::setup;
use crate::shell::run;
use crate::workshop::Workshop;

/// The binaries of `crates/office-worker`. The page has a link for each, whose id is this name
/// with `-worker` behind it.
pub const WORKERS: [&str; 2] = [READING, "writing"];

/// The one that is loaded to open a file.
pub const READING: &str = "reading";

/// Builds the workers and puts them among the files; `build` is what page and workers must have
/// in common.
pub fn add(shop: &Workshop, mode: Mode, build: &str, files: &mut Files) -> Result<()> {
    let words = ["build", "-p", "office-worker", "--bins", "--target", setup::WASM];
    let mut cargo = shop.cargo(&words);
    if mode != Mode::Dev {
        cargo.arg("--release");
    }
    compiler::ask(shop, mode, &mut cargo);
    run(cargo.env("MEJORA_BUILD", build))?;
    let profile = if mode == Mode::Dev { "debug" } else { "release" };
    let linked = compiler::target(shop, mode).join(setup::WASM).join(profile);
    let folder = shop.root.join("target/workers");
    for name in WORKERS {
        bind(shop, &linked.join(format!("{name}.wasm")), &folder, name, &[])?;
        let wasm = folder.join(format!("{name}_bg.wasm"));
        let mut script = fs::read_to_string(folder.join(format!("{name}.js")))
            .with_context(|| format!("{name} was not bound"))?;
        if mode != Mode::Dev {
            let (slim_wasm, slim_script) = slim(&fs::read(&wasm)?, &script)?;
            fs::write(&wasm, slim_wasm)?;
            optimise(shop, &wasm)?;
            script = slim_script;
        }
        files.insert(format!("{name}.wasm"), fs::read(&wasm)?);
        files.insert(format!("{name}_bound.js"), script.into_bytes());
        files.insert(format!("{name}-worker.js"), starter(name).into_bytes());
    }
    Ok(())
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
