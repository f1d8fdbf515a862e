//! Firefox and WebKit, in which a short journey is gone through beside the many in Chromium.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::browser::named_or_found;
use super::debian;
use crate::report::step;

const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];
const PACKAGES: [&str; 3] = ["firefox-esr", "webkit2gtk-driver", "xvfb"];
const ADVICE: &str = "install firefox-esr, webkit2gtk-driver and xvfb, or name the programs in \
                      FIREFOX, WEBKIT_DRIVER and XVFB";

/// The programs of the other engines.
pub struct Engines {
    /// Firefox.
    pub firefox: PathBuf,
    /// The WebDriver of WebKitGTK, which knows where its browser is.
    pub webkit_driver: PathBuf,
    /// The X server without a screen, on which that browser is shown.
    pub xvfb: PathBuf,
}

/// Finds the engines, or installs them where Debian's packages can be had. Where that cannot be
/// done it says so, and fails only where `CI` is set.
pub fn found_or_installed() -> Result<Option<Engines>> {
    if let Some(engines) = find() {
        return Ok(Some(engines));
    }
    let installed = if debian::usable() {
        step("Installing Firefox and WebKit (about 1 minute, once)", || debian::install(&PACKAGES))
    } else {
        Ok(())
    };
    match (find(), installed) {
        (Some(engines), _) => Ok(Some(engines)),
        (None, installed) if env::var_os("CI").is_some() => {
            installed.context(ADVICE)?;
            bail!("the tests need Firefox and WebKit: {ADVICE}");
        }
        (None, _) => {
            eprintln!("Firefox and WebKit are not tested, since they are not here: {ADVICE}.");
            Ok(None)
        }
    }
}

fn find() -> Option<Engines> {
    Some(Engines {
        firefox: named_or_found("FIREFOX", &FIREFOXES)?,
        webkit_driver: named_or_found("WEBKIT_DRIVER", &["WebKitWebDriver"])?,
        xvfb: named_or_found("XVFB", &["Xvfb"])?,
    })
}
