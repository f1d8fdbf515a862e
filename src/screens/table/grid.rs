//! The table itself: header, rows, the line that adds an action, the status line. All events
//! are heard once, on the table.

use std::ops::Range;

use leptos::ev;
use leptos::prelude::*;

use super::cell_editor::CellEditor;
use super::head::Head;
use super::row::{Row, Surroundings};
use super::state::TableState;
use super::status::Status;
use super::{keys, pointer, ranges};
use crate::browser::dom;
use crate::editing::shown::{self, ShownLine};
use crate::editing::{Workspace, actions};
use crate::erased::{effect, either, memo, piece};
use crate::widgets::{Glyph, Icon};

/// The rows that are drawn at once: more than fit on any screen of the floor.
const FIRST: usize = 16;

/// The rows that each further frame adds, few enough for a key to be answered in between.
const CHUNK: usize = 40;

/// The width of a column of texts at least, in CSS pixels: the longest word of a heading fits.
const LEAST: u32 = 96;

/// The table.
#[component]
pub fn Grid(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let state = TableState::new(workspace);
    let plan = workspace.editor.plan();
    let around = Surroundings {
        language: ui.language(),
        version: memo(move || plan.with(|plan| plan.header.catalogue)),
        order: workspace.editor.ids(),
    };
    let visible = gradually(state.lines);
    let shares = shares(state);
    let widths = move |columns: Range<usize>| {
        shares.with(|shares| {
            let width = |share: &usize| format!("minmax({LEAST}px,{share}fr)");
            shares[columns].iter().map(width).collect::<Vec<_>>().join(" ")
        })
    };
    mark_chosen(state, visible);
    let is_empty = move || state.lines.with(Vec::is_empty);
    view! {
        <div class="scroller">
            <div class="sheet" style:--before=move || widths(0..4) style:--after=move || widths(4..8)>
                <table
                    role="grid"
                    class="grid"
                    aria-label=ui.texts().table().name
                    aria-multiselectable="true"
                    on:click=move |event| pointer::on_click(state, &event)
                    on:contextmenu=move |event| pointer::on_context(state, &event)
                    on:focusin=move |event| on_focus(state, &event)
                    on:focusout=move |event| {
                        if dom::focus_moves_out(&event) {
                            state.cursor.hold(false);
                        }
                    }
                    on:mousedown=move |event| pointer::on_press(state, &event)
                    on:mouseover=move |event| pointer::on_drag(state, &event)
                    on:keydown=move |event| keys::on_key(state, &event)
                    on:copy=move |event| {
                        keys::on_copy(state, &event);
                    }
                    on:cut=move |event| keys::on_cut(state, &event)
                    on:paste=move |event| keys::on_paste(state, &event)
                >
                    <Head language=around.language />
                    <tbody role="rowgroup">
                        {shown::keyed(
                            visible,
                            move |line| match line {
                                ShownLine::Action(id) => view! { <Row workspace id around /> }.into_any(),
                                ShownLine::Title(criterion, count) => {
                                    view! { <Title criterion count around /> }.into_any()
                                }
                            },
                        )}
                    </tbody>
                </table>
                {ranges::shown(state, visible)}
                {piece(move || {
                    state.editing.get().map(|editing| view! { <CellEditor state editing /> })
                })}
            </div>
            {either(is_empty, move || view! {
                <Nothing workspace />
            }, || ())}
            <button
                type="button"
                class="add-row"
                on:click=move |_| {
                    workspace.selected.set(None);
                    (actions::ADD.run)(workspace);
                }
            >
                <Icon glyph=Glyph::Plus />
                {ui.texts().table().add}
            </button>
        </div>
        <Status state />
    }
}

/// How the columns of texts share the width. It waits while a cell is edited: the editor lies
/// over its cell.
fn shares(state: TableState) -> RwSignal<[usize; 8]> {
    let plan = state.workspace.editor.plan();
    let shares = RwSignal::new(plan.with_untracked(|plan| plan::shares::shares(&plan.actions)));
    effect(move || {
        let new = plan.with(|plan| plan::shares::shares(&plan.actions));
        if state.editing.with(Option::is_none) && shares.get_untracked() != new {
            shares.set(new);
        }
    });
    shares
}

