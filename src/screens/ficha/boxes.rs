//! The boxes of the form: a label, a text that grows with what is typed, and what is said below.

use leptos::ev;
use leptos::prelude::*;
use plan::{Column, Id};

use super::keys;
use crate::browser::dom::{self, Caret};
use crate::editing::drafts::FieldDraft;
use crate::editing::fields::TextField;
use crate::editing::given_up::{GivenUp, RecordField};
use crate::editing::{Overlay, Undecided, Workspace};
use crate::erased::{memo, piece};
use crate::session::use_ui;
use crate::widgets::{Glyph, Icon};

/// The longest text that is quoted on one line.
const SHORT: usize = 44;

/// The label of a field. Tracked.
pub fn label(field: TextField) -> &'static str {
    let ui = use_ui();
    match field {
        TextField::Column(column) => ui.language().column(column),
        TextField::Example => ui.texts().ficha().example,
        TextField::Apart(field) => ui.language().action_field(field),
    }
}

/// The id of the element that helps with a field.
pub fn help_id(field: TextField) -> String {
    format!("ficha-{}-help", field.key())
}

/// A box for a long text.
#[component]
pub fn TextBox(
    draft: FieldDraft,
    /// A sentence below the box.
    #[prop(optional)]
    help: Option<fn(&'static text::Ficha) -> &'static str>,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let ui = draft.workspace.ui;
    let field = draft.field;
    let id = format!("ficha-{}", field.key());
    let text = memo(move || draft.text());
    view! {
        <div class=format!("field {class}")>
            <label for=id.clone()>{piece(move || label(field))}</label>
            <div class="grow" data-text=move || text.get()>
                <textarea
                    class="input"
                    id=id
                    rows="1"
                    lang="es"
                    spellcheck="true"
                    data-field=field.key()
                    aria-describedby=help.map(|_| help_id(field))
                    prop:value=move || text.get()
                    on:input=move |event| draft.type_text(event_target_value(&event))
                    on:keydown=move |event| keys::on_key(draft, &event)
                    on:blur=move |_| draft.leave()
                ></textarea>
            </div>
            {help
                .map(|help| {
                    view! {
                        <p class="below" id=help_id(field)>
                            {piece(move || help(ui.texts().ficha()))}
                        </p>
                    }
                })}
            <Below draft />
        </div>
    }
}

/// A box for a short text.
#[component]
pub fn LineBox(
    draft: FieldDraft,
    #[prop(optional)] help: Option<fn(&'static text::Ficha) -> &'static str>,
) -> impl IntoView {
    let ui = draft.workspace.ui;
    let field = draft.field;
    let id = format!("ficha-{}", field.key());
    view! {
        <div class="field">
            <label for=id.clone()>{piece(move || label(field))}</label>
            <input
                class="input"
                type="text"
                id=id
                lang="es"
                autocomplete="off"
                data-field=field.key()
                title=move || help.map(|help| help(ui.texts().ficha()))
                prop:value=move || draft.text()
                on:input=move |event| draft.type_text(event_target_value(&event))
                on:keydown=move |event| on_line_key(draft, &event)
                on:blur=move |_| draft.leave()
            />
            <Below draft />
        </div>
    }
}

/// The keys of a box of one line: Enter finishes it.
pub fn on_line_key(draft: FieldDraft, event: &ev::KeyboardEvent) {
    let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
    if event.key() == "Enter" && plain && !event.is_composing() {
        event.prevent_default();
        draft.commit();
    } else {
        keys::on_key(draft, event);
    }
}

/// What is said below the box of a field: what was given up, and what an import had read.
#[component]
pub fn Below(draft: FieldDraft) -> impl IntoView {
    let field = draft.field;
    let recover = move |()| {
        draft.recover();
        dom::edit_soon(format!("#ficha-{}", field.key()), Caret::End);
    };
    let column = match field {
        TextField::Column(column) => Some(column),
        _ => None,
    };
    view! {
        <Recover
            kept=draft.workspace.given_up
            place=(draft.id, field)
            name=Signal::derive(move || label(field).to_owned())
            on_recover=Callback::new(recover)
        />
        {column.map(|column| view! { <Said draft column /> })}
        <TwoVersions workspace=draft.workspace id=draft.id field=field.key() />
    }
}

/// Says that a field has two versions, and leads to the question.
#[component]
pub fn TwoVersions(workspace: Workspace, id: Id, field: &'static str) -> impl IntoView {
    let here = move |it: &&Undecided| (it.action, it.field) == (id, field);
    let open = memo(move || workspace.two.with(|two| two.iter().find(here).copied()));
    let button = move || {
        view! {
            <button
                type="button"
                class="button small two-versions"
                data-two-versions=field
                on:click=move |_| workspace.over.set(Some(Overlay::Deciding(open.get_untracked())))
            >
                <Icon glyph=Glyph::Warning />
                {workspace.ui.texts().merge_review().mark_decide}
            </button>
        }
    };
    piece(move || open.get().map(|_| button()))
}

/// Offers a text that was given up.
#[component]
pub fn Recover(
    kept: GivenUp,
    place: RecordField,
    name: Signal<String>,
    on_recover: Callback<()>,
) -> impl IntoView {
    let ui = use_ui();
    let has = memo(move || kept.has(place));
    view! {
        <div class="given-up" role="status">
            <Show when=move || has.get()>
                <span>{ui.texts().ficha().given_up}</span>
                <button
                    type="button"
                    class="button small"
                    aria-label=move || (ui.texts().ficha().recover_help)(&name.get())
                    on:click=move |_| on_recover.run(())
                >
                    {ui.texts().ficha().recover}
                </button>
            </Show>
        </div>
    }
}

/// What the imported cell said, where the plan says something else.
#[component]
pub fn Said(draft: FieldDraft, column: Column) -> impl IntoView {
    let ui = draft.workspace.ui;
    let said = memo(move || draft.action()?.original.get(&column).cloned());
    move || {
        let text = said.get().filter(|text| !text.trim().is_empty())?;
        let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let sentence = (ui.texts().ficha().said)(&line);
        Some(if line.chars().nth(SHORT).is_none() {
            view! { <p class="said">{sentence}</p> }.into_any()
        } else {
            view! {
                <details class="said">
                    <summary>{sentence}</summary>
                    <p>{text}</p>
                </details>
            }
            .into_any()
        })
    }
}
