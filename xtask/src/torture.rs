//! `cargo xtask torture`: kills the browser, fills and damages its stores, and counts what is lost.

use anyhow::{Context, Result, bail};

use crate::server::Server;
use crate::setup::{self, BROWSER_TESTS};
use crate::shell::run as run_program;
use crate::site;
use crate::workshop::Workshop;

/// The part that needs neither a build of the app nor a browser.
const SCHEDULES: &str = "schedules";

/// What the command line asked of the simulator.
#[derive(Debug, PartialEq, Eq)]
struct Schedules {
    /// How many schedules are run.
    runs: u64,
    /// The seed of the first; each further one has the next number.
    seed: u64,
}

/// Runs the parts that are asked for.
pub fn run(shop: &mut Workshop, arguments: &[String]) -> Result<()> {
    match arguments.split_first() {
        Some((part, rest)) if part == SCHEDULES => schedules(&parse(rest)?),
        _ => in_browser(shop, arguments),
    }
}

/// Runs the storage without a browser.
fn schedules(wanted: &Schedules) -> Result<()> {
    let Schedules { runs, seed } = wanted;
    bail!("there is no simulator of the storage yet for {runs} schedules from seed {seed}")
}

fn parse(arguments: &[String]) -> Result<Schedules> {
    let mut wanted = Schedules { runs: 20_000, seed: 0 };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let value = match word.as_str() {
            "--runs" => &mut wanted.runs,
            "--seed" => &mut wanted.seed,
            other => bail!("`torture {SCHEDULES}` knows --runs N and --seed N, not `{other}`"),
        };
        let number = words.next().and_then(|number| number.parse().ok());
        *value = number.with_context(|| format!("{word} needs a whole number"))?;
    }
    Ok(wanted)
}

/// Builds, serves, and runs the script of the torture with the address and further arguments.
fn in_browser(shop: &mut Workshop, arguments: &[String]) -> Result<()> {
    let folder = site::release(shop)?;
    setup::for_browser(shop)?;
    setup::npm_packages(shop, BROWSER_TESTS)?;
    let server = Server::start(&folder, 0, "/")?;
    let mut script = shop.command("node");
    script.args(["tests/torture/run.mjs", &server.address]).args(arguments);
    // The tests that it starts make files with `convert`.
    run_program(script.env("MEJORA_XTASK", std::env::current_exe()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Schedules> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn schedules_are_counted_from_a_seed() {
        assert_eq!(parsed("").unwrap(), Schedules { runs: 20_000, seed: 0 });
        let wanted = Schedules { runs: 1_000_000, seed: 7 };
        assert_eq!(parsed("--seed 7 --runs 1000000").unwrap(), wanted);
        for line in ["--runs", "--runs many", "--load 4", "tabs"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
