//! Mejora: a page to draft, follow and share institutional improvement plans.
//!
//! The domain is in `crates/plan`, reading of foreign files in `crates/exchange`, every text in
//! `crates/text`. This crate is what the browser shows and remembers.
//!
//! Its rooms, from the top down; a room imports from those below it, never from one above, and
//! what must be said upwards is a function or a signal that was handed down:
//! [`app`], [`screens`], [`import`], [`storage`], [`editing`], [`widgets`], [`session`],
//! [`browser`], and [`lazy`], which all of them use. `storage` stands above `editing`, since it
//! keeps the open plan that the editor changes: the editor knows it as a trait alone
//! ([`editing::open_text::Keeper`]), and so works before the storage is fetched. `widgets` stand
//! below both, for they know no plan, and a question for the person's name is a dialog, too.

#![allow(missing_docs, reason = "Leptos components document themselves by their module.")]

pub mod app;
pub mod browser;
pub mod editing;
pub mod import;
pub mod lazy;
pub mod screens;
pub mod session;
pub mod storage;
pub mod widgets;

/// Mounts the app in the page, after the failure screen is armed.
pub fn start() {
    session::failure::arm();
    browser::page::remove("start");
    leptos::mount::mount_to_body(app::App);
}

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
