//! *Tabla*: the thirteen columns of the form, all rows in the page, edited in place. On a
//! phone the same actions are cards.

mod cell_editor;
mod choices;
mod cursor;
mod deeds;
mod grid;
mod head;
mod keys;
mod marks;
mod picks;
mod pointer;
mod ranges;
mod row;
mod state;
mod status;

use leptos::prelude::*;
use plan::{Column, Id};

use self::grid::Grid;
use super::cards::cards;
use crate::editing::Workspace;
use crate::erased::either;
use crate::widgets::chunks::Fetching;

/// Fetches what is done with ranges.
pub fn load_ranges() -> Fetching {
    Box::pin(ranges::load())
}

/// The table, or the cards.
#[component]
pub fn Table(workspace: Workspace) -> impl IntoView {
    view! {
        <main class="table-screen" data-screen="table">
            {either(move || workspace.ui.narrow.get(), move || cards(workspace), move || view! { <Grid workspace /> })}
        </main>
    }
}

/// The CSS selector of the cell of a column in the row of an action. Cells and headings have the name
/// of their column as a class: an attribute more for each of thirteen thousand cells would cost time.
pub fn cell_selector(id: Id, column: Column) -> String {
    format!("[data-row='{id}'] > .col-{}", column.key())
}
