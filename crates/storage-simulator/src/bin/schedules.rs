//! Runs schedules on all cores, counts, and prints each that fails as a test that can be pasted:
//! `schedules [--runs N] [--seed FIRST] [--most FAILURES] [--log]`.

use std::process::ExitCode;
use std::time::Instant;

use storage_simulator::{cores, run_many};

fn number(args: &[String], name: &str, otherwise: u64) -> u64 {
    let at = args.iter().position(|arg| arg == name);
    let said = at.and_then(|at| args.get(at + 1));
    said.and_then(|it| it.replace('_', "").parse().ok()).unwrap_or(otherwise)
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let (runs, seed) = (number(&args, "--runs", 20_000), number(&args, "--seed", 0));
    let most = usize::try_from(number(&args, "--most", 5)).unwrap_or(usize::MAX);
    std::panic::set_hook(Box::new(|_| {}));
    let began = Instant::now();
    let (counts, failed) = run_many(seed, runs, most, cores(), || {});
    print!("{counts}");
    println!("{:>12.1}  seconds", began.elapsed().as_secs_f64());
    for it in &failed {
        let (test, log) = it.as_test();
        println!("\nseed {} fails: {}\n{test}", it.seed, it.fault.rule);
        if args.iter().any(|arg| arg == "--log") {
            log.iter().for_each(|line| println!("{line}"));
        }
    }
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
