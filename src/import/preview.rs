//! What was understood of a file, before it is kept: the tables that could be the plan, and what
//! the person has corrected in each.

use std::collections::BTreeSet;

use import::{Candidate, Draft, Edit, EditKind, Returned};
use plan::{Column, Command, Document, Id, Moment, Plan};
use values::DateOrder;
use values::{Finding, FindingKind};

use crate::browser::clock;
use crate::editing::editor;
use crate::editing::fields::{self, TextField};

/// The tables that could be the plan, the likeliest first; at least one.
#[derive(Clone)]
pub struct Previews {
    all: Vec<Preview>,
    chosen: usize,
}

impl Previews {
    /// The tables of a file.
    pub fn of(name: Option<&str>, tables: Vec<Candidate>) -> Self {
        let all = tables.into_iter().map(|table| Preview::new(name, table.name, table.draft));
        Self { all: all.collect(), chosen: 0 }
    }

    /// A file of ours that was edited elsewhere.
    pub fn returned(name: Option<&str>, returned: Returned) -> Self {
        let lines = returned.edits.iter().map(|edit| EditLine::of(edit, &returned)).collect();
        let mut preview = Preview::new(name, String::new(), returned.draft);
        preview.purpose = Purpose::Current;
        preview.returned = Some((returned.inner, lines));
        Self { all: vec![preview], chosen: 0 }
    }

    /// All of them.
    pub fn all(&self) -> &[Preview] {
        &self.all
    }

    /// The place of the chosen one among all.
    pub fn chosen_place(&self) -> usize {
        self.chosen
    }

    /// Chooses another one; what was corrected in the others stays with them.
    pub fn choose(&mut self, place: usize) {
        self.chosen = place.min(self.all.len().saturating_sub(1));
    }

    /// The chosen one.
    pub fn chosen(&self) -> Option<&Preview> {
        self.all.get(self.chosen)
    }

    /// The chosen one, to be corrected.
    pub fn chosen_mut(&mut self) -> Option<&mut Preview> {
        self.all.get_mut(self.chosen)
    }

    /// What tells these tables from those of another file.
    pub fn id(&self) -> Option<Id> {
        self.all.first().map(|preview| preview.read.id)
    }
}

/// A table of actions before it is kept.
#[derive(Clone)]
pub struct Preview {
    /// The name of the file; `None` for a pasted text.
    pub name: Option<String>,
    /// The name of the table, where it is one of several.
    pub table: String,
    /// What was understood; its plan takes the person's corrections.
    pub draft: Draft,
    /// What the person will do with it.
    pub purpose: Purpose,
    /// Whether the dates go to the next year when it is the base of another plan.
    pub shift: bool,
    /// The findings, by their place among them, that the person has settled.
    pub settled: BTreeSet<usize>,
    /// The plan as it was read, without the corrections.
    pub read: Plan,
    /// The plan inside a file of ours, and what was edited in it elsewhere.
    pub returned: Option<(Document, Vec<EditLine>)>,
}

/// What a person does with a plan that comes from elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// Goes on with it.
    Current,
    /// Makes the next plan of it.
    Base,
}

impl Preview {
    fn new(name: Option<&str>, table: String, draft: Draft) -> Self {
        let this_year = chrono::Datelike::year(&clock::today());
        let past = draft.plan.header.period.is_some_and(|period| period.last() < this_year);
        let purpose = if past { Purpose::Base } else { Purpose::Current };
        let read = draft.plan.clone();
        let name = name.map(str::to_owned);
        let settled = BTreeSet::new();
        Self { name, table, draft, purpose, shift: true, settled, read, returned: None }
    }

    /// Reads all dates again in the order that the person has answered
    /// ([`FindingKind::DateOrder`]), which settles the question. What was corrected by hand stays, and so does what
    /// was settled of the findings that are still there.
    pub fn order_dates(&mut self, order: DateOrder) {
        let as_read = Draft { plan: self.read.clone(), ..self.draft.clone() };
        let Some(mut draft) = as_read.in_order(order) else { return };
        let old = std::mem::take(&mut self.draft.findings);
        let asks = |it: &Finding| (it.kind, it.action, it.column, it.read.clone());
        let settled: Vec<_> = self.settled.iter().filter_map(|at| old.get(*at)).map(asks).collect();
        let of = |(at, it): (usize, &Finding)| {
            (it.kind == FindingKind::DateOrder || settled.contains(&asks(it))).then_some(at)
        };
        self.settled = draft.findings.iter().enumerate().filter_map(of).collect();
        // Going from the old reading to the new one is taking back the step from the new to the old.
        let (plan, _) = plan::revert(&draft.plan, &self.read, &self.draft.plan);
        self.read = std::mem::replace(&mut draft.plan, plan);
        self.draft = draft;
    }

    /// Reads the dates again that were not understood, where the plan has another period than
    /// `before`: some lack nothing but the year. What was corrected by hand stays.
    pub fn date_again(&mut self, before: &Plan) {
        for (place, finding) in self.draft.findings.iter().enumerate() {
            let Some((id, column)) = undated(finding) else { continue };
            let field = TextField::Column(column);
            let (Some(as_read), Some(was)) = (self.read.action(id), before.action(id)) else {
                continue;
            };
            if field.date(&fields::dated(as_read, before)) != field.date(was) {
                continue;
            }
            let made = field.date(&fields::dated(as_read, &self.draft.plan)).cloned();
            if made.as_ref().is_some_and(|it| it.moment != Moment::Unclear) {
                self.settled.insert(place);
            } else {
                self.settled.remove(&place);
            }
            let edit = field.date_change(made).map(|change| Command::Edit { id, change });
            if let Some(plan) = edit.and_then(|edit| editor::adjust(&self.draft.plan, edit)) {
                self.draft.plan = plan;
            }
        }
    }

    /// The plan to keep.
    pub fn result(&self) -> Document {
        let plan = self.draft.plan.clone();
        match &self.returned {
            Some((inner, _)) => Document { plan, ..inner.clone() },
            None if self.purpose == Purpose::Base && self.shift => {
                Document::new(plan::template::shift_dates(&plan, 12))
            }
            None => Document::new(plan),
        }
    }
}

/// The action and column of a date that was not understood.
pub fn undated(finding: &Finding) -> Option<(Id, Column)> {
    let dated = finding.kind == FindingKind::DateUnclear;
    finding.action.zip(finding.column).filter(|_| dated)
}

/// One place that was edited elsewhere, as it is told.
#[derive(Clone, PartialEq, Eq)]
pub struct EditLine {
    /// What happened.
    pub kind: EditKind,
    /// The number of the action, from 1; `None` for what is about no action.
    pub number: Option<usize>,
    /// The column; `None` for a whole action.
    pub column: Option<Column>,
    /// What the plan inside says.
    pub before: String,
    /// What the file shows.
    pub after: String,
}

impl EditLine {
    /// An action that is gone has the number that it had.
    fn of(edit: &Edit, returned: &Returned) -> Self {
        let Edit { kind, action, column, before, after } = edit.clone();
        let removed = kind == EditKind::Removed;
        let plan = if removed { &returned.inner.plan } else { &returned.draft.plan };
        let number = action.and_then(|id| plan.position(id)).map(|at| at + 1);
        Self { kind, number, column, before, after }
    }
}
