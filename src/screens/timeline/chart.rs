//! The months and the rows of bars. What happens on a row is listened to here, once for all
//! rows.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use plan::{Criterion, Id};

use super::Scale;
use super::gesture::{self, BarDrag};
use super::head::Head;
use super::keys;
use super::row::{BarRow, Marks};
use super::state::TimelineState;
use crate::browser::measure;
use crate::browser::measure::px;
use crate::erased::{effect, memo, piece};

/// The width of a month in the scale *Mes*, in CSS pixels: room for "sept" at 12 px, and for a
/// finger.
const MONTH: f64 = 56.0;
/// The width of the column of labels.
const LABEL: f64 = 300.0;
/// The width of the column of labels where the screen is narrow.
const NARROW_LABEL: f64 = 200.0;
/// What the words beside a bar need to be of use.
const NOTE: f64 = 110.0;

/// The bars of the plan.
#[component]
pub fn Chart(state: TimelineState, scale: RwSignal<Scale>) -> impl IntoView {
    let ui = state.workspace.ui;
    let scroller = NodeRef::<html::Div>::new();
    let width = measure::width(scroller);
    let label = memo(move || match width.get() {
        _ if ui.narrow.get() => 0.0,
        width if width < 900.0 => NARROW_LABEL,
        _ => LABEL,
    });
    let months = memo(move || state.frame.with(|frame| frame.months));
    let month_width = memo(move || match scale.get() {
        Scale::Month => MONTH,
        Scale::Fit => (width.get() - label.get()).max(0.0) / f64::from(months.get()),
    });
    let needed = memo(move || (NOTE / month_width.get().max(1.0)).ceil() as i32);
    let chart_width = move || match scale.get() {
        Scale::Fit => "100%".to_owned(),
        Scale::Month => px(label.get() + MONTH * f64::from(months.get())),
    };
    show_today(state, scale, scroller);
    let bar_drag = BarDrag::new(state, scroller);
    view! {
        <div
            class="tl-scroll"
            class:fit=move || scale.get() == Scale::Fit
            node_ref=scroller
            style:--label=move || px(label.get())
            style:--view=move || px(width.get())
        >
            <div
                class="tl-chart"
                class:has-today=move || state.frame.with(|frame| frame.today.is_some())
                style:width=chart_width
                style:--months=move || months.get().to_string()
                style:--today=move || {
                    state.frame.with(|frame| frame.today.unwrap_or_default().to_string())
                }
                style:--period-at=move || period(state).0
                style:--period-end=move || period(state).1
                on:pointerdown=move |event| gesture::down(bar_drag, &event)
                on:pointermove=move |event| gesture::moved(bar_drag, &event)
                on:pointerup=move |event| gesture::up(bar_drag, &event)
                on:pointercancel=move |_| gesture::give_up(bar_drag)
                on:touchmove=move |event| gesture::touched(bar_drag, &event)
                on:contextmenu=move |event| gesture::menu(bar_drag, &event)
                on:click=move |event| gesture::click(state, &event)
                on:dblclick=move |event| gesture::double_click(state, &event)
                on:keydown=move |event| keys::pressed(bar_drag, &event)
                on:focusin=move |event| keys::focused(state, &event)
                on:focusout=move |_| state.workspace.editor.seal()
            >
                <Head state month_width />
                <Groups state needed />
            </div>
            <p id="tl-keys" hidden>
                {ui.texts().timeline().keys}
            </p>
        </div>
        {piece(move || {
            state
                .tip
                .get()
                .map(|tip| {
                    view! {
                        <div
                            class="tl-tip"
                            aria-hidden="true"
                            style:left=format!("clamp(140px, {}px, calc(100vw - 140px))", tip.left)
                            style:top=px(tip.top)
                        >
                            {tip.text}
                        </div>
                    }
                })
        })}
    }
}

/// Where the period begins and ends, as shares of the drawn months.
fn period(state: TimelineState) -> (String, String) {
    state.frame.with(|frame| {
        let share = |at: i32| format!("{:.4}%", f64::from(at * 100) / f64::from(frame.months));
        match frame.period {
            Some(period) => (share(period.start), share(period.start + period.length)),
            None => (share(0), share(frame.months)),
        }
    })
}

/// Brings today into view when the months get their fixed width.
fn show_today(state: TimelineState, scale: RwSignal<Scale>, scroller: NodeRef<html::Div>) {
    effect(move || {
        let today = state.frame.with_untracked(|frame| frame.today);
        if let (Scale::Month, Some(today)) = (scale.get(), today) {
            request_animation_frame(move || {
                let left = f64::from(today) / 1000.0 * MONTH - 2.0 * MONTH;
                measure::scroll_sideways(scroller, left.max(0.0));
            });
        }
    });
}

/// The rows under the titles of their criteria.
#[component]
fn Groups(state: TimelineState, needed: Memo<i32>) -> impl IntoView {
    let ui = state.workspace.ui;
    let workspace = state.workspace;
    let plan = workspace.editor.plan();
    let version = memo(move || plan.with(|plan| plan.header.catalogue));
    let reached = memo(move || state.reached());
    let marks = Marks {
        chosen: Selector::new(move || workspace.selected.get()),
        reached: Selector::new(move || reached.get()),
    };
    let criteria = move || {
        state.groups.with(|groups| groups.iter().map(|group| group.criterion).collect::<Vec<_>>())
    };
    view! {
        <For
            each=criteria
            key=|criterion| criterion.map(Criterion::number)
            children=move |criterion| {
                let ids = ids(state, criterion);
                let list = move || ids.with(|ids| ids.to_vec());
                let marks = marks.clone();
                view! {
                    <section class="tl-group">
                        <h2>
                            <span>
                                {piece(move || ui.language().criterion_heading(version.get(), criterion))}
                                <small>
                                    {piece(move || (ui.texts().common().actions)(ids.with(|ids| ids.len())))}
                                </small>
                            </span>
                        </h2>
                        <ul role="list">
                            <For
                                each=list
                                key=|id| *id
                                children=move |id| {
                                    view! { <BarRow state id marks=marks.clone() needed /> }
                                }
                            />
                        </ul>
                    </section>
                }
            }
        />
    }
}

/// The shown actions of a criterion.
fn ids(state: TimelineState, criterion: Option<Criterion>) -> Memo<Arc<[Id]>> {
    memo(move || {
        state.groups.with(|groups| {
            let group = groups.iter().find(|group| group.criterion == criterion);
            group.map_or_else(|| Arc::from([]), |group| Arc::from(group.ids.as_slice()))
        })
    })
}
