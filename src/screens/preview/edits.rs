//! What was edited elsewhere in a file of the app, in plain words.

use std::sync::Arc;

use import::EditKind;
use leptos::prelude::*;

use crate::import::preview::EditLine;
use crate::session::{Ui, use_ui};
use crate::widgets::{LongList, tabindex};

/// The list.
#[component]
pub fn Edits(lines: Vec<EditLine>) -> impl IntoView {
    let ui = use_ui();
    let texts = ui.texts().preview();
    let count = lines.len();
    let title = (texts.edited)(count);
    let item = move |at: usize| {
        let line = lines[at].clone();
        let place = place(ui, &line);
        view! {
            <li class="finding" data-edit="" tabindex=tabindex(at)>
                <p class="finding-place">{place}</p>
                <p class="finding-says">{says(ui, line)}</p>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="finding-group look" aria-labelledby="edits-title">
            <h2 id="edits-title">{title}</h2>
            <p class="hint">{texts.edited_hint}</p>
            <LongList id="edits-list" class="findings" count lines=Arc::new(item) />
        </section>
    }
}

fn place(ui: Ui, line: &EditLine) -> String {
    let texts = ui.texts().preview();
    match (line.number, line.column) {
        (Some(number), Some(column)) => (texts.place)(number, ui.language().column(column)),
        (Some(number), None) => (texts.place_action)(number),
        (None, Some(column)) => ui.language().column(column).to_owned(),
        (None, None) if line.kind == EditKind::Moved => texts.place_table.to_owned(),
        (None, None) => texts.about.to_owned(),
    }
}

/// What happened there: the text as it was and as it is.
fn says(ui: Ui, line: EditLine) -> AnyView {
    let texts = ui.texts().preview();
    let EditLine { kind, before, after, .. } = line;
    let was = |text| view! { <i class="was">{text}</i> };
    let is = |text| view! { <b>{text}</b> };
    match kind {
        EditKind::Added => view! { {texts.edit_added} " " {is(after)} }.into_any(),
        EditKind::Removed => view! { {texts.edit_removed} " " {was(before)} }.into_any(),
        EditKind::Moved => texts.edit_moved.into_any(),
        EditKind::Changed if before.trim().is_empty() => {
            view! { {texts.edit_filled} " " {is(after)} }.into_any()
        }
        EditKind::Changed if after.trim().is_empty() => {
            view! { {texts.edit_emptied} " " {was(before)} }.into_any()
        }
        EditKind::Changed => {
            view! { {texts.edit_said} " " {was(before)} " " {texts.edit_says} " " {is(after)} }
                .into_any()
        }
    }
}
