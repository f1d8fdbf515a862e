//! What is chosen about the file: remembered on this device, in no plan.

use std::sync::Arc;

use export::{ExportChoices, ExportFormat};
use leptos::prelude::*;
use plan::{Header, Plan};
use serde::{Deserialize, Serialize};
use text::{DownloadTexts as Texts, Language};
use values::form::file_name;

use crate::browser::{share, storage};
use crate::editing::Workspace;
use crate::erased::{effect, memo};
use crate::session::Ui;

const KEY: &str = "mejora/sending";

/// What the plan goes out as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DownloadKind {
    /// A file that a writer makes.
    Written(ExportFormat),
    /// Sheets for the printer or a PDF.
    Sheets,
    /// The plan file.
    Copy,
    /// The timeline as a picture.
    Picture,
}

/// The formats that most offices ask for.
pub const FIRST: [DownloadKind; 3] = [
    DownloadKind::Written(ExportFormat::Docx),
    DownloadKind::Written(ExportFormat::Xlsx),
    DownloadKind::Sheets,
];
/// The web page, which devices that share files show among the first.
pub const PAGE: DownloadKind = DownloadKind::Written(ExportFormat::Html);
/// All others.
pub const OTHERS: [DownloadKind; 4] = [
    DownloadKind::Written(ExportFormat::CsvSemicolon),
    DownloadKind::Written(ExportFormat::Ics),
    DownloadKind::Copy,
    DownloadKind::Picture,
];

impl DownloadKind {
    /// The key of this kind in the settings.
    const fn key(self) -> &'static str {
        match self {
            Self::Written(format) => format.key(),
            other => other.ending(),
        }
    }

    /// How the names of its files end, without the point. Both kinds of text table have the
    /// same: they are one choice.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Written(format) => format.ending(),
            Self::Sheets => "pdf",
            Self::Copy => "json",
            Self::Picture => "svg",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        let others = [Self::Sheets, Self::Copy, Self::Picture];
        let written = ExportFormat::from_key(key).map(Self::Written);
        written.or_else(|| others.into_iter().find(|kind| kind.key() == key))
    }

    /// The media type of its files (IANA).
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Written(format) => format.media_type(),
            Self::Sheets => "application/pdf",
            Self::Copy => "application/json",
            Self::Picture => "image/svg+xml",
        }
    }

    /// Its name and a hint.
    pub fn words(self, texts: &'static Texts) -> (&'static str, &'static str) {
        match self {
            Self::Written(ExportFormat::Docx) => (texts.word, texts.word_hint),
            Self::Written(ExportFormat::Xlsx) => (texts.excel, texts.excel_hint),
            Self::Written(ExportFormat::Html) => (texts.html, texts.html_hint),
            Self::Written(ExportFormat::CsvSemicolon | ExportFormat::CsvComma) => {
                (texts.csv, texts.csv_hint)
            }
            Self::Written(ExportFormat::Ics) => (texts.ics, texts.ics_hint),
            Self::Sheets => (texts.pdf, texts.pdf_hint),
            Self::Copy => (texts.json, texts.json_hint),
            Self::Picture => (texts.svg, texts.svg_hint),
        }
    }

    /// Its name within a sentence.
    pub fn within(self, texts: &'static Texts) -> &'static str {
        match self {
            Self::Written(ExportFormat::Html) => texts.html_within,
            Self::Written(ExportFormat::CsvSemicolon | ExportFormat::CsvComma) => texts.csv_within,
            Self::Written(ExportFormat::Ics) => texts.ics_within,
            Self::Copy => texts.json_within,
            Self::Picture => texts.svg_within,
            kind => kind.words(texts).0,
        }
    }

    /// Whether its files bring the whole plan back when they are opened here.
    pub const fn is_whole(self) -> bool {
        matches!(
            self,
            Self::Copy
                | Self::Written(ExportFormat::Docx | ExportFormat::Xlsx | ExportFormat::Html)
        )
    }
}

