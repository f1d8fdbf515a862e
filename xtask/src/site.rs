//! The build: Trunk compiles the app, then the files get the names and the shape in which they
//! are hosted.

mod budget;
mod compiler;
mod finish;
mod fresh;
mod minify;
mod minify_glue;
mod minify_text;
pub mod offline;
mod order;
mod page;
mod split;
mod workers;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};

pub use self::fresh::SOURCES;
use crate::report::step;
use crate::setup;
use crate::shell::{files_below, run as run_program};
use crate::workshop::{self, Workshop};

/// The files of a site by their path below its root, with `/` between folders.
pub type SiteFiles = std::collections::BTreeMap<String, Vec<u8>>;

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
    let folder = build(shop, Mode::Release, &mut |_| Ok(()))?;
    budget::check(shop, &read(&folder)?)?;
    Ok(folder)
}

/// What is done with the files of a site as soon as the app can be used: all but its workers, which
/// are still to be built, and the service worker, which names every file.
pub type WhenUsable<'a> = &'a mut dyn FnMut(&SiteFiles) -> Result<()>;

/// Builds the site for this machine's browsers, unless the one for hosting is there.
pub fn local(shop: &mut Workshop, mode: Mode, usable: WhenUsable<'_>) -> Result<PathBuf> {
    let hosted = shop.root.join(Mode::Release.folder());
    setup::for_lints(shop)?;
    if mode == Mode::Local {
        setup::find_std(shop);
        if fresh::BuildStamp::of(shop, Mode::Release)?.is_current(&hosted) {
            eprintln!("▸ {} is up to date.", Mode::Release.folder());
            return Ok(hosted);
        }
    }
    build(shop, mode, usable)
}

/// Builds the site, unless the one that is there was built from the same files.
fn build(shop: &mut Workshop, mode: Mode, usable: WhenUsable<'_>) -> Result<PathBuf> {
    let _lock = workshop::hold(&shop.notes()?.join("build.lock"))?;
    let folder = shop.root.join(mode.folder());
    let stamp = fresh::BuildStamp::of(shop, mode)?;
    if stamp.is_current(&folder) {
        eprintln!("▸ {} is up to date.", mode.folder());
        return Ok(folder);
    }
    // A build of its own for each change would have the workers built anew, which nobody changed.
    let code = if mode == Mode::Dev { "dev" } else { &stamp.code };
    let mut files = match mode {
        Mode::Release => {
            let made = step("Building the app", || trunk(shop, code))?;
            let made = read(&made)?;
            page::same_as_trunk(&shop.root, &made)?;
            made
        }
        Mode::Local | Mode::Dev => with_its_tools(shop, mode, code)?,
    };
    if mode == Mode::Dev {
        step("Binding it to its script", || bind_whole(shop, &mut files))?;
    } else {
        let what = lasting("Splitting it into parts", "3 minutes", "1 minute", mode);
        step(&what, || split::split(shop, mode, &mut files))?;
    }
    if mode != Mode::Release {
        let mut first = finish::finish(files.clone(), mode)?;
        first.remove(offline::SCRIPT);
        usable(&first)?;
    }
    let what = lasting("Building its workers", "2 minutes", "1 minute", mode);
    step(&what, || workers::add(shop, mode, code, &mut files))?;
    if mode == Mode::Release {
        step("Making its scripts small", || minify::scripts(shop, &mut files))?;
    }
    let files = finish::finish(files, mode)?;
    if mode != Mode::Dev {
        compiler::check_names(shop, &files)?;
    }
    write(&folder, &files)?;
    stamp.keep(&folder)?;
    Ok(folder)
}

/// A step with about how long it takes, for hosting or for this machine.
fn lasting(what: &str, hosted: &str, local: &str, mode: Mode) -> String {
    match mode {
        Mode::Release => format!("{what} (about {hosted})"),
        Mode::Local => format!("{what} (about {local})"),
        Mode::Dev => what.to_owned(),
    }
}

/// Compiles the app while the tools that follow are set up: each leaves the other a core where it
/// has nothing for two. Gives the page and what stands beside it.
fn with_its_tools(shop: &mut Workshop, mode: Mode, code: &str) -> Result<SiteFiles> {
    let mut tooled = shop.clone();
    let what = match mode {
        Mode::Dev => "Compiling the app",
        _ => "Compiling the app (about 3 minutes at first)",
    };
    let tools = thread::scope(|scope| {
        let tools = scope.spawn(|| setup::for_serving(&mut tooled, mode == Mode::Local));
        let compiled = step(what, || compile(shop, mode, code));
        let tools = tools.join().map_err(|_| anyhow!("the tools could not be set up"))?;
        compiled.and(tools)
    });
    tools?;
    *shop = tooled;
    page::assemble(&shop.root)
}

fn compile(shop: &Workshop, mode: Mode, code: &str) -> Result<()> {
    let mut cargo = shop.cargo(&["build", "-p", "mejora", "--bin", "mejora"]);
    cargo.args(["--target", setup::WASM]).env("MEJORA_BUILD", code);
    if mode != Mode::Dev {
        cargo.args(["--release", "--features", "split"]);
    }
    compiler::ask(shop, mode, &mut cargo);
    run_program(&mut cargo)
}

/// Binds the app as it is, in one file.
fn bind_whole(shop: &Workshop, files: &mut SiteFiles) -> Result<()> {
    let folder = shop.root.join("target/whole");
    let linked = compiler::linked(shop, Mode::Dev).join("mejora.wasm");
    split::bind(shop, &linked, &folder, "app", &[])?;
    files.insert(page::SCRIPT.to_owned(), fs::read(folder.join("app.js"))?);
    files.insert(page::WASM.to_owned(), fs::read(folder.join("app_bg.wasm"))?);
    files.extend(split::snippets(&folder)?);
    Ok(())
}

/// Reads all files of a site.
pub fn read(folder: &Path) -> Result<SiteFiles> {
    let mut files = SiteFiles::new();
    for path in files_below(folder, &|_| true)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        files.insert(name, bytes);
    }
    Ok(files)
}

fn trunk(shop: &Workshop, build: &str) -> Result<PathBuf> {
    let out = "target/trunk";
    fs::create_dir_all(shop.root.join("target"))?;
    let mut trunk = shop.command("trunk");
    trunk.args(["build", "--skip-version-check", "--dist", out]);
    trunk.args(["--release", "--features", "split"]);
    if std::env::var_os("CI").is_some() {
        trunk.arg("--locked");
    }
    // Trunk takes only `true` and `false` here, and other programs set it to `1`. Its own stack
    // would push the compiler's errors out of sight.
    trunk.env_remove("NO_COLOR").env("RUST_BACKTRACE", "0").env("MEJORA_BUILD", build);
    compiler::ask(shop, Mode::Release, &mut trunk);
    run_program(&mut trunk)?;
    Ok(shop.root.join(out))
}

/// Puts a site in place in one move, so that no reader meets half of it.
fn write(folder: &Path, files: &SiteFiles) -> Result<()> {
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
