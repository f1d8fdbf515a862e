//! The choices that matter for the chosen format.

use export::{ExportChoices, ExportFormat};
use leptos::prelude::*;
use plan::{Command, HeaderChange, Paper};
use text::Language;

use super::chosen::{Chosen, DownloadKind};
use crate::erased::{memo, piece};

/// All papers, in the order of the choice.
const PAPERS: [Paper; 3] = [Paper::Letter, Paper::Legal, Paper::A4];

/// One yes or no about the file.
#[derive(Clone, Copy)]
enum Tick {
    Merge,
    Signatures,
    Committee,
    Timeline,
}

impl Tick {
    const ALL: [Self; 4] = [Self::Timeline, Self::Signatures, Self::Committee, Self::Merge];

    fn of(self, choices: &mut ExportChoices) -> &mut bool {
        match self {
            Self::Merge => &mut choices.merge_criteria,
            Self::Signatures => &mut choices.signatures,
            Self::Committee => &mut choices.committee,
            Self::Timeline => &mut choices.timeline,
        }
    }
}

/// The choices. What the plan has nothing of is not asked.
#[component]
pub fn Options(chosen: Chosen) -> impl IntoView {
    let texts = chosen.workspace.ui.texts().download();
    let asked = memo(move || AskedOptions::about(chosen.kind.get()));
    view! {
        <div class="sn-options" role="group" aria-label=texts.options>
            {piece(move || {
                let asked = asked.get();
                let ticks = || Tick::ALL.map(|tick| ticked(chosen, tick)).into_iter().collect_view();
                view! {
                    {asked.language.then(|| view! { <Languages chosen /> })}
                    {asked.paper.then(|| view! { <Papers chosen /> })}
                    {asked.separator.then(|| view! { <Separators chosen /> })}
                    {asked.form.then(ticks)}
                }
            })}
        </div>
    }
}

/// What is asked about a file. Both kinds of text table ask the same, so that a change between
/// them does not make the choices anew.
#[derive(Clone, Copy, PartialEq)]
struct AskedOptions {
    language: bool,
    paper: bool,
    separator: bool,
    form: bool,
}

impl AskedOptions {
    fn about(kind: DownloadKind) -> Self {
        let form = matches!(
            kind,
            DownloadKind::Written(ExportFormat::Docx | ExportFormat::Xlsx | ExportFormat::Html)
        );
        Self {
            language: !matches!(kind, DownloadKind::Sheets | DownloadKind::Copy),
            paper: form || kind == DownloadKind::Sheets,
            separator: matches!(
                kind,
                DownloadKind::Written(ExportFormat::CsvSemicolon | ExportFormat::CsvComma)
            ),
            form,
        }
    }
}

#[component]
fn Languages(chosen: Chosen) -> impl IntoView {
    let texts = chosen.workspace.ui.texts().download();
    let option = move |language: Language| {
        let is = move || chosen.language() == language;
        view! {
            <option value=language.key() selected=is lang=language.tag()>
                {language.own_name()}
            </option>
        }
    };
    view! {
        <label class="sn-option">
            <span>{texts.language}</span>
            <select
                class="input"
                name="sn-language"
                prop:value=move || chosen.language().key()
                on:change=move |event| {
                    let language = Language::from_key(&event_target_value(&event));
                    let other = language != chosen.workspace.ui.language();
                    chosen.other_language.set(other.then_some(language));
                }
            >
                {Language::ALL.map(option).into_iter().collect_view()}
            </select>
        </label>
    }
}

/// The paper is the plan's own: another one is a change of the plan, which can be undone.
#[component]
fn Papers(chosen: Chosen) -> impl IntoView {
    let ui = chosen.workspace.ui;
    let paper = chosen.of_plan(|plan| plan.header.paper);
    let change = move |at: String| {
        let to = at.parse().ok().and_then(|at: usize| PAPERS.get(at).copied());
        if let Some(to) = to {
            chosen.workspace.editor.seal();
            chosen.workspace.editor.commit(Command::Header(HeaderChange::Paper(to)));
        }
    };
    let option = move |(at, one): (usize, Paper)| {
        view! {
            <option value=at.to_string() selected=move || paper.get() == one>
                {ui.language().paper(one)}
            </option>
        }
    };
    view! {
        <label class="sn-option">
            <span>{ui.texts().download().paper}</span>
            <select
                class="input"
                name="sn-paper"
                prop:value=move || PAPERS.iter().position(|it| *it == paper.get()).unwrap_or_default().to_string()
                on:change=move |event| change(event_target_value(&event))
            >
                {PAPERS.into_iter().enumerate().map(option).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn Separators(chosen: Chosen) -> impl IntoView {
    let texts = chosen.workspace.ui.texts().download();
    let both =
        [(ExportFormat::CsvSemicolon, texts.semicolon), (ExportFormat::CsvComma, texts.comma)];
    let option = move |(format, words): (ExportFormat, &'static str)| {
        let is = move || chosen.kind.get() == DownloadKind::Written(format);
        let key = if format == ExportFormat::CsvComma { "," } else { ";" };
        view! {
            <option value=key selected=is>
                {words}
            </option>
        }
    };
    view! {
        <label class="sn-option">
            <span>{texts.separator}</span>
            <select
                class="input"
                name="sn-separator"
                on:change=move |event| {
                    let comma = event_target_value(&event) == ",";
                    let format = if comma { ExportFormat::CsvComma } else { ExportFormat::CsvSemicolon };
                    chosen.kind.set(DownloadKind::Written(format));
                }
            >
                {both.map(option).into_iter().collect_view()}
            </select>
        </label>
    }
}

/// A box to tick, where the plan has what it is about.
fn ticked(chosen: Chosen, tick: Tick) -> AnyView {
    let texts = chosen.workspace.ui.texts().download();
    let (name, words) = match tick {
        Tick::Merge => ("merge", texts.merge),
        Tick::Signatures => ("signatures", texts.signatures),
        Tick::Committee => ("committee", texts.committee),
        Tick::Timeline => ("timeline", texts.timeline),
    };
    let there = chosen.of_plan(move |plan| match tick {
        Tick::Merge => plan.actions.iter().any(|action| action.criterion.is_some()),
        Tick::Signatures => !plan.header.signatories.is_empty(),
        Tick::Committee => !plan.header.committee.is_empty(),
        Tick::Timeline => plan::rollup::rollup(plan).span.is_some(),
    });
    view! {
        <label class="tick" hidden=move || !there.get()>
            <input
                type="checkbox"
                name=format!("sn-{name}")
                prop:checked=move || *tick.of(&mut chosen.choices.get())
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    chosen.choices.update(|choices| *tick.of(choices) = on);
                }
            />
            <span>{words}</span>
        </label>
    }
    .into_any()
}
