//! A look at what will be written, with the plan's own words.

use std::sync::Arc;

use export::ExportFormat;
use leptos::prelude::*;

use super::chosen::{Chosen, DownloadKind};
use super::lines::{CopyFacts, Deadlines, TextTable};
use super::pages::{Pages, TimelinePicture};
use super::workbook::Workbook;
use crate::erased::{memo, piece};

/// What kind of look a format gets.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    Pages,
    Page,
    Workbook,
    Text,
    Deadlines,
    Copy,
    Picture,
}

impl Look {
    fn of(kind: DownloadKind) -> Self {
        match kind {
            DownloadKind::Written(ExportFormat::Docx) | DownloadKind::Sheets => Self::Pages,
            DownloadKind::Written(ExportFormat::Html) => Self::Page,
            DownloadKind::Written(ExportFormat::Xlsx) => Self::Workbook,
            DownloadKind::Written(ExportFormat::CsvSemicolon | ExportFormat::CsvComma) => {
                Self::Text
            }
            DownloadKind::Written(ExportFormat::Ics) => Self::Deadlines,
            DownloadKind::Copy => Self::Copy,
            DownloadKind::Picture => Self::Picture,
        }
    }
}

/// The look of the file that is chosen.
#[component]
pub fn Preview(chosen: Chosen) -> impl IntoView {
    let texts = chosen.workspace.ui.texts().download();
    let look = memo(move || Look::of(chosen.kind.get()));
    let plan = chosen.workspace.editor.plan();
    let plan = memo(move || plan.with(Arc::clone));
    view! {
        <section class="sn-preview" aria-label=texts.preview tabindex="0">
            {piece(move || match look.get() {
                Look::Pages => view! { <Pages chosen web=false /> }.into_any(),
                Look::Page => view! { <Pages chosen web=true /> }.into_any(),
                Look::Workbook => view! { <Workbook chosen plan /> }.into_any(),
                Look::Text => view! { <TextTable chosen plan /> }.into_any(),
                Look::Deadlines => view! { <Deadlines chosen plan /> }.into_any(),
                Look::Copy => view! { <CopyFacts chosen plan /> }.into_any(),
                Look::Picture => view! { <TimelinePicture chosen alone=true /> }.into_any(),
            })}
        </section>
    }
}
