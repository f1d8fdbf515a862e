//! *Ver*: a version as the printer would get it, over the page, only to be read.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::{VersionsState, operations};
use crate::browser::{dom, measure};
use crate::erased::{memo, piece};
use crate::screens::print::geometry::Geometry;
use crate::screens::print::layout::{Measuring, PrintLayout};
use crate::screens::print::sheet::sheet;
use crate::widgets::{Glyph, Icon};

/// The least scale at which a sheet can be read. Where the screen is narrower, it scrolls.
const LEGIBLE: f64 = 0.55;

/// The sheets of the chosen version.
#[component]
pub fn Look(state: VersionsState) -> impl IntoView {
    let (ui, texts) = (state.ui(), state.ui().texts().versions());
    let dialog = NodeRef::<html::Dialog>::new();
    dialog.on_load(move |_| {
        // The dialog is in the page a moment later, and only then can it be shown.
        request_animation_frame(move || dom::show_dialog(dialog, true));
    });
    let header =
        memo(move || state.document().map_or_else(Arc::default, |it| Arc::clone(&it.plan.header)));
    let actions =
        memo(move || state.document().map_or_else(Vec::new, |it| it.plan.actions.clone()));
    let draft = PrintLayout::of(state.workspace, header, actions, memo(move || ui.language()));
    let frame = NodeRef::<html::Div>::new();
    let width = measure::width(frame);
    let scale = memo(move || {
        let sheet = Geometry::of(draft.header.with(|header| header.paper)).width;
        (width.get() / sheet).clamp(LEGIBLE, 1.0)
    });
    let name = move || state.chosen.with(|it| it.as_ref().map(|it| state.name(it)));
    view! {
        <dialog
            node_ref=dialog
            class="dialog vs-look"
            data-look=""
            aria-labelledby="vs-look-title"
            on:close=move |_| state.looking.set(false)
        >
            <div class="vs-look-head">
                <div>
                    <h2 id="vs-look-title">{piece(name)}</h2>
                    <p><span class="badge">{texts.read_only}</span></p>
                </div>
                <span class="spring"></span>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        dom::show_dialog(dialog, false);
                        operations::restore(state);
                    }
                >
                    {texts.go_back}
                </button>
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| dom::show_dialog(dialog, false)
                >
                    <Icon glyph=Glyph::Close />
                    <span>{ui.texts().common().close}</span>
                </button>
            </div>
            <div class="vs-look-body" node_ref=frame tabindex="0" role="group" aria-label=texts.read_only>
                <div
                    class="vs-sheets"
                    style:--scale=move || scale.get().to_string()
                >
                    {piece(move || {
                        let printed = draft.printed.get()?;
                        let pages = printed.pages.iter().enumerate();
                        Some(pages.map(|(at, page)| sheet(&printed, page, at, false)).collect_view())
                    })}
                    {piece(move || {
                        draft.count().is_none().then(|| view! { <p class="hint">{ui.texts().print().measuring}</p> })
                    })}
                </div>
                <Measuring draft compare=false />
            </div>
        </dialog>
    }
}
