//! `cargo xtask`: everything that a person or CI runs in this repository, one command each.

mod bench;
mod check;
mod convert;
mod html;
#[cfg(feature = "pictures")]
mod icons;
mod inspect;
mod lighthouse;
#[cfg(feature = "pictures")]
mod picture;
mod report;
mod schema;
mod screenshots;
mod serve;
mod server;
mod setup;
mod shell;
mod site;
mod test;
mod tidy;
mod torture;
mod workshop;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::workshop::Workshop;

const HELP: &str = "\
Mejora: what you can run (each command sets up what it needs)

  cargo xtask serve [--port N]           build the app and serve it to this machine's browsers
                   [--dev]               compile quickly, watch the sources, reload the page
  cargo xtask test [--only PHASE]        run every test; PHASE is native, wasm, browser (Chromium)
                   [-- ARGS]             or engines (in short, Firefox and WebKit); ARGS go to the
                                         runner of that one phase
  cargo xtask check                      formatting, lints, documentation and tidy
  cargo xtask build                      the release build, in dist/, with its byte budget
  cargo xtask setup                      install what is missing and stop
  cargo xtask tidy [--rooms]             the rules of the design, over every source file, and how
                                         the rooms of the page hang together
  cargo xtask inspect FILE               what Mejora reads in a file, as JSON
  cargo xtask convert IN OUT             writes what it reads in IN as OUT: xlsx, docx, html, csv,
                   [--english]           ics, svg or json, by the name's ending; in Spanish,
                   [--comma]             semicolons in a csv, each row with its criterion,
                   [--merge-criteria]    unless told otherwise
  cargo xtask worker FOLDER              write sw.js of a built site anew, after a change by hand
  cargo xtask icons                      draw the icons anew (with --features pictures before --)
  cargo xtask schema                     write docs/plan.schema.json
  cargo xtask bench [SECTION] [ARGS]     measure the release build; SECTION is tables, timelines
                                         or files, and --help lists ARGS
  cargo xtask torture [PART] [ARGS]      kill the browser, fill and damage its stores, and count
                                         what is lost; --help lists PARTs and ARGS
  cargo xtask torture schedules          run the storage in a simulator, without a browser
                   [--runs N] [--seed S]
  cargo xtask lighthouse                 print the four scores of Lighthouse on a phone and fail
                                         where one is too low; on a quiet machine
  cargo xtask screenshots                take the pictures of the README

Tools are kept in the user's cache folder, or in MEJORA_TOOLS. CHROME and CHROMEDRIVER name a
browser that is not on PATH.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match command {
        "inspect" => return inspect::run(rest),
        "convert" => return convert::run(rest),
        _ => {}
    }
    match dispatch(command, rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, rest: &[String]) -> Result<()> {
    let mut shop = Workshop::open()?;
    match command {
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        "setup" => setup::everything(&mut shop),
        "serve" => serve::run(&mut shop, rest),
        "serve-dir" => serve::run_folder(rest),
        "build" => site::run(&mut shop, rest),
        "check" => check::run(&mut shop),
        "test" => test::run(&mut shop, rest),
        "tidy" => tidy::run(&shop, rest),
        "worker" => site::offline::run(rest),
        #[cfg(feature = "pictures")]
        "icons" => icons::run(&shop),
        "schema" => schema::write(&shop),
        "bench" => bench::run(&mut shop, rest),
        "torture" => torture::run(&mut shop, rest),
        "lighthouse" => lighthouse::run(&mut shop, rest),
        "screenshots" => screenshots::run(&mut shop),
        other => bail!("there is no command `{other}`; `cargo xtask` alone lists them"),
    }
}
