//! `cargo xtask serve`: builds the app and serves it to the browsers of this machine.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::server::Server;
use crate::site::{self, Mode};
use crate::workshop::Workshop;

const USUAL_PORT: u16 = 8080;

/// Builds and serves until Ctrl+C.
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
    let folder = site::local(shop, mode)?;
    serve(&folder, port, "/")
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
    serve(Path::new(root.context("`serve-dir` needs --root DIR")?), port, &prefix)
}

fn serve(folder: &Path, port: u16, prefix: &str) -> Result<()> {
    let server = Server::start(folder, port, prefix)?;
    println!("\nMejora: {} — Ctrl+C to stop", server.address);
    server.wait();
    Ok(())
}

fn number(word: Option<&String>) -> Result<u16> {
    word.and_then(|word| word.parse().ok()).context("--port needs a number up to 65535")
}
