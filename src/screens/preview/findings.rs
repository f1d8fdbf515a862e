//! What the reader asks, guessed and put right, in three groups; what comes several times is said
//! once, with its places.

use std::sync::Arc;

use import::FindingGroup;
use leptos::prelude::*;
use plan::Column;
use values::{Finding, FindingKind, Severity};

use super::place::{Place, Standing};
use super::state::PreviewState;
use super::year::{YearQuestion, lacking};
use crate::erased::{either, memo, piece};
use crate::widgets::{Glyph, Icon, LongList, tabindex};

/// How many places are shown without being asked for.
const SHORT: usize = 3;

/// The three groups, or a word of relief where there is nothing to say.
#[component]
pub fn Findings(state: PreviewState) -> impl IntoView {
    let ui = state.ui;
    let of = |severity| state.now(|preview| import::groups(&preview.draft.findings, severity));
    let (decide, look, mended) = (of(Severity::Decide), of(Severity::Look), of(Severity::Mended));
    let clear = decide.is_empty() && look.is_empty();
    view! {
        {clear
            .then(|| {
                view! {
                    <p class="all-clear">
                        <Icon glyph=Glyph::Check />
                        <span>{ui.texts().preview().all_clear}</span>
                    </p>
                }
            })}
        {(!decide.is_empty()).then(|| view! { <Decide state groups=decide /> })}
        {(!look.is_empty()).then(|| view! { <Look state groups=look /> })}
        {(!mended.is_empty()).then(|| view! { <Mended state groups=mended /> })}
    }
}

/// What only the person can settle: open, and counted down.
#[component]
fn Decide(state: PreviewState, groups: Vec<FindingGroup>) -> impl IntoView {
    let ui = state.ui;
    let open = groups.clone();
    let left = move || open.iter().filter(|group| unsettled(state, &group.places) > 0).count();
    view! {
        <section class="finding-group decide">
            <h2>{piece(move || (ui.texts().preview().decide)(left()))}</h2>
            <p class="hint">{ui.texts().preview().decide_hint}</p>
            {list(state, groups)}
        </section>
    }
}

/// What was guessed: open, and calm.
#[component]
fn Look(state: PreviewState, groups: Vec<FindingGroup>) -> impl IntoView {
    let ui = state.ui;
    let count = groups.len();
    view! {
        <section class="finding-group look">
            <h2>{piece(move || (ui.texts().preview().look)(count))}</h2>
            <p class="hint">{ui.texts().preview().look_hint}</p>
            {list(state, groups)}
        </section>
    }
}

/// What was safely tidied: closed.
#[component]
fn Mended(state: PreviewState, groups: Vec<FindingGroup>) -> impl IntoView {
    let ui = state.ui;
    let count = groups.len();
    view! {
        <details class="finding-group mended">
            <summary>
                <h2>{piece(move || (ui.texts().preview().mended)(count))}</h2>
            </summary>
            {list(state, groups)}
        </details>
    }
}

fn list(state: PreviewState, groups: Vec<FindingGroup>) -> AnyView {
    let lines = groups.into_iter().map(|group| {
        let kind = group.kind.key();
        let body = match group.places[..] {
            [place] => single(state, place),
            _ => view! { <Several state group /> }.into_any(),
        };
        view! {
            <li class="finding" data-kind=kind>
                {body}
            </li>
        }
    });
    view! {
        <ol class="findings" role="list">
            {lines.collect_view()}
        </ol>
    }
    .into_any()
}

fn single(state: PreviewState, place: usize) -> AnyView {
    let finding = state.now(|preview| preview.draft.findings.get(place).cloned());
    finding
        .map(|finding| view! { <Place state place finding standing=Standing::Alone /> })
        .into_any()
}

/// How many of these findings the person has not settled.
fn unsettled(state: PreviewState, places: &[usize]) -> usize {
    state.with(|preview| places.iter().filter(|at| !preview.settled.contains(at)).count())
}

