//! The build: Trunk compiles the app, then the files get the names and the shape in which they
//! are hosted.

mod budget;
mod compiler;
mod split;
mod finish;
mod fresh;
mod minify_text;
mod minify;
pub mod offline;
mod order;
mod minify_glue;
mod workers;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::report::step;
use crate::setup;
use crate::shell::{files_below, run as run_program};
use crate::workshop::{self, Workshop};

/// The files of a site by their path below its root, with `/` between folders.
pub type Files = std::collections::BTreeMap<String, Vec<u8>>;

/// What a build is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// For hosting and for the tests: optimised by the compiler and by wasm-opt, with a standard
    /// library built for size.
    Release,
    /// For this machine's browsers: the same with the standard library that the compiler has.
    Local,
    /// Quick to compile, and large.
    Dev,
}

impl Mode {
    /// The folder, below the root of the repository, where the site of this mode is put.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Release => "dist",
            Self::Local => "target/dist-local",
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
    setup::for_hosting(shop)?;
    let folder = build(shop, Mode::Release)?;
    budget::check(shop, &read(&folder)?)?;
    Ok(folder)
}

/// Builds the site for this machine's browsers, unless the one for hosting is there.
pub fn local(shop: &mut Workshop, mode: Mode) -> Result<PathBuf> {
    setup::for_build(shop)?;
    let hosted = shop.root.join(Mode::Release.folder());
    if mode == Mode::Local && fresh::Stamp::of(shop, Mode::Release)?.is_current(&hosted) {
        eprintln!("▸ {} is up to date.", Mode::Release.folder());
        return Ok(hosted);
    }
    build(shop, mode)
}

/// Builds the site, unless the one that is there was built from the same files.
fn build(shop: &Workshop, mode: Mode) -> Result<PathBuf> {
    let _lock = workshop::hold(&shop.notes()?.join("build.lock"))?;
    let folder = shop.root.join(mode.folder());
    let stamp = fresh::Stamp::of(shop, mode)?;
    if stamp.is_current(&folder) {
        eprintln!("▸ {} is up to date.", mode.folder());
    } else {
        let made = step("Building the app", || trunk(shop, mode, &stamp.code))?;
        let mut files = read(&made)?;
        if mode != Mode::Dev {
            step("Splitting it into parts", || split::split(shop, mode, &mut files))?;
        }
        step("Building its workers", || workers::add(shop, mode, &stamp.code, &mut files))?;
        if mode != Mode::Dev {
            step("Making its scripts small", || minify::scripts(shop, &mut files))?;
        }
        let files = finish::finish(files, mode)?;
        if mode != Mode::Dev {
            compiler::check_names(shop, &files)?;
        }
        write(&folder, &files)?;
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
        Mode::Release | Mode::Local => "target/trunk",
        Mode::Dev => "target/trunk-dev",
    };
    fs::create_dir_all(shop.root.join("target"))?;
    let mut trunk = shop.command("trunk");
    trunk.args(["build", "--skip-version-check", "--dist", out]);
    if mode != Mode::Dev {
        trunk.args(["--release", "--features", "split"]);
    }
    if std::env::var_os("CI").is_some() {
        trunk.arg("--locked");
    }
    // Trunk takes only `true` and `false` here, and other programs set it to `1`. Its own stack
    // would push the compiler's errors out of sight.
    trunk.env_remove("NO_COLOR").env("RUST_BACKTRACE", "0").env("MEJORA_BUILD", build);
    compiler::ask(shop, mode, &mut trunk);
    run_program(&mut trunk)?;
    Ok(shop.root.join(out))
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
