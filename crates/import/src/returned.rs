//! Files of ours that come back: the plan inside, with what was edited in the visible cells.
//!
//! A cell counts as edited only if it says something else than what our own writers put there;
//! then what it says wins. What the form cannot show is kept from the plan inside.

mod header;

use std::sync::Arc;

use cells::Grid;
use plan::keyed::{Map, Set};
use plan::{Action, Column, Document, Id, IdSource, Plan};
use values::{Finding, FindingKind};
use words::has_word;

use crate::candidates::candidates;
use crate::draft::{Draft, TableDraft, ids_of};
use crate::drafting::find_asking;
use crate::header::ColumnRole;
use crate::kinship::{alike, matching, take};
use crate::marked::FIELDS;
use crate::orders::OrderAsk;
use crate::reading::{Edit, EditKind, Reading, Returned};
use crate::shown::cut;

/// What became of the plan `inner` in a file with these `grids`. `around` says whether texts
/// around the table may be somebody's.
pub(crate) fn returned(
    inner: Document,
    grids: Vec<Grid>,
    around: bool,
    ids: &mut dyn IdSource,
) -> Reading {
    let mut ids = Unused { taken: ids_of(&inner.plan), source: ids };
    let Some(TableDraft { draft, roles }) = visible(&inner.plan, grids, &mut ids) else {
        return Reading::PlanFile(inner);
    };
    let places =
        Column::ALL.map(|column| roles.iter().position(|it| *it == ColumnRole::Column(column)));
    let merging = Merging { inner: &inner, draft, places, edits: Vec::new(), kept: Map::new() };
    let (draft, edits) = merging.merge(around);
    if edits.is_empty() && draft.plan == inner.plan {
        return Reading::PlanFile(inner);
    }
    Reading::Returned(Box::new(Returned { inner, draft, edits }))
}

/// Ids that the plan inside does not have.
struct Unused<'a> {
    taken: Set<Id>,
    source: &'a mut dyn IdSource,
}

impl IdSource for Unused<'_> {
    fn next_id(&mut self) -> Id {
        let mut id = self.source.next_id();
        while !self.taken.insert(id) {
            id = Id::from_bits(id.bits().wrapping_add(1));
        }
        id
    }
}

/// The visible table of the plan: in the sheet with its marks, else the likeliest.
fn visible(plan: &Plan, mut grids: Vec<Grid>, ids: &mut dyn IdSource) -> Option<TableDraft> {
    let known: Set<Id> = plan.actions.iter().map(|action| action.id).collect();
    let marks = |grid: &Grid| {
        let ours =
            |name: &str| name.parse().map_or(FIELDS.contains(&name), |id| known.contains(&id));
        grid.marks.iter().filter(|mark| ours(&mark.name)).count()
    };
    let most = (0..grids.len()).rev().max_by_key(|at| marks(&grids[*at]))?;
    if marks(&grids[most]) > 0
        && let Ok(found) = find_asking(grids[most].clone(), OrderAsk::Never, ids)
    {
        return Some(found);
    }
    if marks(&grids[most]) > 0 {
        grids.remove(most);
    }
    let first = candidates(grids, ids).0.into_iter().next()?;
    find_asking(first.draft.grid, OrderAsk::Never, ids).ok()
}

/// A plan being made of that inside and of the visible table.
struct Merging<'a> {
    inner: &'a Document,
    draft: Draft,
    /// Where the columns stand that the table has.
    places: [Option<usize>; 13],
    edits: Vec<Edit>,
    /// The actions of the draft that are those inside: their ids there, and the columns in which
    /// they were edited.
    kept: Map<Id, (Id, Vec<Option<Column>>)>,
}

