//! How the columns of long texts share the width of the table: by what stands in them, so that one
//! that is empty gives its room away.

use std::sync::Arc;

use crate::column::Column;
use crate::model::Action;

/// The columns of long texts, in the order of the form.
pub const LONG: [Column; 8] = [
    Column::Area,
    Column::Action,
    Column::Objective,
    Column::Tasks,
    Column::Resources,
    Column::Indicator,
    Column::Responsible,
    Column::Comments,
];

/// The shares of the columns of a plan whose columns are all filled as usual.
const USUAL: [usize; 8] = [140, 136, 128, 160, 92, 118, 122, 104];
/// The share of a column without a word, for its heading.
const EMPTY: usize = 40;
/// Shares are told in steps, so that a typed word seldom moves the columns.
const GRAIN: usize = 8;
/// What is counted of one text at most: a single long one does not make its column wide.
const MOST: usize = 400;

/// The shares of the columns of [`LONG`]: halfway between the usual ones and what is asked for by
/// the texts that stand there.
pub fn shares(actions: &[Arc<Action>]) -> [usize; 8] {
    let texts = LONG.map(|column| {
        let length = |action: &Arc<Action>| length(column, action).min(MOST);
        actions.iter().map(length).sum::<usize>()
    });
    if texts.iter().all(|length| *length == 0) {
        return USUAL;
    }
    // The root: a column with four times as much text is as tall as another when it is twice as
    // wide, since its lines are fewer, too.
    let asked = texts.map(|length| (length * 100).isqrt());
    let all = asked.iter().sum::<usize>().max(1);
    let usual: usize = USUAL.iter().sum();
    std::array::from_fn(|at| match asked[at] {
        0 => EMPTY,
        asked => ((USUAL[at] + asked * usual / all) / 2).next_multiple_of(GRAIN),
    })
}

fn length(column: Column, action: &Action) -> usize {
    match column {
        Column::Area => action.area.len(),
        Column::Action => action.action.len(),
        Column::Objective => action.objective.len(),
        Column::Tasks => action.tasks.iter().map(|task| task.text.len()).sum(),
        Column::Resources => action.resources.len(),
        Column::Indicator => action.indicator.text.len() + action.indicator.target.len(),
        Column::Responsible => action.responsible.iter().map(String::len).sum(),
        Column::Comments => action.comments.len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn plan(change: impl Fn(&mut Action)) -> Vec<Arc<Action>> {
        let action = |bits| {
            let mut action = Action::new(Id::from_bits(bits));
            action.area = "No existe un calendario de reuniones".into();
            action.action = "Acordar un calendario".into();
            action.objective = "Ordenar las reuniones del año".into();
            change(&mut action);
            Arc::new(action)
        };
        (1..4).map(action).collect()
    }

    #[test]
    fn an_empty_column_gives_its_room_away() {
        let without = shares(&plan(|_| ()));
        let with = shares(&plan(|action| action.comments = "En espera del presupuesto".into()));
        assert_eq!(without[7], EMPTY);
        assert!(with[7] > 2 * without[7], "{with:?}");
        assert!(without[0] > USUAL[0] && without[0] > with[0], "{without:?} {with:?}");
    }

    #[test]
    fn nothing_says_nothing() {
        assert_eq!(shares(&[]), USUAL);
        assert_eq!(shares(&[Arc::new(Action::new(Id::from_bits(1)))]), USUAL);
    }

    #[test]
    fn a_word_more_seldom_moves_the_columns() {
        let one = shares(&plan(|action| action.comments = "En espera".into()));
        let more = shares(&plan(|action| action.comments = "En espera.".into()));
        assert_eq!(one, more);
    }
}
