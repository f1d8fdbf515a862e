//! Trunk, wasm-bindgen, binaryen and terser, each in the one version that the build is known to work with.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::report::step;
use crate::shell::{capture, run, which};
use crate::workshop::Workshop;

/// A program from crates.io, with the ways to build it, the quickest first.
struct CargoTool {
    name: &'static str,
    package: &'static str,
    version: &'static str,
    minutes: &'static str,
    ways: &'static [&'static [&'static str]],
}

const TRUNK: CargoTool = CargoTool {
    name: "trunk",
    package: "trunk",
    version: "0.21.14",
    minutes: "about 3 minutes",
    // The second way is slower and needs no OpenSSL on the machine.
    ways: &[&["--debug", "--no-default-features", "--features", "native-tls"], &["--debug"]],
};

const WASM_BINDGEN: CargoTool = CargoTool {
    name: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    version: "0.2.128",
    minutes: "about 2 minutes",
    ways: &[&[]],
};

/// A program from npm.
struct NpmTool {
    name: &'static str,
    package: &'static str,
    version: &'static str,
}

/// Older versions of wasm-opt than this one build an app that dies at its start.
const BINARYEN: NpmTool = NpmTool { name: "wasm-opt", package: "binaryen", version: "132.0.0" };

const TERSER: NpmTool = NpmTool { name: "terser", package: "terser", version: "5.51.4" };

/// Makes sure that Trunk is there.
pub fn trunk(shop: &mut Workshop) -> Result<()> {
    cargo_tool(shop, &TRUNK)
}

/// Cargo's profiles as these tools are compiled: they run for seconds, and are waited for.
const QUICKLY: [(&str, &str); 6] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_DEV_DEBUG", "0"),
    ("CARGO_PROFILE_DEV_INCREMENTAL", "false"),
];

/// Makes sure that there is a wasm-bindgen, with its test runner or without it, which is the
/// quicker one to compile (`xtask/bindgen`).
pub fn bindgen(shop: &mut Workshop) -> Result<()> {
    let whole = installed_in(shop, &WASM_BINDGEN).join("bin");
    let program = format!("{}{}", WASM_BINDGEN.name, env::consts::EXE_SUFFIX);
    if whole.join(&program).exists() {
        shop.put_first_on_path(whole);
        return Ok(());
    }
    let folder = shop.cache.join(format!("bindgen-{}", WASM_BINDGEN.version));
    if !folder.join(&program).exists() {
        if is_on_path(&WASM_BINDGEN) {
            return Ok(());
        }
        step("Compiling wasm-bindgen (about 1 minute, once)", || {
            let words = ["build", "--quiet", "--profile", "tools", "-p", "bindgen-tool"];
            run(&mut shop.cargo(&words))?;
            fs::create_dir_all(&folder)?;
            // In one move, so that a program that is there is a whole one.
            let fresh = folder.join("fresh");
            let built = format!("bindgen-tool{}", env::consts::EXE_SUFFIX);
            fs::copy(shop.target().join("tools").join(built), &fresh)?;
            Ok(fs::rename(fresh, folder.join(&program))?)
        })?;
    }
    shop.put_first_on_path(folder);
    Ok(())
}

/// Makes sure that wasm-bindgen and its test runner are there.
pub fn wasm_bindgen(shop: &mut Workshop) -> Result<()> {
    cargo_tool(shop, &WASM_BINDGEN)
}

/// Makes sure that wasm-opt is there.
pub fn binaryen(shop: &mut Workshop) -> Result<()> {
    npm_tool(shop, &BINARYEN)
}

/// Makes sure that what makes scripts small is there.
pub fn terser(shop: &mut Workshop) -> Result<()> {
    npm_tool(shop, &TERSER)
}

fn npm_tool(shop: &mut Workshop, tool: &NpmTool) -> Result<()> {
    let NpmTool { name, package, version } = tool;
    let folder = shop.cache.join(format!("{package}-{version}"));
    let programs = folder.join("node_modules/.bin");
    if !programs.join(name).exists() {
        if which("npm").is_none() {
            bail!("npm is missing: install Node.js 20 or newer from https://nodejs.org");
        }
        step(&format!("Installing {package} {version} from npm"), || {
            fs::create_dir_all(&folder)?;
            let mut npm = Command::new("npm");
            npm.current_dir(&folder).args(["install", "--prefix=.", "--no-package-lock"]);
            run(npm.args(["--no-fund", "--no-audit", &format!("{package}@{version}")]))
                .with_context(|| {
                    format!("connect to the internet once, so that npm can download {package}")
                })
        })?;
    }
    shop.put_first_on_path(programs);
    Ok(())
}

fn cargo_tool(shop: &mut Workshop, tool: &CargoTool) -> Result<()> {
    let folder = installed_in(shop, tool);
    let programs = folder.join("bin");
    if !programs.join(tool.name).exists() {
        if is_on_path(tool) {
            return Ok(());
        }
        step(
            &format!("Installing {} {} ({}, once)", tool.name, tool.version, tool.minutes),
            || build(shop, tool, &folder.to_string_lossy()),
        )?;
    }
    shop.put_first_on_path(programs);
    Ok(())
}

fn installed_in(shop: &Workshop, tool: &CargoTool) -> PathBuf {
    shop.cache.join(format!("{}-{}", tool.name, tool.version))
}

fn is_on_path(tool: &CargoTool) -> bool {
    which(tool.name).is_some()
        && capture(Command::new(tool.name).arg("--version"))
            .is_ok_and(|said| said.split_whitespace().nth(1) == Some(tool.version))
}

fn build(shop: &Workshop, tool: &CargoTool, folder: &str) -> Result<()> {
    let mut last = anyhow!("there is no way to build {}", tool.name);
    for way in tool.ways {
        let mut cargo = shop.command("cargo");
        cargo.args(["install", tool.package, "--version", tool.version, "--locked", "--quiet"]);
        cargo.args(["--root", folder]).args(*way).current_dir(&shop.cache).envs(QUICKLY);
        match run(&mut cargo) {
            Ok(()) => return Ok(()),
            Err(error) => last = error,
        }
    }
    Err(last.context(format!(
        "connect to the internet, or put {} {} on PATH yourself",
        tool.name, tool.version
    )))
}