/// Whether a plan is sent from here as a web page, which goes through the share sheet of a phone.
pub fn sends(ui: Ui) -> bool {
    ui.narrow.get_untracked() && share::takes("a.html", PAGE.media_type())
}

#[derive(Serialize, Deserialize)]
#[serde(default)]
struct Remembered {
    format: String,
    language: Option<String>,
    merge: bool,
    signatures: bool,
    committee: bool,
    timeline: bool,
}

impl Default for Remembered {
    fn default() -> Self {
        let choices = ExportChoices::default();
        Self {
            format: FIRST[0].key().into(),
            language: None,
            merge: choices.merge_criteria,
            signatures: choices.signatures,
            committee: choices.committee,
            timeline: choices.timeline,
        }
    }
}

/// What is chosen about the file of the plan on `workspace`.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// The open plan.
    pub workspace: Workspace,
    /// What it goes out as.
    pub kind: RwSignal<DownloadKind>,
    /// The language of the file, where another than that of the app was chosen.
    pub other_language: RwSignal<Option<Language>>,
    /// What stands in the file.
    pub choices: RwSignal<ExportChoices>,
}

impl Chosen {
    /// What was chosen the last time; each change is remembered.
    pub fn new(workspace: Workspace) -> Self {
        let last: Option<Remembered> = storage::get(KEY);
        let first = if sends(workspace.ui) { PAGE } else { FIRST[0] };
        let kind = last.as_ref().map_or(Some(first), |last| DownloadKind::from_key(&last.format));
        let (last, kind) = (last.unwrap_or_default(), kind.unwrap_or(first));
        let chosen = Self {
            workspace,
            kind: RwSignal::new(kind),
            other_language: RwSignal::new(last.language.as_deref().map(Language::from_key)),
            choices: RwSignal::new(ExportChoices {
                merge_criteria: last.merge,
                signatures: last.signatures,
                committee: last.committee,
                timeline: last.timeline,
            }),
        };
        effect(move || chosen.remember());
        chosen
    }

    fn remember(self) {
        let (kind, choices) = (self.kind.get(), self.choices.get());
        let now = Remembered {
            format: kind.key().into(),
            language: self.other_language.get().map(|language| language.key().into()),
            merge: choices.merge_criteria,
            signatures: choices.signatures,
            committee: choices.committee,
            timeline: choices.timeline,
        };
        // A browser that keeps nothing still applies the choices until the page is closed.
        let _ = storage::set(KEY, &now);
    }

    /// The language of the file. Tracked.
    pub fn language(self) -> Language {
        self.other_language.get().unwrap_or_else(|| self.workspace.ui.language())
    }

    /// What the plan says around its table. Tracked.
    pub fn header(self) -> Arc<Header> {
        self.workspace.editor.plan().with(|plan| Arc::clone(&plan.header))
    }

    /// The name of the file. Tracked.
    pub fn name(self) -> String {
        file_name(&self.header(), self.kind.get().ending())
    }

    /// What is said to whoever gets the web page. Tracked.
    pub fn about(self) -> String {
        let language = self.language();
        let name = language.plan_name(&self.header());
        (language.messages().download().sent_with)(&name)
    }

    /// A value made of the plan, told anew where it changes.
    pub fn of_plan<T>(self, value: impl Fn(&Plan) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let plan = self.workspace.editor.plan();
        memo(move || plan.with(|plan| value(plan)))
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn every_kind_is_found_again_by_its_key() {
        let comma = DownloadKind::Written(ExportFormat::CsvComma);
        for kind in FIRST.into_iter().chain([PAGE, comma]).chain(OTHERS) {
            assert_eq!(DownloadKind::from_key(kind.key()), Some(kind));
        }
        assert_eq!(DownloadKind::from_key("otro"), None);
    }

    #[test]
    fn only_files_with_the_plan_inside_are_said_to_bring_it_back() {
        let whole = FIRST.into_iter().chain([PAGE]).chain(OTHERS).filter(|kind| kind.is_whole());
        assert_eq!(
            whole.map(DownloadKind::ending).collect::<Vec<_>>(),
            ["docx", "xlsx", "html", "json"]
        );
    }
}
