//! What a person chose for this device: language, colours, the name they sign with. In no undo.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use text::Language;

use crate::browser::{page, storage};

/// `public/boot.js` reads the same key before the app has loaded.
const KEY: &str = "mejora/settings";

/// The colours of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// What the device is set to.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All themes, in the order of the settings.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The key of this theme in the settings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this key; [`Theme::Auto`] for any other text.
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.key() == key).unwrap_or_default()
    }
}

#[derive(Default, Serialize, Deserialize)]
struct StoredSettings {
    language: String,
    theme: String,
    #[serde(default)]
    name: Option<String>,
}

impl StoredSettings {
    /// What is remembered; the defaults where nothing is.
    fn load() -> Self {
        storage::get(KEY).unwrap_or_default()
    }
}

/// The settings as signals: a change is applied to the page and remembered at once.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The language of all texts.
    pub language: RwSignal<Language>,
    /// The colours.
    pub theme: RwSignal<Theme>,
    /// The name by which the person signs changes: empty where they gave none, `None` until they
    /// were asked.
    pub name: RwSignal<Option<String>>,
}

impl Settings {
    /// The language that is remembered, or Spanish: what must be there before anything is shown.
    pub fn remembered_language() -> Language {
        Language::from_key(&StoredSettings::load().language)
    }

    /// The remembered settings, or the defaults.
    pub fn load() -> Self {
        let stored = StoredSettings::load();
        let settings = Self {
            language: RwSignal::new(Language::from_key(&stored.language)),
            theme: RwSignal::new(Theme::from_key(&stored.theme)),
            name: RwSignal::new(stored.name),
        };
        Effect::new(move |first: Option<()>| settings.apply(first.is_some()));
        settings
    }

    fn apply(self, changed: bool) {
        let (language, theme) = (self.language.get(), self.theme.get());
        let name = self.name.get();
        page::set_root("lang", Some(language.tag()));
        page::set_root("data-theme", (theme != Theme::Auto).then(|| theme.key()));
        if changed {
            let stored =
                StoredSettings { language: language.key().into(), theme: theme.key().into(), name };
            // A browser that keeps nothing still applies the choice until the page is closed.
            let _ = storage::set(KEY, &stored);
        }
    }
}
