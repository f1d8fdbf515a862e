//! The ✕ that closes what it stands on.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::session::use_ui;

/// A button that is a ✕ alone.
#[component]
pub fn CloseButton(
    /// Its name; *Cerrar* where nothing else is said.
    #[prop(optional)]
    label: Option<&'static str>,
    /// Closes.
    on_close: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| use_ui().texts().common().close);
    let on_close: Box<dyn Fn() + Send + Sync> = Box::new(on_close);
    view! {
        <button
            type="button"
            class="button ghost icon-only"
            aria-label=label
            title=label
            on:click=move |_| on_close()
        >
            <Icon glyph=Glyph::Close />
        </button>
    }
}
