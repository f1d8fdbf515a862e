//! The self-assessment guide: the examples of each subcriterion with strengths and *áreas de
//! mejora*, from which the rows of a plan come.

use plan::Subcriterion;

use crate::finding::Finding;

/// A guide as it was understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Guide {
    /// The institution that it names; may be empty.
    pub institution: String,
    /// The examples that somebody answered, in the order of the guide.
    pub examples: Vec<Example>,
    /// What the reader did or was not sure of.
    pub findings: Vec<Finding>,
}

/// What a guide says of one example.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Example {
    /// The subcriterion under whose heading it stands; `None` where there is none above.
    pub subcriterion: Option<Subcriterion>,
    /// Its number or letter; may be empty.
    pub example: String,
    /// What the guide asks.
    pub text: String,
    /// *Puntos fuertes*: what there is, with its evidence.
    pub strengths: String,
    /// *Áreas de mejora*: what is missing.
    pub area: String,
}
