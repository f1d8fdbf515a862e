//! The tasks of an action: numbered boxes, one below the other.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use plan::{Action, Column, Id};

use super::boxes::{Recover, Said, TwoVersions};
use super::keys;
use super::task_list::{FIELD, TaskBox, TaskList};
use crate::browser::dom;
use crate::editing::Workspace;
use crate::editing::drafts::FieldDraft;
use crate::erased::{memo, piece};
use crate::widgets::{Glyph, Icon, Menu};

/// The list of tasks.
#[component]
pub fn Tasks(workspace: Workspace, id: Id, action: Memo<Option<Arc<Action>>>) -> impl IntoView {
    let ui = workspace.ui;
    let list = TaskList::new(workspace, id, action);
    let said = FieldDraft::new(workspace, id, FIELD, action);
    view! {
        <div class="field" role="group" aria-labelledby="ficha-tasks-label">
            <span class="field-label" id="ficha-tasks-label">
                {ui.language().column(Column::Tasks)}
            </span>
            <ol class="task-rows">
                <For
                    each=move || list.rows()
                    key=|row| *row
                    children=move |row| view! { <TaskRow task=TaskBox { list, row } /> }
                />
            </ol>
            <p class="below keys-only" id="ficha-tasks-help">
                {ui.texts().ficha().tasks_help}
            </p>
            <Said draft=said column=Column::Tasks />
            <TwoVersions workspace id field=FIELD.key() />
        </div>
    }
}

#[component]
fn TaskRow(task: TaskBox) -> impl IntoView {
    let TaskBox { list, row } = task;
    let ui = list.workspace.ui;
    let number = memo(move || list.position(row) + 1);
    let spare = memo(move || list.is_spare(row));
    let text = memo(move || list.text(row));
    let name = memo(move || {
        let texts = ui.texts().ficha();
        if spare.get() { texts.new_task.to_owned() } else { (texts.task)(number.get()) }
    });
    let pasted = StoredValue::new(false);
    let on_input = move |event| {
        let pasted = pasted.try_update_value(std::mem::take).unwrap_or_default();
        list.type_text(row, event_target_value(&event), pasted);
    };
    view! {
        <li class="task-row" class:spare=move || spare.get()>
            <span class="task-number" aria-hidden="true">
                {piece(move || {
                    if spare.get() {
                        view! { <Icon glyph=Glyph::Plus /> }.into_any()
                    } else {
                        view! { {number} "." }.into_any()
                    }
                })}
            </span>
            <div class="grow" data-text=move || text.get()>
                <textarea
                    rows="1"
                    lang="es"
                    spellcheck="true"
                    enterkeyhint="next"
                    data-field="tasks"
                    data-task=row.to_string()
                    aria-label=move || name.get()
                    aria-describedby="ficha-tasks-help"
                    placeholder=move || spare.get().then(|| ui.texts().ficha().new_task)
                    prop:value=move || text.get()
                    on:paste=move |_| pasted.set_value(true)
                    on:input=on_input
                    on:keydown=move |event| on_key(task, &event)
                    on:focus=move |_| list.enter(row)
                    on:blur=move |_| list.leave(row)
                ></textarea>
            </div>
            <Show when=move || !spare.get()>
                <RowMenu task number />
            </Show>
            <Recover
                kept=list.workspace.given_up
                place=(row, FIELD)
                name=Signal::derive(move || name.get())
                on_recover=Callback::new(move |()| list.recover(row))
            />
        </li>
    }
}

/// What can be done with a task as a whole.
#[component]
fn RowMenu(task: TaskBox, number: Memo<usize>) -> impl IntoView {
    let TaskBox { list, row } = task;
    let ui = list.workspace.ui;
    let item = move |words: fn(&text::Ficha) -> &'static str, enabled: bool, run: Callback<()>| {
        view! {
            <button
                type="button"
                class="menu-item"
                role="menuitem"
                disabled=!enabled
                on:click=move |_| run.run(())
            >
                <span>{piece(move || words(ui.texts().ficha()))}</span>
            </button>
        }
    };
    view! {
        <Menu
            label=Signal::derive(move || (ui.texts().ficha().task_options)(number.get()))
            class="ghost task-menu"
        >
            {item(|texts| texts.task_up, list.position(row) > 0, Callback::new(move |()| list.shift(row, -1)))}
            {item(
                |texts| texts.task_down,
                list.position(row) + 2 < list.rows().len(),
                Callback::new(move |()| list.shift(row, 1)),
            )}
            {item(|texts| texts.task_remove, true, Callback::new(move |()| list.remove(row)))}
        </Menu>
    }
}

fn on_key(task: TaskBox, event: &ev::KeyboardEvent) {
    let TaskBox { list, row } = task;
    if event.is_composing() {
        return;
    }
    let held = event.ctrl_key() || event.meta_key() || event.shift_key();
    let caret = dom::caret(event);
    let at_start = caret.is_some_and(|(before, _)| before == 0) && !dom::has_marked(event);
    let at_end = caret.is_some_and(|(_, after)| after == 0) && !dom::has_marked(event);
    match event.key().as_str() {
        "Enter" if !event.ctrl_key() && !event.meta_key() && !event.alt_key() => {
            list.split(row, caret.map_or(u32::MAX, |(before, _)| before));
        }
        "ArrowUp" if event.alt_key() && !held => list.shift(row, -1),
        "ArrowDown" if event.alt_key() && !held => list.shift(row, 1),
        "Backspace" if at_start && !held => list.join(row),
        "ArrowUp" if at_start && !held && list.step(row, -1) => (),
        "ArrowDown" if at_end && !held && list.step(row, 1) => (),
        _ => return keys::on_key(task, event),
    }
    event.prevent_default();
}
