//! Tells whether a site was built from the files as they are now.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{Mode, compiler, read};
use crate::shell::{capture, digest, files_below};
use crate::workshop::Workshop;

/// Everything that the built site depends on.
pub const SOURCES: [&str; 12] = [
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "Trunk.toml",
    "index.html",
    ".cargo/config.toml",
    "src",
    "crates",
    "style",
    "public",
    "xtask/src/site",
    "xtask/src/server/headers.rs",
];

/// What the code of the app and of its workers depends on.
const CODE: [&str; 5] = ["Cargo.toml", "Cargo.lock", ".cargo/config.toml", "src", "crates"];

/// A digest of the sources, kept beside a digest of what was built from them.
pub struct BuildStamp {
    file: PathBuf,
    sources: String,
    /// A digest of the code alone, by which page and workers of one build know each other.
    pub code: String,
}

impl BuildStamp {
    /// Digests the sources as they are now.
    pub fn of(shop: &Workshop, mode: Mode) -> Result<Self> {
        let name = match mode {
            Mode::Release => "release.stamp",
            Mode::Local => "local.stamp",
            Mode::Dev => "dev.stamp",
        };
        let mut listing = capture(shop.command("rustc").arg("-vV"))?;
        listing.push_str(if compiler::builds_std(shop, mode) { "\nown std" } else { "\nits std" });
        let mut code = listing.clone();
        for source in SOURCES {
            let path = shop.root.join(source);
            let files = if path.is_dir() { files_below(&path, &|_| true)? } else { vec![path] };
            for file in files {
                let bytes = fs::read(&file).unwrap_or_default();
                let line = format!("\n{} {}", file.display(), digest(&bytes));
                listing.push_str(&line);
                if CODE.contains(&source) {
                    code.push_str(&line);
                }
            }
        }
        Ok(Self {
            file: shop.notes()?.join(name),
            sources: digest(listing.as_bytes()),
            code: digest(code.as_bytes()),
        })
    }

    /// Whether the folder holds what was built from these sources, unchanged since.
    pub fn is_current(&self, folder: &Path) -> bool {
        match (fs::read_to_string(&self.file), self.with_site(folder)) {
            (Ok(kept), Ok(now)) => kept == now,
            _ => false,
        }
    }

    /// Remembers that the folder was built from these sources.
    pub fn keep(&self, folder: &Path) -> Result<()> {
        Ok(fs::write(&self.file, self.with_site(folder)?)?)
    }

    fn with_site(&self, folder: &Path) -> Result<String> {
        let mut text = self.sources.clone();
        for (name, bytes) in read(folder)? {
            text.push_str(&format!("\n{name} {}", digest(&bytes)));
        }
        Ok(text)
    }
}
