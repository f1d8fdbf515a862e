//! *Empezar desde la guía*: which áreas of a self-assessment become actions. The others stay in
//! the plan as *áreas sin acción*.

mod accept;
mod choices;
mod findings;
mod list;

use leptos::prelude::*;
use plan::Id;

use self::accept::accept;
use self::choices::Choices;
use self::findings::Findings;
use self::list::List;
use crate::incoming::Opened;
use crate::lazy::{lazy, piece};
use crate::screens::opening::leave;
use crate::ui::{Route, Ui, use_ui};
use crate::widgets::ScreenTitle;

/// The choice. It shows the guide that was opened.
#[component]
pub fn GuideChoice() -> impl IntoView {
    let ui = use_ui();
    let opened = ui.opened.with_untracked(|opened| match opened {
        Some(Opened::Guide(guide)) => Some((**guide).clone()),
        _ => None,
    });
    opened.map(|guide| view! { <Choice ui choices=Choices::new(guide) /> })
}

#[component]
fn Choice(ui: Ui, choices: Choices) -> impl IntoView {
    let texts = ui.texts().guide();
    let words = texts.title;
    let target = RwSignal::new(None);
    let only = RwSignal::new(choices.areas > 0);
    let found = (texts.found)(choices.areas, choices.guide.with_value(|it| it.examples.len()));
    let advice = if choices.areas > 0 { texts.advice } else { texts.no_areas };
    view! {
        <div class="guide" class:only=lazy(move || only.get()) data-guide="">
            <ScreenTitle words />
            <p class="lead">{found} " " {advice}</p>
            <Target ui choices target />
            <Findings ui choices />
            <div class="guide-tools">
                <label class="tick">
                    <input
                        type="checkbox"
                        data-only=""
                        prop:checked=lazy(move || only.get())
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

/// Where the actions go: to a new plan, or to one that is here.
#[component]
fn Target(ui: Ui, choices: Choices, target: RwSignal<Option<Id>>) -> impl IntoView {
    let texts = ui.texts().guide();
    let plans: Vec<(Id, String)> = untrack(|| ui.shelf.list())
        .into_iter()
        .filter_map(|entry| {
            let plan = entry.document.ok()?.plan;
            Some((entry.id, ui.language().plan_name(&plan.header)))
        })
        .collect();
    let new = choices.guide.with_value(|guide| match guide.institution.as_str() {
        "" => texts.new_plan.to_owned(),
        name => (texts.new_plan_of)(name),
    });
    let options = plans.iter().map(|(id, name)| {
        view! { <option value=id.to_string()>{name.clone()}</option> }
    });
    (!plans.is_empty()).then(|| {
        view! {
            <div class="field guide-target">
                <label for="guide-target">{texts.target}</label>
                <select
                    class="input"
                    id="guide-target"
                    on:change=move |event| target.set(event_target_value(&event).parse().ok())
                >
                    <option value="">{new}</option>
                    {options.collect_view()}
                </select>
            </div>
        }
    })
}

/// What will be done, with its count, always in sight.
#[component]
fn End(ui: Ui, choices: Choices, target: RwSignal<Option<Id>>) -> impl IntoView {
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
        </div>
    }
}
