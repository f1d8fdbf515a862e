//! What the reader asks, guessed and put right, in three groups.

use std::sync::Arc;

use exchange::{Finding, FindingKind, Severity};
use leptos::prelude::*;
use plan::{Column, Id, When};
use text::Part;

use super::draftsman::Draftsman;
use super::order::OrderChoice;
use crate::fields::Field;
use crate::lazy::{effect, lazy, memo, piece};
use crate::widgets::{Glyph, Icon, LongList, tabindex};

/// A finding and its place among all of them.
type Placed = (usize, Finding);

/// The three groups, or a word of relief where there is nothing to say.
#[component]
pub fn Findings(draftsman: Draftsman) -> impl IntoView {
    let ui = draftsman.ui;
    let all: Vec<Placed> =
        draftsman.now(|preview| preview.draft.findings.iter().cloned().enumerate().collect());
    let of = |severity| -> Vec<Placed> {
        all.iter().filter(|(_, finding)| finding.severity == severity).cloned().collect()
    };
    let (decide, look, mended) = (of(Severity::Decide), of(Severity::Look), of(Severity::Mended));
    let clear = decide.is_empty() && look.is_empty();
    view! {
        {clear
            .then(|| {
                view! {
                    <p class="all-clear">
                        <Icon glyph=Glyph::Check />
                        <span>{ui.texts().opening().all_clear}</span>
                    </p>
                }
            })}
        {(!decide.is_empty()).then(|| view! { <Decide draftsman findings=decide /> })}
        {(!look.is_empty()).then(|| view! { <Look draftsman findings=look /> })}
        {(!mended.is_empty()).then(|| view! { <Mended draftsman findings=mended /> })}
    }
}

/// What only the person can settle: open, and counted down.
#[component]
fn Decide(draftsman: Draftsman, findings: Vec<Placed>) -> impl IntoView {
    let ui = draftsman.ui;
    let places: Vec<usize> = findings.iter().map(|(place, _)| *place).collect();
    let left = move || {
        draftsman
            .with(|preview| places.iter().filter(|place| !preview.settled.contains(place)).count())
    };
    view! {
        <section class="finding-group decide">
            <h2>{piece(move || (ui.texts().opening().decide)(left()))}</h2>
            <p class="hint">{ui.texts().opening().decide_hint}</p>
            <FindingList draftsman id="decide-list" findings />
        </section>
    }
}

/// What was guessed: open, and calm.
#[component]
fn Look(draftsman: Draftsman, findings: Vec<Placed>) -> impl IntoView {
    let ui = draftsman.ui;
    let count = findings.len();
    view! {
        <section class="finding-group look">
            <h2>{piece(move || (ui.texts().opening().look)(count))}</h2>
            <p class="hint">{ui.texts().opening().look_hint}</p>
            <FindingList draftsman id="look-list" findings />
        </section>
    }
}

/// What was safely tidied: closed.
#[component]
fn Mended(draftsman: Draftsman, findings: Vec<Placed>) -> impl IntoView {
    let ui = draftsman.ui;
    let count = findings.len();
    view! {
        <details class="finding-group mended">
            <summary>
                <h2>{piece(move || (ui.texts().opening().mended)(count))}</h2>
            </summary>
            <FindingList draftsman id="mended-list" findings />
        </details>
    }
}

#[component]
fn FindingList(
    draftsman: Draftsman,
    /// The id of the list.
    id: &'static str,
    findings: Vec<Placed>,
) -> impl IntoView {
    let count = findings.len();
    let line = move |at: usize| {
        let (place, finding) = findings[at].clone();
        let kind = finding.kind.key();
        view! {
            <li class="finding" data-kind=kind tabindex=tabindex(at)>
                <Item draftsman place finding />
            </li>
        }
        .into_any()
    };
    view! { <LongList id class="findings" count lines=Arc::new(line) /> }
}