impl Merging<'_> {
    fn merge(mut self, around: bool) -> (Draft, Vec<Edit>) {
        let inner = self.inner;
        let header = self.header(around);
        let rows = matching::rows(&inner.plan, &self.draft);
        let mut actions = Vec::with_capacity(rows.len());
        for (at, of) in rows.iter().enumerate() {
            let action = Arc::clone(&self.draft.plan.actions[at]);
            match of {
                Some(place) => actions.push(self.action(at, *place, &action)),
                None => {
                    let after = said(&action);
                    self.edit(EditKind::Added, Some(action.id), None, "", &after);
                    actions.push(action);
                }
            }
        }
        let order: Vec<usize> = rows.into_iter().flatten().collect();
        self.order(&order);
        for (place, action) in inner.plan.actions.iter().enumerate() {
            if !order.contains(&place) {
                self.edit(EditKind::Removed, Some(action.id), None, &said(action), "");
            }
        }
        self.draft.plan = Plan { id: inner.plan.id, header, actions };
        self.tell();
        (self.draft, self.edits)
    }

    fn edit(
        &mut self,
        kind: EditKind,
        action: Option<Id>,
        column: Option<Column>,
        before: &str,
        after: &str,
    ) {
        let (before, after) = (before.to_owned(), after.to_owned());
        self.edits.push(Edit { kind, action, column, before, after });
    }

    /// The action inside at `place`, with what its row says otherwise.
    fn action(&mut self, at: usize, place: usize, read: &Action) -> Arc<Action> {
        let inner = &self.inner.plan.actions[place];
        let mut action = Arc::clone(inner);
        let mut edited = Vec::new();
        for column in Column::ALL {
            let Some(position) = self.places[column.index()] else { continue };
            let source = &self.draft.sources[at];
            let text = source.cells.get(&column).map_or("", String::as_str);
            let cells = source.rows.first().and_then(|row| self.draft.grid.rows.get(*row));
            let date = cells.and_then(|cells| cells.get(position)?.date);
            if alike::is_same(inner, column, (text, date), read) {
                continue;
            }
            let text = text.to_owned();
            let before = alike::written(inner, column);
            take(Arc::make_mut(&mut action), read, column);
            self.edit(EditKind::Changed, Some(inner.id), Some(column), &before, &text);
            edited.push(Some(column));
        }
        let note = read.internal_note.trim();
        if has_word(note) && !inner.internal_note.contains(note) {
            let changed = Arc::make_mut(&mut action);
            changed.internal_note = cut(format!("{}\n{note}", inner.internal_note).trim_start());
            self.edit(EditKind::Changed, Some(inner.id), None, "", note);
            edited.push(None);
        }
        self.kept.insert(read.id, (inner.id, edited));
        action
    }

    /// Says whether the rows stand in another order; `order` has their places inside.
    fn order(&mut self, order: &[usize]) {
        let mut before = order.to_vec();
        before.sort_unstable();
        if before != order {
            let list = |places: &[usize]| {
                let numbers = places.iter().map(|place| (place + 1).to_string());
                numbers.collect::<Vec<_>>().join(", ")
            };
            self.edit(EditKind::Moved, None, None, &list(&before), &list(order));
        }
    }

    /// Keeps the findings about what was edited, under the ids of the plan inside.
    fn tell(&mut self) {
        use FindingKind as Kind;
        let kept = &self.kept;
        let keep = |finding: &mut Finding| match finding.action {
            None => !matches!(finding.kind, Kind::MissingColumn | Kind::PeopleFound),
            Some(id) => match kept.get(&id) {
                Some((inner, edited)) => {
                    finding.action = Some(*inner);
                    edited.contains(&finding.column)
                }
                None => true,
            },
        };
        self.draft.findings.retain_mut(keep);
        for source in &mut self.draft.sources {
            if let Some((inner, _)) = self.kept.get(&source.action) {
                source.action = *inner;
            }
        }
    }
}

/// What an action is called in a list of edits.
fn said(action: &Action) -> String {
    let texts = [&action.action, &action.area, &action.objective];
    texts.into_iter().find(|text| has_word(text)).cloned().unwrap_or_default()
}
