//! How plans are written into the stores: as plan files in an envelope.

use ::storage::{Codec, UnreadablePlan};
use plan::Document;
use plan::format::NotAPlanFile;
use plan::lineage::Traced;

use crate::session::plan_list::{PlanList, StoredCopy, sealed};

/// The codec of the app.
pub struct Envelopes(pub PlanList);

impl Codec for Envelopes {
    fn seal(&mut self, traced: &Traced, saved: i64) -> String {
        let document = traced.document();
        let envelope = sealed(&document, saved);
        self.0.seals(&document, &envelope);
        envelope
    }

    fn saved(&self, key: &str, stored: &str) -> Option<i64> {
        let source = self.0.source(key.to_owned(), stored.to_owned());
        source.sound.then_some(source.saved)
    }

    fn read(&mut self, key: &str, stored: &str) -> Result<Document, UnreadablePlan> {
        StoredCopy::new(key.to_owned(), stored.to_owned(), 0).read().map_err(|why| match why {
            NotAPlanFile::NewerSchema { .. } => UnreadablePlan::Newer,
            NotAPlanFile::NotJson { .. } | NotAPlanFile::NotAPlan => UnreadablePlan::Damaged,
        })
    }
}
