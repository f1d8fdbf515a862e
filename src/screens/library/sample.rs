//! The sample plan: an invented municipality, in the person's language and for the present year.

use chrono::Datelike as _;
use plan::template::shift_dates;
use plan::{Document, format};
use text::Language;

use crate::browser::clock;
use crate::browser::random::Random;
use crate::incoming;
use crate::ui::{Route, Ui, View};

const SPANISH: &str = include_str!("sample.es.json");
const ENGLISH: &str = include_str!("sample.en.json");

/// The first year of the period in the files.
const WRITTEN_FOR: i32 = 2026;

/// Puts a new sample plan on the shelf and opens it.
pub fn open(ui: Ui) {
    if let Some(document) = document(ui.language()) {
        incoming::keep(ui, &document);
        ui.go(Route::Plan(document.plan.id, View::Table));
    }
}

/// A new sample. The files hold no ids, so each has its own.
fn document(language: Language) -> Option<Document> {
    let text = match language {
        Language::Spanish => SPANISH,
        Language::English => ENGLISH,
    };
    let mut document = format::read(text, &mut Random).ok()?;
    let years = clock::today().year() - WRITTEN_FOR;
    document.plan = shift_dates(&document.plan, years * 12);
    Some(document)
}
