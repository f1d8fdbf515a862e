//! A month to tap: a year and its twelve months, for the start or the end of an action. With it no
//! keyboard has to open for a date.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use plan::{ActionChange, Command, Edge, Month, When};
use view_model::steps;

use crate::browser::clock;
use crate::browser::dom::{self, Caret};
use crate::editing::{MonthTarget, Workspace};
use crate::erased::{memo, piece};
use crate::widgets::chunks::view_in_part;
use crate::widgets::{CloseButton, Glyph, Icon};

/// The date as the plan has it. Tracked.
fn date(workspace: Workspace, wanted: MonthTarget) -> Option<When> {
    workspace.editor.plan().with(|plan| {
        let action = plan.action(wanted.id)?;
        if wanted.edge == Edge::Start { action.start.clone() } else { action.end.clone() }
    })
}

/// Gives the date another value, as one step.
fn set(workspace: Workspace, wanted: MonthTarget, when: Option<When>) {
    let change = match wanted.edge {
        Edge::Start => ActionChange::Start(when),
        Edge::End => ActionChange::End(when),
    };
    workspace.editor.seal();
    workspace.editor.commit(Command::Edit { id: wanted.id, change });
    workspace.editor.seal();
}

view_in_part! {
    /// The dialog, as soon as its part is there.
    rest, load, make:
    pub fn months(workspace: Workspace, wanted: MonthTarget) { view! { <MonthPicker workspace wanted /> }.into_any() }
}

/// The dialog, over the plan until a month is chosen or it is closed.
#[component]
pub fn MonthPicker(workspace: Workspace, wanted: MonthTarget) -> impl IntoView {
    let ui = workspace.ui;
    let texts = ui.texts().months();
    let dialog = NodeRef::<html::Dialog>::new();
    dialog.on_load(move |_| {
        // The dialog is in the page a moment later, and only then can it be shown.
        request_animation_frame(move || dom::show_dialog(dialog, true));
    });
    let close = move || dom::show_dialog(dialog, false);
    let chosen = memo(move || date(workspace, wanted).and_then(|when| when.month(wanted.edge)));
    let year = RwSignal::new(first_shown(workspace, wanted).year());
    let title = move || {
        let plan = workspace.editor.now();
        let number = plan.position(wanted.id).map_or(0, |at| at + 1);
        (ui.texts().table().cell)(ui.language().column(wanted.column()), number)
    };
    let pick = move |month: Month| {
        let old = untrack(|| date(workspace, wanted));
        let moved = old.map_or_else(|| When::of_month(month), |it| it.moved_to(month, wanted.edge));
        set(workspace, wanted, Some(moved));
        close();
    };
    let item = move |number: u32| {
        let month = memo(move || Month::new(year.get(), number));
        let on = memo(move || month.get().is_some() && month.get() == chosen.get());
        let short = move || month.get().map_or("", |month| ui.language().month_name_short(month));
        let long = move || month.get().map(|month| ui.language().month_long(month));
        view! {
            <button
                type="button"
                class="month"
                aria-label=long
                aria-pressed=move || on.get().to_string()
                on:click=move |_| {
                    if let Some(month) = month.get_untracked() {
                        pick(month);
                    }
                }
            >
                {short}
            </button>
        }
    };
    let clear = move |_| {
        set(workspace, wanted, None);
        close();
    };
    let has_date = move || date(workspace, wanted).is_some();
    view! {
        <dialog
            node_ref=dialog
            class="dialog months"
            data-screen="months"
            aria-labelledby="months-title"
            on:close=move |_| leave(workspace)
        >
            <div class="months-head">
                <h2 id="months-title">{title}</h2>
                <CloseButton on_close=close />
            </div>
            <div class="months-year">
                {step(year, -1, texts.year_before)}
                <strong role="status">{year}</strong>
                {step(year, 1, texts.year_after)}
            </div>
            <div class="months-grid" role="group" on:keydown=on_key>
                {(1..=12).map(item).collect_view()}
            </div>
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        close();
                        write(workspace, wanted);
                    }
                >
                    {texts.write}
                </button>
                {piece(move || has_date().then(|| view! {
                    <button type="button" class="button ghost" on:click=clear>{texts.clear}</button>
                }))}
            </div>
        </dialog>
    }
}

/// The month that the picker begins with: the date, or the month that it would step to.
fn first_shown(workspace: Workspace, wanted: MonthTarget) -> Month {
    let plan = workspace.editor.now();
    let today = Month::of(clock::today());
    let own = untrack(|| date(workspace, wanted)).and_then(|when| when.month(wanted.edge));
    let likely = || {
        let action = plan.action(wanted.id);
        action.map_or(today, |action| steps::likely(action, &plan, wanted.edge, today))
    };
    own.unwrap_or_else(likely)
}

fn step(year: RwSignal<i32>, by: i32, words: &'static str) -> impl IntoView {
    let glyph = if by > 0 { Glyph::Right } else { Glyph::Left };
    view! {
        <button
            type="button"
            class="button ghost icon-only"
            aria-label=words
            title=words
            on:click=move |_| year.update(|year| *year = (*year + by).clamp(1900, 2199))
        >
            <Icon glyph />
        </button>
    }
}

/// The dialog has closed.
fn leave(workspace: Workspace) {
    workspace.over.try_set(None);
}

/// Goes to the box of the date in the form, in which anything can be typed.
fn write(workspace: Workspace, wanted: MonthTarget) {
    workspace.open_ficha(wanted.id);
    let selector = format!("#ficha-{}", wanted.column().key());
    dom::edit_within(300, selector, Caret::End);
}

/// Arrows go from month to month, four to a line.
fn on_key(event: ev::KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        "ArrowDown" => 4,
        "ArrowUp" => -4,
        _ => return,
    };
    event.prevent_default();
    dom::focus_next(".months-grid .month", step);
}