/// One finding: where, what, and the correction where there is one.
#[component]
fn Item(draftsman: Draftsman, place: usize, finding: Finding) -> impl IntoView {
    let ui = draftsman.ui;
    let date = date(draftsman, &finding);
    let target = target(&finding);
    let number = finding.action.map(|id| draftsman.number(id));
    let column = finding.column;
    let decide = finding.severity == Severity::Decide;
    let asked = (finding.kind == FindingKind::DateOrder).then(|| finding.clone());
    let said = move || ui.language().finding(&finding, date.as_ref());
    let where_ = move || {
        let texts = ui.texts().opening();
        match (number, column) {
            (Some(number), Some(column)) => (texts.place)(number, ui.language().column(column)),
            (Some(number), None) => (texts.place_action)(number),
            (None, Some(column)) => ui.language().column(column).to_owned(),
            (None, None) => texts.place_table.to_owned(),
        }
    };
    let sentence = format!("finding-{place}");
    view! {
        <p class="finding-place">{where_}</p>
        <p class="finding-says" id=sentence.clone()>
            {piece(move || said().into_iter().map(part).collect_view())}
        </p>
        {asked.map(|finding| view! { <OrderChoice draftsman place finding /> })}
        {target.map(|(id, column)| view! { <Correction draftsman place id column sentence /> })}
        {decide.then(|| view! { <Settle draftsman place /> })}
    }
}

fn part(part: Part) -> AnyView {
    match part {
        Part::Words(words) => words.into_any(),
        Part::Read(text) => view! { <i class="was">{text}</i> }.into_any(),
        Part::Made(text) => view! { <b>{text}</b> }.into_any(),
    }
}

/// The date that a cell was read as.
fn date(draftsman: Draftsman, finding: &Finding) -> Option<When> {
    let action = finding.action?;
    let action = draftsman.now(|preview| preview.read.action(action).cloned())?;
    match finding.column? {
        Column::Start => action.start.clone(),
        Column::End => action.end.clone(),
        _ => None,
    }
}

/// The field that sets a finding right. A criterion follows its subcriterion, so the code is
/// what is to be corrected where the two disagree.
fn target(finding: &Finding) -> Option<(Id, Column)> {
    let column = match (finding.kind, finding.column?) {
        (FindingKind::CriterionDisagrees, _) => Column::Subcriterion,
        (_, Column::Number) => return None,
        (_, column) => column,
    };
    (finding.severity != Severity::Mended).then_some((finding.action?, column))
}

/// The value as it was read, to be corrected in place.
#[component]
fn Correction(
    draftsman: Draftsman,
    place: usize,
    id: Id,
    column: Column,
    /// The id of the sentence that the correction is about.
    sentence: String,
) -> impl IntoView {
    let ui = draftsman.ui;
    let refused = RwSignal::new(false);
    let value = memo(move || draftsman.text(id, column));
    let read = value.get_untracked();
    let typed = RwSignal::new(read.clone());
    let changed = memo(move || value.get() != read);
    effect(move || typed.set(value.get()));
    let correct = move |text: String| {
        let understood = draftsman.correct(id, column, &text);
        refused.set(!understood);
        // The box shows what the plan holds, also where that did not change.
        typed.set(text);
        typed.set(value.get_untracked());
        draftsman.update(|preview| {
            if understood && changed.get_untracked() {
                preview.settled.insert(place);
            }
        });
    };
    let label = move || {
        let number = draftsman.number(id);
        (ui.texts().opening().place)(number, ui.language().column(column))
    };
    let on_change = move |event| correct(event_target_value(&event));
    let described = sentence;
    let field = if Field::Column(column).is_long() {
        view! {
            <textarea
                class="input"
                rows="2"
                spellcheck="true"
                lang="es"
                aria-label=label
                aria-describedby=described
                prop:value=lazy(move || typed.get())
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
                prop:value=lazy(move || typed.get())
                on:change=on_change
            />
        }
        .into_any()
    };
    view! {
        <div class="correction">
            {field}
            <span class="correction-says" role="status">
                {piece(move || {
                    let texts = ui.texts().opening();
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
fn Settle(draftsman: Draftsman, place: usize) -> impl IntoView {
    let ui = draftsman.ui;
    let settled = move || draftsman.with(|preview| preview.settled.contains(&place));
    let toggle = move |_| {
        draftsman.update(|preview| {
            if !preview.settled.remove(&place) {
                preview.settled.insert(place);
            }
        });
    };
    view! {
        <button
            type="button"
            class="button small settle"
            aria-pressed=lazy(move || settled().to_string())
            on:click=toggle
        >
            <Show when=settled>
                <Icon glyph=Glyph::Check />
            </Show>
            {ui.texts().opening().fine}
        </button>
    }
}
