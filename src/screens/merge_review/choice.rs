//! What a decision writes: one of the versions, both of them, or another text.

use std::sync::Arc;

use leptos::prelude::*;
use plan::lineage::{About, Conflict};
use plan::{ActionField, Plan};

use super::MergeReviewState;
use crate::browser::random::BrowserRandom;
use crate::editing::fields::{TextField, TextPlace};
use crate::storage::conflicts;

/// Where another text for this conflict goes; `None` where it takes none.
pub fn place(conflict: &Conflict, plan: &Plan) -> Option<TextPlace> {
    let is_text = conflict.field == TEXT;
    let place = match (conflict.about, conflict.action) {
        (About::Action(ActionField::Subcriterion | ActionField::Tasks), _) => return None,
        (About::Action(field), _) => TextPlace::Action(conflict.record, TextField::of(field)?),
        (About::Header(field), _) => TextPlace::Header(field),
        (About::Task, Some(action)) if is_text => {
            let task = conflict.record;
            plan.action(action)?.tasks.iter().find(|it| it.id == task)?;
            TextPlace::Task { action, task }
        }
        (About::Area, _) if is_text => TextPlace::Area(conflict.record),
        _ => return None,
    };
    place.said(plan).map(|_| place)
}

/// The field of a task or an área that is its text.
const TEXT: &str = "text";

/// Takes one of the versions.
pub fn decide(review: MergeReviewState, conflict: &Conflict, version: usize) {
    conflicts::decide(review.ui(), review.id, conflict, version);
    review.go_on();
}

/// Takes all versions, that of this plan first.
pub fn join(review: MergeReviewState, conflict: &Conflict, ours: usize) {
    if let Some(command) = conflict.join(&review.workspace.editor.now(), ours) {
        conflicts::answer(review.ui(), review.id, conflict, command);
    }
    review.go_on();
}

/// The box for another text.
pub fn form(
    review: MergeReviewState,
    conflict: Arc<Conflict>,
    id: &str,
    begin: &str,
    writing: RwSignal<bool>,
) -> impl IntoView + use<> {
    let texts = review.ui().texts().merge_review();
    let text = RwSignal::new(begin.to_owned());
    let take = move |_| {
        let typed = text.get_untracked();
        let plan = review.workspace.editor.now();
        let change = place(&conflict, &plan)
            .and_then(|place| place.change(&plan, None, &typed, &mut BrowserRandom));
        match change {
            Some(command) => conflicts::answer(review.ui(), review.id, &conflict, command),
            None => drop(conflicts::decide(review.ui(), review.id, &conflict, 0)),
        }
        review.go_on();
    };
    view! {
        <div class="jn-own">
            <label for=id.to_owned()>{texts.written}</label>
            <textarea
                class="input"
                id=id.to_owned()
                rows="4"
                lang="es"
                spellcheck="true"
                prop:value=begin.to_owned()
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            <div class="jn-buttons">
                <button type="button" class="button primary" data-decide="written" on:click=take>
                    {texts.use_written}
                </button>
                <button type="button" class="button" on:click=move |_| writing.set(false)>
                    {texts.cancel}
                </button>
            </div>
        </div>
    }
}
