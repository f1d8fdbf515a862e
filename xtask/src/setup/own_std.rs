//! The sources of Rust's standard library. The one that comes with the compiler is made for speed;
//! what is hosted gets one that is built for size, where its sources can be had.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::wasm;
use crate::report::step;
use crate::shell::{capture, run, which};
use crate::workshop::Workshop;

/// Where the sources are below the folder of the compiler.
const SOURCES: &str = "lib/rustlib/src/rust";

/// Finds the sources in the workshop's compiler, or has rustup add them, with the crates that they
/// are made of. Says so where that cannot be done, and never fails: what is built is then larger.
pub fn sources(shop: &mut Workshop) {
    if let Err(error) = found_or_added(shop) {
        shop.std_sources = None;
        eprintln!(
            "  The sources of Rust's standard library are not to be had ({error:#}): building with \
             the one that comes with the compiler, which is larger."
        );
    }
}

/// Finds the sources where they are at hand, without asking any network.
pub fn find(shop: &mut Workshop) {
    let sysroot = capture(shop.command("rustc").args(["--print", "sysroot"]));
    let sources = sysroot.ok().map(|sysroot| Path::new(&sysroot).join(SOURCES));
    shop.std_sources = sources.filter(|sources| workspace(sources).is_file());
}

fn found_or_added(shop: &mut Workshop) -> Result<()> {
    find(shop);
    if shop.std_sources.is_none() && which("rustup").is_some() {
        step("Adding the sources of Rust's standard library with rustup", || {
            run(shop.command("rustup").args(["component", "add", "rust-src"]))
        })?;
        find(shop);
    }
    let Some(sources) = &shop.std_sources else { bail!("the compiler has none beside it") };
    // Without a connection it must be known now whether all crates are there.
    let mut cargo = shop.command("cargo");
    cargo.args(["fetch", "--quiet", "--locked", "--target", wasm::TARGET, "--manifest-path"]);
    run(cargo.arg(workspace(sources)).env("RUSTC_BOOTSTRAP", "1"))
}

fn workspace(sources: &Path) -> PathBuf {
    sources.join("library/Cargo.toml")
}
