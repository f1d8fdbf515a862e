//! Writing the file, and where it goes: to the downloads, or to another app.

use std::sync::Arc;

use export::{ExportChoices, ExportFormat};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::Document;
use plan::format;

use super::chosen::{Chosen, DownloadKind, PAGE};
use crate::browser::share::{self, ShareOutcome};
use crate::browser::{clock, dom, files, picture};
use crate::erased::effect;
use crate::import::office::{self, Cancel, WorkerError};
use crate::screens::print::geometry::Geometry;
use crate::session::{Route, VERSION, View};
use crate::storage;

/// The buttons that take each other's place, and the focus with it.
const STOP: &str = ".sn [data-stop]";
const SEND: &str = ".sn [data-send]";

/// How far the file is.
#[derive(Clone, PartialEq, Eq)]
pub enum FileState {
    /// Nothing was asked for.
    Idle,
    /// It is being written.
    Writing,
    /// It is written, and waits for another tap: browsers share only right after one.
    Ready,
    /// It was not written, or not shared: why.
    Failed(String),
}

/// Where the file goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the downloads.
    Download,
    /// To another app.
    Share,
}

/// The file in the making. Another choice, or a change of the plan, begins it anew.
#[derive(Clone, Copy)]
pub struct FileJob {
    chosen: Chosen,
    dialog: NodeRef<html::Dialog>,
    /// How far it is.
    pub state: RwSignal<FileState>,
    /// The last way that was asked for.
    way: RwSignal<Way>,
    written: StoredValue<Option<Arc<Vec<u8>>>>,
    /// Stops what is being written.
    stop: StoredValue<Cancel, LocalStorage>,
}

impl FileJob {
    /// No file yet; the dialog closes when it is on its way.
    pub fn new(chosen: Chosen, dialog: NodeRef<html::Dialog>) -> Self {
        let file_job = Self {
            chosen,
            dialog,
            state: RwSignal::new(FileState::Idle),
            way: RwSignal::new(Way::Download),
            written: StoredValue::new(None),
            stop: StoredValue::new_local(Cancel::default()),
        };
        on_cleanup(move || {
            file_job.stop.try_with_value(Cancel::cancel);
        });
        let plan = chosen.workspace.editor.plan();
        effect(move || {
            chosen.kind.track();
            chosen.other_language.track();
            chosen.choices.track();
            plan.track();
            file_job.cancel();
        });
        file_job
    }

    /// Gives up what is being written, as the person asks.
    pub fn give_up(self) {
        self.cancel();
        dom::focus_soon(SEND.into());
    }

    fn cancel(self) {
        self.stop.with_value(Cancel::cancel);
        self.written.set_value(None);
        self.state.set(FileState::Idle);
    }

    /// The same once more.
    pub fn again(self) {
        self.send(self.way.get_untracked());
    }

    /// Writes the file, where that has not been done, and sends it on its way, after the person
    /// was asked for the name to sign with.
    pub fn send(self, way: Way) {
        if self.chosen.kind.get_untracked() == DownloadKind::Sheets {
            return self.begin(way);
        }
        storage::leave(self.chosen.workspace.ui, move || self.begin(way));
    }

    fn begin(self, way: Way) {
        if self.way.try_set(way).is_some() {
            return;
        }
        if let Some(bytes) = self.written.get_value() {
            return self.deliver(bytes);
        }
        let chosen = self.chosen;
        let kind = chosen.kind.get_untracked();
        if kind == DownloadKind::Sheets {
            self.close();
            return chosen.workspace.ui.go(Route::Plan(chosen.workspace.editor.id(), View::Print));
        }
        self.cancel();
        self.state.set(FileState::Writing);
        dom::focus_soon(STOP.into());
        let stop = Cancel::default();
        self.stop.set_value(stop.clone());
        spawn_local(async move {
            match write(chosen, kind, &stop).await {
                Ok(bytes) => {
                    let bytes = Arc::new(bytes);
                    self.written.set_value(Some(Arc::clone(&bytes)));
                    self.deliver(bytes);
                }
                // Whoever stopped it has said how it goes on.
                Err(WorkerError::Cancelled) => {}
                Err(why) => {
                    dom::focus_soon(SEND.into());
                    let ui = chosen.workspace.ui;
                    let why = match why {
                        WorkerError::Crashed => ui.texts().download().failed,
                        why => office::sentence(ui, why),
                    };
                    self.state.set(FileState::Failed(why.into()));
                }
            }
        });
    }

