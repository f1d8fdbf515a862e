//! `cargo xtask screenshots`: takes the pictures of the README from the release build.

use anyhow::Result;

use crate::server::Server;
use crate::setup::{self, BROWSER_TESTS};
use crate::shell::run as run_program;
use crate::site;
use crate::workshop::Workshop;

/// Builds, serves, and lets a script take each picture.
pub fn run(shop: &mut Workshop) -> Result<()> {
    let folder = site::release(shop)?;
    setup::for_browser(shop)?;
    setup::npm_packages(shop, BROWSER_TESTS)?;
    let server = Server::start(&folder, 0, "/")?;
    let target = shop.root.join("docs/screenshots");
    let mut script = shop.command("node");
    script.current_dir(shop.root.join(BROWSER_TESTS)).arg("screenshots.mjs");
    run_program(script.arg(&server.address).arg(target))
}
