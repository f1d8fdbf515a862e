//! The editor over a cell. It lies above the table and grows with its text, so that opening
//! and typing touch no row.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use plan::{Column, Edge, Moment};
use view_model::cursor::{CellPosition, CursorMove};
use view_model::keys::{self, EditorKey, Typing};

use super::cell_selector;
use super::choices::{CodeChoice, choices, chosen};
use super::state::{Editing, TableState, Then, place_of};
use crate::browser::dom::{self, Caret, ElementRect};
use crate::browser::measure::{self, px};
use crate::browser::{caret, page};
use crate::editing::fields::{self, TextField};
use crate::editing::open_text::OpenText;
use crate::editing::readers::readers;
use crate::erased::{effect, memo, piece};

/// The box that is typed in.
const BOX: &str = ".cell-editor textarea";

/// The table under it.
const TABLE: &str = ".grid";

/// The width of the list of choices, in CSS pixels.
const LIST: f64 = 360.0;

/// What the parts of an open editor share.
#[derive(Clone, Copy)]
struct OpenEditor {
    state: TableState,
    text: OpenText,
    column: Column,
    draft: RwSignal<String>,
    /// The marked choice, from 0; `None` until an arrow has been pressed.
    marked: RwSignal<Option<usize>>,
    choices: Memo<Vec<CodeChoice>>,
    /// Whether the editing has ended: the element that goes loses the focus, which must not end
    /// the editing of the next cell.
    ended: StoredValue<bool>,
    /// Whether fingers type in it: their keyboard has one Enter, and neither Shift nor Tab.
    touch: bool,
}

impl OpenEditor {
    fn finish(self, then: Then) {
        if self.ended.try_update_value(|ended| std::mem::replace(ended, true)) != Some(false) {
            return;
        }
        let Some(typed) = self.draft.try_get_untracked() else { return };
        let marked = self.marked.try_get_untracked().flatten();
        let choice = marked.and_then(|at| self.choices.with_untracked(|all| all.get(at).cloned()));
        let text = choice.map(|choice| chosen(self.column, &choice.code, &typed, caret::of(BOX)).0);
        self.state.finish(self.text, text.as_deref().unwrap_or(&typed), then);
    }

    /// Takes a choice. The typing goes on in a list, where another may follow.
    fn pick(self, code: &str) {
        let typed = self.draft.get_untracked();
        let (text, caret) = chosen(self.column, code, &typed, caret::of(BOX));
        self.draft.set(text);
        self.marked.set(None);
        if self.column == Column::Responsible {
            dom::edit_soon(BOX.into(), Caret::At(caret as u32));
        } else {
            self.finish(Then::Stay);
        }
    }

    /// Takes the marked choice of a list; gives whether there is one.
    fn complete(self) -> bool {
        let marked = self.marked.get_untracked().filter(|_| self.column == Column::Responsible);
        let choice = marked.and_then(|at| self.choices.with_untracked(|all| all.get(at).cloned()));
        choice.map(|choice| self.pick(&choice.code)).is_some()
    }

    fn give_up(self) {
        self.ended.set_value(true);
        self.state.give_up(self.text, self.draft.get_untracked());
    }

    fn mark(self, by: isize) {
        let count = self.choices.with_untracked(Vec::len) as isize;
        if count > 0 {
            let start = if by > 0 { -1 } else { 0 };
            let at = self.marked.get_untracked().map_or(start, |at| at as isize);
            self.marked.set(Some((at + by).rem_euclid(count) as usize));
        }
    }

    fn is_date(self) -> bool {
        matches!(self.column, Column::Start | Column::End)
    }

    fn edge(self) -> Edge {
        if self.column == Column::Start { Edge::Start } else { Edge::End }
    }

    fn step_month(self, months: i32, cell: CellPosition) {
        let plan = self.state.workspace.editor.now();
        let Some(action) = plan.action(cell.0) else { return };
        let typed = self.draft.get_untracked();
        let when = fields::when(action, &plan, &typed, self.edge());
        let stepped = readers().and_then(|it| it.stepped(when.as_ref(), self.edge(), months));
        if let Some(when) = stepped {
            self.draft.set(when.written);
        }
    }
}

