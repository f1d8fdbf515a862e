//! *Dos versiones*: the fields that were changed in two places, and what the person decides.

mod card;
mod choice;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use plan::Id;
use plan::lineage::{Conflict, Stamp};

use self::card::Card;
use crate::browser::dom;
use crate::editing::{Undecided, Workspace, operations};
use crate::erased::{memo, piece};
use crate::session::Ui;
use crate::storage::conflicts::{self, ConflictList};
use crate::widgets::CloseButton;
use crate::widgets::chunks::view_in_part;

/// What the cards share.
#[derive(Clone, Copy)]
struct MergeReviewState {
    workspace: Workspace,
    id: Id,
}

impl MergeReviewState {
    fn ui(self) -> Ui {
        self.workspace.ui
    }

    /// After a decision the keyboard goes on at the next field, or at the way out.
    fn go_on(self) {
        let left = !conflicts::list(self.id).is_empty();
        dom::focus_soon(if left { ".jn-card" } else { "[data-close]" }.into());
    }
}

view_in_part! {
    /// The dialog, as soon as its part is there.
    rest, load, make:
    pub fn merge_review(workspace: Workspace, at: Option<Undecided>) { view! { <Joining workspace at /> }.into_any() }
}

/// The dialog, over the plan until it is closed.
#[component]
pub fn Joining(
    workspace: Workspace,
    /// The field at which it was asked for.
    at: Option<Undecided>,
) -> impl IntoView {
    let texts = workspace.ui.texts().merge_review();
    let review = MergeReviewState { workspace, id: workspace.editor.id() };
    workspace.ui.drop_question();
    let dialog = NodeRef::<html::Dialog>::new();
    dialog.on_load(move |_| {
        // The dialog is in the page a moment later, and only then can it be shown.
        request_animation_frame(move || {
            dom::show_dialog(dialog, true);
            let asked = |it: Undecided| dom::focus(&format!("[data-at='{}']", place(it)));
            if !at.is_some_and(asked) {
                dom::focus(".jn-card, [data-close]");
            }
        });
    });
    let list = conflicts::listed(review.id).unwrap_or_else(|| ConflictList::new(Arc::default()));
    let count = {
        let list = list.clone();
        memo(move || list.with(|list| list.len()))
    };
    let left = move || match count.get() {
        0 => texts.none_left.to_owned(),
        count => (texts.left)(count),
    };
    view! {
        <dialog
            node_ref=dialog
            class="dialog jn"
            data-screen="joining"
            aria-labelledby="jn-title"
            on:close=move |_| {
                workspace.over.set(None);
                operations::take_up(workspace);
            }
        >
            <div class="jn-head">
                <h2 id="jn-title">{texts.title}</h2>
                <CloseButton label=texts.close on_close=move || dom::show_dialog(dialog, false) />
            </div>
            <div class="jn-body">
                <p class="hint">{texts.intro}</p>
                <For
                    each=move || Vec::clone(&list.get())
                    key=name
                    children=move |conflict| view! { <Card review conflict /> }
                />
            </div>
            <div class="jn-foot">
                <p role="status">{piece(left)}</p>
                <button
                    type="button"
                    class="button"
                    data-close=""
                    on:click=move |_| dom::show_dialog(dialog, false)
                >
                    {piece(move || if count.get() == 0 { texts.close } else { texts.later })}
                </button>
            </div>
        </dialog>
    }
}

/// How a card is found by the field that it is about.
fn place(field: Undecided) -> String {
    format!("{}/{}", field.action, field.field)
}

/// A card stays, with what is being written in it, for as long as its field has these versions.
fn name(conflict: &Conflict) -> (Id, String, Vec<Stamp>) {
    let stamps = conflict.versions.iter().map(|version| version.stamp).collect();
    (conflict.record, conflict.field.clone(), stamps)
}
