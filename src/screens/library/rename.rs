//! The dialog that changes whose plan it is and for when.

use leptos::prelude::*;
use plan::{Command, HeaderChange, HeaderField, Id, Period, Plan};

use super::{LibraryState, operations};
use crate::browser::dom;
use crate::browser::random::BrowserRandom;
use crate::editing::fields::TextPlace;
use crate::editing::{editor, readers};
use crate::erased::{effect, piece};
use crate::session::{Ui, use_ui};
use crate::widgets::chunks::view_in_part;
use crate::widgets::{Dialog, PeriodBox};

view_in_part! {
    /// The dialog, as soon as its part is there.
    reading, load, make:
    pub fn rename_dialog(library: LibraryState) {
        readers::bring();
        view! { <RenameDialog library /> }.into_any()
    }
}

/// The dialog, open while there is a plan to rename.
#[component]
pub fn RenameDialog(library: LibraryState) -> impl IntoView {
    let ui = use_ui();
    let open = RwSignal::new(false);
    effect(move || {
        if library.renaming.get().is_some() {
            open.set(true);
            dom::focus_soon("#rename-institution".into());
        }
    });
    effect(move || {
        if !open.get() {
            library.renaming.set(None);
        }
    });
    let title = ui.texts().dialogs().rename_title;
    view! {
        <Dialog open title>
            {piece(move || library.renaming.get().map(|id| view! { <Names id open /> }))}
        </Dialog>
    }
}

#[component]
fn Names(id: Id, open: RwSignal<bool>) -> impl IntoView {
    let ui = use_ui();
    let header = match ui.plans.load(id) {
        Some(Ok(document)) => document.plan.header,
        _ => Default::default(),
    };
    let institution = RwSignal::new(header.institution.clone());
    let period = RwSignal::new(header.period);
    let wrong = RwSignal::new(false);
    let save = move || {
        if !wrong.get_untracked() {
            rename(ui, id, institution.get_untracked(), period.get_untracked());
            open.set(false);
        }
    };
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            <div class="field">
                <label for="rename-institution">{ui.texts().dialogs().institution}</label>
                <input
                    id="rename-institution"
                    class="input"
                    autocomplete="organization"
                    prop:value=move || institution.get()
                    on:input=move |event| institution.set(event_target_value(&event))
                />
            </div>
            <PeriodBox
                id="rename-period"
                value=period
                wrong
                change=Callback::new(move |typed| period.set(typed))
            />
            <div class="buttons">
                <button type="submit" class="button primary">
                    {ui.texts().dialogs().save_name}
                </button>
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {ui.texts().common().cancel}
                </button>
            </div>
        </form>
    }
}

fn rename(ui: Ui, id: Id, institution: String, period: Option<Period>) {
    operations::change(ui, id, move |plan: Plan| {
        let place = TextPlace::Header(HeaderField::Institution);
        let named = place.change(&plan, None, &institution, &mut BrowserRandom);
        let plan = named.map_or(Some(plan.clone()), |named| editor::adjust(&plan, named))?;
        editor::adjust(&plan, Command::Header(HeaderChange::Period(period)))
    });
}
