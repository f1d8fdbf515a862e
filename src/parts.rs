//! The parts of the app whose code is loaded when it is first needed, so that a cheap tablet on
//! bad internet has the table before it has everything. What is in no part is there from the
//! start.
//!
//! With the feature `split`, `cargo xtask build` cuts each part out of the app's wasm into files
//! of its own; without it, as in tests, all parts are there from the start too.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "What is loaded later is linked by its exported name.")
)]

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use plan::copies::Mend;
use plan::{Document, Id, Plan};

use crate::actions::{Desk, Undecided};
use crate::browser::files::Incoming;
use crate::browser::{clock, page};
use crate::editor::{Editor, Step};
use crate::lazy::piece;
use crate::screens;
use crate::screens::library::{BringDialog, Deed, RemovedPlans, RenameDialog, Room, sample};
use crate::storage::{self, Safety, updates};
use crate::ui::{Offer, Ui, use_ui};
use crate::{office, readers, receive};

/// How long after the start the parts are fetched that nobody has asked for yet, in
/// milliseconds: the first screen is then there, and its own work done.
const QUIET_AFTER: u64 = 2_000;

/// A task of the part that reads, on its way.
type Working = Pin<Box<dyn Future<Output = Result<(), String>>>>;

/// The outcome of fetching a part.
type Loading = Pin<Box<dyn Future<Output = Result<(), NotLoaded>>>>;

/// A part, or its styles, could not be fetched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Puts a function into a part; `$load`, where it is named, only fetches the part.
macro_rules! in_part {
    ($part:ident $(, $load:ident)?: fn $name:ident($($given:ident: $type:ty),*) -> $made:ty $body:block) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split(
            $part, wasm_split_path = leptos::wasm_split, fallible $(, preload($load))?
        )]
        fn $name($($given: $type),*) -> Result<$made, NotLoaded> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        async fn $name($($given: $type),*) -> Result<$made, NotLoaded> {
            Ok($body)
        }

        $(
            #[cfg(not(feature = "split"))]
            async fn $load() -> Result<(), SplitLoaderError> {
                Ok(())
            }
        )?
    };
}

