//! The way back from a screen that one looks at in passing.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::browser::page;
use crate::session::{Route, use_ui};

/// Goes back to where the person came from, or to *Mis planes*.
#[component]
pub fn BackButton() -> impl IntoView {
    let ui = use_ui();
    view! {
        <button
            type="button"
            class="button ghost back"
            on:click=move |_| page::back(&Route::Library.hash())
        >
            <Icon glyph=Glyph::Back />
            <span>{ui.texts().settings().back}</span>
        </button>
    }
}
