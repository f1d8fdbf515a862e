//! What pointers select, what stays of a selection when the table changes, and what holds whatever
//! a person does.

use plan::{Column, Id};
use proptest::prelude::*;
use proptest::sample::subsequence;
use view_model::cursor::{CursorMove, ShownCells};
use view_model::selection::{PointerTarget, Selection, SelectionKind};

const COLUMNS: [Column; 4] = [Column::Criterion, Column::Area, Column::Action, Column::Start];

fn ids(bits: &[u64]) -> Vec<Id> {
    bits.iter().copied().map(Id::from_bits).collect()
}

fn at(action: u64, column: Column) -> (Id, Column) {
    (Id::from_bits(action), column)
}

fn number(action: u64) -> PointerTarget {
    PointerTarget::Number(Id::from_bits(action))
}

fn cell(action: u64, column: Column) -> PointerTarget {
    PointerTarget::Cell(at(action, column))
}

/// The actions and the columns that a selection covers.
fn covered(selection: Selection, shown: ShownCells<'_>) -> (Vec<u64>, Vec<Column>) {
    let range = selection.range(shown).unwrap();
    let rows = range.rows(shown.ids).iter().map(|id| id.bits()).collect();
    (rows, range.columns(shown.columns).to_vec())
}

#[test]
fn a_drag_selects_what_it_began_on() {
    let ids = ids(&[1, 2, 3, 4]);
    let shown = ShownCells { ids: &ids, columns: &COLUMNS };
    let dragged = |from, to| {
        let pressed = Selection::pressed(None, from, false, shown).unwrap();
        covered(pressed.dragged(to, shown), shown)
    };
    let cells = dragged(cell(3, Column::Action), cell(2, Column::Area));
    assert_eq!(cells, (vec![2, 3], vec![Column::Area, Column::Action]));
    let onto_numbers = dragged(cell(3, Column::Action), number(4));
    assert_eq!(onto_numbers, (vec![3, 4], COLUMNS[..3].to_vec()));
    let onto_heads = dragged(cell(3, Column::Action), PointerTarget::Head(Column::Start));
    assert_eq!(onto_heads, (vec![1, 2, 3], COLUMNS[2..].to_vec()));
    let rows = dragged(number(2), cell(4, Column::Action));
    assert_eq!(rows, (vec![2, 3, 4], COLUMNS.to_vec()));
    let columns = dragged(PointerTarget::Head(Column::Area), cell(3, Column::Start));
    assert_eq!(columns, (vec![1, 2, 3, 4], COLUMNS[1..].to_vec()));
    let all = dragged(PointerTarget::Corner, cell(3, Column::Start));
    assert_eq!(all, (vec![1, 2, 3, 4], COLUMNS.to_vec()));
}

#[test]
fn a_finger_drags_either_end() {
    let ids = ids(&[1, 2, 3, 4]);
    let shown = ShownCells { ids: &ids, columns: &COLUMNS };
    let range = Selection::cell(at(3, Column::Action)).dragged(cell(2, Column::Area), shown);
    let first = range.held_at(true, shown).unwrap().dragged(cell(1, Column::Criterion), shown);
    assert_eq!(covered(first, shown), (vec![1, 2, 3], COLUMNS[..3].to_vec()));
    let last = range.held_at(false, shown).unwrap().dragged(cell(4, Column::Action), shown);
    assert_eq!(covered(last, shown), (vec![2, 3, 4], COLUMNS[1..3].to_vec()));
}

#[test]
fn a_menu_keeps_the_selection_that_it_opens_on() {
    let ids = ids(&[1, 2, 3, 4]);
    let shown = ShownCells { ids: &ids, columns: &COLUMNS };
    let range = Selection::cell(at(2, Column::Area)).dragged(cell(3, Column::Action), shown);
    let menu = |on| Selection::for_menu(Some(range), on, shown).unwrap();
    assert_eq!(menu(cell(3, Column::Area)), range);
    assert_eq!(menu(number(3)), range);
    assert_eq!(menu(cell(3, Column::Start)), Selection::cell(at(3, Column::Start)));
    assert_eq!(Some(menu(number(4))), Selection::row(Id::from_bits(4), shown));
    let head = PointerTarget::Head(Column::Area);
    assert_eq!(Some(menu(head)), Selection::column(Column::Area, shown));
    assert_eq!(Selection::for_menu(None, PointerTarget::Corner, shown), Selection::all(shown));
}

