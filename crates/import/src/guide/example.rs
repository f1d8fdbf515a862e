//! A guide as it was understood: its examples.

use plan::{Criterion, Subcriterion};
use values::Finding;

/// A guide as it was understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Guide {
    /// The institution that it names; may be empty.
    pub institution: String,
    /// The examples in the order of the guide, those that nobody answered among them.
    pub examples: Vec<Example>,
    /// What the reader did or was not sure of.
    pub findings: Vec<Finding>,
}

/// What a guide says of one example.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Example {
    /// The criterion under whose heading it stands: that of the subcriterion where there is one.
    pub criterion: Option<Criterion>,
    /// The subcriterion under whose heading it stands; `None` where there is none above.
    pub subcriterion: Option<Subcriterion>,
    /// Its number or letter; may be empty.
    pub example: String,
    /// What the guide asks.
    pub text: String,
    /// *Puntos fuertes*: what there is, with its evidence.
    pub strengths: String,
    /// *Áreas de mejora*: what is missing; empty where the guide says that nothing is.
    pub area: String,
}
