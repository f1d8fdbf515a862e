//! The light: whether the plan is safe on this device. It is a button that opens the details;
//! where something is wrong, another one beside it mends that.

use leptos::prelude::*;

use crate::browser::clock;
use crate::editing::{Editor, Light, Overlay, Warning, Workspace};
use crate::erased::piece;
use crate::storage::{self, StorageRequest, download};
use crate::widgets::{Glyph, Icon};

/// How far the plan is safe with what is being typed, which is not saved until it is in the plan.
/// Tracked.
pub fn shown(editor: Editor) -> Light {
    match editor.light().get() {
        Light::Saved(_) | Light::Weak(_) if editor.is_typing() => Light::Writing,
        light => light,
    }
}

/// The light in words, and what to do where the plan is not safe.
#[component]
pub fn SavedLight(workspace: Workspace) -> impl IntoView {
    let (ui, editor) = (workspace.ui, workspace.editor);
    let (light, warning) = (editor.light(), editor.warning);
    let open = move |_| workspace.over.set(Some(Overlay::Safety));
    let body = move || {
        let texts = ui.texts().shell();
        let at_risk = warning.get();
        let light = shown(editor);
        let (glyph, word, rest, mend) = match (light, at_risk) {
            (Light::NotSaved(_), _) => (
                Some(Glyph::Close),
                texts.not_saved,
                String::new(),
                Some((texts.download_now, None)),
            ),
            (_, Some(Warning { word, rest, button, mend })) => {
                (Some(Glyph::Warning), word, rest, Some((button, Some(mend))))
            }
            (Light::Writing, None) => (None, texts.writing, String::new(), None),
            (Light::Saved(at) | Light::Weak(at), None) => {
                let weak = matches!(light, Light::Weak(_));
                let (hour, minute) = clock::time_of(at);
                let rest = (texts.saved_at)(&ui.language().time(hour, minute));
                (Some(if weak { Glyph::Warning } else { Glyph::Check }), texts.saved, rest, None)
            }
        };
        let mend = mend.map(|(words, mend)| {
            let run = move |_| match mend {
                Some(mend) => storage::send(ui, StorageRequest::Mend(editor, mend)),
                None => download::at_once(ui, &editor.document()),
            };
            view! {
                <button type="button" class="button small" data-mend on:click=run>
                    {words}
                </button>
            }
        });
        view! {
            <button type="button" class="light-open" aria-haspopup="dialog" on:click=open>
                {glyph.map(|glyph| view! { <Icon glyph /> })}
                <b>{word}</b>
                <span class="roomy-only">" " {rest}</span>
            </button>
            {mend}
        }
    };
    view! {
        <div
            class="light"
            role="status"
            data-light=move || match light.get() {
                Light::Writing => "writing",
                Light::Saved(_) => "saved",
                Light::Weak(_) => "weak",
                Light::NotSaved(_) => "not-saved",
            }
            data-saved-at=move || match light.get() {
                Light::Saved(at) => Some(at.to_string()),
                _ => None,
            }
            data-copy=move || warning.with(Option::is_some).then_some("due")
        >
            {piece(body)}
        </div>
    }
}