/// Puts a view into a part.
macro_rules! view_in_part {
    ($(#[$doc:meta])* $part:ident, $load:ident, $make:ident:
        fn $name:ident($($given:ident: $type:ty),*) $body:block) => {
        in_part! { $part, $load: fn $make($($given: $type),*) -> AnyView $body }

        $(#[$doc])*
        pub fn $name($($given: $type),*) -> AnyView {
            later(|| styled($load()), Box::new(move || now($make($($given),*))))
        }
    };
}

view_in_part! {
    /// The form of the chosen action.
    form, load_form, make_form:
    fn ficha(desk: Desk) {
        readers::bring();
        view! { <screens::Ficha desk /> }.into_any()
    }
}

view_in_part! {
    /// *Cronograma*.
    timeline, load_timeline, make_timeline:
    fn timeline(desk: Desk) { view! { <screens::TimelineView desk /> }.into_any() }
}

/// What is shown around a plan, from one part.
#[derive(Clone, Copy)]
pub enum Rest {
    /// *Datos del plan*.
    PlanData(Desk),
    /// *Imprimir o PDF*.
    Print(Desk),
    /// *Descargar*, which shows the sheets of the former.
    Sending(Desk),
    /// *Versiones anteriores*.
    Versions(Desk),
    /// *Dos versiones*.
    Joining(Desk, Option<Undecided>),
    /// The plans that were removed a short time ago.
    Removed(Room),
    /// How safe the plan is.
    Safety(Desk),
    /// The months of a date.
    Months(Desk, screens::Wanted),
    /// *Ajustes*.
    Settings,
    /// *Ayuda*.
    Help,
}

view_in_part! {
    /// A screen around a plan.
    rest, load_rest, make_rest:
    fn rest(which: Rest) {
        match which {
            Rest::PlanData(desk) => view! { <screens::PlanData desk /> }.into_any(),
            Rest::Print(desk) => view! { <screens::Print desk /> }.into_any(),
            Rest::Sending(desk) => view! { <screens::Sending desk /> }.into_any(),
            Rest::Versions(desk) => view! { <screens::Versions desk /> }.into_any(),
            Rest::Joining(desk, at) => view! { <screens::Joining desk at /> }.into_any(),
            Rest::Removed(room) => view! { <RemovedPlans room /> }.into_any(),
            Rest::Safety(desk) => view! { <screens::SafetyPanel desk /> }.into_any(),
            Rest::Months(desk, wanted) => view! { <screens::MonthPicker desk wanted /> }.into_any(),
            Rest::Settings => view! { <screens::SettingsScreen /> }.into_any(),
            Rest::Help => view! { <screens::Help /> }.into_any(),
        }
    }
}

in_part! {
    rest:
    fn break_words() -> () { screens::break_words(); }
}

/// What is shown on the way of a plan into the app, from one part.
#[derive(Clone, Copy)]
pub enum Coming {
    /// The preview of what was brought in.
    Opening,
    /// The dialog that takes a plan from elsewhere.
    Bring,
    /// The dialog that renames a plan.
    Rename(Room),
    /// The question what a file is that came over an open plan.
    Asking,
}

view_in_part! {
    /// A screen or a dialog on the way of a plan into the app.
    reading, load_coming, make_coming:
    fn coming(which: Coming) {
        readers::bring();
        match which {
            Coming::Opening => view! { <screens::Opening /> }.into_any(),
            Coming::Bring => view! { <BringDialog /> }.into_any(),
            Coming::Asking => view! { <screens::Asking /> }.into_any(),
            Coming::Rename(room) => view! { <RenameDialog room /> }.into_any(),
        }
    }
}

/// What the part that reads is asked to do.
pub enum Task {
    /// Reads what was brought in and goes where it is shown.
    Receive(Incoming),
    /// Puts a new sample plan on the shelf and opens it.
    Sample,
    /// Has the workers fetched.
    FetchWorkers,
}

in_part! {
    reading:
    fn begin(ui: Ui, task: Task) -> Working {
        match task {
            Task::Receive(incoming) => Box::pin(receive::receive(ui, incoming)),
            Task::Sample => Box::pin(async move {
                sample::open(ui);
                Ok(())
            }),
            Task::FetchWorkers => Box::pin(async move {
                office::fetch();
                updates::start(ui, async || storage::secure().await);
                Ok(())
            }),
        }
    }
}

/// Does what the part that reads is asked to do.
///
/// # Errors
/// Why it was not done and what to do instead. Nothing was changed.
pub async fn reading(ui: Ui, task: Task) -> Result<(), String> {
    match begin(ui, task).await {
        Ok(working) => working.await,
        Err(NotLoaded) => Err(ui.texts().shell().not_fetched.to_owned()),
    }
}

/// What the keeper is asked to do.
pub enum Errand {
    /// Brings together what the stores of the browser hold.
    Start,
    /// Keeps an open plan saved.
    Open(Box<Desk>),
    /// Goes one step through the history of an open plan.
    Step(Editor, Step),
    /// Downloads a plan file.
    Download(Box<Document>),
    /// Does something to a plan as a whole from the list.
    Deed(Deed, Id, Room),
    /// Stores what has just been put on the shelf.
    Keep(Id),
    /// Opens a plan that is here and takes what came for it.
    Take(Box<Taken>),
    /// Looks how safe an open plan is, and goes on telling.
    Look(Editor, RwSignal<Option<Safety>>),
    /// Makes an open plan safer.
    Mend(Editor, Mend),
    /// Lets a file leave, after the person was asked for a name.
    Leave(Offer),
}

/// What came for a plan that is here.
pub struct Taken {
    /// The plan that is here.
    pub id: Id,
    /// What came.
    pub what: What,
    /// What is said then, with an offer to take it back; the keeper says what a copy brought.
    pub said: String,
}

/// How what came goes into a plan that is here. Each is one step that can be undone.
pub enum What {
    /// Its content takes the place of what is here.
    Content(Plan),
    /// It is a copy from a file, if that has a name, whose changes join those that were made here.
    Copy(Document, Option<String>),
}

in_part! {
    keeper:
    fn send(ui: Ui, errand: Errand) -> () {
        storage::run(ui, errand);
    }
}

/// Has the keeper do something as soon as it is there. Where it cannot be fetched, a plan is
/// saved as far as the page can by itself, and all else is refused in words.
pub fn keep(ui: Ui, errand: Errand) {
    spawn_local(async move {
        let open = if let Errand::Open(desk) = &errand { Some(desk.editor) } else { None };
        let said = !matches!(
            errand,
            Errand::Start | Errand::Open(_) | Errand::Keep(_) | Errand::Leave(_) | Errand::Look(..)
        );
        let leave = if let Errand::Leave(run) = &errand { Some(run.clone()) } else { None };
        if send(ui, errand).await.is_err() {
            if let Some(editor) = open {
                editor.do_without_keeper();
            }
            if let Some(run) = leave {
                run();
            }
            if said {
                ui.problem(ui.texts().shell().not_fetched);
            }
            ui.shelf.complete.set(true);
        }
    });
}

/// Lets a file leave the browser: `run` sends it on its way, the first time after the person was
/// asked for the name to sign with.
pub fn leave(ui: Ui, run: impl Fn() + Send + Sync + 'static) {
    if ui.settings.name.with_untracked(Option::is_some) {
        return run();
    }
    keep(ui, Errand::Leave(Arc::new(run)));
}

/// Fetches every part and the workers once the first screen is there, so that later none has to be waited for
/// and the loss of the connection takes nothing away. One that fails is fetched again when it is
/// asked for.
pub fn fetch_when_quiet(ui: Ui) {
    keep(ui, Errand::Start);
    let parts: [fn() -> Loading; 4] = [
        || styled(load_form()),
        || styled(load_timeline()),
        || styled(load_coming()),
        || styled(load_rest()),
    ];
    clock::after(QUIET_AFTER, move || {
        spawn_local(async move {
            for load in parts {
                let _ = load().await;
            }
            let _ = break_words().await;
            let _ = reading(ui, Task::FetchWorkers).await;
        });
    });
}

/// The plans that were removed a short time ago, once everything is there and all is quiet: they
/// are nothing that one waits for, nor hears of where the part cannot be fetched.
pub fn removed(room: Room) -> AnyView {
    let ready = RwSignal::new(false);
    clock::after(QUIET_AFTER, move || {
        spawn_local(async move {
            if styled(load_rest()).await.is_ok() {
                ready.try_set(true);
            }
        });
    });
    view! { {piece(move || ready.get().then(|| now(make_rest(Rest::Removed(room)))).flatten())} }
        .into_any()
}

/// Fetches a part and, at the same time, the styles that only parts need.
fn styled(part: impl Future<Output = Result<(), SplitLoaderError>> + 'static) -> Loading {
    let styles = page::later_styles();
    Box::pin(async {
        let (part, styles) = (part.await, styles.await);
        part?;
        styles.then_some(()).ok_or(NotLoaded)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Fetching,
    Ready,
    Failed,
}

/// A view that is shown as soon as its part is there; until then an empty place, and where the
/// part cannot be fetched the reason with a button to try again.
fn later(load: fn() -> Loading, make: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
    let ui = use_ui();
    let state = RwSignal::new(State::Fetching);
    let fetch = move || {
        spawn_local(async move {
            let fetched = load().await.is_ok();
            state.try_set(if fetched { State::Ready } else { State::Failed });
        });
    };
    fetch();
    let again = move || {
        state.set(State::Fetching);
        fetch();
    };
    view! {
        {piece(move || match state.get() {
            State::Ready => make(),
            State::Fetching => Some(view! { <p class="fetching">{ui.texts().shell().fetching}</p> }.into_any()),
            State::Failed => Some(not_fetched(ui, again)),
        })}
    }
    .into_any()
}

fn not_fetched(ui: Ui, again: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="not-fetched" role="alert">
            <p>{ui.texts().shell().not_fetched}</p>
            <button type="button" class="button" on:click=move |_| again()>
                {ui.texts().shell().try_again}
            </button>
        </div>
    }
    .into_any()
}

/// What a function of a part that has been fetched gives.
fn now<T>(made: impl Future<Output = Result<T, NotLoaded>> + 'static) -> Option<T> {
    match Box::pin(made).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(made)) => Some(made),
        _ => None,
    }
}
