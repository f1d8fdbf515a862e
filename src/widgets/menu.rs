//! A menu under a button.

use leptos::ev;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::browser::dom;
use crate::browser::random;
use crate::erased::piece;

/// A button that opens a menu of its children. The menu closes on a choice, on Escape, and
/// when the focus goes elsewhere; arrows move between its items.
#[component]
pub fn Menu(
    /// The name of the button.
    #[prop(into)]
    label: Signal<String>,
    #[prop(default = Glyph::More)] glyph: Glyph,
    #[prop(default = "ghost")] class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let id = format!("menu-{}", random::id());
    let selector = format!("#{id} button:not(:disabled)");
    let (first, items) = (selector.clone(), format!("#{id}"));
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            let (first, items) = (first.clone(), items.clone());
            request_animation_frame(move || {
                dom::focus(&first);
                // The menu of the last card would lie below what is seen.
                dom::scroll_to(&items);
            });
        }
    };
    let button = NodeRef::new();
    let on_key = move |event: ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Escape" if open.get_untracked() => {
                open.set(false);
                dom::focus_node(button);
                event.stop_propagation();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        dom::focus_next(&selector, step);
    };
    let controls = id.clone();
    view! {
        <div
            class="menu"
            on:keydown=on_key
            on:focusout=move |event| {
                if dom::focus_leaves(&event) {
                    open.set(false);
                }
            }
        >
            <button
                type="button"
                node_ref=button
                class=format!("button icon-only {class}")
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                aria-controls=controls
                aria-label=move || label.get()
                title=move || label.get()
                on:click=toggle
            >
                <Icon glyph />
            </button>
            <div
                class="menu-items"
                id=id
                role="menu"
                aria-label=move || label.get()
                hidden=move || !open.get()
                on:click=move |_| {
                    open.set(false);
                    dom::focus_node(button);
                }
            >
                {piece(move || open.get().then(|| children()))}
            </div>
        </div>
    }
}
