//! Every text that a person reads, in Spanish and in English. A missing text does not compile.

#[macro_use]
mod texts;

mod actions;
mod breaks;
mod cards;
mod catalogue;
mod changes;
mod common;
pub mod dates;
mod download;
mod english;
mod ficha;
mod findings;
mod findings_dates;
mod findings_grouped;
mod form;
mod guide;
mod help;
mod library;
mod lists;
mod merge_review;
mod months;
mod office;
mod picture;
mod plan_data;
mod preview;
mod print;
mod ranges;
mod remarks;
mod safety;
mod settings;
mod shell;
mod storage;
mod table;
mod timeline;
mod updates;
mod versions;

pub use actions::{Actions, Words};
pub use breaks::SOFT_HYPHEN;
pub use cards::Cards;
pub use changes::Changes;
pub use common::Common;
pub use download::DownloadTexts;
pub use english::install;
pub use ficha::Ficha;
pub use findings::SentencePart;
pub use guide::{Areas, Guide};
pub use help::{Help, Topic};
pub use library::{Dialogs, Library};
pub use lists::Lists;
pub use merge_review::{MergeReviewTexts, Presence};
pub use months::Months;
pub use office::Office;
pub use plan_data::PlanData;
pub use preview::PreviewTexts;
pub use print::Print;
pub use ranges::Ranges;
pub use safety::Safety;
pub use settings::Settings;
pub use shell::Shell;
pub use storage::{Device, StorageTexts};
pub use table::Table;
pub use timeline::Timeline;
pub use updates::Updates;
pub use versions::{Removed, Versions};

/// A language of the app. Spanish is that of the Dominican Republic (es-DO).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Language {
    /// Spanish.
    #[default]
    Spanish,
    /// English.
    English,
}

impl Language {
    /// The value of `lang` for a page in this language (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Spanish => "es-DO",
            Self::English => "en",
        }
    }

    /// The key of this language in the settings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Spanish => "es",
            Self::English => "en",
        }
    }

    /// The language with this key; Spanish for any other text.
    pub fn from_key(key: &str) -> Self {
        if key == "en" { Self::English } else { Self::Spanish }
    }

    /// The texts in this language.
    pub const fn messages(self) -> Messages {
        Messages(self)
    }
}

messages! {
    common: Common,
    actions: Actions,
    shell: Shell,
    storage: StorageTexts,
    help: Help,
    settings: Settings,
    preview: PreviewTexts,
    library: Library,
    dialogs: Dialogs,
    office: Office,
    table: Table,
    ranges: Ranges,
    timeline: Timeline,
    updates: Updates,
    print: Print,
    safety: Safety,
    download: DownloadTexts,
    plan_data: PlanData,
    ficha: Ficha,
    months: Months,
    cards: Cards,
    guide: Guide,
    areas: Areas,
    lists: Lists,
    changes: Changes,
    versions: Versions,
    removed: Removed,
    merge_review: MergeReviewTexts,
}
