//! The way of what a person brings in: read here or in a worker, with its progress and a way to
//! stop it, and then shown where it belongs.

use std::future::Future;
use std::pin::Pin;

use cells::{FileKind, file_kind, is_packed};
use import::{Candidate, NotAPlan, Reading};
use leptos::prelude::{GetUntracked as _, Set as _};

use crate::browser::files::{Incoming, TooBig};
use crate::browser::random::BrowserRandom;
use crate::import::incoming::{self, IncomingCopy, Opened, waiting};
use crate::import::kinship;
use crate::import::office::{self, Cancel, WorkerError};
use crate::import::preview::{Preview, Previews};
use crate::session::{Route, Ui};
use crate::widgets::Busy;
use crate::widgets::chunks::{NotLoaded, in_part};

/// The longest text that is read in the page itself, in bytes: on a cheap tablet it takes less
/// than a blink. The plans of ten councils together are shorter.
const READ_HERE: usize = 200_000;

/// What came of reading: a reading, no plan, or nothing at all.
type ReadOutcome = Result<Result<Reading, NotAPlan>, WorkerError>;

/// Reading and showing, on its way.
type Working = Pin<Box<dyn Future<Output = Result<(), String>>>>;

in_part! {
    reading, load: fn begin(ui: Ui, incoming: Incoming) -> Working {
        Box::pin(read_and_show(ui, incoming))
    }
}

/// Reads what was brought in and goes where it is shown, as soon as the part that reads is there.
///
/// # Errors
/// Where there is no plan in it, or the part cannot be fetched: what is wrong and what to do.
/// Nothing was changed.
pub async fn receive(ui: Ui, incoming: Incoming) -> Result<(), String> {
    match begin(ui, incoming).await {
        Ok(working) => working.await,
        Err(NotLoaded) => Err(ui.texts().shell().not_fetched.to_owned()),
    }
}

async fn read_and_show(ui: Ui, incoming: Incoming) -> Result<(), String> {
    let Incoming { name, content, html } = incoming;
    let name = name.as_deref();
    let mut outcome = match html.filter(|html| has_table(html)) {
        Some(html) => read_page(ui, &html).await,
        None => Ok(Err(NotAPlan::Empty)),
    };
    // The plain text of what was copied stands in where its cells say nothing.
    if matches!(
        outcome,
        Ok(Err(_)) | Err(WorkerError::NotFetched | WorkerError::Crashed | WorkerError::OtherBuild)
    ) {
        outcome = match content {
            Ok(bytes) => read(ui, name, &bytes).await,
            Err(TooBig(bytes)) => Ok(Err(NotAPlan::TooBig { bytes })),
        };
    }
    match outcome {
        Ok(Ok(reading)) => show(ui, name, reading).map_err(|why| ui.language().not_a_plan(why)),
        Ok(Err(why)) => Err(ui.language().not_a_plan(why)),
        Err(WorkerError::Cancelled) => {
            ui.done(office::sentence(ui, WorkerError::Cancelled));
            Ok(())
        }
        Err(why) => Err(office::sentence(ui, why).to_owned()),
    }
}

/// Whether a page on the clipboard has a table: without one its plain text says as much.
fn has_table(html: &str) -> bool {
    html.contains("<table") || html.contains("<TABLE")
}

/// Reads a page from the clipboard. It comes as a part of a page in UTF-8, and says so to the
/// reader.
async fn read_page(ui: Ui, html: &str) -> ReadOutcome {
    let page = format!("\u{feff}<!doctype html>{html}");
    in_worker(ui, None, page.as_bytes()).await
}

async fn read(ui: Ui, name: Option<&str>, bytes: &[u8]) -> ReadOutcome {
    if is_packed(bytes) {
        return in_worker(ui, name, bytes).await;
    }
    if let Some(kind) = file_kind(bytes) {
        return Ok(Err(NotAPlan::NotText { kind }));
    }
    let here = || import::read(bytes, &mut BrowserRandom);
    if bytes.len() > READ_HERE && bytes.len() <= cells::MAX_BYTES {
        return match in_worker(ui, name, bytes).await {
            Err(WorkerError::NotFetched) => match here() {
                Err(NotAPlan::NotText { kind: FileKind::WebPage }) => Err(WorkerError::NotFetched),
                read => Ok(read),
            },
            outcome => outcome,
        };
    }
    match here() {
        Err(NotAPlan::NotText { kind: FileKind::WebPage }) => in_worker(ui, name, bytes).await,
        read => Ok(read),
    }
}

async fn in_worker(ui: Ui, name: Option<&str>, bytes: &[u8]) -> ReadOutcome {
    let texts = ui.texts().office();
    let words = name.map_or_else(|| texts.reading_pasted.to_owned(), texts.reading);
    let cancel = Cancel::default();
    let busy = Busy::new(ui, words, cancel.clone());
    let outcome = office::read(bytes, busy.on_progress(), &cancel).await;
    busy.end().await;
    outcome
}

/// Shows what was read: over an open plan as a question, else on a screen of its own.
fn show(ui: Ui, name: Option<&str>, reading: Reading) -> Result<(), NotAPlan> {
    let open = match ui.route.get_untracked() {
        Route::Plan(id, _) => Some(id),
        _ => None,
    };
    let named = || name.map(str::to_owned);
    let known = |document, edits| IncomingCopy::whole(document, named(), edits);
    let opened = match reading {
        Reading::PlanFile(document) if open.is_none() => {
            incoming::open_document(ui, known(document, Vec::new()));
            return Ok(());
        }
        Reading::PlanFile(document) => Opened::Known(Box::new(known(document, Vec::new()))),
        Reading::Returned(returned) => {
            let is_open = open == Some(returned.inner.plan.id);
            let previews = Previews::returned(name, *returned);
            let copy = previews.chosen().filter(|_| is_open).map(Preview::result);
            match copy {
                Some(document) => Opened::Known(Box::new(known(document, Vec::new()))),
                None => Opened::Table(Box::new(previews)),
            }
        }
        Reading::Table(draft) => {
            kinship::opened(ui, name, vec![Candidate { name: String::new(), draft: *draft }])
        }
        Reading::Tables(tables) => kinship::opened(ui, name, tables),
        Reading::Guide(guide) => Opened::Guide(guide),
    };
    waiting(ui).set(opened);
    if open.is_some() {
        ui.intake.asks.set(true);
    } else {
        ui.go(Route::Preview);
    }
    Ok(())
}
