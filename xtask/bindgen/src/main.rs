//! The program `wasm-bindgen`, as far as a build of the app asks for it: for a page, without
//! types. It says that it is of the version that it is made of, and refuses what it does not know.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

/// The version in this package's manifest.
const VERSION: &str = "wasm-bindgen 0.2.128";

/// What the command line asks for.
#[derive(Debug, Default, PartialEq, Eq)]
struct BindgenArgs {
    wasm: PathBuf,
    out_dir: PathBuf,
    out_name: Option<String>,
    keep_lld_exports: bool,
    no_demangle: bool,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == ["--version"] {
        println!("{VERSION}");
        return Ok(());
    }
    let wanted = parse(&arguments)?;
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.typescript(false).input_path(&wanted.wasm);
    bindgen.keep_lld_exports(wanted.keep_lld_exports).demangle(!wanted.no_demangle);
    if let Some(name) = &wanted.out_name {
        bindgen.out_name(name);
    }
    bindgen.generate(&wanted.out_dir)
}

fn parse(arguments: &[String]) -> Result<BindgenArgs> {
    let mut wanted = BindgenArgs::default();
    let (mut for_pages, mut without_types) = (false, false);
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let (name, given) = match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (word.as_str(), None),
        };
        let mut value = || given.clone().or_else(|| words.next().cloned());
        match name {
            "--target" => for_pages = value().as_deref() == Some("web"),
            "--out-dir" => wanted.out_dir = value().context("--out-dir needs a folder")?.into(),
            "--out-name" => wanted.out_name = value(),
            "--no-typescript" => without_types = true,
            "--keep-lld-exports" => wanted.keep_lld_exports = true,
            "--no-demangle" => wanted.no_demangle = true,
            wasm if !wasm.starts_with('-') => wanted.wasm = wasm.into(),
            other => bail!("only what a build of Mejora asks for is known here, not `{other}`"),
        }
    }
    if !for_pages || !without_types {
        bail!("only `--target web --no-typescript` is known here");
    }
    Ok(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<BindgenArgs> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn values_stand_behind_a_blank_or_an_equals_sign() {
        let blanks = "--target web --no-typescript --out-name app --out-dir /a b.wasm";
        let equals = "--target=web --out-dir=/a --out-name=app b.wasm --no-typescript";
        assert_eq!(parsed(blanks).unwrap(), parsed(equals).unwrap());
        assert_eq!(parsed(equals).unwrap().wasm, PathBuf::from("b.wasm"));
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert!(parsed("--target bundler --no-typescript a.wasm").is_err());
        assert!(parsed("--target web a.wasm").is_err());
        assert!(parsed("--target web --no-typescript --debug a.wasm").is_err());
    }

    #[test]
    fn the_version_is_that_of_the_library() {
        let manifest = include_str!("../Cargo.toml");
        let version = VERSION.trim_start_matches("wasm-bindgen ");
        assert!(manifest.contains(&format!("wasm-bindgen-cli-support = \"={version}\"")));
    }
}
