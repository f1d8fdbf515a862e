//! The bar above the screens that show no plan.

use leptos::prelude::*;

use crate::session::{Route, use_ui};

/// The name of the app, and the ways to settings and help.
#[component]
pub fn TopBar() -> impl IntoView {
    let ui = use_ui();
    view! {
        <header class="top tall">
            <a class="brand" href=Route::Library.href()>{ui.texts().common().app}</a>
            <span class="spring"></span>
            <a class="button ghost" href=Route::Settings.href()>{ui.texts().shell().settings}</a>
            <a class="button ghost" href=Route::Help.href()>{ui.texts().shell().help}</a>
        </header>
    }
}