/// The first lines at once, the rest over the next frames, so that the first screen can be
/// used before all rows are there.
fn gradually(lines: Memo<Vec<ShownLine>>) -> Memo<Vec<ShownLine>> {
    let shown = RwSignal::new(FIRST);
    effect(move || {
        let (count, all) = (shown.get(), lines.with(Vec::len));
        if count < all {
            request_animation_frame(move || {
                shown.try_update(|shown| *shown += CHUNK);
            });
        }
    });
    memo(move || lines.with(|lines| lines[..lines.len().min(shown.get())].to_vec()))
}

/// Marks the row of the chosen action, and brings it into view when it was chosen elsewhere.
fn mark_chosen(state: TableState, visible: Memo<Vec<ShownLine>>) {
    effect(move || {
        state.workspace.selected.track();
        visible.track();
        reach(state, visible);
        request_animation_frame(move || {
            reach(state, visible);
            mark(state.workspace);
            state.cursor.keep();
        });
    });
}

/// Lets Tab reach the chosen row, or the first one: the table has one tab stop.
fn reach(state: TableState, visible: Memo<Vec<ShownLine>>) {
    // The table may have gone since the frame was asked for.
    let Some(chosen) = state.workspace.selected.try_get_untracked() else { return };
    let stop = visible.try_with_untracked(|lines| {
        let own = chosen.filter(|id| lines.contains(&ShownLine::Action(*id)));
        own.or_else(|| shown::ids(lines).first().copied())
    });
    if let Some(Some(stop)) = stop {
        state.cursor.reach(stop);
    }
}

/// Marks the row of the chosen action and no other.
fn mark(workspace: Workspace) {
    const MARK: &str = "data-chosen";
    let Some(chosen) = workspace.selected.try_get_untracked() else { return };
    let row = chosen.map(|id| format!(".row[data-row='{id}']"));
    if row.as_ref().is_some_and(|row| dom::is_there(&format!("{row}[{MARK}]"))) {
        return;
    }
    dom::remove_attribute(&format!(".row[{MARK}]"), MARK);
    let row = row.filter(|row| dom::set_attribute(row, MARK, ""));
    // What the person is in is in view, and must not move under the second press of a double click.
    if let Some(row) = row.filter(|_| !dom::has_focus(".sheet")) {
        dom::scroll_to(&row);
    }
}

fn on_focus(state: TableState, event: &ev::FocusEvent) {
    state.cursor.hold(true);
    if let Some(cell) = dom::grid_cell(event) {
        state.cursor.set(cell);
    }
}

/// The title above the actions of a criterion.
#[component]
fn Title(criterion: Option<plan::Criterion>, count: usize, around: Surroundings) -> impl IntoView {
    let (language, version) = (around.language, around.version);
    view! {
        <tr role="row" class="title">
            <th role="rowheader" scope="rowgroup" aria-colspan="13">
                {piece(move || language.criterion_heading(version.get(), criterion))}
                " "
                <small>{(language.messages().common().actions)(count)}</small>
            </th>
        </tr>
    }
}

/// What the table says when it shows no action.
#[component]
fn Nothing(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let none = memo(move || plan.with(|plan| plan.actions.is_empty()));
    view! {
        <div class="nothing">
            {either(move || none.get(), move || view! {
                <h2>{ui.texts().table().empty_title}</h2>
                <p class="hint">{ui.texts().table().empty_hint}</p>
            }, move || {
                    view! {
                        <p>{ui.texts().table().nothing_found}</p>
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| {
                                workspace.search.set(None);
                                workspace.unit.set(None);
                            }
                        >
                            {ui.texts().table().show_all}
                        </button>
                    }
                })}
        </div>
    }
}
