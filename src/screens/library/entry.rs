//! One plan in *Mis planes*: a row of the list, or the card of the latest one on a phone.

use ::storage::outline::PlanOutline;
use leptos::prelude::*;
use plan::Id;
use plan::format::NotAPlanFile;

use super::{LibraryState, operations};
use crate::browser::clock;
use crate::erased::{memo, piece};
use crate::session::plan_list::{self, Origin, PlanRecord};
use crate::session::{Route, Ui, View, use_ui};
use crate::storage::PlanOperation;
use crate::widgets::{Glyph, Icon, Menu};

/// How a plan is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum EntryShape {
    /// A row of the list.
    Row,
    /// The latest plan on a phone.
    Card,
}

/// A plan, or what is known of one that cannot be read.
#[component]
pub fn Entry(library: LibraryState, id: Id, shape: EntryShape) -> impl IntoView {
    let ui = use_ui();
    let entry = library.entry(id);
    let unread = memo(move || {
        entry.with(|entry| entry.as_ref().is_some_and(|entry| entry.outline.is_err()))
    });
    let class = if shape == EntryShape::Card { "plan-entry latest" } else { "plan-entry" };
    view! {
        <article class=class class:unreadable=move || unread.get() data-plan=id.to_string()>
            {piece(move || {
                entry
                    .get()
                    .map(|entry| match entry.outline.clone() {
                        Ok(outline) => readable(ui, library, &entry, outline, shape).into_any(),
                        Err(why) => unreadable(ui, library, id, why).into_any(),
                    })
            })}
        </article>
    }
}

fn readable(
    ui: Ui,
    library: LibraryState,
    entry: &plan_list::PlanEntry,
    outline: PlanOutline,
    shape: EntryShape,
) -> impl IntoView + use<> {
    let (id, about) = (entry.id, entry.record);
    let texts = ui.texts();
    let language = ui.language();
    let name = language.plan_name(&outline.header());
    let state = language.plan_state(outline.state);
    let count = (texts.common().actions)(outline.actions);
    let latest =
        move || library.entries.with(|all| all.first().is_some_and(|first| first.id == id));
    let card = shape == EntryShape::Card;
    let label = if card { texts.library().go_on_named } else { texts.library().open_named };
    let when = move || ago(ui, about, library.now.get());
    let twin = memo(move || library.has_twin(id, &outline));
    let apart = move || {
        twin.get().then(
            || view! { <p class="plan-entry-facts" data-origin="">{origin(ui, id, about)}</p> },
        )
    };
    view! {
        <div class="plan-entry-text">
            <h2 class="plan-entry-name">{name.clone()}</h2>
            <p class="plan-entry-facts">{count} " · " {when}</p>
            {piece(apart)}
        </div>
        <div class="plan-entry-marks">
            <span class="badge">{state}</span>
            {copied(ui, about)}
        </div>
        <a
            class="button plan-entry-open"
            class:primary=latest
            href=Route::Plan(id, View::Table).href()
            aria-label=label(&name)
        >
            {if card { texts.library().go_on } else { texts.common().open }}
        </a>
        <PlanMenu library id name />
    }
}

fn ago(ui: Ui, about: PlanRecord, now: i64) -> String {
    ui.language().ago(now - about.saved, clock::day_of(about.saved), clock::day_of(now))
}

/// What tells a plan from one of the same name: where it came from, and to the minute when it came
/// or was saved.
fn origin(ui: Ui, id: Id, about: PlanRecord) -> String {
    let texts = ui.texts().library();
    let moment = |at: i64| {
        let day = ui.language().near_day(clock::day_of(at), clock::today());
        let (hour, minute) = clock::time_of(at);
        format!("{day}, {}", ui.language().time(hour, minute))
    };
    match ui.plans.origin(id) {
        Some(Origin { at, file: Some(file) }) => (texts.came_in)(&file, &moment(at)),
        Some(Origin { at, file: None }) => (texts.came)(&moment(at)),
        None => (texts.made_here)(&moment(about.saved)),
    }
}

/// When a copy last left this device, or that none has.
fn copied(ui: Ui, about: PlanRecord) -> impl IntoView {
    let texts = ui.texts().library();
    match about.copied {
        Some(at) => {
            let day = ui.language().near_day(clock::day_of(at), clock::today());
            view! { <span class="plan-entry-copy">{(texts.copied)(&day)}</span> }.into_any()
        }
        None => view! {
            <span class="plan-entry-copy missing">
                <Icon glyph=Glyph::Warning />
                {texts.not_copied}
            </span>
        }
        .into_any(),
    }
}

#[component]
fn PlanMenu(library: LibraryState, id: Id, name: String) -> impl IntoView {
    let ui = use_ui();
    let label = Signal::derive(move || (ui.texts().library().more_named)(&name));
    view! {
        <Menu label>
            <MenuItem words=|texts| texts.common().open run=Box::new(move || ui.go(Route::Plan(id, View::Table))) />
            <MenuItem words=|texts| texts.library().duplicate run=Box::new(move || operations::ask(ui, library, PlanOperation::Duplicate, id)) />
            <MenuItem words=|texts| texts.library().rename run=Box::new(move || library.renaming.set(Some(id))) />
            <MenuItem words=|texts| texts.library().download run=Box::new(move || operations::ask(ui, library, PlanOperation::Download, id)) />
            <MenuItem words=|texts| texts.actions().versions.label run=Box::new(move || ui.go(Route::Plan(id, View::Versions))) />
            <MenuItem words=|texts| texts.library().remove run=Box::new(move || operations::ask(ui, library, PlanOperation::Remove, id)) />
        </Menu>
    }
}

#[component]
fn MenuItem(words: fn(text::Messages) -> &'static str, run: Box<dyn Fn()>) -> impl IntoView {
    let ui = use_ui();
    view! {
        <button type="button" class="menu-item" role="menuitem" on:click=move |_| run()>
            <span>{piece(move || words(ui.texts()))}</span>
        </button>
    }
}

/// A stored text that is no plan: nothing of it is thrown away.
fn unreadable(ui: Ui, library: LibraryState, id: Id, why: NotAPlanFile) -> impl IntoView + use<> {
    let texts = ui.texts().library();
    let sentence = match why {
        NotAPlanFile::NewerSchema { .. } => texts.newer,
        NotAPlanFile::NotJson { .. } | NotAPlanFile::NotAPlan => texts.unreadable,
    };
    let label = Signal::derive(move || {
        let texts = ui.texts().library();
        (texts.more_named)(texts.unreadable_name)
    });
    view! {
        <div class="plan-entry-text">
            <h2 class="plan-entry-name">{texts.unreadable_name}</h2>
            <p class="plan-entry-facts">{sentence}</p>
        </div>
        <button
            type="button"
            class="button plan-entry-open"
            on:click=move |_| operations::ask(ui, library, PlanOperation::DownloadRaw, id)
        >
            {texts.download_raw}
        </button>
        <Menu label>
            <MenuItem words=|texts| texts.library().download_raw run=Box::new(move || operations::ask(ui, library, PlanOperation::DownloadRaw, id)) />
            <MenuItem words=|texts| texts.library().remove run=Box::new(move || operations::ask(ui, library, PlanOperation::Remove, id)) />
        </Menu>
    }
}
