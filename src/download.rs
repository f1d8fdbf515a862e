//! The plan as a file: its name, and its way out of the browser.

use plan::{Document, Header, format};

use crate::actions::Desk;
use crate::app::VERSION;
use crate::browser::files;
use crate::ui::Ui;

/// Downloads the plan file of the open plan and says so.
pub fn plan_file(desk: Desk) {
    document(desk.ui, &desk.editor.document());
}

/// Downloads the plan file of a plan and says so.
pub fn document(ui: Ui, document: &Document) {
    let name = file_name(&document.plan.header, "json");
    files::download(&name, "application/json", &format::write(document, VERSION));
    ui.shelf.copied(document.plan.id);
    ui.done((ui.texts().shell().downloaded)(&name));
}

/// The name of a file of this plan: `PM_Ayuntamiento-de-Loma-Verde_2026-2027.json`. It holds only
/// letters, digits, `-` and `_`, so that every file system and mail program takes it.
pub fn file_name(header: &Header, ending: &str) -> String {
    let mut name = String::from("PM");
    let institution = words(&header.institution);
    if !institution.is_empty() {
        name.push('_');
        name.push_str(&institution);
    }
    if let Some(period) = header.period {
        name.push_str(&format!("_{period}"));
    }
    format!("{name}.{ending}")
}

fn words(text: &str) -> String {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    words.join("-").chars().take(60).collect()
}