#[test]
fn nothing_is_selected_where_nothing_is_shown() {
    let shown = ShownCells { ids: &[], columns: &COLUMNS };
    let all = Selection::cell(at(1, Column::Area)).whole_table();
    assert_eq!(all.range(shown), None);
    assert_eq!(all.moved(CursorMove::Down, false, shown, 3), None);
    assert_eq!(Selection::all(shown), None);
    let ids = ids(&[1]);
    assert_eq!(all.range(ShownCells { ids: &ids, columns: &[] }), None);
}

#[test]
fn the_counts_are_those_of_what_is_shown() {
    let ids = ids(&[1, 2, 3]);
    let shown = ShownCells { ids: &ids, columns: &COLUMNS };
    let rows = Selection::row(Id::from_bits(2), shown).unwrap();
    let range = rows.moved(CursorMove::Down, true, shown, 1).unwrap().range(shown).unwrap();
    assert_eq!((range.cell_count(), range.row_count(), range.column_count()), (8, 2, 4));
    let fewer = ShownCells { columns: &COLUMNS[..3], ..shown };
    assert_eq!(rows.range(fewer).unwrap().cell_count(), 3);
}

/// What is kept of the column *Área* in the actions 2 to 5 of six when others are shown.
fn check_kept(after: &[u64], expect: &[u64]) {
    let (before, after) = (ids(&[1, 2, 3, 4, 5, 6]), ids(after));
    let columns = &COLUMNS;
    let range = Selection::cell(at(2, Column::Area))
        .dragged(cell(5, Column::Area), ShownCells { ids: &before, columns });
    let shown = ShownCells { ids: &after, columns };
    let kept = range.kept(&before, shown).unwrap();
    assert_eq!(covered(kept, shown), (expect.to_vec(), vec![Column::Area]), "{after:?}");
}

#[test]
fn a_selection_stays_with_its_actions() {
    check_kept(&[1, 2, 3, 4, 5, 6], &[2, 3, 4, 5]);
    // Removed, or filtered away.
    check_kept(&[1, 3, 4, 5, 6], &[3, 4, 5]);
    check_kept(&[1, 2, 6], &[2]);
    check_kept(&[2, 5], &[2, 5]);
    check_kept(&[1, 6], &[6]);
    check_kept(&[1], &[1]);
    // Moved as a block, or one out of it.
    check_kept(&[2, 3, 4, 5, 1, 6], &[2, 3, 4, 5]);
    check_kept(&[1, 2, 4, 5, 6, 3], &[2, 4, 5]);
    // New ones between, as they are seen to be selected.
    check_kept(&[1, 2, 7, 3, 4, 5, 6], &[2, 7, 3, 4, 5]);
    // What was outside never comes in.
    check_kept(&[1, 2, 3, 4, 6, 5], &[2]);
    check_kept(&[6, 5, 4, 3, 2, 1], &[5, 4, 3, 2]);
}

#[test]
fn whole_columns_stay_whatever_rows_are_shown() {
    let (before, after) = (ids(&[1, 2, 3]), ids(&[7, 3]));
    let columns = &COLUMNS;
    let column = Selection::column(Column::Area, ShownCells { ids: &before, columns }).unwrap();
    let shown = ShownCells { ids: &after, columns };
    let kept = column.kept(&before, shown).unwrap();
    assert_eq!(kept.kind(), SelectionKind::Columns);
    assert_eq!(covered(kept, shown), (vec![7, 3], vec![Column::Area]));
    assert_eq!(column.kept(&before, ShownCells { ids: &[], columns }), None);
}

