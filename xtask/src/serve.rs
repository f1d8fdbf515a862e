//! `cargo xtask serve`: builds the app and serves it to the browsers of this machine.

mod watch;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::report::duration;
use crate::server::Server;
use crate::server::live::Live;
use crate::server::site::Site;
use crate::site::{self, Mode, SiteFiles};
use crate::workshop::Workshop;

const USUAL_PORT: u16 = 8080;

/// Builds and serves until Ctrl+C. The page can be opened as soon as the app is there; what it asks
/// for of the rest comes when that is built, too.
pub fn run(shop: &mut Workshop, arguments: &[String]) -> Result<()> {
    let mut port = USUAL_PORT;
    let mut mode = Mode::Local;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--port" => port = number(words.next())?,
            "--dev" => mode = Mode::Dev,
            other => bail!("`cargo xtask serve` knows --port N and --dev, not `{other}`"),
        }
    }
    let start = Instant::now();
    let watched = mode == Mode::Dev;
    // What is built is what was there before.
    let mut built = watch::Sources::of(shop)?;
    let mut early = None;
    let mut serve_early = |files: &SiteFiles| {
        if early.is_none() {
            let live = Arc::new(Live::begun(Site::unpacked(files.clone(), "/", watched)));
            let server = Server::of(Arc::clone(&live), port)?;
            println!("\nMejora: {} — it can be opened now (after {})", server.address, time(start));
            println!("What reads and writes office files follows; Ctrl+C to stop.\n");
            early = Some((live, server));
        }
        Ok(())
    };
    let folder = loop {
        match site::local(shop, mode, &mut serve_early) {
            Ok(folder) => break folder,
            Err(error) if watched => {
                eprintln!("\n{error:#}\nIt is tried again when a source has changed.");
                built = watch::settled(shop, &built)?;
            }
            Err(error) => return Err(error),
        }
    };
    let site = Site::unpacked(site::read(&folder)?, "/", watched);
    let (live, server) = match early {
        Some((live, server)) => {
            live.complete(site);
            println!("\nEverything is there, after {}: {}", time(start), server.address);
            (live, server)
        }
        None => {
            let live = Arc::new(Live::whole(site));
            let server = Server::of(Arc::clone(&live), port)?;
            println!("\nMejora: {} — Ctrl+C to stop", server.address);
            (live, server)
        }
    };
    if watched {
        watch::renew_for_ever(shop, &live, built)?;
    }
    server.wait();
    Ok(())
}

fn time(start: Instant) -> String {
    duration(start.elapsed())
}

/// `serve-dir --root DIR [--port N] [--prefix /p/]`: serves a folder without building anything.
pub fn run_folder(arguments: &[String]) -> Result<()> {
    let (mut root, mut port, mut prefix) = (None, USUAL_PORT, "/".to_owned());
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--root" => root = words.next(),
            "--port" => port = number(words.next())?,
            "--prefix" => prefix = words.next().context("--prefix needs a folder")?.clone(),
            other => bail!("`serve-dir` knows --root, --port and --prefix, not `{other}`"),
        }
    }
    let folder = Path::new(root.context("`serve-dir` needs --root DIR")?);
    let server = Server::start(folder, port, &prefix)?;
    println!("\nMejora: {} — Ctrl+C to stop", server.address);
    server.wait();
    Ok(())
}

fn number(word: Option<&String>) -> Result<u16> {
    word.and_then(|word| word.parse().ok()).context("--port needs a number up to 65535")
}
