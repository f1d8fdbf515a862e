//! `cargo xtask torture`: kills the browser, fills and damages its stores, and counts what is lost.

use anyhow::Result;

use crate::server::Server;
use crate::setup::{self, BROWSER_TESTS};
use crate::shell::run as run_program;
use crate::site;
use crate::workshop::Workshop;

/// Builds, serves, and runs the script of the torture with the address and further arguments.
pub fn run(shop: &mut Workshop, arguments: &[String]) -> Result<()> {
    let folder = site::release(shop)?;
    setup::for_browser(shop)?;
    setup::npm_packages(shop, BROWSER_TESTS)?;
    let server = Server::start(&folder, 0, "/")?;
    let mut script = shop.command("node");
    script.args(["tests/torture/run.mjs", &server.address]).args(arguments);
    // The tests that it starts make files with `convert`.
    run_program(script.env("MEJORA_XTASK", std::env::current_exe()?))
}
