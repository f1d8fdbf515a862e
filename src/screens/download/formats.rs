//! The formats to choose from: three large ones, the rest folded under them.

use leptos::prelude::*;

use super::chosen::{Chosen, DownloadKind, FIRST, OTHERS, PAGE};
use crate::browser::share;

/// The choice of the format. Where web pages can be shared, they stand among the first.
#[component]
pub fn Formats(chosen: Chosen) -> impl IntoView {
    let texts = chosen.workspace.ui.texts().download();
    let shared = share::takes("a.html", PAGE.media_type());
    let first = FIRST.into_iter().chain(shared.then_some(PAGE));
    let others: Vec<DownloadKind> = (!shared).then_some(PAGE).into_iter().chain(OTHERS).collect();
    let open = others.iter().any(|kind| kind.ending() == chosen.kind.get_untracked().ending());
    view! {
        <fieldset class="sn-formats">
            <legend class="visually-hidden">{texts.formats}</legend>
            <div class="sn-first" class:sn-even=shared>
                {first.map(|kind| large(chosen, kind)).collect_view()}
            </div>
            <details class="sn-others" open=open>
                <summary>{texts.others}</summary>
                {others.into_iter().map(|kind| small(chosen, kind)).collect_view()}
            </details>
        </fieldset>
    }
}

fn large(chosen: Chosen, kind: DownloadKind) -> impl IntoView {
    let texts = chosen.workspace.ui.texts().download();
    let (name, hint) = kind.words(texts);
    let hint = if kind == PAGE { texts.html_hint_short } else { hint };
    view! {
        <label class="sn-large" data-format=kind.ending()>
            {radio(chosen, kind)}
            <span class="sn-leaf" aria-hidden="true">{kind.ending().to_uppercase()}</span>
            <b>{name}</b>
            <span class="hint">{hint}</span>
        </label>
    }
}

fn small(chosen: Chosen, kind: DownloadKind) -> impl IntoView {
    let (name, hint) = kind.words(chosen.workspace.ui.texts().download());
    view! {
        <label class="sn-small" data-format=kind.ending()>
            {radio(chosen, kind)}
            <b>{name}</b>
            <span class="hint">{hint}</span>
        </label>
    }
}

fn radio(chosen: Chosen, kind: DownloadKind) -> impl IntoView {
    view! {
        <input
            type="radio"
            name="sn-format"
            value=kind.ending()
            prop:checked=move || chosen.kind.get().ending() == kind.ending()
            on:change=move |_| chosen.kind.set(kind)
        />
    }
}
