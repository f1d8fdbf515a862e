//! One finding: where, what, and the correction where there is one.

use leptos::prelude::*;
use plan::{Column, Id, When};
use text::SentencePart;
use values::{Finding, FindingKind, Severity};

use super::order::OrderChoice;
use super::state::PreviewState;
use super::year::{YearQuestion, lacking};
use crate::editing::fields::TextField;
use crate::erased::{effect, memo, piece};
use crate::widgets::{Glyph, Icon};

/// How a finding stands in the preview.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// With its whole sentence.
    Alone,
    /// Among others of its kind, with what is its own.
    Among {
        /// Whether the column is said above, for all of them.
        alike: bool,
    },
}

/// A finding in its place.
#[component]
pub fn Place(
    state: PreviewState,
    place: usize,
    finding: Finding,
    standing: Standing,
) -> impl IntoView {
    let ui = state.ui;
    let date = date(state, &finding);
    let asked = (finding.kind == FindingKind::DateOrder).then(|| finding.clone());
    let where_ = where_(state, &finding, standing);
    let ends = ends(state, place, &finding);
    let lacking = match standing {
        Standing::Alone => lacking(state, std::slice::from_ref(&finding)),
        Standing::Among { .. } => 0,
    };
    let said = move || match standing {
        Standing::Alone => ui.language().finding(&finding, date.as_ref()),
        Standing::Among { .. } => ui.language().finding_among(&finding, date.as_ref()),
    };
    view! {
        <p class="finding-place">{piece(where_)}</p>
        <p class="finding-says" id=format!("finding-{place}")>
            {piece(move || said().into_iter().map(part).collect_view())}
        </p>
        {(lacking > 0).then(|| view! { <YearQuestion state count=lacking /> })}
        {asked.map(|finding| view! { <OrderChoice state place finding /> })}
        {ends}
    }
}

/// The words for where a finding stands; among others, none where it is about the whole table.
fn where_(
    state: PreviewState,
    finding: &Finding,
    standing: Standing,
) -> impl Fn() -> String + use<> {
    let ui = state.ui;
    let number = finding.action.map(|id| state.number(id));
    let said = standing == Standing::Among { alike: true };
    let column = finding.column.filter(|_| !(said && number.is_some()));
    let about_dates = finding.kind == FindingKind::DateOrder;
    move || {
        let texts = ui.texts().preview();
        match (number, column) {
            _ if about_dates => texts.date_order.to_owned(),
            (Some(number), Some(column)) => (texts.place)(number, ui.language().column(column)),
            (Some(number), None) => (texts.place_action)(number),
            (None, Some(column)) => ui.language().column(column).to_owned(),
            (None, None) if standing == Standing::Alone => texts.place_table.to_owned(),
            (None, None) => String::new(),
        }
    }
}

fn part(part: SentencePart) -> AnyView {
    match part {
        SentencePart::Words(words) => words.into_any(),
        SentencePart::Read(text) => view! { <i class="was">{text}</i> }.into_any(),
        SentencePart::Made(text) => view! { <b>{text}</b> }.into_any(),
    }
}

/// The date that a cell was read as.
fn date(state: PreviewState, finding: &Finding) -> Option<When> {
    let field = TextField::Column(finding.column?);
    state.now(|preview| field.date(preview.read.action(finding.action?)?).cloned())
}

/// What a person can do about a finding: correct its cell, and leave a question as it is.
fn ends(state: PreviewState, place: usize, finding: &Finding) -> impl IntoView + use<> {
    let target = target(finding);
    let decide = finding.severity == Severity::Decide;
    view! {
        {target.map(|(id, column)| view! { <Correction state place id column /> })}
        {decide.then(|| view! { <Settle state place /> })}
    }
}

/// The field that sets a finding right. A criterion follows its subcriterion, so the code is
/// what is to be corrected where the two disagree; a comment says nothing about how its cell was
/// read.
fn target(finding: &Finding) -> Option<(Id, Column)> {
    let column = match (finding.kind, finding.column?) {
        (FindingKind::CriterionDisagrees, _) => Column::Subcriterion,
        (FindingKind::CommentKept, _) | (_, Column::Number) => return None,
        (_, column) => column,
    };
    (finding.severity != Severity::Mended).then_some((finding.action?, column))
}

/// The value as it was read, to be corrected in place.
#[component]
fn Correction(state: PreviewState, place: usize, id: Id, column: Column) -> impl IntoView {
    let ui = state.ui;
    let refused = RwSignal::new(false);
    let value = memo(move || state.text(id, column));
    let read = value.get_untracked();
    let typed = RwSignal::new(read.clone());
    let changed = memo(move || value.get() != read);
    effect(move || typed.set(value.get()));
    let correct = move |text: String| {
        let understood = state.correct(id, column, &text);
        refused.set(!understood);
        // The box shows what the plan holds, also where that did not change; what was not
        // understood stays in it.
        typed.set(text);
        if understood {
            typed.set(value.get_untracked());
        }
        state.update(|preview| {
            if understood && changed.get_untracked() {
                preview.settled.insert(place);
            }
        });
    };
    let label = move || {
        let number = state.number(id);
        (ui.texts().preview().place)(number, ui.language().column(column))
    };
    let on_change = move |event| correct(event_target_value(&event));
    let described = format!("finding-{place}");
    let long = TextField::Column(column).is_long();
    let field = if long {
        view! {
            <textarea
                class="input"
                rows="2"
                spellcheck="true"
                lang="es"
                aria-label=label
                aria-describedby=described
                prop:value=move || typed.get()
                on:change=on_change
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="input short"
                autocomplete="off"
                aria-label=label
                aria-describedby=described
                prop:value=move || typed.get()
                on:change=on_change
            />
        }
        .into_any()
    };
    view! {
        <div class="correction" class:long=long>
            {field}
            <span class="correction-says" role="status">
                {piece(move || {
                    let texts = ui.texts().preview();
                    if refused.get() {
                        view! { <span class="refused">{texts.not_understood}</span> }.into_any()
                    } else if changed.get() {
                        view! {
                            <span class="settled">
                                <Icon glyph=Glyph::Check />
                                {texts.corrected}
                            </span>
                        }
                            .into_any()
                    } else {
                        ().into_any()
                    }
                })}
            </span>
        </div>
    }
}

/// Leaves a question as it is.
#[component]
fn Settle(state: PreviewState, place: usize) -> impl IntoView {
    let ui = state.ui;
    let settled = move || state.with(|preview| preview.settled.contains(&place));
    let toggle = move |_| {
        state.update(|preview| {
            if !preview.settled.remove(&place) {
                preview.settled.insert(place);
            }
        });
    };
    view! {
        <button
            type="button"
            class="button small settle"
            aria-pressed=move || settled().to_string()
            on:click=toggle
        >
            <Show when=settled>
                <Icon glyph=Glyph::Check />
            </Show>
            {ui.texts().preview().fine}
        </button>
    }
}
