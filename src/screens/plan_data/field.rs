//! A text of the plan's header.

use leptos::html;
use leptos::prelude::*;
use plan::{Command, Header, HeaderChange};
use text::PlanData as Texts;

use crate::actions::Desk;
use crate::lazy::{lazy, memo, piece};

/// Makes a change of the header as a step of its own. Gives whether it was made.
pub fn commit(desk: Desk, change: HeaderChange) -> bool {
    let done = desk.editor.commit(Command::Header(change));
    desk.editor.seal();
    done
}

/// A text box for a text of the header. It keeps what is typed until it is left.
#[component]
pub fn Field(
    desk: Desk,
    /// What the field is called in the page: `pd-institution`.
    name: &'static str,
    label: fn(&'static Texts) -> &'static str,
    /// A sentence under the box.
    hint: fn(&'static Texts) -> &'static str,
    /// Whether the text may have lines of its own.
    #[prop(optional)]
    long: bool,
    get: fn(&Header) -> &String,
    change: fn(String) -> HeaderChange,
) -> impl IntoView {
    let ui = desk.ui;
    let plan = desk.editor.plan();
    let value = memo(move || plan.with(|plan| get(&plan.header).clone()));
    let (id, hint_id) = (format!("pd-{name}"), format!("pd-{name}-hint"));
    let control = if long {
        area(desk, &id, &hint_id, value, change).into_any()
    } else {
        line(desk, &id, &hint_id, value, change).into_any()
    };
    view! {
        <div class="field">
            <label for=id>{piece(move || label(ui.texts().plan_data()))}</label>
            {control}
            <p class="hint" id=hint_id>
                {piece(move || hint(ui.texts().plan_data()))}
            </p>
        </div>
    }
}

fn line(
    desk: Desk,
    id: &str,
    hint: &str,
    value: Memo<String>,
    change: fn(String) -> HeaderChange,
) -> impl IntoView + use<> {
    let node = NodeRef::<html::Input>::new();
    let leave = move |typed: String| {
        let text = typed.trim().to_owned();
        let kept = commit(desk, change(text.clone()));
        if let Some(input) = node.get_untracked().filter(|_| !kept || typed != text) {
            input.set_value(&value.get_untracked());
        }
    };
    view! {
        <input
            class="input"
            id=id.to_owned()
            node_ref=node
            aria-describedby=hint.to_owned()
            autocomplete="off"
            spellcheck="true"
            lang="es"
            prop:value=lazy(move || value.get())
            on:change=move |event| leave(event_target_value(&event))
        />
    }
}

fn area(
    desk: Desk,
    id: &str,
    hint: &str,
    value: Memo<String>,
    change: fn(String) -> HeaderChange,
) -> impl IntoView + use<> {
    let node = NodeRef::<html::Textarea>::new();
    let leave = move |typed: String| {
        if !commit(desk, change(typed.trim_end().to_owned()))
            && let Some(area) = node.get_untracked()
        {
            area.set_value(&value.get_untracked());
        }
    };
    view! {
        <textarea
            class="input"
            id=id.to_owned()
            node_ref=node
            rows="4"
            aria-describedby=hint.to_owned()
            spellcheck="true"
            lang="es"
            prop:value=lazy(move || value.get())
            on:change=move |event| leave(event_target_value(&event))
        ></textarea>
    }
}
