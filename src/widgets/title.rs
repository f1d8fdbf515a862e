//! The heading of a screen that shows no plan.

use leptos::html;
use leptos::prelude::*;

use crate::browser::{dom, page};
use crate::ui::use_ui;

/// The first heading of a screen. It takes the focus when the person comes from another screen,
/// and names the page in the browser's tab.
#[component]
pub fn ScreenTitle(
    /// The words of the heading.
    #[prop(into)]
    words: Signal<String>,
    /// The name of the screen, where it is not the heading.
    #[prop(into, optional)]
    name: Option<Signal<String>>,
) -> impl IntoView {
    let ui = use_ui();
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        let name = name.unwrap_or(words).get();
        page::set_title(&format!("{name} · {}", ui.texts().common.app));
    });
    heading.on_load(move |_| {
        if page::has_moved() {
            dom::focus_heading(heading);
        }
    });
    view! {
        <h1 class="screen-title" tabindex="-1" node_ref=heading>
            {move || words.get()}
        </h1>
    }
}
