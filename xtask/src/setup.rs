//! Installs what is missing, once, and says what it does. With everything there it asks no network.

mod browser;
mod debian;
mod engines;
mod npm;
mod own_std;
mod tools;
mod wasm;

use anyhow::Result;

use crate::workshop::{self, Workshop};

pub use engines::Engines;
pub use npm::packages as npm_packages;
pub use own_std::find as find_std;
pub use wasm::TARGET as WASM;

/// The folder of the browser tests.
pub const BROWSER_TESTS: &str = "tests/browser";
/// The folder of the journey in other engines.
pub const ENGINES: &str = "tests/engines";
/// The folder of Lighthouse.
pub const LIGHTHOUSE: &str = "tests/lighthouse";
/// The folder of the benchmark.
pub const BENCH: &str = "tests/bench";

/// Installs everything that any command needs.
pub fn everything(shop: &mut Workshop) -> Result<()> {
    for_hosting(shop)?;
    for_browser(shop)?;
    npm_packages(shop, BROWSER_TESTS)?;
    if for_engines(shop)?.is_some() {
        npm_packages(shop, ENGINES)?;
    }
    if shop.root.join(BENCH).join("package.json").is_file() {
        npm_packages(shop, BENCH)?;
    }
    eprintln!("Everything is set up. Start the app with `cargo xtask serve`.");
    Ok(())
}

/// Installs the wasm target alone, which the lints need.
pub fn for_lints(shop: &mut Workshop) -> Result<()> {
    let _lock = workshop::hold(&shop.cache.join("lock"))?;
    wasm::target(shop)
}

/// Installs the tools that a build for this machine's browsers needs beside the compiler.
pub fn for_serving(shop: &mut Workshop, optimised: bool) -> Result<()> {
    let _lock = workshop::hold(&shop.cache.join("lock"))?;
    tools::bindgen(shop)?;
    if optimised { tools::binaryen(shop) } else { Ok(()) }
}

/// Installs what the build for hosting needs, and what makes it smaller where that can be had.
pub fn for_hosting(shop: &mut Workshop) -> Result<()> {
    let _lock = workshop::hold(&shop.cache.join("lock"))?;
    wasm::target(shop)?;
    tools::wasm_bindgen(shop)?;
    tools::trunk(shop)?;
    tools::binaryen(shop)?;
    tools::terser(shop)?;
    own_std::sources(shop);
    Ok(())
}

/// Installs what the component tests need, which run in a browser without Trunk.
pub fn for_components(shop: &mut Workshop) -> Result<()> {
    let _lock = workshop::hold(&shop.cache.join("lock"))?;
    wasm::target(shop)?;
    tools::wasm_bindgen(shop)?;
    browser::chromium(shop)
}

/// Finds or installs Chromium and ChromeDriver.
pub fn for_browser(shop: &mut Workshop) -> Result<()> {
    let _lock = workshop::hold(&shop.cache.join("lock"))?;
    browser::chromium(shop)
}

/// Finds or installs Firefox and WebKit; says so where they cannot be had, and fails only where
/// `CI` is set.
pub fn for_engines(shop: &mut Workshop) -> Result<Option<Engines>> {
    let _lock = workshop::hold(&shop.cache.join("lock"))?;
    engines::found_or_installed()
}
