//! *Mis planes*: the doors to a plan, and the plans on this device.

mod bring;
mod doors;
mod entry;
mod operations;
mod removed;
mod rename;
mod sample;

use ::storage::outline::PlanOutline;
use leptos::prelude::*;
use plan::Id;
use plan::format::NotAPlanFile;

use self::bring::bring_dialog;
use self::doors::{DoorButtons, Doors};
use self::entry::{Entry, EntryShape};
use self::removed::removed;
use self::rename::rename_dialog;
use crate::browser::clock;
use crate::erased::{memo, piece};
use crate::session::{plan_list, use_ui};
use crate::widgets::chunks::{beside, in_part, now};
use crate::widgets::{Glyph, Icon, ScreenTitle, TopBar};

/// What the parts of this screen share.
#[derive(Clone, Copy)]
pub struct LibraryState {
    /// The plans, the latest first.
    entries: Memo<Vec<plan_list::PlanEntry>>,
    /// The time, told every minute.
    now: ReadSignal<i64>,
    /// The plan whose name is being changed.
    renaming: RwSignal<Option<Id>>,
}

impl LibraryState {
    fn entry(self, id: Id) -> Memo<Option<plan_list::PlanEntry>> {
        let entries = self.entries;
        memo(move || entries.with(|all| all.iter().find(|entry| entry.id == id).cloned()))
    }

    /// Whether another plan has the name of this one.
    fn has_twin(self, id: Id, outline: &PlanOutline) -> bool {
        let is_twin = |it: &plan_list::PlanEntry| {
            let same = |it: &PlanOutline| it.institution.trim() == outline.institution.trim();
            let other = it.outline.as_ref().ok();
            it.id != id && other.is_some_and(|it| same(it) && it.period == outline.period)
        };
        self.entries.with(|all| all.iter().any(is_twin))
    }

    /// The plans that cannot be read, other than for a newer version of the app.
    fn damaged(self) -> Vec<Id> {
        let is_damaged = |entry: &&plan_list::PlanEntry| match &entry.outline {
            Ok(_) | Err(NotAPlanFile::NewerSchema { .. }) => false,
            Err(NotAPlanFile::NotJson { .. } | NotAPlanFile::NotAPlan) => true,
        };
        let find = |all: &Vec<plan_list::PlanEntry>| {
            all.iter().filter(is_damaged).map(|it| it.id).collect()
        };
        self.entries.try_with_untracked(find).unwrap_or_default()
    }
}

in_part! {
    alone list, load: pub fn make() -> AnyView { list() }
}

/// The screen, as soon as its part is there: where no plan is opened, the page has it fetched beside
/// what loads first.
pub fn library() -> AnyView {
    beside(|| Box::pin(load()), Box::new(|| now(Box::pin(make()))))
}

/// The screen.
pub fn list() -> AnyView {
    view! { <Library /> }.into_any()
}

/// The screen.
#[component]
fn Library() -> impl IntoView {
    let ui = use_ui();
    let library = LibraryState {
        entries: memo(move || ui.plans.list()),
        now: clock::every_minute(),
        renaming: RwSignal::new(None),
    };
    ui.intake.bringing.set(false);
    let empty = memo(move || library.entries.with(Vec::is_empty));
    // Once asked for, a dialog stays: closing it gives the focus back.
    let brings = Memo::new(move |asked| asked == Some(&true) || ui.intake.bringing.get());
    let renames = Memo::new(move |asked| asked == Some(&true) || library.renaming.get().is_some());
    view! {
        <TopBar />
        <main class="column library" class:empty=move || empty.get() data-screen="library">
            {piece(move || ui.plans.warning.get().map(|says| view! { <Blocked says /> }))}
            {piece(move || {
                match (empty.get(), ui.narrow.get()) {
                    (true, _) => view! { <Empty /> }.into_any(),
                    (false, false) => view! { <Wide library /> }.into_any(),
                    (false, true) => view! { <Narrow library /> }.into_any(),
                }
            })}
            {removed(library)}
            <p class="library-footer">{ui.texts().library().footer}</p>
        </main>
        {piece(move || brings.get().then(bring_dialog))}
        {piece(move || renames.get().then(|| rename_dialog(library)))}
    }
}

/// Nothing here yet: the doors.
#[component]
fn Empty() -> impl IntoView {
    let ui = use_ui();
    let words = ui.texts().library().start;
    let name = ui.texts().library().title;
    view! {
        <ScreenTitle words name />
        <Doors />
        <ExampleLink />
    }
}

/// The list first; the doors are buttons above it.
#[component]
fn Wide(library: LibraryState) -> impl IntoView {
    view! {
        <div class="library-head">
            <Here />
            <span class="spring"></span>
            <DoorButtons />
        </div>
        <PlanRows library from=0 />
        <ExampleLink />
    }
}

/// On a phone: the latest plan, the doors, the other plans.
#[component]
fn Narrow(library: LibraryState) -> impl IntoView {
    let ui = use_ui();
    let latest = memo(move || library.entries.with(|all| all.first().map(|entry| entry.id)));
    let more = memo(move || library.entries.with(|all| all.len() > 1));
    view! {
        <Here />
        {piece(move || latest.get().map(|id| view! { <Entry library id shape=EntryShape::Card /> }))}
        <DoorButtons />
        <ExampleLink />
        {piece(move || {
            more.get()
                .then(|| {
                    view! {
                        <h2 class="library-others">{ui.texts().library().others}</h2>
                        <PlanRows library from=1 />
                    }
                })
        })}
    }
}

#[component]
fn Here() -> impl IntoView {
    let ui = use_ui();
    let words = ui.texts().library().here;
    let name = ui.texts().library().title;
    view! { <ScreenTitle words name /> }
}

/// The plans from the one at this place on.
#[component]
fn PlanRows(library: LibraryState, from: usize) -> impl IntoView {
    let ids = memo(move || {
        library.entries.with(|all| all.iter().skip(from).map(|entry| entry.id).collect::<Vec<_>>())
    });
    let entry = move |id| view! { <li><Entry library id shape=EntryShape::Row /></li> };
    view! {
        <ul class="plans" role="list">
            {piece(move || ids.get().into_iter().map(entry).collect_view())}
        </ul>
    }
}

/// The way to the sample plan.
#[component]
fn ExampleLink() -> impl IntoView {
    let ui = use_ui();
    view! {
        <p class="library-example">
            <button type="button" class="link" on:click=move |_| sample::open(ui)>
                {ui.texts().library().example}
            </button>
        </p>
    }
}

/// What to know where the browser keeps less than it should.
#[component]
fn Blocked(says: &'static str) -> impl IntoView {
    view! {
        <p class="library-blocked">
            <Icon glyph=Glyph::Warning />
            <span>{says}</span>
        </p>
    }
}
