//! One sheet, at its real size; the preview shows it smaller where the window is.

use leptos::prelude::*;
use plan::pages::{Page, RowSlice};

use super::closing;
use super::geometry::{Geometry, Type};
use super::layout::{Draft, UNIT, is_whole};
use super::table::{self, Cut};

/// A sheet of the plan.
#[component]
pub fn Sheet(
    draft: Draft,
    page: Page,
    /// Its position, from 0.
    at: usize,
    /// The number of sheets.
    of: usize,
) -> impl IntoView {
    let ui = draft.desk.ui;
    let paper = draft.header.with(|header| header.paper);
    let geometry = Geometry::of(paper);
    let kind = draft.header.with(|header| Type::of(header.print_size));
    let signatures = page.signatures;
    view! {
        <div
            class="pr-frame"
            style:--width=format!("{}px", geometry.width)
            style:--height=format!("{}px", geometry.height)
        >
            <section
                class=format!("pr-sheet pr-type {}", geometry.class)
                data-sheet=(at + 1).to_string()
                lang=move || ui.language().tag()
                aria-label=move || (ui.texts().print.sheet)(at + 1, of)
                style:--size=format!("{:.4}px", kind.size)
                style:--leading=format!("{}px", kind.line)
            >
                {move || {
                    (at == 0)
                        .then(|| draft.header.with(|header| closing::title(ui.language(), header)))
                }}
                <table class="pr-table">
                    {move || table::head(ui.language(), draft.widths(paper))}
                    <tbody>{rows(draft, &page)}</tbody>
                </table>
                {move || {
                    signatures
                        .then(|| {
                            let committee = draft.committee.get();
                            draft
                                .header
                                .with(|header| closing::closing(ui.language(), header, committee))
                        })
                }}
                <Foot draft at of />
            </section>
        </div>
    }
}

fn rows(draft: Draft, page: &Page) -> impl IntoView + use<> {
    let language = draft.desk.ui.language();
    let actions = draft.actions.get();
    let heights = draft.heights.get();
    if actions.is_empty() {
        let words = language.messages().print.no_actions;
        return view! {
            <tr>
                <td colspan="13" class="pr-none">
                    {words}
                </td>
            </tr>
        }
        .into_any();
    }
    let row = |slice: &RowSlice| {
        let action = actions.get(slice.row)?;
        let cut = (!is_whole(slice, &heights)).then(|| Cut {
            from: f64::from(slice.from) / UNIT,
            height: f64::from(slice.height()) / UNIT,
        });
        Some(table::row(language, slice.row + 1, action, cut))
    };
    page.rows.iter().filter_map(row).collect_view().into_any()
}

/// The state of the plan, whose it is, and the number of the sheet.
#[component]
fn Foot(draft: Draft, at: usize, of: usize) -> impl IntoView {
    let ui = draft.desk.ui;
    let header = draft.header;
    view! {
        <footer class="pr-foot">
            <b class="pr-state">
                {move || header.with(|header| ui.language().plan_state(header.state).to_uppercase())}
            </b>
            <span class="pr-owner">{move || header.with(|header| closing::owner(header))}</span>
            <span>{move || (ui.texts().print.sheet)(at + 1, of)}</span>
        </footer>
    }
}
