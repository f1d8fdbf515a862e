//! The titles of the CAF model in the language of the app.

use plan::catalogue;
use plan::{CatalogueVersion, Criterion, Subcriterion};

use crate::Language;

impl Language {
    const fn of_catalogue(self) -> catalogue::CatalogueLanguage {
        match self {
            Self::Spanish => catalogue::CatalogueLanguage::Es,
            Self::English => catalogue::CatalogueLanguage::En,
        }
    }

    /// The title of a criterion: "Liderazgo".
    pub fn criterion_title(self, version: CatalogueVersion, criterion: Criterion) -> &'static str {
        catalogue::criterion_title(version, criterion, self.of_catalogue())
    }

    /// The title of a subcriterion; empty where the edition has none of this code.
    pub fn subcriterion_title(self, version: CatalogueVersion, code: Subcriterion) -> &'static str {
        catalogue::title(version, code, self.of_catalogue()).unwrap_or_default()
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
