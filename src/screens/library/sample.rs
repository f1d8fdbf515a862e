//! The sample plan: an invented municipality, in the person's language and for the present year.

use chrono::Datelike as _;
use leptos::task::spawn_local;
use plan::template::shift_dates;
use plan::{Document, format};
use text::Language;

use crate::browser::clock;
use crate::browser::random::BrowserRandom;
use crate::session::{Route, Ui, View};
use crate::storage;
use crate::widgets::chunks::in_part;

const SPANISH: &str = include_str!("sample.es.json");
const ENGLISH: &str = include_str!("sample.en.json");

/// The first year of the period in the files.
const WRITTEN_FOR: i32 = 2026;

in_part! {
    reading, load: fn open_at_once(ui: Ui) -> () { put_and_open(ui); }
}

/// Puts a new sample plan in the list and opens it, as soon as its part is there.
pub fn open(ui: Ui) {
    spawn_local(async move {
        if open_at_once(ui).await.is_err() {
            ui.problem(ui.texts().shell().not_fetched);
        }
    });
}

fn put_and_open(ui: Ui) {
    if let Some(document) = document(ui.language()) {
        storage::keep(ui, &document);
        ui.go(Route::Plan(document.plan.id, View::Table));
    }
}

/// A new sample. The files hold no ids, so each has its own.
fn document(language: Language) -> Option<Document> {
    let text = match language {
        Language::Spanish => SPANISH,
        Language::English => ENGLISH,
    };
    let mut document = format::read(text, &mut BrowserRandom).ok()?;
    let years = clock::today().year() - WRITTEN_FOR;
    document.plan = shift_dates(&document.plan, years * 12);
    Some(document)
}
