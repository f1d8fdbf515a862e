//! The place where everything runs: folders, the tools that were set up, and the environment of
//! the programs that are started.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};

/// Folders and tools, filled in by `setup` as a command asks for them.
#[derive(Clone)]
pub struct Workshop {
    /// The root of the repository.
    pub root: PathBuf,
    /// Where tools are kept between checkouts, one folder for each version.
    pub cache: PathBuf,
    /// The rustup toolchain that everything is built with, when it is not the active one.
    pub toolchain: Option<String>,
    /// Where the sources of Rust's standard library are, once found.
    pub std_sources: Option<PathBuf>,
    /// Chromium or Chrome, once found.
    pub chrome: Option<PathBuf>,
    /// ChromeDriver, once found.
    pub chromedriver: Option<PathBuf>,
    tool_folders: Vec<PathBuf>,
}

impl Workshop {
    /// Finds the repository and the cache folder.
    pub fn open() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask must stand in the repository")?
            .to_owned();
        Ok(Self {
            root,
            cache: cache_folder()?,
            toolchain: None,
            std_sources: None,
            chrome: None,
            chromedriver: None,
            tool_folders: Vec::new(),
        })
    }

    /// Puts a folder before all others on the `PATH` of what is started.
    pub fn put_first_on_path(&mut self, folder: PathBuf) {
        if !self.tool_folders.contains(&folder) {
            self.tool_folders.insert(0, folder);
        }
    }

    /// A program, started in the root of the repository with the tools that were set up.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.path());
        // Cargo describes xtask itself in these; what xtask starts must not take them for its own.
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy();
            if name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANI") {
                command.env_remove(name.as_ref());
            }
        }
        if let Some(toolchain) = &self.toolchain {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        if let Some(chrome) = &self.chrome {
            command.env("CHROME", chrome);
        }
        if let Some(driver) = &self.chromedriver {
            command.env("CHROMEDRIVER", driver);
        }
        command
    }

    /// Cargo, which keeps to the lock file wherever `CI` is set.
    pub fn cargo(&self, words: &[&str]) -> Command {
        let mut command = self.command("cargo");
        let (subcommand, rest) = words.split_first().unwrap_or((&"help", &[]));
        command.arg(subcommand);
        if env::var_os("CI").is_some() && *subcommand != "fmt" {
            command.arg("--locked");
        }
        command.args(rest);
        command
    }

    /// Where cargo puts what it builds.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.root.join("target"), |folder| self.root.join(folder))
    }

    /// The folder for what xtask itself remembers between two runs.
    pub fn notes(&self) -> Result<PathBuf> {
        let notes = self.target().join("xtask");
        fs::create_dir_all(&notes)
            .with_context(|| format!("cannot make the folder {}", notes.display()))?;
        Ok(notes)
    }

    fn path(&self) -> OsString {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let folders = self.tool_folders.iter().cloned().chain(env::split_paths(&inherited));
        env::join_paths(folders).unwrap_or(inherited)
    }
}

/// Holds a lock file until it is dropped, so that two xtasks do not do the same work at once.
pub fn hold(file: &Path) -> Result<File> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let lock = File::create(file).with_context(|| format!("cannot write {}", file.display()))?;
    lock.lock().with_context(|| format!("cannot lock {}", file.display()))?;
    Ok(lock)
}

fn cache_folder() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("MEJORA_TOOLS") {
        return Ok(env::current_dir()?.join(folder));
    }
    let base = env::var_os("XDG_CACHE_HOME")
        .or_else(|| env::var_os("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .ok_or_else(|| anyhow!("there is no home folder: name a folder in MEJORA_TOOLS"))?;
    Ok(base.join("mejora"))
}
