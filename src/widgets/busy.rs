//! The panel of something that takes its time: what it is, how far it has come, and a button that
//! stops it.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;

use super::Dialog;
use crate::browser::clock;
use crate::browser::worker::Cancel;
use crate::erased::{effect, piece};
use crate::session::Ui;

/// How long something may take before the panel shows, in milliseconds: what is done sooner needs
/// no word.
const SHOWN_AFTER: u64 = 300;

/// A panel over the page while something takes its time, whatever screen is below it.
pub struct Busy {
    owner: Owner,
    percent: RwSignal<u8>,
    open: RwSignal<bool>,
    waiting: Option<TimeoutHandle>,
    /// What takes the panel off the page when it is dropped.
    shown: Rc<RefCell<Option<Box<dyn Any>>>>,
}

impl Busy {
    /// Shows the panel under these words after a moment; closing it stops the job.
    pub fn new(ui: Ui, words: String, cancel: Cancel) -> Self {
        let owner = Owner::new();
        let (percent, open) = owner.with(|| (RwSignal::new(0), RwSignal::new(true)));
        let shown = Rc::new(RefCell::new(None::<Box<dyn Any>>));
        let waiting = clock::after(SHOWN_AFTER, {
            let (owner, shown) = (owner.clone(), Rc::clone(&shown));
            move || {
                let panel = owner.with(|| {
                    let panel = move || panel(ui, words, percent, open, cancel);
                    document().body().map(|body| mount_to(body, panel))
                });
                shown.replace(panel.map(|panel| Box::new(panel) as Box<dyn Any>));
            }
        });
        Self { owner, percent, open, waiting, shown }
    }

    /// What hears how much has been done, from 1 to 100.
    pub fn on_progress(&self) -> impl Fn(u8) + 'static + use<> {
        let percent = self.percent;
        move |done| {
            percent.try_set(done);
        }
    }

    /// Takes the panel away. The focus goes back to where it was.
    pub async fn end(self) {
        if let Some(waiting) = self.waiting {
            waiting.clear();
        }
        let shown = self.shown.take();
        if shown.is_some() {
            self.open.set(false);
            // Only a dialog that is closed before it goes gives the focus back.
            tick().await;
        }
        drop(shown);
        self.owner.cleanup();
    }
}

fn panel(
    ui: Ui,
    words: String,
    percent: RwSignal<u8>,
    open: RwSignal<bool>,
    cancel: Cancel,
) -> AnyView {
    effect(move || {
        if !open.get() {
            cancel.cancel();
        }
    });
    let value = move || Some(percent.get()).filter(|done| *done > 0).map(|done| done.to_string());
    // Every percent would drown what else a screen reader has to say.
    let said = move || format!("{} %", percent.get() / 25 * 25);
    view! {
        <Dialog open title=words>
            <progress
                class="busy-bar"
                max="100"
                value=value
                aria-label=ui.texts().office().progress
            ></progress>
            <p class="visually-hidden" role="status">{piece(said)}</p>
            <p class="hint">{ui.texts().office().reading_hint}</p>
            <div class="buttons">
                <button type="button" class="button" data-stop="" on:click=move |_| open.set(false)>
                    {ui.texts().common().cancel}
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}
