//! The build: Trunk compiles the app, then the files get the names and the shape in which they
//! are hosted.

mod budget;
mod cut;
mod finish;
mod fresh;
mod lean;
pub mod offline;
mod slim;
mod workers;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::report::step;
use crate::setup;
use crate::shell::{files_below, run as run_program};
use crate::workshop::{self, Workshop};

/// The files of a site by their path below its root, with `/` between folders.
pub type Files = std::collections::BTreeMap<String, Vec<u8>>;

/// Whether a build is for hosting, or quick and large for the developer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Small: optimised by the compiler and by wasm-opt.
    Release,
    /// Quick to compile.
    Dev,
}

impl Mode {
    /// The folder, below the root of the repository, where the site of this mode is put.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Release => "dist",
            Self::Dev => "target/dist-dev",
        }
    }
}

/// `cargo xtask build`.
pub fn run(shop: &mut Workshop, arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        bail!("`cargo xtask build` takes no arguments");
    }
    let folder = release(shop)?;
    eprintln!("The site is in {}.", folder.display());
    Ok(())
}

/// Builds the site for hosting and holds it to its budget.
pub fn release(shop: &mut Workshop) -> Result<PathBuf> {
    let folder = build(shop, Mode::Release)?;
    budget::check(shop, &read(&folder)?)?;
    Ok(folder)
}

/// Builds the site, unless the one that is there was built from the same files.
pub fn build(shop: &mut Workshop, mode: Mode) -> Result<PathBuf> {
    setup::for_build(shop)?;
    let _lock = workshop::hold(&shop.notes()?.join("build.lock"))?;
    let folder = shop.root.join(mode.folder());
    let stamp = fresh::Stamp::of(shop, mode)?;
    if stamp.is_current(&folder) {
        eprintln!("▸ {} is up to date.", mode.folder());
    } else {
        let made = step("Building the app", || trunk(shop, mode, &stamp.code))?;
        let mut files = read(&made)?;
        if mode == Mode::Release {
            step("Cutting it into parts", || cut::cut(shop, &mut files))?;
        }
        step("Building its workers", || workers::add(shop, mode, &stamp.code, &mut files))?;
        write(&folder, &finish::finish(files, mode)?)?;
        stamp.keep(&folder)?;
    }
    Ok(folder)
}

/// Reads all files of a site.
pub fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for path in files_below(folder, &|_| true)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        files.insert(name, bytes);
    }
    Ok(files)
}

fn trunk(shop: &Workshop, mode: Mode, build: &str) -> Result<PathBuf> {
    let out = match mode {
        Mode::Release => "target/trunk",
        Mode::Dev => "target/trunk-dev",
    };
    fs::create_dir_all(shop.root.join("target"))?;
    let mut trunk = shop.command("trunk");
    trunk.args(["build", "--skip-version-check", "--dist", out]);
    if mode == Mode::Release {
        trunk.args(["--release", "--features", "split"]);
    }
    if std::env::var_os("CI").is_some() {
        trunk.arg("--locked");
    }
    // Trunk takes only `true` and `false` here, and other programs set it to `1`. Its own stack
    // would push the compiler's errors out of sight.
    trunk.env_remove("NO_COLOR").env("RUST_BACKTRACE", "0").env("MEJORA_BUILD", build);
    if mode == Mode::Release {
        name_no_folder(&mut trunk);
    }
    run_program(&mut trunk)?;
    Ok(shop.root.join(out))
}

/// Lets what is built name the crates that it comes from without the folders of this machine: they
/// are nobody's business, and the app would have another size on another machine.
fn name_no_folder(command: &mut Command) {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let sources = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let folders = sources.into_iter().flatten().flatten();
    let flags: Vec<String> = folders
        .filter_map(|folder| folder.path().into_os_string().into_string().ok())
        // The variable has no way to say a blank that belongs to a path.
        .filter(|folder| !folder.contains(char::is_whitespace))
        .map(|folder| format!("--remap-path-prefix={folder}/="))
        .collect();
    // Cargo adds these to the flags of its configuration.
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
}

/// Puts a site in place in one move, so that no reader meets half of it.
fn write(folder: &Path, files: &Files) -> Result<()> {
    let fresh = folder.with_extension("new");
    remove(&fresh)?;
    for (name, bytes) in files {
        let path = fresh.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    remove(folder)?;
    fs::rename(&fresh, folder).with_context(|| format!("cannot write {}", folder.display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot replace {}", folder.display()))?;
    }
    Ok(())
}
