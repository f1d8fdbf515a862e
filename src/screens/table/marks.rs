//! How the page shows what is selected: rows and columns by attributes, of which the styles make
//! cells, so that a thousand rows cost no more than their attributes; and one frame around all.

use leptos::prelude::*;
use plan::keyed::Set as KeySet;
use plan::{Column, Id};
use view_model::cursor::ShownCells;

use super::cell_selector;
use super::state::{COLUMNS, FRAME, TableState};
use crate::browser::dom::{self, ElementRect};
use crate::browser::measure::{self, px};
use crate::editing::shown::ShownLine;
use crate::erased::{effect, memo, piece};

/// The most cells that bear for a screen reader that they are selected; of more, their rows do.
const CELLS: usize = 600;

/// What is selected, as the page shows it.
#[derive(Clone, PartialEq)]
struct Marked {
    rows: Vec<Id>,
    columns: Vec<Column>,
}

impl Marked {
    fn of(state: TableState) -> Self {
        let none = Self { rows: Vec::new(), columns: Vec::new() };
        let Some(selection) = state.cursor.followed() else { return none };
        state.lines.track();
        let ids = state.ids();
        let range = selection.range(ShownCells { ids: &ids, columns: COLUMNS });
        range.map_or(none, |range| Self {
            rows: range.rows(&ids).to_vec(),
            columns: range.columns(COLUMNS).to_vec(),
        })
    }

    fn is_range(&self) -> bool {
        self.rows.len() * self.columns.len() > 1
    }

    /// The corners, top left and bottom right.
    fn corners(&self) -> Option<[(Id, Column); 2]> {
        let first = (*self.rows.first()?, *self.columns.first()?);
        Some([first, (*self.rows.last()?, *self.columns.last()?)])
    }
}

/// Marks what is selected whenever that changes, or the lines that are drawn; and the frame around it.
pub fn marks(state: TableState, visible: Memo<Vec<ShownLine>>) -> AnyView {
    let marked = memo(move || Marked::of(state));
    follow(state, marked, visible);
    let corners = memo(move || marked.with(|it| it.corners().filter(|_| it.is_range())));
    piece(move || corners.get().map(frame)).into_any()
}

fn follow(state: TableState, marked: Memo<Marked>, visible: Memo<Vec<ShownLine>>) {
    effect(move || {
        visible.track();
        let marked = marked.get();
        request_animation_frame(move || mark(&marked));
    });
    let cut = state.cut;
    effect(move || {
        visible.track();
        let cut: KeySet<String> = cut.with(|cut| cut.iter().map(ToString::to_string).collect());
        request_animation_frame(move || {
            let looked_at = if cut.is_empty() { ".row[data-cut]" } else { ".row" };
            dom::mark_all(looked_at, "data-row", "data-cut", |id| cut.contains(id));
        });
    });
}

fn mark(marked: &Marked) {
    const SELECTED: &str = "aria-selected";
    let rows: KeySet<String> = marked.rows.iter().map(ToString::to_string).collect();
    let is_range = marked.is_range();
    let cells_bear = marked.rows.len() * marked.columns.len() <= CELLS;
    // A step from cell to cell looks at no row but those that are marked.
    let looked_at = if is_range { ".row" } else { ".row[aria-selected]" };
    dom::mark_all(looked_at, "data-row", SELECTED, |id| is_range && rows.contains(id));
    let columns = marked.columns.iter().map(|column| column.key()).collect::<Vec<_>>().join(" ");
    dom::set_attribute(FRAME, "data-columns", if is_range { &columns } else { "" });
    let is_in = |classes: &str| {
        let column = classes.split(' ').find_map(|name| name.strip_prefix("col-"));
        let column = column.and_then(Column::from_key);
        cells_bear && column.is_some_and(|column| marked.columns.contains(&column))
    };
    dom::mark_all(".row:not([aria-selected]) > [aria-selected]", "class", SELECTED, |_| false);
    dom::mark_all(".row[aria-selected] > td", "class", SELECTED, is_in);
    if let Some([(id, column), _]) = marked.corners().filter(|_| !is_range) {
        dom::set_attribute(&cell_selector(id, column), SELECTED, "true");
    }
}

/// The frame around a range.
fn frame(corners: [(Id, Column); 2]) -> AnyView {
    let place: RwSignal<Option<ElementRect>> = RwSignal::new(None);
    measure::on_resize(".grid", move || {
        let _ = place.try_set(around(corners));
    });
    let at = move |side: fn(ElementRect) -> f64| move || place.get().map(|it| px(side(it)));
    view! {
        <div
            class="range-frame"
            aria-hidden="true"
            style:left=at(|it| it.left)
            style:top=at(|it| it.top)
            style:width=at(|it| it.width)
            style:height=at(|it| it.height)
        ></div>
    }
    .into_any()
}

/// The box around two cells and what lies between them.
fn around(corners: [(Id, Column); 2]) -> Option<ElementRect> {
    let [first, last] =
        corners.map(|(id, column)| dom::place_in(&cell_selector(id, column), FRAME));
    let (first, last) = (first?, last?);
    let (width, height) = (last.left + last.width - first.left, last.top + last.height - first.top);
    Some(ElementRect { width, height, ..first })
}
