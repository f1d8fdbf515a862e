//! *Ajustes*: the language and the colours of this device, the person's name, and whether the app is
//! kept on it.

pub mod english;
mod kept;

use leptos::prelude::*;
use leptos::task::spawn_local;
use text::Language;

use self::kept::KeptHere;
use crate::browser::dom;
use crate::erased::piece;
use crate::session::settings::Theme;
use crate::session::{VERSION, use_ui};
use crate::widgets::chunks::view_in_part;
use crate::widgets::{BackButton, ScreenTitle, TopBar};

view_in_part! {
    /// The screen, as soon as its part is there.
    rest, load, make:
    pub fn settings() { view! { <SettingsScreen /> }.into_any() }
}

/// The screen.
#[component]
pub fn SettingsScreen() -> impl IntoView {
    let ui = use_ui();
    let kept = ui.plans.is_kept();
    let words = ui.texts().settings().title;
    view! {
        <TopBar />
        <main class="column narrow settings" data-screen="settings">
            <BackButton />
            <ScreenTitle words />
            <Languages />
            <Themes />
            <PersonName />
            <p class="hint">
                {piece(move || {
                    let texts = ui.texts().settings();
                    if kept { texts.remembered } else { texts.not_remembered }
                })}
            </p>
            <KeptHere />
            <h2>{ui.texts().settings().about}</h2>
            <p>{piece(move || (ui.texts().settings().version)(VERSION))}</p>
        </main>
    }
}

#[component]
fn Languages() -> impl IntoView {
    let ui = use_ui();
    let chosen = ui.settings.language;
    // Another language makes the screen anew, and the focus stays on what was chosen.
    let choose = move |language: Language| {
        spawn_local(async move {
            if english::fetch(language).await {
                chosen.set(language);
            } else {
                ui.problem(ui.texts().shell().not_fetched);
                // The browser has ticked what was not done.
                chosen.notify();
            }
            let now = chosen.get_untracked();
            dom::focus_soon(format!("input[name='language'][value='{}']", now.key()));
        });
    };
    let option = move |language: Language| {
        view! {
            <label class="tick">
                <input
                    type="radio"
                    name="language"
                    value=language.key()
                    prop:checked=move || chosen.get() == language
                    on:change=move |_| choose(language)
                />
                <span lang=language.tag()>{language.own_name()}</span>
            </label>
        }
    };
    view! {
        <fieldset class="settings-group">
            <legend>{ui.texts().settings().language}</legend>
            {Language::ALL.map(option).into_iter().collect_view()}
        </fieldset>
    }
}

#[component]
fn PersonName() -> impl IntoView {
    let ui = use_ui();
    let name = ui.settings.name;
    let shown = move || name.get().unwrap_or_default();
    let rename = move |typed: String| name.set(Some(typed.trim().to_owned()));
    view! {
        <div class="field settings-name">
            <label for="settings-name">{ui.texts().settings().name}</label>
            <input
                id="settings-name"
                class="input"
                autocomplete="name"
                maxlength="80"
                aria-describedby="settings-name-hint"
                prop:value=shown
                on:change=move |event| rename(event_target_value(&event))
            />
            <p class="hint" id="settings-name-hint">{ui.texts().settings().name_hint}</p>
        </div>
    }
}

#[component]
fn Themes() -> impl IntoView {
    let ui = use_ui();
    let chosen = ui.settings.theme;
    let words = move |theme: Theme| {
        let texts = ui.texts().settings();
        match theme {
            Theme::Auto => texts.theme_auto,
            Theme::Light => texts.theme_light,
            Theme::Dark => texts.theme_dark,
        }
    };
    let option = move |theme: Theme| {
        view! {
            <label class="tick">
                <input
                    type="radio"
                    name="theme"
                    value=theme.key()
                    prop:checked=move || chosen.get() == theme
                    on:change=move |_| chosen.set(theme)
                />
                <span>{piece(move || words(theme))}</span>
                {(theme == Theme::Auto)
                    .then(|| {
                        view! { <span class="hint">{ui.texts().settings().theme_auto_hint}</span> }
                    })}
            </label>
        }
    };
    view! {
        <fieldset class="settings-group">
            <legend>{ui.texts().settings().theme}</legend>
            {Theme::ALL.map(option).into_iter().collect_view()}
        </fieldset>
    }
}
