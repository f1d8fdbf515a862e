//! What the timeline draws, derived from the plan: laid out once for each change of it, and
//! handed to each row as its own bar only.

use std::collections::HashMap;
use std::sync::Arc;

use crate::browser::clock;
use crate::editing::Workspace;
use crate::erased::{effect, memo};
use chrono::NaiveDate;
use leptos::prelude::*;
use plan::timeline::{self, Band, Bar, MonthSpan, Timeline, TimelineRow};
use plan::{Action, Criterion, Id, Month, Plan};
use view_model::drag::Months;
use view_model::filter;
use view_model::press::KeyPress;

/// The timeline, and where each action is in it.
#[derive(PartialEq, Eq)]
pub struct TimelineLayout {
    /// The timeline.
    pub timeline: Timeline,
    rows: HashMap<Id, TimelineRow>,
}

/// What a row shows.
#[derive(Clone)]
pub struct RowData {
    /// The action.
    pub action: Arc<Action>,
    /// Its number.
    pub number: usize,
    /// Its bar; `None` where neither date is known.
    pub bar: Option<Bar>,
}

impl RowData {
    fn of(layout: &TimelineLayout, plan: &Plan, id: Id) -> Option<Self> {
        let row = layout.row(id)?;
        let action = Arc::clone(plan.actions.get(row.number - 1)?);
        Some(Self { action, number: row.number, bar: row.bar })
    }

    /// Rows are shared between versions of a plan, so an unchanged action is the same allocation.
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.action, &other.action)
            && (self.number, self.bar) == (other.number, other.bar)
    }
}

type RowSignals = StoredValue<HashMap<Id, ArcRwSignal<Option<RowData>>>>;

impl TimelineLayout {
    fn new(timeline: Timeline) -> Self {
        let rows = timeline.groups.iter().flat_map(|group| &group.rows);
        let rows = rows.map(|row| (row.id, *row)).collect();
        Self { timeline, rows }
    }

    /// The row of an action.
    pub fn row(&self, id: Id) -> Option<TimelineRow> {
        self.rows.get(&id).copied()
    }
}

/// The months that are drawn. Changes seldom while bars are moved.
#[derive(Clone, PartialEq, Eq)]
pub struct TimeScale {
    /// The first month.
    pub first: Month,
    /// How many months.
    pub months: i32,
    /// The years over them.
    pub years: Vec<Band>,
    /// The quarters over them.
    pub quarters: Vec<Band>,
    /// The plan's period.
    pub period: Option<MonthSpan>,
    /// Today in thousandths of a month.
    pub today: Option<i32>,
}

impl TimeScale {
    /// Which months are drawn.
    pub fn drawn(&self) -> Months {
        Months { first: self.first, count: self.months }
    }

    fn of(timeline: &Timeline) -> Self {
        Self {
            first: timeline.first,
            months: timeline.months,
            years: timeline.years.clone(),
            quarters: timeline.quarters.clone(),
            period: timeline.period,
            today: timeline.today,
        }
    }

    /// How many months of a bar lie before and after the plan's period.
    pub fn outside(&self, bar: &Bar) -> (i32, i32) {
        let Some(period) = self.period else { return (0, 0) };
        let before = (period.start - bar.start).clamp(0, bar.length);
        let after = (bar.start + bar.length - period.start - period.length).clamp(0, bar.length);
        (before, after)
    }
}

/// The shown actions of one criterion.
#[derive(Clone, PartialEq, Eq)]
pub struct ShownGroup {
    /// The criterion; `None` for the actions without one.
    pub criterion: Option<Criterion>,
    /// Its actions that the search leaves, in order.
    pub ids: Vec<Id>,
}

/// What needs attention, counted over the whole plan.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct AttentionCounts {
    /// Actions.
    pub all: usize,
    /// Actions without a bar.
    pub undated: usize,
    /// Bars that leave the period.
    pub leaving: usize,
    /// Bars that end before they start.
    pub backwards: usize,
}

/// The months and words beside a dragged bar.
#[derive(Clone, PartialEq)]
pub struct Tip {
    /// Where it stands on the screen, in CSS pixels.
    pub left: f64,
    /// Where it stands on the screen, in CSS pixels.
    pub top: f64,
    /// What it says.
    pub text: String,
}

