//! One action on the timeline: its label, its bar, and who is responsible.

use leptos::prelude::*;
use plan::Id;
use plan::timeline::Bar;

use super::state::{RowData, TimelineState};
use super::words;
use crate::erased::{memo, piece};
use crate::widgets::{Glyph, Icon};

/// The action that is chosen, and the one that the Tab key reaches.
#[derive(Clone)]
pub struct Marks {
    /// The chosen action.
    pub chosen: Selector<Option<Id>>,
    /// The action whose bar the Tab key reaches.
    pub reached: Selector<Option<Id>>,
}

/// Where the words beside a bar stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LabelPlacement {
    /// Behind the bar.
    After,
    /// On the bar.
    Inside,
    /// Before the bar.
    Before,
}

impl LabelPlacement {
    /// The first place with room for `needed` months of words.
    fn of(bar: &Bar, months: i32, needed: i32) -> Self {
        let after = months - bar.start - bar.length;
        match needed {
            needed if after >= needed => Self::After,
            needed if bar.length >= needed => Self::Inside,
            needed if bar.start >= needed => Self::Before,
            _ if after * 2 >= bar.start => Self::After,
            _ => Self::Before,
        }
    }
}

/// The row of an action. Its parts change one by one: the bar keeps its element, and so the
/// focus, while it is moved.
#[component]
pub fn BarRow(state: TimelineState, id: Id, marks: Marks, needed: Memo<i32>) -> impl IntoView {
    let ui = state.workspace.ui;
    let row = state.row(id);
    let bar = memo(move || row.with(|row| row.as_ref().and_then(|row| row.bar)));
    let has = move |is: fn(&Bar) -> bool| bar.with(|bar| bar.as_ref().is_some_and(is));
    let name = memo(move || {
        let language = ui.language();
        row.with(|row| row.as_ref().map(|row| words::bar_name(language, row)).unwrap_or_default())
    });
    let (chosen, reached) = (marks.chosen, marks.reached);
    view! {
        <li
            class="tl-row"
            class:chosen=move || chosen.selected(&Some(id))
            class:undated=move || bar.with(Option::is_none)
            data-row=id.to_string()
            style:--at=move || bar.with(|bar| bar.map_or(0, |bar| bar.start)).to_string()
            style:--length=move || bar.with(|bar| bar.map_or(0, |bar| bar.length)).to_string()
        >
            <Label state id row />
            <div class="tl-cells">
                <button
                    type="button"
                    class="tl-bar"
                    class:leaves=move || has(|bar| bar.leaves_period)
                    class:backwards=move || has(|bar| bar.backwards)
                    class:open-start=move || has(|bar| bar.open_start)
                    class:open-end=move || has(|bar| bar.open_end)
                    data-bar=id.to_string()
                    tabindex=move || if reached.selected(&Some(id)) { "0" } else { "-1" }
                    aria-label=name
                    aria-describedby="tl-keys"
                    title=name
                >
                    <Body state bar />
                </button>
                <Note state row bar needed />
            </div>
        </li>
    }
}

/// The number and the text of an action; opens its form.
#[component]
fn Label(state: TimelineState, id: Id, row: RwSignal<Option<RowData>>) -> impl IntoView {
    let ui = state.workspace.ui;
    let number = memo(move || row.with(|row| row.as_ref().map_or(0, |row| row.number)));
    let text = memo(move || {
        let text = row.with(|row| row.as_ref().map(|row| row.action.action.trim().to_owned()));
        text.filter(|text| !text.is_empty())
    });
    let words = move || text.get().unwrap_or_else(|| ui.texts().timeline().no_text.to_owned());
    view! {
        <button
            type="button"
            class="tl-label"
            tabindex="-1"
            data-label=id.to_string()
            title=words
            aria-label=move || {
                format!("{}: {}", (ui.texts().timeline().open_form)(number.get()), words())
            }
        >
            <span class="tl-number">{number}</span>
            <span class="tl-name" class:soft=move || text.with(Option::is_none)>{words}</span>
        </button>
    }
}

/// What is drawn on a bar: what of it leaves the period, its open ends, the grips; the
/// invitation to set dates where there are none.
#[component]
fn Body(state: TimelineState, bar: Memo<Option<Bar>>) -> impl IntoView {
    let ui = state.workspace.ui;
    let outside = memo(move || {
        let bar = bar.get()?;
        let (before, after) = state.frame.with(|frame| frame.outside(&bar));
        let share =
            |months: i32| format!("{:.3}%", f64::from(months * 100) / f64::from(bar.length));
        bar.leaves_period.then(|| (share(before), share(after)))
    });
    let body = move || match outside.get() {
        _ if bar.with(Option::is_none) => view! {
            <span class="tl-invitation by-mouse">{ui.texts().timeline().no_dates_hint}</span>
            <span class="tl-invitation by-touch">{ui.texts().timeline().no_dates_touch}</span>
        }
        .into_any(),
        Some((before, after)) => view! {
            <span class="tl-outside start" style:width=before></span>
            <span class="tl-outside end" style:width=after></span>
        }
        .into_any(),
        None => ().into_any(),
    };
    view! {
        {body}
        <span class="tl-grip start"></span>
        <span class="tl-grip end"></span>
    }
}

/// Who is responsible, behind a mark where something about the dates is unusual. The bar's
/// name says the same, so it is not read out twice.
#[component]
fn Note(
    state: TimelineState,
    row: RwSignal<Option<RowData>>,
    bar: Memo<Option<Bar>>,
    needed: Memo<i32>,
) -> impl IntoView {
    let people = memo(move || {
        row.with(|row| {
            row.as_ref().map(|row| row.action.responsible.join(", ")).unwrap_or_default()
        })
    });
    let place = memo(move || {
        let months = state.frame.with(|frame| frame.months);
        bar.get().map(|bar| LabelPlacement::of(&bar, months, needed.get()))
    });
    let warns =
        memo(move || bar.with(|bar| bar.is_some_and(|bar| bar.leaves_period || bar.backwards)));
    view! {
        <span
            class="tl-note"
            class:inside=move || place.get() == Some(LabelPlacement::Inside)
            class:before=move || place.get() == Some(LabelPlacement::Before)
            hidden=move || place.get().is_none()
            aria-hidden="true"
        >
            {piece(move || warns.get().then(|| view! { <Icon glyph=Glyph::Warning /> }))}
            <span>{people}</span>
        </span>
    }
}
