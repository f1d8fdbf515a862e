//! The doors: ways to begin with a plan.

use leptos::prelude::*;
use plan::{Document, Plan};

use crate::browser::{page, random};
use crate::session::{Route, Ui, View, use_ui};
use crate::storage;

/// The doors while there is no plan: large, each with what it does.
#[component]
pub fn Doors() -> impl IntoView {
    let ui = use_ui();
    let touch = page::media("(pointer: coarse)");
    let hint = move || {
        let texts = ui.texts().library();
        if touch.get() { texts.open_hint_touch } else { texts.open_hint }
    };
    view! {
        <div class="doors">
            <button type="button" class="door first" data-door="open" on:click=move |_| bring(ui, false)>
                <span class="door-name">{ui.texts().library().open_door}</span>
                <span class="door-hint">{hint}</span>
            </button>
            <button type="button" class="door" data-door="guide" on:click=move |_| bring(ui, true)>
                <span class="door-name">{ui.texts().library().guide}</span>
                <span class="door-hint">{ui.texts().library().guide_hint}</span>
            </button>
            <button type="button" class="door" data-door="blank" on:click=move |_| blank(ui)>
                <span class="door-name">{ui.texts().library().blank}</span>
                <span class="door-hint">{ui.texts().library().blank_hint}</span>
            </button>
        </div>
    }
}

/// The same doors beside a list of plans.
#[component]
pub fn DoorButtons() -> impl IntoView {
    let ui = use_ui();
    view! {
        <div class="door-buttons" role="group" aria-label=ui.texts().library().doors>
            <button type="button" class="button" data-door="open" on:click=move |_| bring(ui, false)>
                {ui.texts().library().open_short}
            </button>
            <button type="button" class="button" data-door="guide" on:click=move |_| bring(ui, true)>
                {ui.texts().library().guide}
            </button>
            <button type="button" class="button" data-door="blank" on:click=move |_| blank(ui)>
                {ui.texts().library().blank}
            </button>
        </div>
    }
}

/// Opens the dialog that takes a plan, or the guide that a plan begins with.
fn bring(ui: Ui, guide: bool) {
    ui.intake.guide.set(guide);
    ui.intake.refusal.set(None);
    ui.intake.bringing.set(true);
}

/// Makes an empty plan and begins with whose it is: without a name it would be lost in the list.
fn blank(ui: Ui) {
    let plan = Plan::new(random::id());
    let id = plan.id;
    storage::keep(ui, &Document::new(plan));
    ui.go(Route::Plan(id, View::Data));
}