/// The state of the timeline.
#[derive(Clone, Copy)]
pub struct TimelineState {
    /// The open plan.
    pub workspace: Workspace,
    /// The day that is drawn as today.
    pub today: NaiveDate,
    /// The timeline of the whole plan.
    pub layout: Memo<Arc<TimelineLayout>>,
    /// Its months.
    pub frame: Memo<TimeScale>,
    /// The actions that are shown.
    pub groups: Memo<Vec<ShownGroup>>,
    /// What assistive technology reads out after a change.
    pub said: RwSignal<String>,
    /// The words beside the dragged bar.
    pub tip: RwSignal<Option<Tip>>,
    /// The last key press that moved a bar.
    pub key: StoredValue<Option<KeyPress>>,
    rows: RowSignals,
}

impl TimelineState {
    /// The state of the timeline of the plan on `workspace`.
    pub fn new(workspace: Workspace) -> Self {
        let plan = workspace.editor.plan();
        let today = clock::today();
        let layout = memo(move || {
            Arc::new(TimelineLayout::new(plan.with(|plan| timeline::layout(plan, Some(today)))))
        });
        let frame = memo(move || layout.with(|layout| TimeScale::of(&layout.timeline)));
        let groups = memo(move || {
            let (search, unit) = (workspace.search.get(), workspace.unit.get());
            let shown =
                |action: &Action| filter::matches(action, search.as_deref(), unit.as_deref());
            layout.with(|layout| plan.with(|plan| groups(layout, &plan.actions, shown)))
        });
        let said = RwSignal::new(String::new());
        let rows = RowSignals::default();
        effect(move || plan.with(|plan| layout.with(|layout| refresh(rows, layout, plan))));
        let (tip, key) = (RwSignal::new(None), StoredValue::new(None));
        Self { workspace, today, layout, frame, groups, said, tip, key, rows }
    }

    /// What the row of an action shows. A change of the plan reaches only the rows that it
    /// changes: with a thousand rows it would cost too much to ask each of them.
    pub fn row(self, id: Id) -> RwSignal<Option<RowData>> {
        let data = || {
            let plan = self.workspace.editor.now();
            ArcRwSignal::new(self.layout.with_untracked(|layout| RowData::of(layout, &plan, id)))
        };
        let row = self.rows.try_update_value(|rows| rows.entry(id).or_insert_with(data).clone());
        row.unwrap_or_else(data).into()
    }

    /// The shown actions in the order of the screen, untracked.
    pub fn order(self) -> Vec<Id> {
        self.groups.with_untracked(|groups| groups.iter().flat_map(|it| it.ids.clone()).collect())
    }

    /// The action whose bar the Tab key reaches, tracked: the chosen one, or the first.
    pub fn reached(self) -> Option<Id> {
        let chosen = self.workspace.selected.get();
        self.groups.with(|groups| {
            let mut ids = groups.iter().flat_map(|it| &it.ids);
            let first = groups.first().and_then(|group| group.ids.first()).copied();
            chosen.filter(|chosen| ids.any(|id| id == chosen)).or(first)
        })
    }

    /// What needs attention, tracked.
    pub fn counts(self) -> AttentionCounts {
        self.layout.with(|layout| {
            layout.rows.values().fold(AttentionCounts::default(), |counts, row| AttentionCounts {
                all: counts.all + 1,
                undated: counts.undated + usize::from(row.bar.is_none()),
                leaving: counts.leaving + usize::from(row.bar.is_some_and(|it| it.leaves_period)),
                backwards: counts.backwards + usize::from(row.bar.is_some_and(|it| it.backwards)),
            })
        })
    }
}

/// Tells the rows whose data have changed, and forgets those of removed actions.
fn refresh(rows: RowSignals, layout: &TimelineLayout, plan: &Plan) {
    let mut changed = Vec::new();
    rows.update_value(|rows| {
        rows.retain(|id, row| {
            let new = RowData::of(layout, plan, *id);
            let same = row.with_untracked(|old| match (old, &new) {
                (Some(old), Some(new)) => old.is(new),
                (old, new) => old.is_none() && new.is_none(),
            });
            let stays = new.is_some();
            if !same {
                changed.push((row.clone(), new));
            }
            stays
        });
    });
    for (row, new) in changed {
        row.set(new);
    }
}

fn groups(
    layout: &TimelineLayout,
    actions: &[Arc<Action>],
    shown: impl Fn(&Action) -> bool,
) -> Vec<ShownGroup> {
    let shown =
        |row: &&TimelineRow| actions.get(row.number - 1).is_some_and(|action| shown(action));
    let groups = layout.timeline.groups.iter().map(|group| ShownGroup {
        criterion: group.criterion,
        ids: group.rows.iter().filter(shown).map(|row| row.id).collect(),
    });
    groups.filter(|group| !group.ids.is_empty()).collect()
}
