//! `cargo xtask check`: what can be found wrong without running the app.

use anyhow::{Context, Result};

use crate::report::Phases;
use crate::shell::run as run_program;
use crate::workshop::Workshop;
use crate::{setup, tidy};

const PURE: [&str; 8] = ["keyed", "words", "plan", "cells", "values", "import", "export", "text"];

/// Runs all checks and stops at the first that fails.
pub fn run(shop: &mut Workshop) -> Result<()> {
    let mut phases = Phases::default();
    setup::for_lints(shop)?;
    phases.run("tidy", || tidy::run(shop, &[]))?;
    phases.run("format", || {
        run_program(&mut shop.cargo(&["fmt", "--all", "--check"])).context("run `cargo fmt --all`")
    })?;
    phases.run("lints, native", || {
        let words = ["clippy", "--workspace", "--exclude", "mejora", "--all-targets"];
        run_program(shop.cargo(&words).args(["--", "-D", "warnings"]))
    })?;
    phases.run("lints, wasm", || {
        let words = ["clippy", "-p", "mejora", "--all-targets", "--target", setup::WASM];
        run_program(shop.cargo(&words).args(["--", "-D", "warnings"]))?;
        let words = ["clippy", "-p", "mejora", "--features", "split", "--target", setup::WASM];
        run_program(shop.cargo(&words).args(["--", "-D", "warnings"]))?;
        let words = ["clippy", "-p", "office-worker", "--target", setup::WASM];
        run_program(shop.cargo(&words).args(["--", "-D", "warnings"]))
    })?;
    phases.run("documentation", || {
        let mut doc = shop.cargo(&["doc", "--no-deps"]);
        doc.args(PURE.iter().flat_map(|name| ["-p", name]));
        // Without these the readers and writers of office files would not be looked at.
        doc.args(["--features", "cells/readers,import/readers,export/writers"]);
        run_program(doc.env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    println!("check: passed in {}", phases.summary());
    Ok(())
}
