//! `cargo xtask bench`: measures the release build beside other tables and timelines.

use anyhow::{Result, bail};

use crate::server::Server;
use crate::setup::{self, BENCH};
use crate::shell::run as run_program;
use crate::site;
use crate::workshop::Workshop;

/// Builds, serves, and runs the script of the benchmark with the address and further arguments.
pub fn run(shop: &mut Workshop, arguments: &[String]) -> Result<()> {
    if !shop.root.join(BENCH).join("run.mjs").is_file() {
        bail!("{BENCH}/run.mjs is missing: the benchmark is not part of this checkout");
    }
    let folder = site::release(shop)?;
    setup::for_browser(shop)?;
    setup::npm_packages(shop, BENCH)?;
    let server = Server::start(&folder, 0, "/")?;
    let mut script = shop.command("node");
    script.current_dir(shop.root.join(BENCH)).args(["run.mjs", &server.address]).args(arguments);
    run_program(&mut script)
}
