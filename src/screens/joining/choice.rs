//! What a decision writes: one of the versions, both of them, or another text.

use std::sync::Arc;

use leptos::prelude::*;
use plan::lineage::{About, Conflict};
use plan::{ActionField, Command, Plan};

use super::Room;
use crate::editing::fields::Field;
use crate::storage::conflicts;

/// How another text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// As it is.
    Text,
    /// As it is understood in its field: a date, or units.
    Understood(Field),
}

impl Choice {
    /// How the field of this conflict takes another text, if it does.
    pub fn of(conflict: &Conflict, plan: &Plan) -> Option<Self> {
        if conflict.rewrite(plan, "").is_some() {
            return Some(Self::Text);
        }
        let About::Action(field) = conflict.about else { return None };
        let understood =
            matches!(field, ActionField::Start | ActionField::End | ActionField::Responsible);
        plan.action(conflict.record).filter(|_| understood)?;
        Some(Self::Understood(Field::Column(field.column()?)))
    }

    /// What writes the text; `None` where the plan says it already.
    fn command(self, conflict: &Conflict, plan: &Plan, text: &str) -> Option<Command> {
        match self {
            Self::Text => conflict.rewrite(plan, text),
            Self::Understood(field) => field.change(plan.action(conflict.record)?, plan, text),
        }
    }
}

/// Takes one of the versions.
pub fn decide(room: Room, conflict: &Conflict, version: usize) {
    conflicts::decide(room.ui(), room.id, conflict, version);
    room.go_on();
}

/// Takes all versions, that of this plan first.
pub fn join(room: Room, conflict: &Conflict, ours: usize) {
    if let Some(command) = conflict.join(&room.desk.editor.now(), ours) {
        conflicts::answer(room.ui(), room.id, conflict, command);
    }
    room.go_on();
}

/// The box for another text.
pub fn form(
    room: Room,
    conflict: Arc<Conflict>,
    choice: Choice,
    id: &str,
    begin: &str,
    writing: RwSignal<bool>,
) -> impl IntoView + use<> {
    let texts = room.ui().texts().joining();
    let text = RwSignal::new(begin.to_owned());
    let take = move |_| {
        let typed = text.get_untracked();
        match choice.command(&conflict, &room.desk.editor.now(), &typed) {
            Some(command) => conflicts::answer(room.ui(), room.id, &conflict, command),
            None => drop(conflicts::decide(room.ui(), room.id, &conflict, 0)),
        }
        room.go_on();
    };
    view! {
        <div class="jn-own">
            <label for=id.to_owned()>{texts.written}</label>
            <textarea
                class="input"
                id=id.to_owned()
                rows="4"
                lang="es"
                spellcheck="true"
                prop:value=begin.to_owned()
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            <div class="jn-buttons">
                <button type="button" class="button primary" data-decide="written" on:click=take>
                    {texts.use_written}
                </button>
                <button type="button" class="button" on:click=move |_| writing.set(false)>
                    {texts.cancel}
                </button>
            </div>
        </div>
    }
}
