//! The plan as a value: immutable, compared by value, its rows shared between versions.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::column::Column;
use crate::format::UnknownValue;
use crate::id::Id;
use crate::when::When;

/// What a file holds beyond the fields that this version knows, kept as it came.
pub type Extra = BTreeMap<String, UnknownValue>;

/// A plan and its lineage: all that a plan file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// The plan that people see.
    pub plan: Plan,
    /// Who wrote which field when, for merging copies; as the file holds it.
    pub lineage: Lineage,
    /// Unknown keys beside the plan in the file.
    pub extra: Extra,
}

impl Document {
    /// A document that holds `plan` and no lineage.
    pub fn new(plan: Plan) -> Self {
        Self { plan, lineage: Lineage::default(), extra: Extra::new() }
    }
}

/// Who wrote which field when, as the file holds it: what is kept and given back by code that
/// merges nothing. [`crate::Traced`] is what it means. Empty where nobody traced the plan yet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lineage {
    /// What the file holds under `lineage`.
    pub kept: Extra,
}

/// An improvement plan. No two records in it share an id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The identity of the plan, kept through every copy of it.
    pub id: Id,
    /// What stands around the table: *Datos del plan*.
    pub header: Arc<Header>,
    /// The actions in the order of the table. Their numbers are their positions.
    pub actions: Vec<Arc<Action>>,
}

impl Plan {
    /// An empty plan.
    pub fn new(id: Id) -> Self {
        Self { id, header: Arc::default(), actions: Vec::new() }
    }

    /// The action with this id.
    pub fn action(&self, id: Id) -> Option<&Arc<Action>> {
        self.actions.iter().find(|action| action.id == id)
    }

    /// The position of the action with this id, from 0.
    pub fn position(&self, id: Id) -> Option<usize> {
        self.actions.iter().position(|action| action.id == id)
    }
}

/// *Datos del plan*: whose plan it is, for when, who signs it and how it is printed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Header {
    /// The institution whose plan it is.
    pub institution: String,
    /// The title over the table.
    pub title: String,
    /// The years that the plan covers.
    pub period: Option<Period>,
    /// The "Año de …" line of official documents.
    pub motto: String,
    /// A picture as a `data:` address, already shrunk.
    pub logo: String,
    /// Who prepares, reviews and approves.
    pub signatories: Vec<Signatory>,
    /// The *Comité de Calidad*.
    pub committee: Vec<Member>,
    /// *Áreas sin acción*: what the self-assessment found and nothing is planned for yet.
    pub areas: Vec<OpenArea>,
    /// Where the plan stands.
    pub state: PlanState,
    /// The paper it is printed on.
    pub paper: Paper,
    /// The size of the printed text in half points, 16 to 24 (8 to 12 pt).
    pub print_size: PrintSize,
    /// The edition of the model that its criteria follow.
    pub catalogue: CatalogueVersion,
    /// A note of the drafters, never printed; texts around an imported table that found no place.
    pub internal_note: String,
    /// Unknown keys of the plan in the file.
    pub extra: Extra,
}

/// The years of a plan; `first` is never after `last`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Period {
    first: i32,
    last: i32,
}

impl Period {
    /// The years `first` to `last`, in either order.
    pub fn new(first: i32, last: i32) -> Self {
        Self { first: first.min(last), last: first.max(last) }
    }

    /// The first year.
    pub fn first(self) -> i32 {
        self.first
    }

    /// The last year.
    pub fn last(self) -> i32 {
        self.last
    }
}

impl fmt::Display for Period {
    /// `2026-2027`, or `2026` for a single year.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}-{}", self.first, self.last)
        }
    }
}

/// The size of printed text, in half points from 16 (8 pt) to 24 (12 pt).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PrintSize(u8);

impl PrintSize {
    /// The nearest allowed size.
    pub fn half_points(size: u8) -> Self {
        Self(size.clamp(16, 24))
    }

    /// The size in half points.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Default for PrintSize {
    fn default() -> Self {
        Self(16)
    }
}

/// A person who signs the plan.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Signatory {
    /// The person's name.
    pub name: String,
    /// The person's post.
    pub post: String,
    /// What the signature says.
    pub role: Role,
    /// Unknown keys of the signatory in the file.
    pub extra: Extra,
}

/// What a signature says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Role {
    /// *Elaborado por*.
    #[default]
    Prepared,
    /// *Revisado por*.
    Reviewed,
    /// *Aprobado por*.
    Approved,
}

/// A member of the *Comité de Calidad*.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Member {
    /// The person's name.
    pub name: String,
    /// The person's post.
    pub post: String,
    /// Unknown keys of the member in the file.
    pub extra: Extra,
}

/// An *área de mejora* that no action of the plan is about.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct OpenArea {
    /// The identity of the área, which no other record of the plan has.
    pub id: Id,
    /// *Subcriterio No.*
    pub subcriterion: Option<Subcriterion>,
    /// The guide's example beside the subcriterion; may be empty.
    pub example: String,
    /// What is missing.
    pub text: String,
    /// Unknown keys of the área in the file.
    pub extra: Extra,
}

impl OpenArea {
    /// An área that says `text`.
    pub fn new(id: Id, text: impl Into<String>) -> Self {
        let (text, example) = (text.into(), String::new());
        Self { id, subcriterion: None, example, text, extra: Extra::new() }
    }
}

