//! The one place where the app says what happened.

use leptos::prelude::*;

use super::close::CloseButton;
use super::icon::{Glyph, Icon};
use crate::browser::clock;
use crate::erased::{effect, piece};
use crate::session::{Tone, Ui, use_ui};

/// How long a notice of something done stays, in milliseconds: time to read two lines and to
/// reach its button.
const STAYS: u64 = 10_000;

/// The longest text beside which a phone has room for a button, in bytes.
const SHORT: usize = 64;

/// Lets notices go: of something done after a while that no other screen begins anew, of a failure
/// with the screen that it tells of.
pub fn let_go(ui: Ui) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(waiting)) = waiting.try_update_value(Option::take) {
            waiting.clear();
        }
    };
    on_cleanup(stop);
    effect(move || {
        stop();
        let done = ui.notice.with(|notice| notice.as_ref().is_some_and(|n| n.tone == Tone::Done));
        if done && !ui.crowded.get() {
            waiting.set_value(clock::after(STAYS, move || {
                ui.notice.try_set(None);
            }));
        }
    });
    effect(move || {
        ui.route.track();
        ui.drop_problem();
    });
}

/// The notice, if there is one and the keyboard leaves it room.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let ui = use_ui();
    view! {
        <div class="notices" role="status" aria-live="polite">
            {piece(move || {
                ui.notice
                    .get()
                    .filter(|_| !ui.crowded.get())
                    .map(|notice| {
                        let problem = notice.tone == Tone::Problem;
                        // On a phone its buttons then have a line of their own.
                        let buttons = notice.actions.len();
                        let long = buttons > 1 || buttons == 1 && notice.text.len() > SHORT;
                        view! {
                            <div class="notice" class:problem=problem class:long=long>
                                {problem.then(|| view! { <Icon glyph=Glyph::Warning /> })}
                                <p>{notice.text}</p>
                                {notice
                                    .actions
                                    .into_iter()
                                    .map(|(words, run)| {
                                        view! {
                                            <button
                                                type="button"
                                                class="button"
                                                on:click=move |_| {
                                                    ui.notice.set(None);
                                                    run();
                                                }
                                            >
                                                {words}
                                            </button>
                                        }
                                    })
                                    .collect_view()}
                                <CloseButton label=ui.texts().shell().dismiss on_close=move || ui.notice.set(None) />
                            </div>
                        }
                    })
            })}
        </div>
    }
}
