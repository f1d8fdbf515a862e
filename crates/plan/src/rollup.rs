//! Sums over a plan: by criterion, by unit, by column.

use crate::catalogue;
use crate::column::Column;
use crate::model::{Action, Criterion, Plan};
use crate::month::Month;
use crate::when::Edge;
use words::folding;

/// The sums over a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rollup {
    /// The number of actions.
    pub actions: usize,
    /// The number of tasks.
    pub tasks: usize,
    /// The actions of each criterion of the catalogue, also of those without any.
    pub criteria: Vec<(Criterion, usize)>,
    /// The actions without a criterion.
    pub without_criterion: usize,
    /// The actions of each unit, in the order in which the units first appear. Two spellings
    /// that differ in case and spaces only are one unit, shown as first written.
    pub units: Vec<(String, usize)>,
    /// The first start and the last end (or, where they are missing, the first and last month
    /// of what there is).
    pub span: Option<(Month, Month)>,
    /// How many actions lack a value in each column, by [`Column::index`]. Number and comments
    /// are never missing.
    pub missing: [usize; 13],
}

/// The sums over `plan`.
pub fn rollup(plan: &Plan) -> Rollup {
    Rollup {
        actions: plan.actions.len(),
        tasks: plan.actions.iter().map(|action| action.tasks.len()).sum(),
        criteria: criteria(plan),
        without_criterion: plan.actions.iter().filter(|it| it.criterion.is_none()).count(),
        units: units(plan),
        span: span(plan),
        missing: missing(plan),
    }
}

fn criteria(plan: &Plan) -> Vec<(Criterion, usize)> {
    let count = |criterion| {
        plan.actions.iter().filter(|action| action.criterion == Some(criterion)).count()
    };
    catalogue::criteria(plan.header.catalogue).map(|it| (it, count(it))).collect()
}

/// The actions of each unit, as in [`Rollup::units`].
pub fn units(plan: &Plan) -> Vec<(String, usize)> {
    let mut units: Vec<(String, usize)> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    for action in &plan.actions {
        let mut of_action = Vec::new();
        for unit in &action.responsible {
            let key = unit_key(unit);
            if key.is_empty() {
                continue;
            }
            // A plan names some dozen units: a list is as quick as a map, and smaller.
            let place = keys.iter().position(|it| *it == key).unwrap_or_else(|| {
                units.push((unit.trim().to_owned(), 0));
                keys.push(key);
                units.len() - 1
            });
            if !of_action.contains(&place) {
                of_action.push(place);
                units[place].1 += 1;
            }
        }
    }
    units
}

/// What two spellings of one unit have in common: `RRHH ` and `rrhh`.
pub fn unit_key(unit: &str) -> String {
    let key = folding::key(unit);
    if key.is_empty() { folding::folded(unit) } else { key }
}

fn span(plan: &Plan) -> Option<(Month, Month)> {
    let months = |action: &Action| {
        let start = action.start.as_ref().and_then(|when| when.month(Edge::Start));
        let end = action.end.as_ref().and_then(|when| when.month(Edge::End));
        start.into_iter().chain(end)
    };
    let all = || plan.actions.iter().flat_map(|action| months(action));
    all().min().zip(all().max())
}

fn missing(plan: &Plan) -> [usize; 13] {
    Column::ALL.map(|column| plan.actions.iter().filter(|it| is_missing(it, column)).count())
}

/// Whether an action lacks a value in this column.
pub fn is_missing(action: &Action, column: Column) -> bool {
    let blank = |text: &str| text.trim().is_empty();
    match column {
        Column::Number | Column::Comments => false,
        Column::Criterion => action.criterion.is_none(),
        Column::Subcriterion => action.subcriterion.is_none(),
        Column::Area => blank(&action.area),
        Column::Action => blank(&action.action),
        Column::Objective => blank(&action.objective),
        Column::Tasks => action.tasks.iter().all(|task| blank(&task.text)),
        Column::Start => action.start.is_none(),
        Column::End => action.end.is_none(),
        Column::Resources => blank(&action.resources),
        Column::Indicator => blank(&action.indicator.text),
        Column::Responsible => action.responsible.iter().all(|unit| blank(unit)),
    }
}
