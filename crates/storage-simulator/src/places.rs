//! Where pieces stand in a plan, and what an edit changes there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use plan::lineage::{About, Conflict};
use plan::{Action, ActionField, FieldPath, HeaderField, Id, Plan};

use crate::numbered::{self, TextPiece};

/// A field of a record: of the plan itself, an action or a task.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FieldPlace {
    /// The action, or the plan for what stands around the table.
    pub row: Id,
    /// The record: the same, or a task of the action.
    pub record: Id,
    /// The field.
    pub field: u8,
}

/// The pieces at each place.
pub type PiecesByPlace = BTreeMap<FieldPlace, Vec<TextPiece>>;

/// The fields of an action that people write here, besides its tasks.
pub const FIELDS: [ActionField; 2] = [ActionField::Area, ActionField::Objective];
/// The fields around the table that people write here.
pub const HEADER: [HeaderField; 2] = [HeaderField::Title, HeaderField::Institution];

fn add(pieces: &mut PiecesByPlace, place: FieldPlace, text: &str) {
    pieces.entry(place).or_default().extend(numbered::read(text));
}

fn add_row(pieces: &mut PiecesByPlace, action: &Action) {
    let row = action.id;
    add(pieces, FieldPlace { row, record: row, field: 0 }, &action.area);
    add(pieces, FieldPlace { row, record: row, field: 1 }, &action.objective);
    for task in &action.tasks {
        add(pieces, FieldPlace { row, record: task.id, field: 0 }, &task.text);
    }
}

fn add_header(pieces: &mut PiecesByPlace, plan: &Plan) {
    let (row, record) = (plan.id, plan.id);
    add(pieces, FieldPlace { row, record, field: 0 }, &plan.header.title);
    add(pieces, FieldPlace { row, record, field: 1 }, &plan.header.institution);
}

/// All pieces that a plan shows.
pub fn of_plan(plan: &Plan) -> PiecesByPlace {
    let mut pieces = PiecesByPlace::new();
    add_header(&mut pieces, plan);
    plan.actions.iter().for_each(|action| add_row(&mut pieces, action));
    pieces
}

/// The numbers of all pieces that a plan shows.
pub fn shown(plan: &Plan) -> BTreeSet<TextPiece> {
    of_plan(plan).into_values().flatten().collect()
}

/// The pieces at the places that differ: before, and after.
pub fn changed(before: &Plan, after: &Plan) -> Vec<(FieldPlace, Vec<TextPiece>, Vec<TextPiece>)> {
    let (mut was, mut is) = (PiecesByPlace::new(), PiecesByPlace::new());
    if !Arc::ptr_eq(&before.header, &after.header) {
        add_header(&mut was, before);
        add_header(&mut is, after);
    }
    let same = |one: &&Arc<Action>, other: &Plan| {
        other.action(one.id).is_some_and(|it| Arc::ptr_eq(it, one))
    };
    for action in before.actions.iter().filter(|it| !same(it, after)) {
        add_row(&mut was, action);
    }
    for action in after.actions.iter().filter(|it| !same(it, before)) {
        add_row(&mut is, action);
    }
    let places: BTreeSet<FieldPlace> = was.keys().chain(is.keys()).copied().collect();
    let pair = |place| {
        let (was, is) = (was.remove(&place), is.remove(&place));
        (was != is).then(|| (place, was.unwrap_or_default(), is.unwrap_or_default()))
    };
    places.into_iter().filter_map(pair).collect()
}

/// Whether a place is one of those that a box shows.
pub fn is_in(path: FieldPath, plan: Id, place: FieldPlace) -> bool {
    match path {
        FieldPath::Header(field) => {
            place.record == plan && HEADER.get(usize::from(place.field)) == Some(&field)
        }
        FieldPath::Action(row, ActionField::Tasks) => place.row == row && place.record != row,
        FieldPath::Action(row, field) => {
            place.record == row && FIELDS.get(usize::from(place.field)) == Some(&field)
        }
        FieldPath::Task { task, .. } => place.record == task,
    }
}

/// The pieces that a conflict holds, and where.
pub fn of_conflict(plan: Id, conflict: &Conflict) -> Option<(FieldPlace, BTreeSet<TextPiece>)> {
    let row = conflict.action.unwrap_or(plan);
    let place = |field: usize| FieldPlace { row, record: conflict.record, field: field as u8 };
    let at = |all: &[ActionField], field| all.iter().position(|it| *it == field);
    let place = match conflict.about {
        About::Presence | About::Area => return None,
        About::Task => place(0),
        About::Action(field) => place(at(&FIELDS, field)?),
        About::Header(field) => place(HEADER.iter().position(|it| *it == field)?),
    };
    let texts = conflict.versions.iter().map(|version| version.text());
    Some((place, texts.flat_map(|text| numbered::read(&text).collect::<Vec<_>>()).collect()))
}

/// Whether a conflict is about whether a place is in the plan.
pub fn questions(conflict: &Conflict, place: FieldPlace) -> bool {
    conflict.about == About::Presence
        && (conflict.record == place.row || conflict.record == place.record)
}
