//! The loader of what is fetched when it is first needed, so that a cheap tablet on bad internet
//! has the table before it has everything. Each feature declares its own part beside its code with
//! `in_part!` or `view_in_part!`; parts of one name are one file. What is in no part is there
//! from the start.
//!
//! With the feature `split`, `cargo xtask build` cuts each part out of the app's wasm into files
//! of its own; without it, as in tests, all parts are there from the start too.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::browser::{clock, page};
use crate::erased::piece;
use crate::session::{Ui, use_ui};

/// How long after the start the parts are fetched that nobody has asked for yet, in
/// milliseconds: the first screen is then there, and its own work done.
const QUIET_AFTER: u64 = 2_000;

/// A part on its way.
pub type Fetching = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

/// A view of a part that has been fetched.
pub type ChunkView = Pin<Box<dyn Future<Output = Result<AnyView, NotLoaded>>>>;

/// A part, or its styles, could not be fetched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Puts a function into the part `$part`. Whoever calls it waits until the part is there; `$load`
/// only fetches the part, and after it the function answers at once. That holds for this function
/// alone: another one of the same part has a `$load` of its own, which then fetches nothing anew.
/// What a part shares with the open plan and with the list of plans lies beside them, in files of
/// their own; a part that is `early` comes before the list is there, and one that is declared
/// `alone` before both (see `link_the_rest` in `src/lib.rs`).
macro_rules! in_part {
    (alone $part:ident, $load:ident: $($function:tt)*) => {
        $crate::widgets::chunks::in_part! { @ {}; $part, $load: $($function)* }
    };
    (early $part:ident, $load:ident: $($function:tt)*) => {
        $crate::widgets::chunks::in_part! {
            @ { $crate::link_the_table() }; $part, $load: $($function)*
        }
    };
    ($part:ident, $load:ident: $($function:tt)*) => {
        $crate::widgets::chunks::in_part! {
            @ { $crate::link_the_rest() }; $part, $load: $($function)*
        }
    };
    (@ $link:block; $part:ident, $load:ident:
        $vis:vis fn $name:ident($($given:ident: $type:ty),*) -> $made:ty $body:block) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split(
            $part,
            wasm_split_path = leptos::wasm_split,
            fallible,
            preload(
                #[allow(unsafe_code, reason = "What is loaded later is linked by its exported name.")]
                $load
            )
        )]
        #[allow(unsafe_code, reason = "What is loaded later is linked by its exported name.")]
        $vis fn $name($($given: $type),*) -> Result<$made, $crate::widgets::chunks::NotLoaded> {
            $link;
            let made: $made = $body;
            Ok(made)
        }

        #[cfg(not(feature = "split"))]
        $vis async fn $name(
            $($given: $type),*
        ) -> Result<$made, $crate::widgets::chunks::NotLoaded> {
            $load().await?;
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        $vis async fn $load() -> Result<(), leptos::wasm_split::SplitLoaderError> {
            Ok(())
        }
    };
}
pub(crate) use in_part;

/// Puts a view into the part `$part`; `$name` shows it as soon as the part is there, and `$load`
/// fetches the part beforehand.
macro_rules! view_in_part {
    ($(#[$doc:meta])* $part:ident, $load:ident, $make:ident:
        $vis:vis fn $name:ident($($given:ident: $type:ty),*) $body:block) => {
        $crate::widgets::chunks::in_part! {
            $part, $load: pub(crate) fn $make($($given: $type),*) -> leptos::prelude::AnyView $body
        }

        $(#[$doc])*
        $vis fn $name($($given: $type),*) -> leptos::prelude::AnyView {
            $crate::widgets::chunks::later(
                || Box::pin($load()),
                Box::new(move || $crate::widgets::chunks::now(Box::pin($make($($given),*)))),
            )
        }
    };
}
pub(crate) use view_in_part;

/// Fetches a part and, at the same time, the styles that only parts need.
async fn styled(part: Fetching) -> Result<(), NotLoaded> {
    let styles = page::later_styles();
    let (part, styles) = (part.await, styles.await);
    part?;
    styles.then_some(()).ok_or(NotLoaded)
}

/// Waits until the first screen is there and then fetches these parts, one after the other. One
/// that fails is fetched again when it is asked for.
pub async fn fetch_when_quiet(parts: &[fn() -> Fetching]) {
    clock::pause(QUIET_AFTER).await;
    for load in parts {
        let _ = styled(load()).await;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ChunkState {
    Fetching,
    Ready,
    Failed,
}

/// Makes the view of a part that has been fetched.
pub type Make = Box<dyn Fn() -> Option<AnyView> + Send>;

/// A view that is shown as soon as its part is there, with the styles of the parts; until then an
/// empty place, and where the part cannot be fetched the reason with a button to try again.
pub fn later(load: fn() -> Fetching, make: Make) -> AnyView {
    place(load, make, true)
}

/// The same for a part whose styles come with what loads first.
pub fn beside(load: fn() -> Fetching, make: Make) -> AnyView {
    place(load, make, false)
}

fn place(load: fn() -> Fetching, make: Make, with_styles: bool) -> AnyView {
    let ui = use_ui();
    let state = RwSignal::new(ChunkState::Fetching);
    let fetch = move || {
        spawn_local(async move {
            let fetched =
                if with_styles { styled(load()).await.is_ok() } else { load().await.is_ok() };
            state.try_set(if fetched { ChunkState::Ready } else { ChunkState::Failed });
        });
    };
    fetch();
    let again = move || {
        state.set(ChunkState::Fetching);
        fetch();
    };
    view! {
        {piece(move || match state.get() {
            ChunkState::Ready => make(),
            ChunkState::Fetching => Some(view! { <p class="fetching">{ui.texts().shell().fetching}</p> }.into_any()),
            ChunkState::Failed => Some(not_fetched(ui, again)),
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

/// A view that nobody waits for: it is shown once all is quiet, and nothing is said where its part
/// cannot be fetched.
pub fn when_quiet(load: fn() -> Fetching, make: Make) -> AnyView {
    let ready = RwSignal::new(false);
    clock::after(QUIET_AFTER, move || {
        spawn_local(async move {
            if styled(load()).await.is_ok() {
                ready.try_set(true);
            }
        });
    });
    view! { {piece(move || ready.get().then(&make).flatten())} }.into_any()
}

/// What a function of a part gives that has been fetched; of one that has not, `None`.
pub fn at_once<T>(made: impl Future<Output = Result<T, NotLoaded>>) -> Option<T> {
    match pin!(made).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(made)) => Some(made),
        _ => None,
    }
}

/// The same for a view.
pub fn now(made: ChunkView) -> Option<AnyView> {
    at_once(made)
}
