//! Whose plan it is and for when, as the titles above the table said.

use exchange::values;
use leptos::prelude::*;
use plan::{Header, HeaderChange};

use super::draftsman::Draftsman;

/// Institution, title and period.
#[component]
pub fn About(draftsman: Draftsman) -> impl IntoView {
    let ui = draftsman.ui;
    let header = move |f: fn(&Header) -> String| {
        move || draftsman.with(|preview| f(&preview.draft.plan.header))
    };
    let field = move |id: &'static str,
                      label: fn(&text::Opening) -> &'static str,
                      read: fn(&Header) -> String,
                      make: fn(&str) -> HeaderChange,
                      hint: Option<fn(&text::Opening) -> &'static str>| {
        let hint_id = format!("{id}-hint");
        view! {
            <div class=format!("field {id}")>
                <label for=id>{move || label(&ui.texts().opening)}</label>
                <input
                    id=id
                    class="input"
                    autocomplete="off"
                    aria-describedby=hint.map(|_| hint_id.clone())
                    prop:value=header(read)
                    on:change=move |event| {
                        draftsman.header(make(event_target_value(&event).trim()));
                    }
                />
                {hint
                    .map(|hint| {
                        view! { <p class="hint" id=hint_id>{move || hint(&ui.texts().opening)}</p> }
                    })}
            </div>
        }
    };
    view! {
        <section class="about" aria-labelledby="about-title">
            <h2 id="about-title">{move || ui.texts().opening.about}</h2>
            <div class="about-fields">
                {field(
                    "about-institution",
                    |texts| texts.institution,
                    |header| header.institution.clone(),
                    |text| HeaderChange::Institution(text.into()),
                    None,
                )}
                {field(
                    "about-name",
                    |texts| texts.plan_title,
                    |header| header.title.clone(),
                    |text| HeaderChange::Title(text.into()),
                    None,
                )}
                {field(
                    "about-period",
                    |texts| texts.period,
                    |header| header.period.map_or_else(String::new, |period| period.to_string()),
                    |text| HeaderChange::Period(values::period(text).map(|(period, _)| period)),
                    Some(|texts| texts.period_hint),
                )}
            </div>
        </section>
    }
}
