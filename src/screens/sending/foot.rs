//! The foot of the dialog: the name of the file, and the buttons; while the file is written,
//! how far it is.

use leptos::prelude::*;

use super::chosen::{Chosen, Kind, PAGE, sends};
use super::deed::{Deed, State, Way};
use crate::browser::share;
use crate::lazy::{lazy, memo, piece};
use crate::widgets::{Glyph, Icon};

/// The foot.
#[component]
pub fn Foot(chosen: Chosen, deed: Deed) -> impl IntoView {
    let texts = chosen.desk.ui.texts().sending();
    let sheets = memo(move || chosen.kind.get() == Kind::Sheets);
    view! {
        <div class="sn-foot">
            <p class="sn-name" hidden=lazy(move || sheets.get())>
                <span class="hint">{texts.file}</span>
                <span data-name="">{lazy(move || chosen.name())}</span>
            </p>
            <div class="sn-state" role="status">
                {piece(move || match deed.state.get() {
                    State::Writing => writing(texts.writing),
                    State::Failed(why) => failed(why),
                    State::Idle | State::Ready => kept(chosen, texts),
                })}
            </div>
            <Buttons chosen deed />
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
fn kept(chosen: Chosen, texts: &'static text::Sending) -> AnyView {
    let kind = chosen.kind.get();
    let said = match (kind, chosen.desk.ui.narrow.get()) {
        (PAGE, true) if sends(chosen.desk.ui) => Some(texts.send_hint),
        (Kind::Sheets, _) => None,
        (_, true) => Some(texts.next),
        _ => (kind.is_whole() && kind != Kind::Copy).then_some(texts.whole),
    };
    view! { <span class="hint">{said}</span> }.into_any()
}

#[component]
fn Buttons(chosen: Chosen, deed: Deed) -> impl IntoView {
    let ui = chosen.desk.ui;
    let texts = ui.texts().sending();
    let writing = memo(move || deed.state.get() == State::Writing);
    let is_failed = memo(move || matches!(deed.state.get(), State::Failed(_)));
    let ready = memo(move || deed.state.get() == State::Ready);
    let nothing = chosen.of_plan(|plan| plan::rollup::rollup(plan).span.is_none());
    let words = move || {
        let kind = chosen.kind.get();
        match kind {
            _ if is_failed.get() => texts.again.to_owned(),
            Kind::Sheets => texts.go_print.to_owned(),
            kind => (texts.download)(kind.within(texts)),
        }
    };
    let shareable = memo(move || {
        let kind = chosen.kind.get();
        // On a phone the web page is sent, which opens there; all others are downloaded.
        kind != Kind::Sheets
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
                hidden=lazy(move || !writing.get())
                on:click=move |_| deed.give_up()
            >
                {ui.texts().common().cancel}
            </button>
            <button
                type="button"
                class="button"
                class:primary=lazy(move || ready.get() || is_sent.get())
                data-share=""
                hidden=lazy(move || !shareable.get() || writing.get())
                on:click=move |_| deed.send(Way::Share)
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
                class:primary=lazy(move || !ready.get() && !is_sent.get())
                data-send=""
                disabled=lazy(move || {
                    writing.get() || (chosen.kind.get() == Kind::Picture && nothing.get())
                })
                on:click=move |_| if is_failed.get_untracked() { deed.again() } else { deed.send(Way::Download) }
            >
                {piece(words)}
            </button>
        </div>
    }
}
