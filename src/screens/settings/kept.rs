//! Whether the app is kept in this browser, and its newer version.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clock, install};
use crate::erased::piece;
use crate::session::use_ui;
use crate::storage::updates::{self, OfflineCopy};

/// How often the state is asked for, which changes by itself, in milliseconds.
const ASK_EVERY: u64 = 1_000;

/// The group of the settings.
#[component]
pub fn KeptHere() -> impl IntoView {
    let ui = use_ui();
    let kept = RwSignal::new(None::<OfflineCopy>);
    ask(kept);
    let choose = move |wanted: bool| {
        spawn_local(async move {
            updates::choose(ui, wanted).await;
            kept.try_set(Some(updates::kept().await));
        });
    };
    let is_kept =
        move || !matches!(kept.get(), None | Some(OfflineCopy::No | OfflineCopy::Impossible));
    let state = move || {
        let texts = ui.texts().updates();
        Some(match kept.get()? {
            OfflineCopy::Impossible => texts.impossible,
            OfflineCopy::No => texts.not_kept,
            OfflineCopy::Coming => texts.coming,
            OfflineCopy::Yes => texts.ready,
            OfflineCopy::NewerWaits => texts.newer,
        })
    };
    let update = move || {
        (kept.get() == Some(OfflineCopy::NewerWaits)).then(|| {
            view! {
                <button
                    type="button"
                    class="button primary"
                    data-update=""
                    on:click=move |_| spawn_local(updates::update(ui))
                >
                    {ui.texts().updates().update}
                </button>
            }
        })
    };
    view! {
        <fieldset class="settings-group" data-kept="">
            <legend>{ui.texts().updates().group}</legend>
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=is_kept
                    prop:disabled=move || matches!(kept.get(), None | Some(OfflineCopy::Impossible))
                    on:change=move |event| choose(event_target_checked(&event))
                />
                <span>{ui.texts().updates().keep}</span>
                <span class="hint">{ui.texts().updates().keep_hint}</span>
            </label>
            <p class="hint" role="status">{piece(state)}</p>
            {piece(update)}
            <Install />
            <p><a href="./rescate.html">{ui.texts().updates().rescue}</a></p>
        </fieldset>
    }
}

/// The button that installs the app, for as long as the browser offers it.
#[component]
fn Install() -> impl IntoView {
    let ui = use_ui();
    let offered = RwSignal::new(install::is_offered());
    let look = move || {
        offered.try_set(install::is_offered());
    };
    let listening = install::on_change(look);
    on_cleanup(move || listening.into_iter().for_each(|it| it.remove()));
    let install = move |_| {
        spawn_local(async move {
            install::ask().await;
            look();
        });
        look();
    };
    let texts = ui.texts().updates();
    let button = move || {
        offered.get().then(|| {
            view! {
                <div>
                    <button type="button" class="button" data-install="" on:click=install>
                        {texts.install}
                    </button>
                    <p class="hint">{texts.install_hint}</p>
                </div>
            }
        })
    };
    view! { {piece(button)} }
}

/// Asks how the app is kept, and again for as long as the screen is there.
fn ask(kept: RwSignal<Option<OfflineCopy>>) {
    spawn_local(async move {
        let now = Some(updates::kept().await);
        let Some(before) = kept.try_get_untracked() else { return };
        if before != now {
            kept.try_set(now);
        }
        clock::after(ASK_EVERY, move || ask(kept));
    });
}
