//! A question over the page.

use leptos::html;
use leptos::prelude::*;

use crate::browser::dom;
use crate::erased::{effect, piece};

/// A modal dialog, open while `open` is. Escape and the browser's Back close it.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    /// The heading, which also names the dialog.
    #[prop(into)]
    title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    effect(move || {
        let show = open.get();
        dom::show_dialog(dialog, show);
    });
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            aria-label=move || title.get()
            on:close=move |_| open.set(false)
        >
            {piece(move || {
                open.get()
                    .then(|| {
                        view! {
                            <h2>{piece(move || title.get())}</h2>
                            {children()}
                        }
                    })
            })}
        </dialog>
    }
}