/// Where a plan stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum PlanState {
    /// *Borrador*.
    #[default]
    Draft,
    /// *En revisión*.
    InReview,
    /// *Aprobado*.
    Approved,
    /// *En seguimiento*.
    FollowedUp,
    /// *Cerrado*.
    Closed,
}

/// The paper a plan is printed on, always in landscape.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Paper {
    /// *Carta*, 11 by 8.5 inches.
    #[default]
    Letter,
    /// *Legal*, 14 by 8.5 inches.
    Legal,
    /// A4, 297 by 210 millimetres.
    A4,
}

/// The edition of the CAF model that a plan follows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum CatalogueVersion {
    /// CAF 2013.
    Caf2013,
    /// CAF 2020.
    #[default]
    Caf2020,
}

/// A criterion of the CAF model, 1 to 9.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Criterion(u8);

impl Criterion {
    /// The criterion with this number; `None` outside 1 to 9.
    pub fn new(number: u8) -> Option<Self> {
        (1..=9).contains(&number).then_some(Self(number))
    }

    /// The number, 1 to 9.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// The code of a subcriterion, `1.4`. It may name one that no catalogue has: people's guides
/// differ, and a plan is advised, never refused.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Subcriterion {
    criterion: Criterion,
    number: u8,
}

impl Subcriterion {
    /// The subcriterion `number` (1 to 99) of `criterion`.
    pub fn new(criterion: Criterion, number: u8) -> Option<Self> {
        (1..=99).contains(&number).then_some(Self { criterion, number })
    }

    /// The criterion it belongs to.
    pub fn criterion(self) -> Criterion {
        self.criterion
    }

    /// Its number within the criterion.
    pub fn number(self) -> u8 {
        self.number
    }
}

impl fmt::Display for Subcriterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.criterion.0, self.number)
    }
}

/// A text that is no subcriterion of the form `1.4`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotASubcriterion;

impl FromStr for Subcriterion {
    type Err = NotASubcriterion;

    fn from_str(text: &str) -> Result<Self, NotASubcriterion> {
        let (criterion, number) = text.split_once('.').ok_or(NotASubcriterion)?;
        let criterion = criterion.parse().ok().and_then(Criterion::new).ok_or(NotASubcriterion)?;
        let number = number.parse().map_err(|_| NotASubcriterion)?;
        Self::new(criterion, number).ok_or(NotASubcriterion)
    }
}

/// A subcriterion with an example as the form writes it: `1.1 (3)`; what there is of them.
pub fn code_of(subcriterion: Option<Subcriterion>, example: &str) -> String {
    match (subcriterion, example) {
        (None, example) => example.to_owned(),
        (Some(code), "") => code.to_string(),
        (Some(code), example) => format!("{code} ({example})"),
    }
}

/// An improvement action: one row of the table.
///
/// Criterion and subcriterion are what people said: they may disagree (see [`crate::remark`]).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Action {
    /// The identity of the row.
    pub id: Id,
    /// *Criterio No.*
    pub criterion: Option<Criterion>,
    /// *Subcriterio No.*
    pub subcriterion: Option<Subcriterion>,
    /// The guide's example beside the subcriterion: a number from 1 to 99 or a letter; may be empty.
    pub example: String,
    /// *Área de Mejora*.
    pub area: String,
    /// *Acción de Mejora*.
    pub action: String,
    /// *Objetivo*.
    pub objective: String,
    /// *Tareas*, in order.
    pub tasks: Vec<Task>,
    /// *Inicio*.
    pub start: Option<When>,
    /// *Fin*.
    pub end: Option<When>,
    /// *Recursos necesarios*.
    pub resources: String,
    /// *Indicador*.
    pub indicator: Indicator,
    /// *Responsable de seguimiento*: posts or units, the lead first.
    pub responsible: Vec<String>,
    /// *Comentarios*.
    pub comments: String,
    /// *Nota interna*: never printed; also what an import could not place.
    pub internal_note: String,
    /// What the imported cell said, where the value differs from it; what was typed for a criterion
    /// or a subcriterion and is none.
    pub original: keyed::Map<Column, String>,
    /// Unknown keys of the action in the file.
    pub extra: Extra,
}

impl Action {
    /// An empty action.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            criterion: None,
            subcriterion: None,
            example: String::new(),
            area: String::new(),
            action: String::new(),
            objective: String::new(),
            tasks: Vec::new(),
            start: None,
            end: None,
            resources: String::new(),
            indicator: Indicator::default(),
            responsible: Vec::new(),
            comments: String::new(),
            internal_note: String::new(),
            original: keyed::Map::new(),
            extra: Extra::new(),
        }
    }

    /// Its subcriterion with its example; see [`code_of`].
    pub fn code(&self) -> String {
        code_of(self.subcriterion, &self.example)
    }
}

/// A task of an action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    /// The identity of the task.
    pub id: Id,
    /// What is to be done, without its number.
    pub text: String,
    /// Unknown keys of the task in the file.
    pub extra: Extra,
}

impl Task {
    /// A task with this text.
    pub fn new(id: Id, text: impl Into<String>) -> Self {
        Self { id, text: text.into(), extra: Extra::new() }
    }
}

/// How one sees whether an action worked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Indicator {
    /// What is measured.
    pub text: String,
    /// The value aimed at: *Meta*.
    pub target: String,
    /// Unknown keys of the indicator in the file.
    pub extra: Extra,
}
