//! Whose plan it is and for when, as the titles above the table said.

use leptos::prelude::*;
use plan::HeaderField;

use super::state::PreviewState;
use crate::editing::fields::TextPlace;
use crate::erased::piece;
use crate::widgets::PeriodBox;

/// Institution, title and period.
#[component]
pub fn About(state: PreviewState) -> impl IntoView {
    let ui = state.ui;
    view! {
        <section class="about" aria-labelledby="about-title">
            <h2 id="about-title">{ui.texts().preview().about}</h2>
            <div class="about-fields">
                <TextBox
                    state
                    id="about-institution"
                    label=|texts| texts.institution
                    of=HeaderField::Institution
                />
                <TextBox
                    state
                    id="about-name"
                    label=|texts| texts.plan_title
                    of=HeaderField::Title
                />
                <PlanPeriod state id="about-period" />
            </div>
        </section>
    }
}

/// The period of the plan, which also reads the dates that lack nothing but the year.
#[component]
pub fn PlanPeriod(state: PreviewState, id: &'static str) -> impl IntoView {
    let period = Signal::derive(move || state.with(|preview| preview.draft.plan.header.period));
    let change = move |period| state.date_all(period);
    view! { <PeriodBox id value=period wrong=RwSignal::new(false) change /> }
}

#[component]
fn TextBox(
    state: PreviewState,
    id: &'static str,
    label: fn(&'static text::PreviewTexts) -> &'static str,
    of: HeaderField,
) -> impl IntoView {
    let (ui, place) = (state.ui, TextPlace::Header(of));
    view! {
        <div class="field">
            <label for=id>{piece(move || label(ui.texts().preview()))}</label>
            <input
                id=id
                class="input"
                autocomplete="off"
                prop:value=move || state.with(|preview| place.said(&preview.draft.plan)).unwrap_or_default()
                on:change=move |event| {
                    state.write(place, &event_target_value(&event));
                }
            />
        </div>
    }
}