/// The editor of the cell `editing`.
#[component]
pub fn CellEditor(state: TableState, editing: Editing) -> impl IntoView {
    let ui = state.workspace.ui;
    let cell = editing.cell;
    let (id, column) = cell;
    let plan = state.workspace.editor.plan();
    let draft = RwSignal::new(editing.text.clone());
    let untouched = editing.text.clone();
    let begun = editing.text.clone();
    let choices = memo(move || {
        // What the cell already says is no search: all choices are shown until a key is typed.
        let typed = draft.get();
        let typed = if typed == untouched { "" } else { &typed };
        plan.with_untracked(|plan| choices(column, plan, ui.language(), typed, caret::of(BOX)))
    });
    let marked = RwSignal::new(None);
    let (text, ended) = (editing.open, StoredValue::new(false));
    let touch = page::is_touch();
    let open = OpenEditor { state, text, column, draft, marked, choices, ended, touch };
    let number = plan.with_untracked(|plan| plan.position(id).map_or(0, |at| at + 1));
    let area = NodeRef::<html::Textarea>::new();
    let caret = editing.caret;
    effect(move || {
        if let Some(area) = area.get() {
            dom::place_caret(&area, caret);
            // It may be wider than its cell, which stands at the edge of what is seen.
            request_animation_frame(|| dom::scroll_to(".cell-editor"));
        }
    });
    // After Ctrl+S the keyboard goes on from the cell.
    text.on_leaving(move || open.finish(Then::Stay));
    effect(move || {
        let typed = draft.get();
        if typed != begun {
            text.typed(&typed);
        }
    });
    on_cleanup(move || open.finish(Then::Leave));
    let widened = move |place: ElementRect| {
        place.widened(if TextField::Column(column).is_long() { 200.0 } else { 132.0 })
    };
    let place = RwSignal::new(widened(editing.place));
    // Rows change their height when words get hyphens, or another tab writes.
    measure::on_resize(TABLE, move || {
        if let Some(now) = place_of(cell) {
            let _ = place.try_set(widened(now));
        }
    });
    view! {
        <div
            class="cell-editor"
            class:short=!TextField::Column(column).is_long()
            data-cell=id.to_string()
            style:left=move || px(place.get().left)
            style:top=move || px(place.get().top)
            style:width=move || px(place.get().width)
            style:min-height=move || px(place.get().height)
            on:focusout=move |event| {
                if dom::focus_leaves(&event) {
                    open.finish(Then::Leave);
                }
            }
        >
            <div class="grow" data-text=move || draft.get()>
                <textarea
                    node_ref=area
                    rows="1"
                    data-field=column.key()
                    lang="es"
                    spellcheck=TextField::Column(column).is_long().to_string()
                    aria-label=move || {
                        (ui.texts().table().cell)(ui.language().column(column), number)
                    }
                    aria-describedby="cell-hint"
                    prop:value=move || draft.get()
                    on:input=move |event| {
                        open.marked.set(None);
                        draft.set(event_target_value(&event));
                    }
                    on:keydown=move |event| on_key(open, editing.cell, &event)
                ></textarea>
            </div>
            <Choices open cell />
            // A press here must not end the editing.
            <div class="cell-foot" on:mousedown=|event| event.prevent_default()>
                <p
                    class="cell-hint"
                    class:keys-only=TextField::Column(column).is_long() && column != Column::Tasks
                    id="cell-hint"
                >
                    {piece(move || hint(open, editing.cell))}
                    {open.is_date().then(|| view! {
                        <button
                            type="button"
                            class="link"
                            tabindex="-1"
                            on:click=move |_| {
                                open.finish(Then::Leave);
                                state.choose_month(cell);
                            }
                        >
                            {ui.texts().months().choose}
                        </button>
                    })}
                </p>
                {touch.then(|| view! { <Done open /> })}
            </div>
        </div>
    }
}

/// Ends the editing where Enter begins another line.
#[component]
fn Done(open: OpenEditor) -> impl IntoView {
    view! {
        <button
            type="button"
            tabindex="-1"
            class="button primary cell-done"
            on:click=move |_| open.finish(Then::Stay)
        >
            {open.state.workspace.ui.texts().common().done}
        </button>
    }
}

/// What is to be looked at once what is typed is in the cell.
fn remark(open: OpenEditor, cell: CellPosition) -> Option<String> {
    let plan = open.state.workspace.editor.now();
    let remark =
        TextField::Column(open.column).remark(plan.action(cell.0)?, &plan, &open.draft.get())?;
    Some(open.state.workspace.ui.language().remark(remark))
}

