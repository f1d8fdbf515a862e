//! The light: whether the plan is safe on this device.

use leptos::prelude::*;

use crate::actions::Desk;
use crate::browser::clock;
use crate::download;
use crate::editor::Light;
use crate::lazy::lazy;
use crate::shelf::NotSaved;
use crate::widgets::{Glyph, Icon};

/// The light in words, and what to do where the plan is not being saved.
#[component]
pub fn SavedLight(desk: Desk) -> impl IntoView {
    let ui = desk.ui;
    let light = desk.editor.light();
    let body = move || {
        let texts = ui.texts().shell();
        match light.get() {
            Light::Writing => view! { <span>{texts.writing}</span> }.into_any(),
            Light::Saved(at) | Light::Weak(at) => {
                let weak = matches!(light.get(), Light::Weak(_));
                let (hour, minute) = clock::time_of(at);
                let time = ui.language().time(hour, minute);
                view! {
                    <Icon glyph=if weak { Glyph::Warning } else { Glyph::Check } />
                    <b title=weak.then_some(texts.weak)>{texts.saved}</b>
                    <span class="roomy-only">" " {(texts.saved_at)(&time)}</span>
                }
                .into_any()
            }
            Light::NotSaved(why) => {
                let why = match why {
                    NotSaved::Blocked => texts.blocked,
                    NotSaved::Full => texts.full,
                    NotSaved::Removed => texts.removed,
                    NotSaved::Older => texts.older,
                };
                view! {
                    <Icon glyph=Glyph::Warning />
                    <b title=why>{texts.not_saved}</b>
                    <span class="visually-hidden">{why}</span>
                    <button type="button" class="button small" on:click=move |_| download::plan_file(desk)>
                        {texts.download_now}
                    </button>
                }
                .into_any()
            }
        }
    };
    view! {
        <div
            class="light"
            role="status"
            class:bad=lazy(move || matches!(light.get(), Light::NotSaved(_)))
            data-light=lazy(move || match light.get() {
                Light::Writing => "writing",
                Light::Saved(_) => "saved",
                Light::Weak(_) => "weak",
                Light::NotSaved(_) => "not-saved",
            })
            data-saved-at=lazy(move || match light.get() {
                Light::Saved(at) => Some(at.to_string()),
                _ => None,
            })
        >
            {body}
        </div>
    }
}
