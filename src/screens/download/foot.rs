//! The foot of the dialog: the name of the file, and the buttons; while the file is written,
//! how far it is.

use leptos::prelude::*;

use super::chosen::{Chosen, DownloadKind, PAGE, sends};
use super::file_job::{FileJob, FileState, Way};
use crate::browser::share;
use crate::erased::{memo, piece};
use crate::widgets::{Glyph, Icon};

/// The foot.
#[component]
pub fn Foot(chosen: Chosen, file_job: FileJob) -> impl IntoView {
    let texts = chosen.workspace.ui.texts().download();
    let sheets = memo(move || chosen.kind.get() == DownloadKind::Sheets);
    view! {
        <div class="sn-foot">
            <p class="sn-name" hidden=move || sheets.get()>
                <span class="hint">{texts.file}</span>
                <span data-name="">{move || chosen.name()}</span>
            </p>
            <div class="sn-state" role="status">
                {piece(move || match file_job.state.get() {
                    FileState::Writing => writing(texts.writing),
                    FileState::Failed(why) => failed(why),
                    FileState::Idle | FileState::Ready => kept(chosen, texts),
                })}
            </div>
            <Buttons chosen file_job />
        </div>
    }
}

fn writing(words: &'static str) -> AnyView {
    view! {
        <progress aria-label=words></progress>
        <span>{words}</span>
    }
    .into_any()
}

fn failed(why: String) -> AnyView {
    view! {
        <span class="sn-failed">
            <Icon glyph=Glyph::Warning />
            <span>{why}</span>
        </span>
    }
    .into_any()
}

/// Whether the file brings the whole plan back; on a phone what becomes of it, too.
fn kept(chosen: Chosen, texts: &'static text::DownloadTexts) -> AnyView {
    let kind = chosen.kind.get();
    let said = match (kind, chosen.workspace.ui.narrow.get()) {
        (PAGE, true) if sends(chosen.workspace.ui) => Some(texts.send_hint),
        (DownloadKind::Sheets, _) => None,
        (_, true) => Some(texts.next),
        _ => (kind.is_whole() && kind != DownloadKind::Copy).then_some(texts.whole),
    };
    view! { <span class="hint">{said}</span> }.into_any()
}

#[component]
fn Buttons(chosen: Chosen, file_job: FileJob) -> impl IntoView {
    let ui = chosen.workspace.ui;
    let texts = ui.texts().download();
    let writing = memo(move || file_job.state.get() == FileState::Writing);
    let is_failed = memo(move || matches!(file_job.state.get(), FileState::Failed(_)));
    let ready = memo(move || file_job.state.get() == FileState::Ready);
    let nothing = chosen.of_plan(|plan| plan::rollup::rollup(plan).span.is_none());
    let words = move || {
        let kind = chosen.kind.get();
        match kind {
            _ if is_failed.get() => texts.again.to_owned(),
            DownloadKind::Sheets => texts.go_print.to_owned(),
            kind => (texts.download)(kind.within(texts)),
        }
    };
    let shareable = memo(move || {
        let kind = chosen.kind.get();
        // On a phone the web page is sent, which opens there; all others are downloaded.
        kind != DownloadKind::Sheets
            && (kind == PAGE || !ui.narrow.get())
            && share::takes(&chosen.name(), kind.media_type())
    });
    let narrow = ui.narrow;
    let is_sent = memo(move || narrow.get() && shareable.get());
    view! {
        <div class="sn-buttons">
            <button
                type="button"
                class="button"
                data-stop=""
                hidden=move || !writing.get()
                on:click=move |_| file_job.give_up()
            >
                {ui.texts().common().cancel}
            </button>
            <button
                type="button"
                class="button"
                class:primary=move || ready.get() || is_sent.get()
                data-share=""
                hidden=move || !shareable.get() || writing.get()
                on:click=move |_| file_job.send(Way::Share)
            >
                {piece(move || match (ready.get(), narrow.get()) {
                    (true, true) => texts.send_now,
                    (true, false) => texts.share_now,
                    (false, true) => texts.send,
                    (false, false) => texts.share,
                })}
            </button>
            <button
                type="button"
                class="button"
                class:primary=move || !ready.get() && !is_sent.get()
                data-send=""
                disabled=move || {
                    writing.get() || (chosen.kind.get() == DownloadKind::Picture && nothing.get())
                }
                on:click=move |_| if is_failed.get_untracked() { file_job.again() } else { file_job.send(Way::Download) }
            >
                {piece(words)}
            </button>
        </div>
    }
}
