//! What the compiler is asked for beyond Cargo's profiles: no folder of this machine in what is
//! built, and for hosting a standard library that is built for size.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::{Mode, SiteFiles};
use crate::setup;
use crate::workshop::Workshop;

/// The parts of the standard library that are built, and how.
const OWN_STD: [(&str, &str); 2] = [
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Panics then say what happened and not where in the code, and a derived `Debug` names its variant
/// and not what is in it. Without any `Debug` an `unwrap` would no longer say why it failed, which the
/// failure screen shows, and under 1 kB would be saved. Panics that abort at once would save more, and
/// silence the hook that stops autosave.
const SMALLER: [&str; 2] = ["-Zlocation-detail=none", "-Zfmt-debug=shallow"];

/// Whether the standard library of this mode is built from its sources here.
pub fn builds_std(shop: &Workshop, mode: Mode) -> bool {
    mode == Mode::Release && shop.std_sources.is_some()
}

/// Where Cargo puts what it builds in this mode.
pub fn target(shop: &Workshop, mode: Mode) -> PathBuf {
    if builds_std(shop, mode) { shop.target().join("own-std") } else { shop.target() }
}

/// The folder of what Cargo has linked for browsers in this mode.
pub fn linked(shop: &Workshop, mode: Mode) -> PathBuf {
    let profile = if mode == Mode::Dev { "debug" } else { "release" };
    target(shop, mode).join(setup::WASM).join(profile)
}

/// Puts what this mode asks of the compiler into the environment of Cargo, or of what starts it.
pub fn ask(shop: &Workshop, mode: Mode, command: &mut Command) {
    if mode == Mode::Dev {
        return;
    }
    let mut flags = Vec::new();
    if builds_std(shop, mode) {
        // Cargo and rustc of a stable release then take what is unstable. Build scripts look at
        // this, too: in one folder, each change of it would have nearly everything built anew.
        command.env("RUSTC_BOOTSTRAP", "1").envs(OWN_STD);
        command.env("CARGO_TARGET_DIR", target(shop, mode));
        flags.extend(SMALLER.map(str::to_owned));
    }
    let named = folders(shop).into_iter();
    // The variable has no way to say a blank that belongs to a path.
    let named = named.filter(|(folder, _)| !folder.contains(char::is_whitespace));
    flags.extend(named.map(|(folder, name)| format!("--remap-path-prefix={folder}={name}")));
    // Cargo adds these to the flags of its configuration.
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
}

/// The folders of this machine from which crates are compiled, each with the name that stands for
/// it: they are nobody's business, and the app would have another size on another machine.
fn folders(shop: &Workshop) -> Vec<(String, &'static str)> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let crates = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let mut folders: Vec<(PathBuf, &str)> =
        crates.into_iter().flatten().flatten().map(|folder| (folder.path(), "/")).collect();
    if let Some(sources) = &shop.std_sources {
        folders.push((sources.clone(), "/rust"));
        // A distribution keeps them elsewhere and has a link there.
        folders.extend(fs::canonicalize(sources).ok().map(|folder| (folder, "/rust")));
    }
    let text = |folder: PathBuf| folder.into_os_string().into_string().ok();
    folders.into_iter().filter_map(|(folder, name)| Some((text(folder)?, name))).collect()
}

/// Fails where a file of the site names a folder of this machine.
pub fn check_names(shop: &Workshop, files: &SiteFiles) -> Result<()> {
    let crates = ["crates", "src"].map(|folder| shop.root.join(folder));
    let crates = crates.iter().filter_map(|folder| Path::to_str(folder)).map(str::to_owned);
    let folders: Vec<String> =
        crates.chain(folders(shop).into_iter().map(|(folder, _)| folder)).collect();
    for folder in folders.iter().filter(|folder| !folder.contains(char::is_whitespace)) {
        if let Some(name) = naming(files, folder) {
            bail!("{name} names {folder}, a folder of this machine");
        }
    }
    Ok(())
}

/// The file that names a folder.
fn naming<'a>(files: &'a SiteFiles, folder: &str) -> Option<&'a str> {
    let names = |bytes: &[u8]| bytes.windows(folder.len()).any(|part| part == folder.as_bytes());
    files.iter().find(|(_, bytes)| names(bytes)).map(|(name, _)| name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_this_machine_is_found_in_any_file() {
        let files: SiteFiles =
            [("a.js", &b"f()"[..]), ("b.wasm", b"\0asm\xff/home/x/.cargo/a.rs\xff")]
                .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
                .into();
        assert_eq!(naming(&files, "/home/x/.cargo"), Some("b.wasm"));
        assert_eq!(naming(&files, "/home/y"), None);
    }

    #[test]
    fn only_what_is_hosted_gets_a_std_of_its_own() {
        let mut shop = Workshop::open().unwrap();
        let asked = |shop: &Workshop, mode| {
            let mut cargo = Command::new("cargo");
            ask(shop, mode, &mut cargo);
            let set =
                |name: &str| cargo.get_envs().any(|(key, value)| key == name && value.is_some());
            let names = ["RUSTC_BOOTSTRAP", OWN_STD[0].0, OWN_STD[1].0];
            names.map(set)
        };
        assert_eq!(asked(&shop, Mode::Release), [false; 3], "without its sources");
        shop.std_sources = Some(PathBuf::from("/nowhere"));
        assert_eq!(asked(&shop, Mode::Release), [true; 3]);
        assert_eq!(asked(&shop, Mode::Local), [false; 3]);
        assert_eq!(asked(&shop, Mode::Dev), [false; 3]);
    }
}
