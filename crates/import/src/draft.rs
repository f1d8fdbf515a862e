//! A plan as it was understood, with what is to be said about it.

use std::collections::BTreeMap;
use std::ops::Range;

use cells::{Encoding, Grid};
#[cfg(feature = "readers")]
use plan::keyed::Set;
use plan::{Column, Id, Plan};
use values::{DateOrder, Finding, FindingKind};

use crate::header::ColumnRole;

/// A plan as it was understood, with what is to be said about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// The plan.
    pub plan: Plan,
    /// What the reader did or was not sure of, in the order of the source.
    pub findings: Vec<Finding>,
    /// The source as cells.
    pub grid: Grid,
    /// Where each action comes from, in the order of the plan.
    pub sources: Vec<RowSource>,
    /// The rows of the grid that are headers: more than one where the table runs over pages.
    pub headers: Vec<Range<usize>>,
    /// What else the source shows.
    pub hints: Hints,
}

impl Draft {
    /// Adds a finding about the whole source.
    pub(crate) fn tell(&mut self, kind: FindingKind) -> &mut Finding {
        let finding = Finding {
            severity: kind.severity(),
            kind,
            row: self.grid.line(0),
            action: None,
            column: None,
            read: String::new(),
            made: String::new(),
        };
        self.findings.insert(0, finding);
        &mut self.findings[0]
    }
}

/// Where an action comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowSource {
    /// The action.
    pub action: Id,
    /// Its rows in the grid, from 0; more than one where a text was wrapped or torn.
    pub rows: Vec<usize>,
    /// What its cells say, untouched, by column; empty cells are left out. A *Tiempo* that holds
    /// both dates stands under the start.
    pub cells: BTreeMap<Column, String>,
}

/// What a source shows besides the plan: hints for the questions that opening it asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Hints {
    /// How its bytes were read; `None` for formats that say it themselves.
    pub encoding: Option<Encoding>,
    /// What parts its cells; `None` for formats that have cells.
    pub separator: Option<char>,
    /// A title, an institution or years stand above the table: it is a whole plan rather than
    /// some copied rows.
    pub titled: bool,
    /// The order in which day and month were read where nothing proves it, and the person is
    /// asked ([`FindingKind::DateOrder`]); `None` where nothing is to be asked.
    pub date_order: Option<DateOrder>,
}

/// A draft, and what its table looked like.
pub(crate) struct TableDraft {
    pub draft: Draft,
    /// What the columns of the first header hold, left to right.
    #[cfg_attr(not(feature = "readers"), expect(dead_code, reason = "Sheets are compared by it."))]
    pub roles: Vec<ColumnRole>,
}

/// The ids of a plan and its records.
#[cfg(feature = "readers")]
pub(crate) fn ids_of(plan: &Plan) -> Set<Id> {
    let actions = plan.actions.iter();
    let tasks = actions.clone().flat_map(|it| it.tasks.iter().map(|task| task.id));
    actions.map(|it| it.id).chain(tasks).chain([plan.id]).collect()
}
