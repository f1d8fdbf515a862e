//! What is pasted or dropped anywhere on *Mis planes*.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Room;
use crate::browser::dom;
use crate::browser::files::{self, Incoming, Taker};
use crate::lazy::lazy;
use crate::parts::{self, Task};
use crate::ui::{Ui, use_ui};

/// Takes what is pasted anywhere on the page, except into a text box.
pub fn listen(ui: Ui, room: Room) {
    let paste = window_event_listener(leptos::ev::paste, move |event| {
        if !dom::is_typing(&event) && room.renaming.get_untracked().is_none() {
            files::pasted(&event, exchange::MAX_PACKED_BYTES, taker(ui, room));
        }
    });
    on_cleanup(move || paste.remove());
}

/// Reads what was brought in, or says in the dialog why it is no plan: there, what to do
/// instead is at hand.
pub fn take(ui: Ui, room: Room, incoming: Incoming) {
    // What is pasted or dropped beside the dialog may be anything.
    if !room.bringing.get_untracked() {
        room.guide.set(false);
    }
    spawn_local(async move {
        if let Err(why) = parts::reading(ui, Task::Receive(incoming)).await {
            room.refusal.try_set(Some(why));
            room.bringing.try_set(true);
        }
    });
}

/// [`take`] for what is still to be read.
pub fn taker(ui: Ui, room: Room) -> Taker {
    Box::new(move |incoming| take(ui, room, incoming))
}

/// Reads a text that was typed or pasted into the box.
pub fn take_text(ui: Ui, room: Room, text: String) {
    take(ui, room, files::incoming_text(text, exchange::MAX_PACKED_BYTES));
}

/// The file chooser behind the button of the dialog.
#[component]
pub fn FileInput(room: Room) -> impl IntoView {
    let ui = use_ui();
    view! {
        // Without `accept`: a chooser that hides the file a person looks for says nothing.
        <input
            type="file"
            hidden=""
            data-file=""
            aria-label=ui.texts().library().choose_file
            node_ref=room.file
            on:change=move |event| {
                files::picked(&event, exchange::MAX_PACKED_BYTES, taker(ui, room));
            }
        />
    }
}

/// Lets a file or a text be dropped anywhere on the page, and shows that it can be.
#[component]
pub fn DropArea(room: Room) -> impl IntoView {
    let ui = use_ui();
    let over = RwSignal::new(false);
    let listeners = [
        window_event_listener(leptos::ev::dragover, move |event| {
            event.prevent_default();
            over.set(true);
        }),
        window_event_listener(leptos::ev::dragleave, move |event| {
            if dom::leaves_page(&event) {
                over.set(false);
            }
        }),
        window_event_listener(leptos::ev::drop, move |event| {
            over.set(false);
            files::dropped(&event, exchange::MAX_PACKED_BYTES, taker(ui, room));
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    view! {
        <div class="drop-area" aria-hidden="true" hidden=lazy(move || !over.get())>
            <p>{ui.texts().library().drop_here}</p>
        </div>
    }
}
