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
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError as NotLoaded;
use plan::Document;

use crate::actions::Desk;
use crate::browser::clock;
use crate::browser::files::Incoming;
use crate::incoming;
use crate::lazy::piece;
use crate::screens;
use crate::screens::library::{BringDialog, RenameDialog, Room, sample};
use crate::ui::{Ui, use_ui};

/// How long after the start the parts are fetched that nobody has asked for yet, in
/// milliseconds: the first screen is then there, and its own work done.
const QUIET_AFTER: u64 = 2_000;

/// The outcome of fetching a part.
type Loading = Pin<Box<dyn Future<Output = Result<(), NotLoaded>>>>;

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
            async fn $load() -> Result<(), NotLoaded> {
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
            later(|| Box::pin($load()), Box::new(move || now($make($($given),*))))
        }
    };
}

view_in_part! {
    /// The form of the chosen action.
    form, load_ficha, make_ficha:
    fn ficha(desk: Desk) { view! { <screens::Ficha desk /> }.into_any() }
}

view_in_part! {
    /// The cards of a phone.
    cards, load_cards, make_cards:
    fn cards(desk: Desk) { view! { <screens::Cards desk /> }.into_any() }
}

view_in_part! {
    /// The dialog that takes a plan from elsewhere.
    reading, load_bring, make_bring:
    fn bring(room: Room) { view! { <BringDialog room /> }.into_any() }
}

view_in_part! {
    /// The dialog that renames a plan.
    reading, load_rename, make_rename:
    fn rename(room: Room) { view! { <RenameDialog room /> }.into_any() }
}

view_in_part! {
    /// *Cronograma*.
    timeline, load_timeline, make_timeline:
    fn timeline(desk: Desk) { view! { <screens::TimelineView desk /> }.into_any() }
}

view_in_part! {
    /// *Datos del plan*.
    rest, load_plan_data, make_plan_data:
    fn plan_data(desk: Desk) { view! { <screens::PlanData desk /> }.into_any() }
}

view_in_part! {
    /// *Imprimir o PDF*.
    rest, load_print, make_print:
    fn print(desk: Desk) { view! { <screens::Print desk /> }.into_any() }
}

view_in_part! {
    /// *Ajustes*.
    rest, load_settings, make_settings:
    fn settings() { view! { <screens::SettingsScreen /> }.into_any() }
}

view_in_part! {
    /// *Ayuda*.
    rest, load_help, make_help:
    fn help() { view! { <screens::Help /> }.into_any() }
}

view_in_part! {
    /// The preview of what was brought in.
    reading, load_opening, make_opening:
    fn opening() { view! { <screens::Opening /> }.into_any() }
}

in_part! {
    reading, load_reading:
    fn receive_incoming(ui: Ui, incoming: Incoming) -> Result<(), String> {
        incoming::receive(ui, incoming)
    }
}

/// Reads what was brought in and goes where it is shown.
///
/// # Errors
/// Where the reader could not be fetched; and, inside, why there is no plan in it.
pub async fn receive(ui: Ui, incoming: Incoming) -> Result<Result<(), String>, NotLoaded> {
    receive_incoming(ui, incoming).await
}

in_part! {
    reading:
    fn sample_document(ui: Ui) -> Option<Document> {
        let language = ui.language();
        sample::document(language)
    }
}

/// A new sample plan.
///
/// # Errors
/// Where it could not be fetched.
pub async fn sample(ui: Ui) -> Result<Option<Document>, NotLoaded> {
    sample_document(ui).await
}

/// Fetches every part once the first screen is there, so that later none has to be waited for
/// and the loss of the connection takes nothing away. One that fails is fetched again when it is
/// asked for.
pub fn fetch_when_quiet() {
    let parts: [fn() -> Loading; 5] = [
        || Box::pin(load_ficha()),
        || Box::pin(load_timeline()),
        || Box::pin(load_reading()),
        || Box::pin(load_print()),
        || Box::pin(load_cards()),
    ];
    clock::after(QUIET_AFTER, move || {
        spawn_local(async move {
            for load in parts {
                let _ = load().await;
            }
        });
    });
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
