//! How a plan is written as a value of a store, and read again. Not the machine's business: it only
//! knows that a value says when it was saved, and holds a plan with its traces or does not.

use plan::Document;
use plan::lineage::Traced;

/// Why a value gives no plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnreadablePlan {
    /// It is not what was stored, or no plan.
    Damaged,
    /// A newer version of the app has written it.
    Newer,
}

/// Writes plans as values of a store, and reads them.
///
/// What [`Codec::seal`] gives, [`Codec::read`] reads as equal traces, and [`Codec::saved`] gives
/// its moment. Equal values are equal plans; unequal ones may be as well.
pub trait Codec {
    /// The value for a plan saved at a moment, in milliseconds since 1970 UTC.
    fn seal(&mut self, traced: &Traced, saved: i64) -> String;

    /// When a value was saved, in milliseconds since 1970 UTC; `None` where it is damaged. The key
    /// tells a value of the version before, which had no frame.
    fn saved(&self, key: &str, stored: &str) -> Option<i64>;

    /// The plan in a value.
    ///
    /// # Errors
    /// Where it is damaged, or written by a newer version of the app.
    fn read(&mut self, key: &str, stored: &str) -> Result<Document, UnreadablePlan>;

    /// The traces of a document that was read.
    fn trace(&mut self, document: &Document) -> Traced {
        Traced::of(document)
    }
}