/// Several findings of a kind, said as one.
#[component]
fn Several(state: PreviewState, group: FindingGroup) -> impl IntoView {
    let ui = state.ui;
    let FindingGroup { kind, column, places } = group;
    let count = places.len();
    let findings: Vec<Finding> = state.now(|preview| {
        places.iter().filter_map(|at| preview.draft.findings.get(*at).cloned()).collect()
    });
    let (columns, actions) = (columns(&findings), actions(state, &findings));
    let lists = !actions.is_empty() || findings.iter().any(|it| !it.read.trim().is_empty());
    let short = count <= SHORT && !is_remark(kind);
    let where_ = move || ui.language().places_of(&columns, &actions);
    let decide = kind.severity() == Severity::Decide;
    let settle = decide.then(|| places.clone());
    let alike = column.is_some();
    let lacking = lacking(state, &findings);
    // Where all lack only the year, that is what is to be said of them.
    let says = move || (lacking < count).then(|| ui.language().findings_of(kind, count));
    view! {
        <p class="finding-place">{where_}</p>
        <p class="finding-says">{piece(says)}</p>
        {(lacking > 0).then(|| view! { <YearQuestion state count=lacking /> })}
        {settle.map(|places| view! { <SettleAll state places /> })}
        {match (lists, short) {
            (false, _) => ().into_any(),
            (true, true) => view! { <Places state places findings alike /> }.into_any(),
            (true, false) => view! { <Folded state places findings alike /> }.into_any(),
        }}
    }
}

/// Whether a kind tells of what stood beside the cells, which is said in one line.
const fn is_remark(kind: FindingKind) -> bool {
    matches!(kind, FindingKind::CommentKept | FindingKind::FormulaComputed)
}

/// The columns that findings concern, in the order of the form.
fn columns(findings: &[Finding]) -> Vec<Column> {
    let concerned = |column: &Column| findings.iter().any(|it| it.column == Some(*column));
    Column::ALL.into_iter().filter(concerned).collect()
}

/// The numbers of the actions that findings concern, each once.
fn actions(state: PreviewState, findings: &[Finding]) -> Vec<usize> {
    let mut numbers: Vec<usize> =
        findings.iter().filter_map(|it| Some(state.number(it.action?))).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Many places: made when they are asked for, since a plan may have a thousand of them.
#[component]
fn Folded(
    state: PreviewState,
    places: Vec<usize>,
    findings: Vec<Finding>,
    alike: bool,
) -> impl IntoView {
    let count = places.len();
    let asked = RwSignal::new(false);
    let made = move || {
        view! { <Places state places=places.clone() findings=findings.clone() alike /> }
    };
    view! {
        <details class="places" on:toggle=move |_| asked.set(true)>
            <summary>{(state.ui.texts().preview().places)(count)}</summary>
            {either(move || asked.get(), made, || ())}
        </details>
    }
}

/// The places of findings of a kind, each with what is its own.
#[component]
fn Places(
    state: PreviewState,
    places: Vec<usize>,
    findings: Vec<Finding>,
    /// Whether all concern one column, which is then said above.
    alike: bool,
) -> impl IntoView {
    let count = findings.len();
    let id = format!("places-{}", places.first().copied().unwrap_or_default());
    let line = move |at: usize| {
        let (place, finding) = (places[at], findings[at].clone());
        let nowhere = finding.action.is_none() && finding.column.is_none();
        view! {
            <li class="place" class:alike=alike class:nowhere=nowhere tabindex=tabindex(at)>
                <Place state place finding standing=Standing::Among { alike } />
            </li>
        }
        .into_any()
    };
    view! { <LongList id class="place-list" count lines=Arc::new(line) /> }
}

/// Leaves all places of a question as they are.
#[component]
fn SettleAll(state: PreviewState, places: Vec<usize>) -> impl IntoView {
    let ui = state.ui;
    let all = places.clone();
    let left = memo(move || unsettled(state, &all));
    let toggle = move |_| {
        let settle = left.get_untracked() > 0;
        state.update(|preview| {
            for place in &places {
                if settle {
                    preview.settled.insert(*place);
                } else {
                    preview.settled.remove(place);
                }
            }
        });
    };
    view! {
        <div class="settle-all">
            <button
                type="button"
                class="button small settle"
                aria-pressed=move || (left.get() == 0).to_string()
                on:click=toggle
            >
                <Show when=move || left.get() == 0>
                    <Icon glyph=Glyph::Check />
                </Show>
                {ui.texts().preview().fine_all}
            </button>
            <span class="hint" role="status">
                {piece(move || (ui.texts().preview().places_left)(left.get()))}
            </span>
        </div>
    }
}
