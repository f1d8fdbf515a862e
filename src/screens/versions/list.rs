//! The versions by day, the newest first.

use std::sync::Arc;

use leptos::prelude::*;

use super::VersionsState;
use crate::browser::{clock, dom};
use crate::erased::piece;
use crate::storage::snapshots::Snapshot;

/// The list.
#[component]
pub fn List(state: VersionsState, all: Arc<Vec<Snapshot>>) -> impl IntoView {
    let language = state.ui().language();
    let day = |version: &Snapshot| clock::day_of(version.meta.taken);
    let days = all.chunk_by(move |one, next| day(one) == day(next)).map(|versions| {
        let heading = language.day_heading(day(&versions[0]), clock::today());
        let rows = versions.iter().map(|version| row(state, version.clone())).collect_view();
        view! {
            <section class="vs-day">
                <h3>{heading}</h3>
                <ul role="list">{rows}</ul>
            </section>
        }
    });
    view! { <div class="vs-days">{days.collect_view()}</div> }
}

fn row(state: VersionsState, version: Snapshot) -> impl IntoView {
    let (ui, key) = (state.ui(), version.key.clone());
    let texts = ui.texts();
    let (hour, minute) = clock::time_of(version.meta.taken);
    let time = ui.language().time(hour, minute);
    let cause = ui.language().cause(version.meta.cause);
    let counts = (texts.versions().counts)(
        &(texts.common().actions)(version.actions),
        &(texts.common().tasks)(version.tasks),
    );
    let is_chosen = {
        let key = key.clone();
        move || state.chosen.with(|it| it.as_ref().is_some_and(|it| it.key == key))
    };
    let after = {
        let key = key.clone();
        move || {
            let texts = texts.versions();
            state.after.with(|after| {
                after.get(&key).map(|what| match what.as_str() {
                    "" => texts.no_change.to_owned(),
                    what => (texts.then)(what),
                })
            })
        }
    };
    let choose = move |_| {
        state.choose(version.clone());
        if ui.narrow.get_untracked() {
            dom::focus_soon(".vs-detail".into());
        }
    };
    view! {
        <li>
            <button
                type="button"
                class="vs-row"
                data-version=key
                aria-current=move || is_chosen().then_some("true")
                on:click=choose
            >
                <span class="vs-time">{time}</span>
                <span class="vs-what">
                    <span class="vs-cause">{cause}</span>
                    <span class="vs-counts">{counts}</span>
                    {piece(move || after().map(|after| view! { <span class="vs-after">{after}</span> }))}
                </span>
            </button>
        </li>
    }
}