    fn deliver(self, bytes: Arc<Vec<u8>>) {
        let chosen = self.chosen;
        let (name, kind) = untrack(|| (chosen.name(), chosen.kind.get()));
        if self.way.get_untracked() == Way::Download {
            files::download_bytes(&name, kind.media_type(), &bytes);
            let mut said = (chosen.workspace.ui.texts().shell().downloaded)(&name);
            if chosen.workspace.ui.narrow.get_untracked() {
                said = format!("{said} {}", chosen.workspace.ui.texts().download().next);
            }
            return self.finish(kind, said);
        }
        let says = if kind == PAGE { untrack(|| chosen.about()) } else { String::new() };
        let shared = share::share(&name, kind.media_type(), &bytes, &says);
        spawn_local(async move {
            let outcome = shared.await;
            if self.state.try_get_untracked().is_none() {
                return;
            }
            let texts = chosen.workspace.ui.texts().download();
            match outcome {
                ShareOutcome::Shared => self.finish(kind, (texts.shared)(&name)),
                ShareOutcome::GivenUp => self.state.set(FileState::Idle),
                ShareOutcome::TapAgain => self.state.set(FileState::Ready),
                ShareOutcome::Failed => self.state.set(FileState::Failed(texts.not_shared.into())),
            }
        });
    }

    /// Closes the dialog and says what was done.
    fn finish(self, kind: DownloadKind, said: String) {
        let workspace = self.chosen.workspace;
        if kind.is_whole() {
            workspace.ui.plans.copied(workspace.editor.id());
        }
        workspace.ui.done(said);
        self.close();
    }

    /// Only a dialog that is closed before it goes gives the focus back.
    fn close(self) {
        dom::show_dialog(self.dialog, false);
    }
}

/// The bytes of the file. What is stopped gives [`WorkerError::Cancelled`] and nothing else.
async fn write(chosen: Chosen, kind: DownloadKind, stop: &Cancel) -> Result<Vec<u8>, WorkerError> {
    let workspace = chosen.workspace;
    let document = workspace.editor.document();
    let (language, choices) = untrack(|| (chosen.language(), chosen.choices.get()));
    match kind {
        DownloadKind::Copy | DownloadKind::Sheets => {
            Ok(format::write(&document, VERSION).into_bytes())
        }
        DownloadKind::Picture => {
            Ok(language.timeline_svg(&document.plan, clock::today()).into_bytes())
        }
        DownloadKind::Written(format) => {
            let picture = timeline(chosen, format, &document, &choices).await;
            let picture = picture.as_ref();
            office::write(language, format, &document, &choices, picture, stop).await
        }
    }
}

/// The timeline as a picture as wide as the page of a document, at twice its points so that it
/// is sharp on paper; `None` where the file has no use for it, or the browser cannot draw it.
async fn timeline(
    chosen: Chosen,
    format: ExportFormat,
    document: &Document,
    choices: &ExportChoices,
) -> Option<export::Picture> {
    if format != ExportFormat::Docx || !choices.timeline {
        return None;
    }
    let language = untrack(|| chosen.language());
    let svg = language.timeline_svg(&document.plan, clock::today());
    let width = Geometry::of(document.plan.header.paper).inner_width() * 2.0;
    if svg.is_empty() { None } else { picture::png(&svg, width).await }
}