/// One thing that a person does.
#[derive(Clone, Copy, Debug)]
enum Step {
    Move(CursorMove, bool),
    WentOn(CursorMove),
    Press(PointerTarget, bool),
    Drag(PointerTarget),
    Menu(PointerTarget),
    Hold(bool),
    Rows,
    Columns,
    All,
    GiveUp,
}

const MOVES: [CursorMove; 14] = [
    CursorMove::Up,
    CursorMove::Down,
    CursorMove::Left,
    CursorMove::Right,
    CursorMove::Next,
    CursorMove::Previous,
    CursorMove::RowStart,
    CursorMove::RowEnd,
    CursorMove::Top,
    CursorMove::Bottom,
    CursorMove::FirstCell,
    CursorMove::LastCell,
    CursorMove::PageUp,
    CursorMove::PageDown,
];

/// A table: which of eight actions are shown, in any order, and which columns.
#[derive(Clone, Debug)]
struct Table {
    ids: Vec<Id>,
    columns: Vec<Column>,
}

impl Table {
    fn shown(&self) -> ShownCells<'_> {
        ShownCells { ids: &self.ids, columns: &self.columns }
    }
}

fn a_table() -> impl Strategy<Value = Table> {
    let ids = subsequence((1..=8).collect::<Vec<u64>>(), 1..=8).prop_shuffle();
    let columns = subsequence(Column::ALL[1..].to_vec(), 1..=12);
    (ids, columns).prop_map(|(bits, columns)| Table { ids: ids_of(bits), columns })
}

fn ids_of(bits: Vec<u64>) -> Vec<Id> {
    bits.into_iter().map(Id::from_bits).collect()
}

/// Steps name rows and columns by number, which a table makes cells of.
fn a_step() -> impl Strategy<Value = (u8, usize, usize, bool)> {
    (0..10_u8, 0..100_usize, 0..100_usize, any::<bool>())
}

fn step_of((what, one, other, flag): (u8, usize, usize, bool), table: &Table) -> Step {
    let (id, column) = (table.ids[one % table.ids.len()], other % table.columns.len());
    let column = table.columns[column];
    let target = match other / 13 % 4 {
        0 => PointerTarget::Number(id),
        1 => PointerTarget::Head(column),
        2 if one % 5 == 0 => PointerTarget::Corner,
        _ => PointerTarget::Cell((id, column)),
    };
    let by = MOVES[one % MOVES.len()];
    match what {
        0..=2 => Step::Move(by, flag),
        3 => Step::WentOn(by),
        4 => Step::Press(target, flag),
        5 => Step::Drag(target),
        6 => Step::Menu(target),
        7 => Step::Hold(flag),
        8 => [Step::Rows, Step::Columns, Step::All][one % 3],
        _ => Step::GiveUp,
    }
}

/// What a step makes of a selection; what leaves the table comes back where it was.
fn take(selection: Selection, step: Step, shown: ShownCells<'_>, page: usize) -> Selection {
    let taken = match step {
        Step::Move(by, extend) => selection.moved(by, extend, shown, page),
        Step::WentOn(by) => selection.went_on(by, shown),
        Step::Press(on, extend) => Selection::pressed(Some(selection), on, extend, shown),
        Step::Drag(on) => Some(selection.dragged(on, shown)),
        Step::Menu(on) => Selection::for_menu(Some(selection), on, shown),
        Step::Hold(first) => selection.held_at(first, shown),
        Step::Rows => Some(selection.whole_rows()),
        Step::Columns => Some(selection.whole_columns()),
        Step::All => Some(selection.whole_table()),
        Step::GiveUp => Some(selection.given_up(shown)),
    };
    taken.unwrap_or(selection)
}

/// Anchor, head and active cell are shown, and the active one belongs to what is covered.
fn check(selection: Selection, shown: ShownCells<'_>) {
    for (id, column) in [selection.anchor(), selection.head(), selection.active()] {
        assert!(shown.ids.contains(&id) && shown.columns.contains(&column), "{selection:?}");
    }
    let range = selection.range(shown).unwrap();
    assert!(range.last_row < shown.ids.len() && range.last_column < shown.columns.len());
    assert!(range.rows(shown.ids).contains(&selection.active().0), "{selection:?}");
    assert!(range.columns(shown.columns).contains(&selection.active().1), "{selection:?}");
}

