//! *Empezar desde la guía*: which áreas of a self-assessment become actions. The others stay in
//! the plan as *áreas sin acción*.

mod accept;
mod choices;
mod findings;
mod list;
mod target;

use leptos::prelude::*;
use plan::Id;

use self::accept::accept;
use self::choices::GuideChoices;
use self::findings::Findings;
use self::list::List;
use self::target::{Target, likely};
use crate::erased::piece;
use crate::import::incoming::{Opened, leave, waiting};
use crate::session::{Route, Ui, use_ui};
use crate::widgets::{NoticeBar, ScreenTitle};

/// The choice. It shows the guide that was opened.
#[component]
pub fn GuideChoice() -> impl IntoView {
    let ui = use_ui();
    let opened = untrack(|| {
        waiting(ui).with(|opened| match opened {
            Some(Opened::Guide(guide)) => Some((**guide).clone()),
            _ => None,
        })
    });
    opened.map(|guide| view! { <Choice ui choices=GuideChoices::new(guide) /> })
}

#[component]
fn Choice(ui: Ui, choices: GuideChoices) -> impl IntoView {
    let texts = ui.texts().guide();
    let words = texts.title;
    let target = RwSignal::new(choices.guide.with_value(|guide| likely(ui, guide)));
    let only = RwSignal::new(choices.areas > 0);
    let found = (texts.found)(choices.areas, choices.guide.with_value(|it| it.examples.len()));
    let advice = if choices.areas > 0 { texts.advice } else { texts.no_areas };
    view! {
        <div class="guide" class:only=move || only.get() data-guide="">
            <ScreenTitle words />
            <p class="lead">{found} " " {advice}</p>
            <Target ui choices target />
            <Findings ui choices />
            <div class="guide-tools">
                <label class="tick">
                    <input
                        type="checkbox"
                        data-only=""
                        prop:checked=move || only.get()
                        on:change=move |event| only.set(event_target_checked(&event))
                    />
                    <span>{texts.only_areas}</span>
                </label>
                <span class="spring"></span>
                <button type="button" class="button" data-all="" on:click=move |_| choices.set_all(true)>
                    {texts.all}
                </button>
                <button type="button" class="button" data-none="" on:click=move |_| choices.set_all(false)>
                    {texts.none}
                </button>
            </div>
            <List ui choices />
            <End ui choices target />
        </div>
    }
}

/// What will be done, with its count, always in sight.
#[component]
fn End(ui: Ui, choices: GuideChoices, target: RwSignal<Option<Id>>) -> impl IntoView {
    let texts = ui.texts().guide();
    view! {
        <div class="opening-end guide-end">
            <button
                type="button"
                class="button primary"
                data-add=""
                on:click=move |_| accept(ui, choices, target.get_untracked())
            >
                {piece(move || (texts.add)(choices.count()))}
            </button>
            <button type="button" class="button" on:click=move |_| leave(ui, Route::Library)>
                {ui.texts().common().cancel}
            </button>
            <p class="hint" role="status">
                {piece(move || (choices.areas > 0).then(|| (texts.rest)(choices.rest())))}
            </p>
            <NoticeBar />
        </div>
    }
}
