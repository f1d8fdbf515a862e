//! A source read again after the person has answered a question about it.

use std::collections::VecDeque;
use std::sync::Arc;

use cells::Meter;
use plan::{Action, Id, IdSource, Plan, Sequence};
use values::{DateOrder, Finding, FindingKind};

use crate::draft::{Draft, Hints};
use crate::drafting::{find, find_asking};
use crate::orders::OrderAsk;
use crate::shapes::{Reshaping, Shaped};
use crate::table::SourceShape;

impl Draft {
    /// The same source read again where the person has answered in which order its dates are
    /// written ([`FindingKind::DateOrder`]); `None` where it is no table any more. The ids stay, if
    /// this is as it was read: call it with the plan before any correction, and
    /// [`plan::revert()`] keeps the corrections.
    pub fn in_order(&self, order: DateOrder) -> Option<Self> {
        let mut ids = Again::of(&self.plan);
        let (grid, ask) = (self.grid.clone(), OrderAsk::Answered(order));
        let found = match (self.made(), self.hints.separator) {
            (None, Some(separator)) => {
                let read_as = (SourceShape::Text, separator != '\t');
                find(grid, read_as, ask, &mut ids, &mut Meter::new(&mut |_| {}))
            }
            (made, _) => find_asking(Shaped { grid, made }, ask, &mut ids),
        };
        let found = found.ok()?;
        let mut draft = found.draft;
        let Hints { encoding, separator, .. } = self.hints;
        draft.hints = Hints { encoding, separator, ..draft.hints };
        // What was said about the file rather than its table.
        let about = |kind| matches!(kind, FindingKind::OtherSheets | FindingKind::InnerUnusable);
        let mut findings: Vec<Finding> =
            self.findings.iter().filter(|it| about(it.kind)).cloned().collect();
        findings.append(&mut draft.findings);
        draft.findings = findings;
        Some(draft)
    }

    /// How the grid was made of another shape, which it has no more.
    fn made(&self) -> Option<Reshaping> {
        use FindingKind as Kind;
        let shapes = [Kind::FormsRead, Kind::TableTurned, Kind::CellsOnLines];
        let kind = self.findings.iter().map(|it| it.kind).find(|kind| shapes.contains(kind))?;
        let header = self.headers.first()?.start;
        let rows = self.sources.iter().filter_map(|it| it.rows.first().copied()).collect();
        Some(Reshaping { kind, header, rows })
    }
}

/// The ids of a plan in the order in which a reader asks for them.
struct Again(VecDeque<Id>, Sequence);

impl Again {
    fn of(plan: &Plan) -> Self {
        let of = |action: &Arc<Action>| {
            let tasks = action.tasks.iter().map(|task| task.id);
            [action.id].into_iter().chain(tasks).collect::<Vec<_>>()
        };
        let ids = [plan.id].into_iter().chain(plan.actions.iter().flat_map(of));
        // Only a plan that is not as it was read has too few.
        Self(ids.collect(), Sequence::new(plan.id.bits()))
    }
}

impl IdSource for Again {
    fn next_id(&mut self) -> Id {
        self.0.pop_front().unwrap_or_else(|| self.1.next_id())
    }
}
