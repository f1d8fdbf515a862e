//! What a table says of a plan, laid over that plan: what its cells say otherwise is taken, and
//! what no table shows stays.

use std::sync::Arc;

use cells::RowMark;
use plan::{
    Action, ActionField, Column, Edge, Header, Id, IdSource as _, Plan, Sequence, Task, When,
};
use words::{differ, has_word};

use super::alike::is_same;
use super::matching;
use crate::draft::{Draft, RowSource};
use crate::seed::{more, seed};

/// What a table makes of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableOverlay {
    /// The plan with what the table says otherwise. Rows that the table lacks stay, and so does
    /// their order: a table may be a part of the plan.
    pub joined: Plan,
    /// The plan as the table alone would have it: its rows, in its order.
    pub content: Plan,
    /// Who says so: the same wherever the same table is read again, and less than nearly all that
    /// are drawn, so that the plan goes on to show what it says itself.
    pub replica: Id,
}

/// Lays a table over the plan `here`. What is new has ids that follow from what the table says.
pub fn over(here: &Plan, draft: &Draft) -> TableOverlay {
    let places = matching::rows(here, draft);
    let has = Column::ALL
        .map(|column| draft.sources.iter().any(|source| source.cells.contains_key(&column)));
    let mut rows = Vec::with_capacity(places.len());
    let mut joined = here.actions.clone();
    for (at, place) in places.iter().enumerate() {
        let (read, source) = (&draft.plan.actions[at], &draft.sources[at]);
        let row = match place {
            Some(place) => edited(&here.actions[*place], read, source, &has),
            None => {
                let of_row = |it: &&RowMark| source.rows.contains(&it.row);
                let mut marks = draft.grid.marks.iter().filter(of_row);
                let is_own = marks.any(|it| it.name.parse() == Ok(read.id));
                added(here, read, source, is_own)
            }
        };
        match place {
            Some(place) => joined[*place] = Arc::clone(&row),
            None if joined.iter().all(|it| it.id != row.id) => joined.push(Arc::clone(&row)),
            None => {}
        }
        rows.push(row);
    }
    let header = header(&here.header, &draft.plan.header);
    let plan = |actions| Plan { id: here.id, header: Arc::clone(&header), actions };
    let (joined, content) = (plan(joined), plan(rows));
    let replica = draft.sources.iter().fold(here.id.bits(), said);
    TableOverlay { joined, content, replica: Id::from_bits(replica >> 16) }
}

/// A number of what a row says.
fn said(begin: u64, source: &RowSource) -> u64 {
    let mut hash = begin;
    for (column, text) in &source.cells {
        hash = more(more(hash, &[column.index() as u8]), text.as_bytes());
    }
    hash
}

/// An action with what its row says otherwise.
fn edited(here: &Arc<Action>, read: &Action, source: &RowSource, has: &[bool; 13]) -> Arc<Action> {
    let mut action = Arc::clone(here);
    for column in Column::ALL.into_iter().filter(|column| has[column.index()]) {
        let text = source.cells.get(&column).map_or("", String::as_str);
        if is_same(here, column, (text, None), read) || is_moment(here, column, read) {
            continue;
        }
        take(Arc::make_mut(&mut action), read, column);
        if column == Column::Tasks {
            known_tasks(here, &mut Arc::make_mut(&mut action).tasks);
        }
    }
    action
}

/// Gives tasks that say something new the ids of those that stood in their places and are gone,
/// else such as follow from what they say.
fn known_tasks(here: &Action, tasks: &mut [Task]) {
    let known = |id: Id| here.tasks.iter().any(|it| it.id == id);
    let stays: Vec<Id> = tasks.iter().map(|task| task.id).filter(|id| known(*id)).collect();
    for (at, task) in tasks.iter_mut().enumerate().filter(|(_, task)| !stays.contains(&task.id)) {
        let before = here.tasks.get(at).filter(|it| !stays.contains(&it.id));
        *task = match before {
            Some(before) => Task { text: task.text.clone(), ..before.clone() },
            None => Task { id: id_of(&[&here.id.to_string(), &task.text]), ..task.clone() },
        };
    }
}

/// Whether a column holds a date, and the row names the same one in other words.
fn is_moment(here: &Action, column: Column, read: &Action) -> bool {
    let same = |one: &Option<When>, other: &Option<When>, edge| {
        let [one, other] = [one, other].map(|when| when.as_ref().and_then(|it| it.day(edge)));
        one.is_some() && one == other
    };
    match column {
        Column::Start => same(&here.start, &read.start, Edge::Start),
        Column::End => same(&here.end, &read.end, Edge::End),
        _ => false,
    }
}

/// A row that the plan does not have. An id that it bears it keeps: it may have been removed here.
fn added(here: &Plan, read: &Action, source: &RowSource, is_own: bool) -> Arc<Action> {
    let mut action = read.clone();
    if !is_own {
        let texts: Vec<&str> = source.cells.values().map(String::as_str).collect();
        action.id = id_of(&[&[here.id.to_string().as_str()], &texts[..]].concat());
    }
    let of = action.id.to_string();
    for task in &mut action.tasks {
        task.id = id_of(&[&of, &task.text]);
    }
    Arc::new(action)
}

fn id_of(texts: &[&str]) -> Id {
    let hash =
        texts.iter().fold(seed(&[]), |hash, text| more(more(hash, text.as_bytes()), &[0xff]));
    Sequence::new(hash).next_id()
}

/// *Datos del plan* with what stands above the table, where both say something.
fn header(here: &Arc<Header>, read: &Header) -> Arc<Header> {
    let mut header = Arc::clone(here);
    let other = |one: &str, other: &str| has_word(one) && has_word(other) && differ(one, other);
    if other(&here.institution, &read.institution) {
        Arc::make_mut(&mut header).institution.clone_from(&read.institution);
    }
    if other(&here.title, &read.title) {
        Arc::make_mut(&mut header).title.clone_from(&read.title);
    }
    if here.period.is_some() && read.period.is_some() && here.period != read.period {
        Arc::make_mut(&mut header).period = read.period;
    }
    header
}

/// Takes what was read in a column into an action of the plan.
pub(crate) fn take(action: &mut Action, read: &Action, column: Column) {
    match column {
        Column::Tasks => action.tasks = tasks(std::mem::take(&mut action.tasks), &read.tasks),
        Column::Indicator => {
            ActionField::Indicator.copy(read, action);
            ActionField::Target.copy(read, action);
        }
        _ => {
            if let Some(field) = ActionField::of_column(column) {
                field.copy(read, action);
            }
        }
    }
    match read.original.get(&column) {
        Some(text) => action.original.insert(column, text.clone()),
        None => action.original.remove(&column),
    };
}

/// The tasks that were read; those that say the same as one inside are that one.
fn tasks(mut inner: Vec<Task>, read: &[Task]) -> Vec<Task> {
    let tasks = read.iter().map(|task| {
        let same = inner.iter().position(|it| !differ(&it.text, &task.text));
        same.map_or_else(|| task.clone(), |at| inner.remove(at))
    });
    tasks.collect()
}
