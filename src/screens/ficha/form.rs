//! The boxes of one action, in the order in which a person thinks of them.

use leptos::prelude::*;
use plan::{ActionField, Column, Id};

use super::boxes::{LineBox, TextBox};
use super::code::CodeBox;
use super::dates::Dates;
use super::tasks::Tasks;
use super::units::Units;
use crate::editing::Workspace;
use crate::editing::drafts::FieldDraft;
use crate::editing::fields::TextField;
use crate::erased::piece;

/// The form of the action with this id. Another action gets a form of its own.
#[component]
pub fn Form(workspace: Workspace, id: Id) -> impl IntoView {
    let action = workspace.editor.action(id);
    let draft = move |field| FieldDraft::new(workspace, id, field, action);
    let column = move |column| draft(TextField::Column(column));
    view! {
        <div class="ficha-body" data-ficha=id.to_string()>
            <Section name="what" title=|texts| texts.what>
                <CodeBox example=draft(TextField::Example) />
                <TextBox draft=column(Column::Area) class="tall" />
                <TextBox draft=column(Column::Action) class="tall" />
                <TextBox draft=column(Column::Objective) class="tall" />
            </Section>
            <Section name="how" title=|texts| texts.how>
                <Tasks workspace id action />
                <TextBox draft=column(Column::Resources) />
            </Section>
            <Section name="when" title=|texts| texts.when>
                <Dates start=column(Column::Start) end=column(Column::End) />
            </Section>
            <Section name="who" title=|texts| texts.who>
                <Units draft=column(Column::Responsible) />
                <TextBox draft=column(Column::Indicator) />
                <LineBox draft=draft(TextField::Apart(ActionField::Target)) />
            </Section>
            <Section name="notes" title=|texts| texts.notes>
                <TextBox draft=column(Column::Comments) />
                <TextBox
                    draft=draft(TextField::Apart(ActionField::InternalNote))
                    help=|texts| texts.internal_note_help
                />
            </Section>
        </div>
    }
}

#[component]
fn Section(
    name: &'static str,
    title: fn(&'static text::Ficha) -> &'static str,
    children: Children,
) -> impl IntoView {
    let ui = crate::session::use_ui();
    let id = format!("ficha-{name}");
    let named = id.clone();
    view! {
        <section aria-labelledby=named>
            <h3 id=id>{piece(move || title(ui.texts().ficha()))}</h3>
            {children()}
        </section>
    }
}
