//! Whose plan it is and for when, as the titles above the table said.

use leptos::prelude::*;
use plan::HeaderField;

use super::draftsman::Draftsman;
use crate::editing::fields::TextPlace;
use crate::lazy::{lazy, piece};
use crate::widgets::PeriodBox;

/// Institution, title and period.
#[component]
pub fn About(draftsman: Draftsman) -> impl IntoView {
    let ui = draftsman.ui;
    view! {
        <section class="about" aria-labelledby="about-title">
            <h2 id="about-title">{ui.texts().opening().about}</h2>
            <div class="about-fields">
                <TextBox
                    draftsman
                    id="about-institution"
                    label=|texts| texts.institution
                    of=HeaderField::Institution
                />
                <TextBox
                    draftsman
                    id="about-name"
                    label=|texts| texts.plan_title
                    of=HeaderField::Title
                />
                <PlanPeriod draftsman id="about-period" />
            </div>
        </section>
    }
}

/// The period of the plan, which also reads the dates that lack nothing but the year.
#[component]
pub fn PlanPeriod(draftsman: Draftsman, id: &'static str) -> impl IntoView {
    let period = Signal::derive(move || draftsman.with(|preview| preview.draft.plan.header.period));
    let change = move |period| draftsman.date_all(period);
    view! { <PeriodBox id value=period wrong=RwSignal::new(false) change /> }
}

#[component]
fn TextBox(
    draftsman: Draftsman,
    id: &'static str,
    label: fn(&'static text::Opening) -> &'static str,
    of: HeaderField,
) -> impl IntoView {
    let (ui, place) = (draftsman.ui, TextPlace::Header(of));
    view! {
        <div class="field">
            <label for=id>{piece(move || label(ui.texts().opening()))}</label>
            <input
                id=id
                class="input"
                autocomplete="off"
                prop:value=lazy(move || draftsman.with(|preview| place.said(&preview.draft.plan)).unwrap_or_default())
                on:change=move |event| {
                    draftsman.write(place, &event_target_value(&event));
                }
            />
        </div>
    }
}
