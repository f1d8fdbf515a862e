//! `cargo xtask inspect FILE`: what Mejora reads in a file, without a browser.

use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

/// Prints the JSON, or one sentence on standard error with exit status 2.
pub fn run(arguments: &[String]) -> ExitCode {
    match read(arguments) {
        Ok(json) => {
            // Whoever reads only the beginning, as `head` does, is not told of an error.
            writeln!(io::stdout(), "{}", json.trim_end()).ok();
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn read(arguments: &[String]) -> Result<String, String> {
    let [file] = arguments else {
        return Err("`cargo xtask inspect` needs the name of one file.".to_owned());
    };
    let bytes = fs::read(file).map_err(|error| format!("{file} cannot be read: {error}."))?;
    import::inspect(&bytes)
}
