//! The logo: picked from a file, shrunk on the device.

use leptos::html;
use leptos::prelude::*;
use plan::{HeaderChange, MAX_LOGO};

use super::field::commit;
use crate::browser::{files, picture};
use crate::editing::Workspace;
use crate::erased::{memo, piece};

/// The logo with the ways to choose, change and remove it.
#[component]
pub fn Logo(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let logo = memo(move || plan.with(|plan| plan.header.logo.clone()));
    let has = memo(move || logo.with(|logo| !logo.is_empty()));
    let input = NodeRef::<html::Input>::new();
    let take = move |picture: Option<String>| match picture {
        Some(picture) => {
            commit(workspace, HeaderChange::Logo(picture));
        }
        None => ui.problem(ui.texts().plan_data().logo_failed),
    };
    view! {
        <div class="pd-logo">
            <div class="pd-logo-box">
                <Show
                    when=move || has.get()
                    fallback=move || {
                        view! { <p class="hint">{ui.texts().plan_data().logo_none}</p> }
                    }
                >
                    <img src=move || logo.get() alt=ui.texts().plan_data().logo_alt />
                </Show>
            </div>
            <div>
                <input
                    type="file"
                    accept="image/*"
                    node_ref=input
                    hidden
                    aria-label=ui.texts().plan_data().logo_pick
                    on:change=move |event| picture::picked(&event, MAX_LOGO, take)
                />
                <div class="pd-buttons">
                    <button type="button" class="button" on:click=move |_| files::choose(input)>
                        {piece(move || {
                            let texts = ui.texts().plan_data();
                            if has.get() { texts.logo_change } else { texts.logo_pick }
                        })}
                    </button>
                    <button
                        type="button"
                        class="button ghost"
                        hidden=move || !has.get()
                        on:click=move |_| {
                            commit(workspace, HeaderChange::Logo(String::new()));
                        }
                    >
                        {ui.texts().common().remove}
                    </button>
                </div>
                <p class="hint">{ui.texts().plan_data().logo_hint}</p>
            </div>
        </div>
    }
}
