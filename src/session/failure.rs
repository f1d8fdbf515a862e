//! What happens when the app itself fails: it stops saving, since its memory is not to be
//! trusted, says so, and offers what was last saved.

use std::cell::Cell;
use std::panic::PanicHookInfo;

use ::storage::envelope;
use ::storage::keys::PLAN;
use plan::Id;
use text::Language;

use crate::browser::{page, storage};
use crate::session::Route;

thread_local! {
    static HAPPENED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the app has failed since the page was loaded.
pub fn happened() -> bool {
    HAPPENED.get()
}

/// Makes every panic show the failure screen.
pub fn arm() {
    std::panic::set_hook(Box::new(|info| {
        if !HAPPENED.replace(true) {
            show(info);
        }
    }));
}

fn show(info: &PanicHookInfo<'_>) {
    let texts = &language().messages().shell();
    let saved = match Route::parse(&page::hash()) {
        Route::Plan(id, _) => saved_text(id),
        _ => None,
    };
    page::show_failure(&page::Failure {
        title: texts.failed_title,
        text: texts.failed_safe,
        download: saved.map(|text| (texts.failed_download, "plan.mejora.json", text)),
        reload: texts.failed_reload,
        rescue: texts.failed_rescue,
        details_title: texts.failed_details,
        details: &info.to_string(),
    });
}

/// The plan file that local storage got last.
fn saved_text(id: Id) -> Option<String> {
    let prefix = format!("{PLAN}{id}");
    let stored = storage::keys(&prefix).into_iter().filter_map(|key| storage::text(&key));
    let opened = |stored: String| envelope::open(&stored).map(|(saved, text)| (saved, text.into()));
    let sound = stored.filter_map(|stored| opened(stored).ok());
    sound.max_by_key(|(saved, _)| *saved).map(|(_, text)| text)
}

fn language() -> Language {
    page::root("lang").map_or_else(Language::default, |tag| Language::from_key(&tag))
}
