//! The dialog that changes whose plan it is and for when.

use exchange::values;
use leptos::prelude::*;
use plan::{Command, HeaderChange, Id, Period, Plan};

use super::{Room, deeds};
use crate::browser::dom;
use crate::ui::{Ui, use_ui};
use crate::widgets::Dialog;

/// The dialog, open while there is a plan to rename.
#[component]
pub fn RenameDialog(room: Room) -> impl IntoView {
    let ui = use_ui();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if room.renaming.get().is_some() {
            open.set(true);
            dom::focus_soon("#rename-institution".into());
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            room.renaming.set(None);
        }
    });
    let title = Signal::derive(move || ui.texts().library.rename_title.to_owned());
    view! {
        <Dialog open title>
            {move || room.renaming.get().map(|id| view! { <Names id open /> })}
        </Dialog>
    }
}

#[component]
fn Names(id: Id, open: RwSignal<bool>) -> impl IntoView {
    let ui = use_ui();
    let header = match ui.shelf.load(id) {
        Some(Ok(document)) => document.plan.header,
        _ => Default::default(),
    };
    let institution = RwSignal::new(header.institution.clone());
    let period = RwSignal::new(period_text(header.period));
    let save = move || {
        let period = values::period(&period.get_untracked()).map(|(period, _)| period);
        rename(ui, id, institution.get_untracked(), period);
        open.set(false);
    };
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            <div class="field">
                <label for="rename-institution">{move || ui.texts().library.institution}</label>
                <input
                    id="rename-institution"
                    class="input"
                    autocomplete="organization"
                    prop:value=move || institution.get()
                    on:input=move |event| institution.set(event_target_value(&event))
                />
            </div>
            <div class="field">
                <label for="rename-period">{move || ui.texts().library.period}</label>
                <input
                    id="rename-period"
                    class="input short"
                    autocomplete="off"
                    aria-describedby="rename-period-hint"
                    prop:value=move || period.get()
                    on:input=move |event| period.set(event_target_value(&event))
                />
                <p class="hint" id="rename-period-hint">{move || ui.texts().library.period_hint}</p>
            </div>
            <div class="buttons">
                <button type="submit" class="button primary">
                    {move || ui.texts().library.save_name}
                </button>
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {move || ui.texts().common.cancel}
                </button>
            </div>
        </form>
    }
}

/// A period as a person types it.
pub fn period_text(period: Option<Period>) -> String {
    period.map_or_else(String::new, |period| period.to_string())
}

fn rename(ui: Ui, id: Id, institution: String, period: Option<Period>) {
    deeds::change(ui, id, move |plan: Plan| {
        let institution = HeaderChange::Institution(institution.trim().into());
        let plan = crate::editor::adjust(&plan, Command::Header(institution))?;
        crate::editor::adjust(&plan, Command::Header(HeaderChange::Period(period)))
    });
}
