//! Mejora: a page to draft, follow and share institutional improvement plans.
//!
//! The domain is in `crates/plan`, reading of foreign files in `crates/exchange`, every text in
//! `crates/text`. This crate is what the browser shows and remembers.

#![allow(missing_docs, reason = "Leptos components document themselves by their module.")]

pub mod actions;
pub mod app;
pub mod browser;
pub mod deeds;
pub mod download;
pub mod drafts;
pub mod editor;
pub mod failure;
pub mod filter;
pub mod incoming;
pub mod intake;
pub mod kinship;
pub mod lazy;
pub mod office;
pub mod open_text;
pub mod parts;
pub mod preview;
pub mod readers;
pub mod receive;
pub mod screens;
pub mod settings;
pub mod shelf;
pub mod shown;
pub mod steps;
pub mod storage;
pub mod ui;
pub mod widgets;

pub use view_model::fields;

/// Mounts the app in the page, after the failure screen is armed.
pub fn start() {
    failure::arm();
    browser::page::remove("start");
    leptos::mount::mount_to_body(app::App);
}

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
