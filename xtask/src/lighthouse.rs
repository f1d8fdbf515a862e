//! `cargo xtask lighthouse`: what Lighthouse says of the release build on a phone.

use anyhow::{Context, Result, bail};

use crate::server::Server;
use crate::setup::{self, LIGHTHOUSE};
use crate::shell::run as run_program;
use crate::site;
use crate::workshop::Workshop;

/// Builds, serves under the headers of production, prints the four scores, and fails where one
/// is too low. No part of the tests: the first score is as good as the machine is quiet.
pub fn run(shop: &mut Workshop, arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        bail!("`cargo xtask lighthouse` takes no arguments");
    }
    let folder = site::release(shop)?;
    setup::for_browser(shop)?;
    setup::npm_packages(shop, LIGHTHOUSE)?;
    let server = Server::start(&folder, 0, "/")?;
    let mut script = shop.command("node");
    script.current_dir(shop.root.join(LIGHTHOUSE)).args(["run.mjs", &server.address]);
    run_program(&mut script).context("the app falls behind what it was, or the machine is busy")
}
