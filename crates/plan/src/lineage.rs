//! Stub, replaced when the lineage is merged.
#![allow(missing_docs)]
use crate::id::Id;
use crate::model::{Document, Plan};
#[derive(Clone, Copy)]
pub struct Stamp {
    pub replica: Id,
    pub n: u64,
}
#[derive(Clone)]
pub struct Traced(Document);
impl Traced {
    pub fn of(document: &Document) -> Self {
        Self(document.clone())
    }
    pub fn document(&self) -> Document {
        self.0.clone()
    }
    pub fn plan(&self) -> &Plan {
        &self.0.plan
    }
    pub fn record(&mut self, after: &Plan, _: Stamp) {
        self.0.plan = after.clone();
    }
    pub fn merge(&self, other: &Self) -> Self {
        other.clone()
    }
}
