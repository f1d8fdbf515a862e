//! `cargo xtask test`: the crates on this machine, the components in a browser, and the release
//! build as a person meets it, in Chromium and in short in the other engines.

use std::fs::File;
use std::process::{Child, Command};

use anyhow::{Context, Result, bail};

use crate::report::Phases;
use crate::server::Server;
use crate::setup::{self, BROWSER_TESTS, ENGINES, Engines};
use crate::shell::run as run_program;
use crate::site::{self, Mode};
use crate::workshop::Workshop;

/// The app is tested in a subfolder, since it must run in any.
const PREFIX: &str = "/sub/carpeta/";

/// In the order in which they run.
const PHASES: [&str; 4] = ["native", "wasm", "browser", "engines"];

/// What the command line asked for.
#[derive(Debug, Default, PartialEq, Eq)]
struct TestArgs {
    only: Option<String>,
    extra: Vec<String>,
}

impl TestArgs {
    fn includes(&self, phase: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == phase)
    }
}

/// Runs the phases in order and stops at the first that fails.
pub fn run(shop: &mut Workshop, arguments: &[String]) -> Result<()> {
    let wanted = parse(arguments)?;
    let mut phases = Phases::default();
    // What is missing is known now rather than after half an hour.
    let engines = if wanted.includes("engines") { setup::for_engines(shop)? } else { None };
    let early = wanted.only.is_none().then(|| EarlyBuild::start(shop)).transpose()?;
    if wanted.includes("native") {
        phases.run("native", || native(shop, &wanted.extra))?;
    }
    if wanted.includes("wasm") {
        phases.run("wasm", || wasm(shop, &wanted.extra))?;
    }
    if wanted.includes("browser") || engines.is_some() {
        phases.run("build", || {
            early.map_or(Ok(()), EarlyBuild::end)?;
            site::release(shop).map(drop)
        })?;
    }
    if wanted.includes("browser") {
        phases.run("browser", || browser(shop, &wanted.extra))?;
    }
    if let Some(engines) = engines {
        phases.run("engines", || in_engines(shop, &engines, &wanted.extra))?;
    }
    println!("\ntest: passed in {}", phases.summary());
    Ok(())
}

/// The release build, begun beside the tests that do not need it: its linkers and optimisers keep
/// one core busy for minutes. It writes to a file. Whether it failed is left to the build that
/// follows, which has nothing more to do, or fails in sight.
struct EarlyBuild(Child);

impl EarlyBuild {
    fn start(shop: &mut Workshop) -> Result<Self> {
        setup::for_hosting(shop)?;
        let path = shop.notes()?.join("early-build.log");
        let log =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        let mut build = Command::new(std::env::current_exe()?);
        build.arg("build").current_dir(&shop.root).stdout(log.try_clone()?).stderr(log);
        eprintln!("▸ The release build goes on beside the tests: {}", path.display());
        Ok(Self(build.spawn().context("cannot start the release build")?))
    }

    fn end(mut self) -> Result<()> {
        self.0.wait().context("cannot wait for the release build")?;
        Ok(())
    }
}

impl Drop for EarlyBuild {
    fn drop(&mut self) {
        // It has ended, unless a test failed.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn parse(arguments: &[String]) -> Result<TestArgs> {
    let mut wanted = TestArgs::default();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match (word.as_str(), words.as_slice()) {
            ("--only", [phase, ..]) if PHASES.contains(&phase.as_str()) => {
                wanted.only = words.next().cloned();
            }
            ("--only", _) => bail!("--only needs one of {}", PHASES.join(", ")),
            ("--", rest) if wanted.only.is_some() => {
                wanted.extra = rest.to_vec();
                break;
            }
            ("--", _) => bail!("name the phase that the arguments are for with --only"),
            (other, _) => bail!("`cargo xtask test` knows --only PHASE, not `{other}`"),
        }
    }
    Ok(wanted)
}

/// The crates and xtask, without examples in comments, of which there are none (`tidy`): looking for
/// them takes longer than most tests. One compiler serves all phases, so the wasm target is set up
/// first.
fn native(shop: &mut Workshop, extra: &[String]) -> Result<()> {
    setup::for_lints(shop)?;
    let words = ["test", "--workspace", "--exclude", "mejora", "--lib", "--bins", "--tests"];
    run_program(shop.cargo(&words).args(extra))
}

/// The app's own tests, in headless Chromium.
fn wasm(shop: &mut Workshop, extra: &[String]) -> Result<()> {
    setup::for_components(shop)?;
    let mut cargo = shop.cargo(&["test", "-p", "mejora", "--tests", "--target", setup::WASM]);
    // A machine that is busy compiling takes its time to start a browser.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    run_program(cargo.args(extra))
}

/// Playwright against the release build, under the headers of production.
fn browser(shop: &mut Workshop, extra: &[String]) -> Result<()> {
    setup::for_browser(shop)?;
    setup::npm_packages(shop, BROWSER_TESTS)?;
    let server = Server::start(&shop.root.join(Mode::Release.folder()), 0, PREFIX)?;
    let mut playwright = shop.command("node");
    playwright.current_dir(shop.root.join(BROWSER_TESTS));
    playwright.args(["node_modules/@playwright/test/cli.js", "test"]).args(extra);
    // The tests make files with `convert`.
    playwright.env("MEJORA_XTASK", std::env::current_exe()?);
    run_program(playwright.env("MEJORA_URL", &server.address))
        .context("what the browser showed is in target/playwright")
}

/// A short journey in Firefox and WebKit, on the same build under the same headers.
fn in_engines(shop: &Workshop, engines: &Engines, extra: &[String]) -> Result<()> {
    setup::npm_packages(shop, ENGINES)?;
    let mut journey = shop.command("node");
    journey.current_dir(shop.root.join(ENGINES)).arg("run.mjs").args(extra);
    journey.env("FIREFOX", &engines.firefox).env("WEBKIT_DRIVER", &engines.webkit_driver);
    journey.env("XVFB", &engines.xvfb).env("MEJORA_XTASK", std::env::current_exe()?);
    run_program(journey.env("MEJORA_SITE", shop.root.join(Mode::Release.folder())))
        .context("what the engines showed is in target/engines")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<TestArgs> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn without_arguments_every_phase_runs() {
        let wanted = parsed("").unwrap();
        assert!(PHASES.iter().all(|phase| wanted.includes(phase)));
    }

    #[test]
    fn one_phase_takes_the_arguments_of_its_runner() {
        let wanted = parsed("--only browser -- smoke --project phone").unwrap();
        assert!(wanted.includes("browser") && !wanted.includes("engines"));
        assert_eq!(wanted.extra, ["smoke", "--project", "phone"]);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in ["--only", "--only all", "--quick", "-- smoke"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
