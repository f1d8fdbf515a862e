//! Bounds the memory of the workers.

/// The most memory that a worker may take, in bytes: a file that wants more kills the worker, and
/// the page, which has memory of its own, goes on.
const MAX_MEMORY: u32 = 256 << 20;

fn main() {
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bins=--max-memory={MAX_MEMORY}");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
