//! `docs/plan.schema.json`, which describes the plan file and is generated from the code.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::workshop::Workshop;

/// Where the schema stands in the repository.
pub const FILE: &str = "docs/plan.schema.json";

/// `cargo xtask schema`.
pub fn write(shop: &Workshop) -> Result<()> {
    let file: PathBuf = shop.root.join(FILE);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, text()).with_context(|| format!("cannot write {FILE}"))?;
    eprintln!("{FILE} is written.");
    Ok(())
}

/// The schema as it must stand in the file.
pub fn text() -> String {
    format!("{:#}\n", plan::format::schema())
}