proptest! {
    #[test]
    fn whatever_one_does_is_done_with_shown_cells(
        table in a_table(),
        steps in prop::collection::vec(a_step(), 1..30),
        page in 0..5_usize,
    ) {
        let shown = table.shown();
        let mut selection = Selection::cell((table.ids[0], table.columns[0]));
        for step in steps {
            selection = take(selection, step_of(step, &table), shown, page);
            check(selection, shown);
        }
    }

    #[test]
    fn what_is_not_shown_is_never_covered(
        before in a_table(),
        after in a_table(),
        steps in prop::collection::vec(a_step(), 0..10),
    ) {
        let mut selection = Selection::cell((before.ids[0], before.columns[0]));
        for step in steps {
            selection = take(selection, step_of(step, &before), before.shown(), 2);
        }
        let was = covered(selection, before.shown()).0;
        // Asked as it is, as a screen may before it has told the selection of the change.
        if let Some(range) = selection.range(after.shown()) {
            prop_assert!(range.last_row < after.ids.len());
            prop_assert!(range.last_column < after.columns.len());
        }
        let kept = selection.kept(&before.ids, after.shown()).unwrap();
        check(kept, after.shown());
        if was.iter().any(|bits| after.ids.contains(&Id::from_bits(*bits))) {
            for bits in covered(kept, after.shown()).0 {
                let is_new = !before.ids.contains(&Id::from_bits(bits));
                prop_assert!(was.contains(&bits) || is_new, "{bits} was not selected");
            }
        } else {
            prop_assert!(kept.range(after.shown()).unwrap().row_count() == 1 || is_whole(kept));
        }
        prop_assert_eq!(kept.kept(&after.ids, after.shown()), Some(kept));
    }

    #[test]
    fn what_is_extended_and_shrunk_again_is_as_before(
        table in a_table(),
        start in (0..8_usize, 0..12_usize),
        steps in prop::collection::vec(0..4_usize, 0..12),
        kind in 0..3_usize,
    ) {
        let shown = table.shown();
        let cell = (table.ids[start.0 % table.ids.len()], table.columns[start.1 % table.columns.len()]);
        let begun = match kind {
            0 => Selection::cell(cell),
            1 => Selection::cell(cell).whole_rows(),
            _ => Selection::cell(cell).whole_columns(),
        };
        let mut selection = begun;
        let mut back = Vec::new();
        for step in steps {
            let further = selection.moved(MOVES[step], true, shown, 1).unwrap();
            if further.head() != selection.head() {
                back.push(MOVES[step ^ 1]);
            }
            selection = further;
            prop_assert_eq!(selection.anchor(), cell);
            prop_assert_eq!(selection.active(), cell);
        }
        for by in back.into_iter().rev() {
            selection = selection.moved(by, true, shown, 1).unwrap();
        }
        prop_assert_eq!(selection, begun);
    }

    #[test]
    fn tab_reaches_every_cell_of_a_range_once(table in a_table(), to in (0..8_usize, 0..12_usize)) {
        let shown = table.shown();
        let head = (table.ids[to.0 % table.ids.len()], table.columns[to.1 % table.columns.len()]);
        let range = Selection::cell((table.ids[0], table.columns[0]));
        let range = range.dragged(PointerTarget::Cell(head), shown);
        let count = range.range(shown).unwrap().cell_count();
        for by in [CursorMove::Next, CursorMove::Previous, CursorMove::Down, CursorMove::Up] {
            let mut selection = range;
            let mut reached = Vec::new();
            for _ in 0..count {
                let active = selection.active();
                prop_assert!(!reached.contains(&active));
                reached.push(active);
                selection = selection.went_on(by, shown).unwrap();
            }
            prop_assert!(count == 1 || selection == range);
        }
    }
}

const fn is_whole(selection: Selection) -> bool {
    matches!(selection.kind(), SelectionKind::Columns | SelectionKind::All)
}
