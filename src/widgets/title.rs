//! The heading of a screen that shows no plan.

use leptos::html;
use leptos::prelude::*;

use crate::browser::{dom, page};
use crate::session::use_ui;

/// The first heading of a screen. It takes the focus when the person comes from another screen,
/// and names the page in the browser's tab.
#[component]
pub fn ScreenTitle(
    /// The words of the heading.
    words: &'static str,
    /// The name of the screen, where it is not the heading.
    #[prop(optional)]
    name: Option<&'static str>,
) -> impl IntoView {
    let ui = use_ui();
    let heading = NodeRef::<html::H1>::new();
    page::set_title(&format!("{} · {}", name.unwrap_or(words), ui.texts().common().app));
    heading.on_load(move |_| {
        if page::has_moved() {
            dom::focus_heading(heading);
        }
    });
    view! {
        <h1 class="screen-title" tabindex="-1" node_ref=heading>
            {words}
        </h1>
    }
}
