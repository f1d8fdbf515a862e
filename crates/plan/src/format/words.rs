//! The words of the file for what is chosen from a list.

use crate::model::{CatalogueVersion, Paper, PlanState, Role};

/// Values that the file names by a word.
pub(super) trait Word: Copy + PartialEq + Default + 'static {
    /// Each value with its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The word for this value.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(value, _)| *value == self).map_or("", |(_, word)| word)
    }

    /// The value of this word.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
    }
}

impl Word for PlanState {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Draft, "draft"),
        (Self::InReview, "in-review"),
        (Self::Approved, "approved"),
        (Self::FollowedUp, "followed-up"),
        (Self::Closed, "closed"),
    ];
}

impl Word for Paper {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Letter, "letter"), (Self::Legal, "legal"), (Self::A4, "a4")];
}

impl Word for CatalogueVersion {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Caf2013, "caf-2013"), (Self::Caf2020, "caf-2020")];
}

impl Word for Role {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Prepared, "prepared"), (Self::Reviewed, "reviewed"), (Self::Approved, "approved")];
}
