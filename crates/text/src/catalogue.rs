//! The titles of the CAF model in the language of the app.

use plan::catalogue::{SPANISH, Titles};
use plan::{CatalogueVersion, Criterion, Subcriterion};

use crate::{Language, english};

impl Language {
    fn titles(self) -> &'static Titles {
        match (self, english::installed()) {
            (Self::English, Some(english)) => english.titles,
            _ => &SPANISH,
        }
    }

    /// The title of a criterion: "Liderazgo".
    pub fn criterion_title(self, version: CatalogueVersion, criterion: Criterion) -> &'static str {
        self.titles().criterion(version, criterion)
    }

    /// The title of a subcriterion; empty where the edition has none of this code.
    pub fn subcriterion_title(self, version: CatalogueVersion, code: Subcriterion) -> &'static str {
        self.titles().subcriterion(version, code).unwrap_or_default()
    }

    /// The heading over the actions of a criterion: "1 · Liderazgo".
    pub fn criterion_heading(
        self,
        version: CatalogueVersion,
        criterion: Option<Criterion>,
    ) -> String {
        match criterion {
            Some(criterion) => {
                format!("{} · {}", criterion.number(), self.criterion_title(version, criterion))
            }
            None => self.messages().common().no_criterion.into(),
        }
    }
}
