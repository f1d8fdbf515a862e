//! The top of the form: which action it shows, and what can be done with the whole of it.

use leptos::prelude::*;
use plan::{Action, Id, Plan};
use text::Language;

use super::close;
use crate::editing::{ActionMenu, Workspace, editor};
use crate::erased::{memo, piece};
use crate::screens::light;
use crate::widgets::CloseButton;

/// The heading, the menu and the way out.
#[component]
pub fn Head(workspace: Workspace, shown: Memo<Option<Id>>) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let position = memo(move || {
        let id = shown.get()?;
        plan.with(|plan| Some((plan.position(id)? + 1, plan.actions.len())))
    });
    let title = move || {
        let texts = ui.texts().ficha();
        position.get().map(|(number, all)| (texts.position)(number, all))
    };
    let about = memo(move || {
        let id = shown.get()?;
        plan.with(|plan| Some(about(plan.action(id)?, plan, ui.language())))
    });
    view! {
        <div class="ficha-head">
            <div class="ficha-about">
                <h2 id="ficha-title" tabindex="-1">{title}</h2>
                <p>{about}</p>
            </div>
            <Light workspace />
            <ActionMenu workspace label=ui.texts().ficha().options />
            <CloseButton label=ui.texts().ficha().close on_close=move || close(workspace) />
        </div>
    }
}

/// Whether what is typed is stored, in a word, where the form covers the light of the plan.
#[component]
fn Light(workspace: Workspace) -> impl IntoView {
    let (ui, editor) = (workspace.ui, workspace.editor);
    let word = memo(move || {
        let texts = ui.texts().shell();
        match light::shown(editor) {
            editor::Light::NotSaved(_) => (texts.not_saved, "not-saved"),
            editor::Light::Writing => (texts.writing, "writing"),
            editor::Light::Saved(_) | editor::Light::Weak(_) => (texts.saved, "saved"),
        }
    });
    let shown = move || {
        view! {
            <span class="ficha-light" role="status" data-word=move || word.get().1>
                {move || word.get().0}
            </span>
        }
    };
    piece(move || ui.small.get().then(shown))
}

/// The code of an action with the title of what it stands for: "1.4 (7) · Gestionar …".
fn about(action: &Action, plan: &Plan, language: Language) -> String {
    let version = plan.header.catalogue;
    let Some(code) = action.subcriterion else {
        return language.criterion_heading(version, action.criterion);
    };
    match language.subcriterion_title(version, code) {
        "" => action.code(),
        title => format!("{} · {title}", action.code()),
    }
}
