//! Mejora: a page to draft, follow and share institutional improvement plans.
//!
//! The domain is in `crates/plan`, reading of foreign files in `crates/import`, every text in
//! `crates/text`. This crate is what the browser shows and remembers.
//!
//! Its rooms, from the top down; a room imports from those below it, never from one above, and
//! what must be said upwards is a function or a signal that was handed down:
//! [`app`], [`screens`], [`import`], [`storage`], [`editing`], [`widgets`], [`session`],
//! [`browser`], and [`erased`], which all of them use. `storage` stands above `editing`, since it
//! keeps the open plan that the editor changes: the editor knows it as a trait alone
//! ([`editing::open_text::PlanStorage`]), and so works before the storage is fetched. `widgets` stand
//! below both, for they know no plan, and a question for the person's name is a dialog, too.

#![allow(missing_docs, reason = "Leptos components document themselves by their module.")]

extern crate elements as leptos;

pub mod app;
pub mod browser;
pub mod editing;
pub mod erased;
pub mod import;
pub mod screens;
pub mod session;
pub mod storage;
pub mod widgets;

#[cfg(feature = "split")]
use leptos::prelude::{AnyView, IntoAny};
use session::settings::Settings;

/// Mounts the app in the page, after the failure screen is armed and the texts of the language are
/// there; where they cannot be had, in Spanish.
pub fn start() {
    session::failure::arm();
    #[cfg(feature = "split")]
    link_what_both_need();
    // Leptos has no tasks of its own before something is mounted.
    wasm_bindgen_futures::spawn_local(async {
        screens::settings::english::fetch(Settings::remembered_language()).await;
        browser::page::remove("start");
        leptos::mount::mount_to_body(app::App);
    });
}

/// Has the linker believe that a part uses the open plan. Whatever the open plan shares with any
/// part then belongs to all of them, so that the splitter leaves it in one file; with a file for
/// each set of parts that share something, the table came in 26 and weighed a fifth more.
#[cfg(feature = "split")]
fn link_the_table() {
    std::hint::black_box(screens::plan::open_plan as fn(plan::Id) -> AnyView);
}

/// The same for the list of plans beside the open plan.
#[cfg(feature = "split")]
fn link_the_rest() {
    link_the_table();
    std::hint::black_box(screens::library::list as fn() -> AnyView);
}

/// Keeps in the first file what both the list and an open plan need, one of which follows at once.
#[cfg(feature = "split")]
fn link_what_both_need() {
    std::hint::black_box(session::plan_list::PlanList::load as fn(_, _) -> _);
    std::hint::black_box((|| widgets::TopBar().into_any()) as fn() -> AnyView);
}

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
