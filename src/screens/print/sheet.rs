//! One sheet, at its real size; the preview shows it smaller where the window is.

use crate::browser::measure::px;
use leptos::prelude::*;
use plan::pages::{Page, RowSlice};

use super::closing;
use super::geometry::{Geometry, Type};
use super::layout::{Printed, UNIT};
use super::table::{self, Cut};

/// The sheet at position `at`, from 0; with `merge`, neighbouring cells of one criterion are one.
pub fn sheet(printed: &Printed, page: &Page, at: usize, merge: bool) -> impl IntoView + use<> {
    let (header, language) = (&printed.header, printed.language);
    let geometry = Geometry::of(header.paper);
    let kind = Type::of(header.print_size);
    let name = (language.messages().print().sheet)(at + 1, printed.pages.len());
    view! {
        <div
            class="pr-frame"
            style:--width=px(geometry.width)
            style:--height=px(geometry.height)
        >
            <section
                class=format!("pr-sheet pr-type {}", geometry.class)
                data-sheet=(at + 1).to_string()
                lang=language.tag()
                aria-label=name
                style:--size=px(kind.size)
                style:--leading=px(kind.line)
            >
                {(at == 0).then(|| closing::title(language, header))}
                <table class="pr-table">
                    {table::head(language, printed.widths)} <tbody>{rows(printed, page, merge)}</tbody>
                </table>
                {page.signatures.then(|| closing::closing(language, header, printed.committee))}
                {foot(printed, at)}
            </section>
        </div>
    }
}

fn rows(printed: &Printed, page: &Page, merge: bool) -> AnyView {
    if printed.actions.is_empty() {
        let words = printed.language.messages().print().no_actions;
        return view! {
            <tr>
                <td colspan="13" class="pr-none">
                    {words}
                </td>
            </tr>
        }
        .into_any();
    }
    let criterion = |slice: &RowSlice| printed.actions.get(slice.row).and_then(|it| it.criterion);
    let criteria: Vec<_> = page.rows.iter().map(criterion).collect();
    let row = |(at, slice): (usize, &RowSlice)| {
        let action = printed.actions.get(slice.row)?;
        let covered = if merge { table::criterion_rows(&criteria, at) } else { 1 };
        let cut = (!printed.is_whole(slice)).then(|| Cut {
            from: f64::from(slice.from) / UNIT,
            height: f64::from(slice.height()) / UNIT,
        });
        Some(table::row(printed.language, slice.row + 1, action, cut, covered))
    };
    page.rows.iter().enumerate().filter_map(row).collect_view().into_any()
}

/// The state of the plan, whose it is, and the number of the sheet.
fn foot(printed: &Printed, at: usize) -> impl IntoView + use<> {
    let language = printed.language;
    let state = language.plan_state(printed.header.state).to_uppercase();
    let number = (language.messages().print().sheet)(at + 1, printed.pages.len());
    view! {
        <footer class="pr-foot">
            <b class="pr-state">{state}</b>
            <span class="pr-owner">{closing::owner(&printed.header)}</span>
            <span>{number}</span>
        </footer>
    }
}
