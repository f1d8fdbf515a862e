//! The npm packages of what runs in Node: tests, benchmark, Lighthouse.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::report::step;
use crate::shell::{digest, run, which};
use crate::workshop::Workshop;

/// Remembers, inside `node_modules`, the lock file that it was installed from.
const STAMP: &str = ".installed-from";

/// Installs the packages of a folder, unless its lock file is the one that was installed last.
pub fn packages(shop: &Workshop, folder: &str) -> Result<()> {
    let place = shop.root.join(folder);
    let lock = fs::read(place.join("package-lock.json"))
        .with_context(|| format!("{folder}/package-lock.json is missing: run npm install there"))?;
    let stamp = place.join("node_modules").join(STAMP);
    let wanted = digest(&lock);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if which("npm").is_none() {
        bail!("npm is missing: install Node.js 20 or newer from https://nodejs.org");
    }
    step(&format!("Installing the npm packages of {folder}"), || {
        let mut npm = shop.command("npm");
        npm.args(["ci", "--omit=optional", "--no-fund", "--no-audit"]).current_dir(&place);
        npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        run(&mut npm).context("connect to the internet once, so that npm can download them")
    })?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}
