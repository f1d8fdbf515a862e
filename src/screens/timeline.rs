//! *Cronograma*: the actions as bars over the months, moved and resized by whole months with
//! mouse, finger and keys; or the same as a plain table.

mod as_text;
mod chart;
mod gesture;
mod head;
mod keys;
mod row;
mod state;
mod words;

use leptos::prelude::*;
use values::form::file_name;

use self::as_text::AsText;
use self::chart::Chart;
use self::state::TimelineState;
use crate::browser::files;
use crate::editing::Workspace;
use crate::erased::{memo, piece};
use crate::widgets::chunks::view_in_part;
use crate::widgets::{Glyph, Icon};

/// How wide the months are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// All months across the width of the screen.
    Fit,
    /// A fixed width, scrolling sideways.
    Month,
}

view_in_part! {
    /// The timeline, as soon as its part is there.
    timeline, load, make:
    pub fn timeline(workspace: Workspace) { view! { <TimelineView workspace /> }.into_any() }
}

/// The timeline of the open plan.
#[component]
pub fn TimelineView(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let state = TimelineState::new(workspace);
    let scale = RwSignal::new(Scale::Fit);
    let as_text = RwSignal::new(false);
    view! {
        <main class="timeline" data-screen="timeline">
            <div class="tl-tools">
                <Show when=move || !as_text.get()>
                    <Scales state scale />
                </Show>
                <Hint state shown=Signal::derive(move || !as_text.get()) />
                <span class="spring"></span>
                <button
                    type="button"
                    class="button small"
                    data-as-text=""
                    aria-label=ui.texts().timeline().as_text
                    aria-pressed=move || as_text.get().to_string()
                    on:click=move |_| as_text.update(|on| *on = !*on)
                >
                    <Icon glyph=Glyph::List />
                    <span class="wide-only">{ui.texts().timeline().as_text}</span>
                    <span class="narrow-only">{ui.texts().timeline().as_text_short}</span>
                </button>
                <button
                    type="button"
                    class="button small"
                    data-svg=""
                    aria-label=ui.texts().timeline().download
                    on:click=move |_| download(state)
                >
                    <Icon glyph=Glyph::Download />
                    <span class="wide-only">{ui.texts().timeline().download}</span>
                    <span class="narrow-only">"SVG"</span>
                </button>
            </div>
            <Show
                when=move || state.groups.with(|groups| !groups.is_empty())
                fallback=move || view! { <Nothing workspace /> }
            >
                <Show when=move || as_text.get() fallback=move || view! { <Chart state scale /> }>
                    <AsText state />
                </Show>
            </Show>
            <p class="visually-hidden" role="status" aria-live="polite" data-said="">
                {piece(move || state.said.get())}
            </p>
            <footer class="tl-status">
                {piece(move || words::status(ui.language(), state))}
            </footer>
        </main>
    }
}

#[component]
fn Scales(state: TimelineState, scale: RwSignal<Scale>) -> impl IntoView {
    let ui = state.workspace.ui;
    let button = move |to: Scale| {
        let words = move || match to {
            Scale::Fit => (ui.texts().timeline().fit, ui.texts().timeline().fit_help),
            Scale::Month => (ui.texts().timeline().month, ui.texts().timeline().month_help),
        };
        view! {
            <button
                type="button"
                class="button small"
                class:primary=move || scale.get() == to
                aria-pressed=move || (scale.get() == to).to_string()
                title=move || words().1
                on:click=move |_| scale.set(to)
            >
                {piece(move || words().0)}
            </button>
        }
    };
    view! {
        <div class="tl-scales" role="group" aria-label=ui.texts().timeline().scale>
            {button(Scale::Fit)}
            {button(Scale::Month)}
        </div>
    }
}

/// What the marks mean. How to use the bars is shown where there is room for a sentence.
#[component]
fn Hint(state: TimelineState, shown: Signal<bool>) -> impl IntoView {
    let ui = state.workspace.ui;
    let frame = state.frame;
    let leaves = memo(move || state.counts().leaving > 0);
    view! {
        <p class="tl-hint hint" hidden=move || !shown.get()>
            <span class="tl-how by-mouse">{ui.texts().timeline().hint}</span>
            <span class="tl-how by-touch">{ui.texts().timeline().hint_touch}</span>
            <span class="tl-key" hidden=move || frame.with(|frame| frame.today.is_none())>
                <i class="tl-key-today"></i>
                {ui.texts().timeline().today}
            </span>
            <span class="tl-key" hidden=move || frame.with(|frame| frame.period.is_none())>
                <i class="tl-key-period"></i>
                {ui.texts().timeline().period}
            </span>
            <span class="tl-key" hidden=move || !leaves.get()>
                <i class="tl-key-outside"></i>
                {ui.texts().timeline().outside}
            </span>
        </p>
    }
}

/// What stands in place of the bars where there are none.
#[component]
fn Nothing(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let filtered = memo(move || plan.with(|plan| !plan.actions.is_empty()));
    view! {
        <div class="tl-nothing">
            <p>
                {piece(move || {
                    let texts = ui.texts().timeline();
                    if filtered.get() { texts.nothing_found } else { texts.empty }
                })}
            </p>
            <Show when=move || filtered.get()>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        workspace.search.set(None);
                        workspace.unit.set(None);
                    }
                >
                    {ui.texts().timeline().show_all}
                </button>
            </Show>
        </div>
    }
}

/// Downloads the whole timeline as a picture that every browser and office program opens.
fn download(state: TimelineState) {
    let ui = state.workspace.ui;
    let plan = state.workspace.editor.now();
    let language = ui.settings.language.get_untracked();
    let picture =
        state.layout.with_untracked(|layout| language.timeline_picture(&plan, &layout.timeline));
    let name = file_name(&plan.header, "svg");
    files::download(&name, "image/svg+xml", &picture);
    ui.done((ui.texts().timeline().downloaded)(&name));
}
