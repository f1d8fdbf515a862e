//! Office files, read and written in a worker: the one way from the page to the two workers.

use export::{ExportChoices, ExportFormat, Picture};
use import::{NotAPlan, Reading, wire};
use plan::{Document, format};
use text::Language;

use crate::browser::clock;
use crate::browser::random::BrowserRandom;
use crate::browser::worker::{self, WorkerRequest};
use crate::session::{Ui, VERSION};

pub use crate::browser::worker::{Cancel, WorkerError};

/// What page and worker must have in common to understand each other. `cargo xtask build` gives
/// both the same.
const BUILD: &str = match option_env!("MEJORA_BUILD") {
    Some(build) => build,
    None => "",
};

/// The links of the page that name the two workers.
const READING: &str = "reading-worker";
const WRITING: &str = "writing-worker";

/// Reads the bytes of any file. `on_progress` hears how much has been read, from 1 to 100.
///
/// # Errors
/// Why nothing was read; [`sentence`] says it. Whether there is a plan in the bytes is said
/// inside.
pub async fn read(
    bytes: &[u8],
    on_progress: impl Fn(u8) + 'static,
    cancel: &Cancel,
) -> Result<Result<Reading, NotAPlan>, WorkerError> {
    let request = WorkerRequest::new(BUILD).bytes("bytes", bytes);
    let answer = worker::run(READING, request, Box::new(on_progress), cancel).await?;
    let text = answer.text().unwrap_or_default();
    wire::decode(&text, &mut BrowserRandom).ok_or(WorkerError::Crashed)
}

/// The bytes of a plan in a format, with the form in a language. The picture of the timeline is
/// for [`Format::Docx`] alone.
///
/// # Errors
/// Why nothing was written; [`sentence`] says it.
pub async fn write(
    language: Language,
    format: ExportFormat,
    document: &Document,
    choices: &ExportChoices,
    picture: Option<&Picture>,
    cancel: &Cancel,
) -> Result<Vec<u8>, WorkerError> {
    let mut order = WorkerRequest::new(BUILD)
        .text("plan", &format::write_compact(document, VERSION))
        .text("format", format.key())
        .text("language", language.key())
        .text("choices", &choices.key())
        .text("now", &clock::now_local())
        .text("app", VERSION);
    if let Some(picture) = picture {
        order = order
            .bytes("png", &picture.png)
            .number("width", picture.width)
            .number("height", picture.height);
    }
    let answer = worker::run(WRITING, order, Box::new(|_| ()), cancel).await?;
    Ok(answer.bytes())
}

/// What to tell the person: what happened and what to do.
pub fn sentence(ui: Ui, why: WorkerError) -> &'static str {
    let texts = ui.texts().office();
    match why {
        WorkerError::NotFetched => texts.not_fetched,
        WorkerError::Crashed => texts.crashed,
        WorkerError::Cancelled => texts.cancelled,
        WorkerError::OtherBuild => texts.other_build,
    }
}

/// Has the code of both workers fetched, so that the first file does not wait for it and the
/// loss of the connection takes nothing away.
pub fn fetch() {
    worker::fetch(READING);
    worker::fetch(WRITING);
}
