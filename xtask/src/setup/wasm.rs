//! The target `wasm32-unknown-unknown`: from rustup, or built from Debian's sources where rustup
//! cannot download.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::report::step;
use crate::shell::{capture, run, which};
use crate::workshop::Workshop;

/// The target of everything that runs in a browser.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// The rustup name of Debian's compiler, once it is linked.
const DEBIAN_TOOLCHAIN: &str = "web";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
/// Beside the library: which compiler built it, since another one cannot use it.
const BUILT_BY: &str = "built-by.txt";
const ADVICE: &str =
    "run `rustup target add wasm32-unknown-unknown` with access to the internet, then try again";

/// Makes sure that a compiler with the wasm target is used.
pub fn target(shop: &mut Workshop) -> Result<()> {
    if active_has_target(shop) {
        return Ok(());
    }
    if debian_is_ready() {
        use_debian(shop);
        return Ok(());
    }
    if which("rustup").is_some() && add_with_rustup(shop).is_ok() && active_has_target(shop) {
        return Ok(());
    }
    if !debian::usable() {
        bail!("the wasm target is missing: {ADVICE}");
    }
    eprintln!("  rustup did not add the target here; Debian's compiler will be used instead.");
    install_debian_compiler().with_context(|| format!("the wasm target is missing: {ADVICE}"))?;
    use_debian(shop);
    Ok(())
}

fn active_has_target(shop: &Workshop) -> bool {
    capture(shop.command("rustc").args(["--print", "sysroot"])).is_ok_and(|sysroot| {
        has_std(&Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib"))
    })
}

fn has_std(library: &Path) -> bool {
    fs::read_dir(library).is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn add_with_rustup(shop: &Workshop) -> Result<()> {
    step("Adding the wasm target with rustup", || {
        run(shop.command("rustup").args(["target", "add", TARGET]))
    })
}

fn debian_is_ready() -> bool {
    let library = Path::new(DEBIAN_LIBRARY);
    let built_by = fs::read_to_string(library.join(BUILT_BY)).unwrap_or_default();
    let compiler = debian_version().unwrap_or_default();
    has_std(library) && !compiler.is_empty() && built_by == compiler && is_linked()
}

fn debian_version() -> Result<String> {
    capture(Command::new(DEBIAN_RUSTC).arg("-vV"))
}

fn is_linked() -> bool {
    which("rustup").is_none()
        || capture(Command::new("rustup").args(["toolchain", "list"])).is_ok_and(|list| {
            list.lines().any(|line| line.split(' ').next() == Some(DEBIAN_TOOLCHAIN))
        })
}

fn use_debian(shop: &mut Workshop) {
    if which("rustup").is_some() {
        shop.toolchain = Some(DEBIAN_TOOLCHAIN.to_owned());
    } else {
        shop.put_first_on_path(PathBuf::from("/usr/bin"));
    }
}

fn install_debian_compiler() -> Result<()> {
    step("Installing Debian's Rust compiler (about 2 minutes, once)", || {
        debian::install(&[
            "rustc-web",
            "cargo-web",
            "rust-web-src",
            "rust-web-llvm",
            "rust-web-clippy",
            "rustfmt-web",
        ])?;
        debian::install(&[&lld_package()?])
    })?;
    step("Building Rust's standard library for wasm (about 1 minute, once)", build_std)?;
    if which("rustup").is_some() {
        run(Command::new("rustup").args(["toolchain", "link", DEBIAN_TOOLCHAIN, "/usr"]))?;
    }
    Ok(())
}

/// Debian's `rust-lld` is a link to the linker of the LLVM that its compiler was built with, and
/// dangles until that package is installed too.
fn lld_package() -> Result<String> {
    let link = fs::read_link("/usr/bin/rust-lld").context("Debian's rust-lld is missing")?;
    lld_package_of(&link.to_string_lossy())
        .with_context(|| format!("{} names no version of LLVM", link.display()))
}

fn lld_package_of(link: &str) -> Option<String> {
    let version = link
        .split('/')
        .find_map(|part| part.strip_prefix("lld-").or_else(|| part.strip_prefix("llvm-")))?;
    Some(format!("lld-{version}"))
}

/// Builds std in an empty crate and copies what came out to where the compiler looks for it.
fn build_std() -> Result<()> {
    let seed = std::env::temp_dir().join(format!("mejora-std-{}", std::process::id()));
    fs::create_dir_all(seed.join("src"))?;
    fs::write(seed.join("src/lib.rs"), "")?;
    let manifest = "[package]\nname = \"seed\"\nversion = \"0.0.0\"\nedition = \"2021\"\n";
    fs::write(seed.join("Cargo.toml"), format!("{manifest}[workspace]\n"))?;
    run(Command::new("/usr/bin/cargo")
        .current_dir(&seed)
        .args(["build", "--release", "-Z", "build-std=std,panic_abort,test", "--target", TARGET])
        .args(["--target-dir", "out"])
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTUP_TOOLCHAIN"))?;
    let built = seed.join("out").join(TARGET).join("release/deps");
    fs::write(built.join(BUILT_BY), debian_version()?)?;
    run(debian::privileged("mkdir").args(["-p", DEBIAN_LIBRARY]))?;
    run(debian::privileged("sh").arg("-c").arg(format!(
        "rm -f {DEBIAN_LIBRARY}/*.rlib && cp $(ls {built}/lib*.rlib | grep -v libseed) \
         {built}/{BUILT_BY} {DEBIAN_LIBRARY}/",
        built = built.display()
    )))?;
    fs::remove_dir_all(&seed).ok();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::lld_package_of;

    #[test]
    fn the_lld_package_follows_the_compilers_llvm() {
        assert_eq!(lld_package_of("lld-22").as_deref(), Some("lld-22"));
        assert_eq!(lld_package_of("../lib/llvm-22/bin/lld").as_deref(), Some("lld-22"));
        assert_eq!(lld_package_of("../lib/other/bin/lld"), None);
    }
}
