//! Chromium and the ChromeDriver that belongs to it.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::report::step;
use crate::shell::which;
use crate::workshop::Workshop;

const CHROMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
const ADVICE: &str = "install Chromium or Chrome together with the ChromeDriver of the same \
                      version, or name them in CHROME and CHROMEDRIVER";

/// Finds both programs, or installs them where Debian's packages can be had.
pub fn chromium(shop: &mut Workshop) -> Result<()> {
    if !find(shop) && debian::usable() {
        step("Installing Chromium and ChromeDriver (about 1 minute, once)", || {
            debian::install(&["chromium", "chromium-driver"]).context(ADVICE)
        })?;
        find(shop);
    }
    if shop.chrome.is_none() || shop.chromedriver.is_none() {
        bail!("the tests need a browser: {ADVICE}");
    }
    Ok(())
}

fn find(shop: &mut Workshop) -> bool {
    shop.chrome = named_or_found("CHROME", &CHROMES);
    shop.chromedriver = named_or_found("CHROMEDRIVER", &DRIVERS);
    shop.chrome.is_some() && shop.chromedriver.is_some()
}

/// The program that an environment variable names, or else the first of these on `PATH`.
pub fn named_or_found(variable: &str, programs: &[&str]) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|file| file.is_file())
        .or_else(|| programs.iter().find_map(|program| which(program)))
}
