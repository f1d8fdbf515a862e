//! Keeps in the wasm what `cargo xtask build` needs to cut it into parts.

fn main() {
    let split = std::env::var_os("CARGO_FEATURE_SPLIT").is_some();
    let target = std::env::var("CARGO_CFG_TARGET_FAMILY").unwrap_or_default();
    if split && target == "wasm" {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