/// What is said below the box: what it takes, or how it was understood; and its keys, where there
/// are some.
fn hint(open: OpenEditor, cell: CellPosition) -> impl IntoView {
    let ui = open.state.workspace.ui;
    let texts = ui.texts().table();
    let (says, keys) = match open.column {
        Column::Tasks => (texts.hint_tasks.into(), texts.keys_tasks),
        _ if open.is_date() => {
            let plan = open.state.workspace.editor.now();
            let typed = open.draft.get();
            let when = plan
                .action(cell.0)
                .and_then(|action| fields::when(action, &plan, &typed, open.edge()));
            let said = match when.map(|when| (when.moment, when.month(open.edge()))) {
                // A day in figures may be another one in another order.
                Some((Moment::Day(day), _)) => ((texts.understood)(&ui.language().day(day)), ""),
                Some((_, Some(month))) => {
                    ((texts.understood)(&ui.language().month_long(month)), "")
                }
                _ => (texts.hint_when.into(), texts.keys_when),
            };
            match remark(open, cell) {
                Some(remark) => (format!("{} · {remark}", said.0), ""),
                None => said,
            }
        }
        column if TextField::Column(column).is_long() => (String::new(), texts.keys_text),
        // A text that still leads to a choice is not finished.
        _ if open.choices.with(Vec::is_empty) || open.draft.with(|it| it.len() > 2) => {
            remark(open, cell).map_or((String::new(), texts.keys_short), |said| (said, ""))
        }
        _ => (String::new(), texts.keys_short),
    };
    view! {
        {says}
        <span class="keys-only">{keys}</span>
    }
}

/// The choices from the catalogue, for the columns that have them.
#[component]
fn Choices(open: OpenEditor, cell: CellPosition) -> impl IntoView {
    let texts = open.state.workspace.ui.texts();
    let label = match open.column {
        Column::Responsible => texts.ficha().units,
        _ => texts.table().suggestions,
    };
    let item = move |(at, choice): (usize, CodeChoice)| {
        let code = choice.code.clone();
        let title = choice.title;
        view! {
            <li
                role="option"
                aria-selected=move || (open.marked.get() == Some(at)).to_string()
                // The press must not take the focus from the box, which would end the editing.
                on:pointerdown=|event| event.prevent_default()
                on:click=move |_| open.pick(&choice.code)
            >
                <b>{code}</b>
                " "
                {title}
            </li>
        }
    };
    move || {
        let all = open.choices.get();
        (!all.is_empty()).then(|| {
            let leftwards = measure::leaves_window(&cell_selector(cell.0, cell.1), LIST);
            view! {
                <ul
                    class="choices"
                    class:leftwards=leftwards
                    role="listbox"
                    aria-label=label
                >
                    {all.into_iter().enumerate().map(item).collect_view()}
                </ul>
            }
        })
    }
}

fn on_key(open: OpenEditor, cell: CellPosition, event: &ev::KeyboardEvent) {
    if event.is_composing() {
        return;
    }
    let typing = Typing {
        column: open.column,
        long: TextField::Column(open.column).is_long(),
        touch: open.touch,
        choices: !open.choices.with_untracked(Vec::is_empty),
    };
    let Some(key) = keys::in_editor(&dom::key_stroke(event), typing) else { return };
    match key {
        EditorKey::GiveUp => open.give_up(),
        EditorKey::NextTask if !ends_with_empty_line(&open.draft.get_untracked()) => {
            return event.stop_propagation();
        }
        EditorKey::Take if open.complete() => (),
        EditorKey::NextTask | EditorKey::Take => open.finish(Then::Go(CursorMove::Down)),
        EditorKey::Go(by) => open.finish(Then::Go(by)),
        EditorKey::Stay => open.finish(Then::Fill),
        EditorKey::InsertLine => dom::type_text(event, "\n", |text| open.draft.set(text)),
        EditorKey::StepMonth(months) => open.step_month(months, cell),
        EditorKey::Mark(by) => open.mark(by),
        EditorKey::Line | EditorKey::Caret => return event.stop_propagation(),
    }
    event.prevent_default();
    event.stop_propagation();
}

/// An empty last line says that there is no further task.
fn ends_with_empty_line(text: &str) -> bool {
    text.is_empty() || text.ends_with('\n')
}
