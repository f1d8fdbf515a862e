//! A list that may have thousands of lines. Some are there at once, the others when they are
//! asked for: all of them together would keep the page from answering for many seconds.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::dom;
use crate::erased::{effect, either, piece};
use crate::session::use_ui;

/// How many lines are there at first, and come at a time.
const STEP: usize = 50;

/// What makes a line (`<li>`) out of its place, from 0.
pub type LineMaker = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;

/// The `tabindex` of the line at a place: the keyboard goes on at the first line that came.
pub fn tabindex(place: usize) -> Option<&'static str> {
    (place > 0 && place.is_multiple_of(STEP)).then_some("-1")
}

/// The list, and below it what brings more of it.
#[component]
pub fn LongList(
    /// Tells the lists of a page apart.
    #[prop(into)]
    id: String,
    class: &'static str,
    /// How many lines there are.
    count: usize,
    lines: LineMaker,
) -> impl IntoView {
    let shown = RwSignal::new(STEP.min(count));
    let steps = (0..count).step_by(STEP).map(|from| {
        let lines = lines.clone();
        let step = move || (from..count.min(from + STEP)).map(|at| lines(at)).collect_view();
        either(move || shown.get() > from, step, || ()).into_any()
    });
    view! {
        <ol id=id.clone() class=class role="list">
            {steps.collect_view()}
        </ol>
        {(count > STEP).then(|| view! { <More id count shown /> })}
    }
}

/// How much of a list is there, and the ways to more: some lines, or all of them over the next
/// frames.
#[component]
fn More(id: String, count: usize, shown: RwSignal<usize>) -> impl IntoView {
    let ui = use_ui();
    let all = RwSignal::new(false);
    let add = move || {
        shown.try_update(|shown| *shown = count.min(*shown + STEP));
    };
    effect(move || {
        if all.get() && shown.get() < count {
            request_animation_frame(add);
        }
    });
    let says = format!("{id}-shown");
    let id = StoredValue::new(id);
    let go_on = move |whole: bool| {
        // The button goes away with the last lines, and the keyboard must not be lost with it.
        let next = shown.get_untracked() + 1;
        dom::focus_soon(id.with_value(|id| format!("#{id} > :nth-child({next})")));
        add();
        all.set(whole);
    };
    let described = says.clone();
    view! {
        <div class="more">
            <p class="hint" id=says role="status">
                {piece(move || (ui.texts().lists().shown)(shown.get(), count))}
            </p>
            {either(
                move || !all.get() && count - shown.get() > STEP,
                {
                    let described = described.clone();
                    move || {
                        view! {
                            <button
                                type="button"
                                class="button small"
                                data-more="some"
                                aria-describedby=described.clone()
                                on:click=move |_| go_on(false)
                            >
                                {(ui.texts().lists().more)(STEP)}
                            </button>
                        }
                    }
                },
                || (),
            )}
            {either(
                move || !all.get() && shown.get() < count,
                move || {
                    view! {
                        <button
                            type="button"
                            class="button small"
                            data-more="all"
                            aria-describedby=described.clone()
                            on:click=move |_| go_on(true)
                        >
                            {piece(move || (ui.texts().lists().rest)(count - shown.get()))}
                        </button>
                    }
                },
                || (),
            )}
        </div>
    }
}
