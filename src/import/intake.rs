//! What a person drops or pastes anywhere in the app, or chooses as a file: caught once, for every
//! screen, so that the browser never opens a file in place of the page.
//!
//! Over an open plan it is asked what the file is; everywhere else it is shown at once.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::dom;
use crate::browser::files::{self, Incoming, Taker};
use crate::erased::either;
use crate::import::receive::receive;
use crate::session::{Intake, Route, Ui, use_ui};

/// Whether a plan is open.
fn over_plan(ui: Ui) -> bool {
    matches!(ui.route.get_untracked(), Route::Plan(..))
}

/// Reads what was brought in. Where it is no plan, *Mis planes* says why in its dialog: there, what
/// to do instead is at hand.
pub fn take(ui: Ui, incoming: Incoming) {
    let Intake { bringing, guide, refusal, .. } = ui.intake;
    let library = ui.route.get_untracked() == Route::Library;
    // What is pasted or dropped beside the dialog may be anything.
    if !bringing.get_untracked() {
        guide.set(false);
    }
    spawn_local(async move {
        match receive(ui, incoming).await {
            Err(why) if library => {
                refusal.try_set(Some(why));
                bringing.try_set(true);
            }
            Err(why) => ui.problem(why),
            Ok(()) => {}
        }
    });
}

/// [`take`] for what is still to be read.
pub fn taker(ui: Ui) -> Taker {
    Box::new(move |incoming| take(ui, incoming))
}

/// Takes what came from another app, whatever screen is shown.
pub fn take_from_outside(ui: Ui, incoming: Incoming) {
    spawn_local(async move {
        if let Err(why) = receive(ui, incoming).await {
            ui.problem(why);
        }
    });
}

/// Reads a text that was typed or pasted into the box of *Mis planes*.
pub fn take_text(ui: Ui, text: String) {
    take(ui, files::incoming_text(text, cells::MAX_PACKED_BYTES));
}

/// Lets the person choose a file.
pub fn choose(ui: Ui) {
    files::choose(ui.intake.file);
}

/// What catches: the listeners on the page, the place that shows that a file can be dropped, the
/// file chooser, and the question over an open plan.
#[component]
pub fn Catch(
    /// Asks what the file is that came over an open plan.
    question: fn() -> AnyView,
) -> impl IntoView {
    let ui = use_ui();
    let over = RwSignal::new(false);
    ui.intake.asks.set(false);
    let listeners = [
        window_event_listener(leptos::ev::dragover, move |event| {
            if files::may_drop(&event) {
                event.prevent_default();
                over.set(files::drags_file(&event) || !over_plan(ui));
            }
        }),
        window_event_listener(leptos::ev::dragleave, move |event| {
            if dom::leaves_page(&event) {
                over.set(false);
            }
        }),
        window_event_listener(leptos::ev::drop, move |event| {
            over.set(false);
            if files::may_drop(&event) {
                files::dropped(&event, cells::MAX_PACKED_BYTES, only(ui), taker(ui));
            }
        }),
    ];
    let paste = window_event_listener(leptos::ev::paste, move |event| {
        let takes = matches!(ui.route.get_untracked(), Route::Plan(..) | Route::Library);
        if takes && !event.default_prevented() && !dom::is_typing(&event) {
            files::pasted(&event, cells::MAX_PACKED_BYTES, only(ui), taker(ui));
        }
    });
    on_cleanup(move || {
        listeners.into_iter().for_each(WindowListenerHandle::remove);
        paste.remove();
    });
    view! {
        <div class="drop-area" aria-hidden="true" hidden=move || !over.get()>
            <p>{ui.texts().library().drop_here}</p>
        </div>
        // Without `accept`: a chooser that hides the file a person looks for says nothing.
        <input
            type="file"
            hidden=""
            data-file=move || (!matches!(ui.route.get(), Route::Plan(..))).then_some("")
            aria-label=ui.texts().library().choose_file
            node_ref=ui.intake.file
            on:change=move |event| {
                files::picked(&event, cells::MAX_PACKED_BYTES, taker(ui));
            }
        />
        {either(move || ui.intake.asks.get(), question, || ())}
    }
}

/// Which texts are taken: over an open plan only tables, for there a word is no plan.
fn only(ui: Ui) -> files::AcceptedTexts {
    if over_plan(ui) { files::AcceptedTexts::Tables } else { files::AcceptedTexts::All }
}
