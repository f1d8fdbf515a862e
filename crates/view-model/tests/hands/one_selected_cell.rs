//! One selected cell.

use super::*;

#[test]
fn f2_and_enter_open_the_editor() {
    for column in COLUMNS {
        let hand = Hand::on(1, column);
        assert_eq!([hand.key("F2"), hand.key("Enter")], [Some(CellKey::Edit); 2]);
    }
}

#[test]
fn a_letter_is_no_key_and_begins_to_type() {
    for column in COLUMNS {
        assert_eq!(Hand::on(1, column).key("a"), None);
        assert_eq!(Hand::on(1, column).key("Shift+Ñ"), None);
    }
    assert_eq!(keys::letter(&stroke("a")), Some("a"));
}

#[test]
fn delete_and_backspace_empty_any_column() {
    for column in COLUMNS {
        let hand = Hand::on(1, column);
        assert_eq!([hand.key("Delete"), hand.key("Backspace")], [Some(CellKey::Clear); 2]);
    }
}

#[test]
fn arrows_move_by_a_cell_and_stay_at_the_edge() {
    check_goes("Up", (2, Column::Action));
    check_goes("Down", (4, Column::Action));
    check_goes("Left", (3, Column::Area));
    check_goes("Right", (3, Column::Start));
    assert_eq!(Hand::on(1, Column::Criterion).press("Up Left").at(), Some((1, COLUMNS[0])));
    assert_eq!(Hand::on(5, Column::Comments).press("Down Right").at(), Some((5, COLUMNS[5])));
}

#[test]
fn tab_goes_on_over_the_end_of_the_row_and_out_of_the_table() {
    check_goes("Tab", (3, Column::Start));
    check_goes("Shift+Tab", (3, Column::Area));
    check_goes("Tab Tab Tab Tab", (4, Column::Criterion));
    assert_eq!(Hand::on(5, Column::Comments).press("Tab").at(), None);
    assert_eq!(Hand::on(1, Column::Criterion).press("Shift+Tab").at(), None);
}

#[test]
fn esc_and_then_tab_leave_the_table_from_anywhere() {
    assert_eq!(Hand::on(3, Column::Action).press("Escape Tab").at(), None);
    assert_eq!(Hand::on(3, Column::Action).press("Escape Shift+Tab").at(), None);
    check_goes("Escape Right Tab", (3, Column::End));
}

#[test]
fn home_and_end_go_to_the_ends_of_the_row_and_with_ctrl_of_the_table() {
    check_goes("Home", (3, Column::Criterion));
    check_goes("End", (3, Column::Comments));
    check_goes("Ctrl+Home", (1, Column::Criterion));
    check_goes("Ctrl+End", (5, Column::Comments));
}

#[test]
fn ctrl_and_an_arrow_go_to_the_edge_in_that_direction_also_from_a_month() {
    check_goes("Ctrl+Up", (1, Column::Action));
    check_goes("Ctrl+Down", (5, Column::Action));
    check_goes("Ctrl+Left", (3, Column::Criterion));
    check_goes("Ctrl+Right", (3, Column::Comments));
    assert_eq!(Hand::on(3, Column::Start).press("Ctrl+Up").at(), Some((1, Column::Start)));
}

#[test]
fn page_up_and_page_down_go_by_a_screen_of_rows() {
    check_goes("PageUp", (1, Column::Action));
    check_goes("PageDown PageDown", (5, Column::Action));
}

#[test]
fn the_clipboard_is_left_to_its_events() {
    for written in ["Ctrl+C", "Ctrl+X", "Ctrl+V"] {
        assert_eq!(Hand::on(1, Column::Area).key(written), None);
        let rows = keys::KEYS.iter().flat_map(|row| row.keys);
        let mut chords = rows.map(|(chord, _)| chord.words());
        assert!(chords.any(|words| words == written), "{written} stands in the help");
    }
}

#[test]
fn ctrl_d_fills_down() {
    let key = Hand::on(1, Column::Area).key("Ctrl+D");
    assert_eq!(key, Some(CellKey::Range(RangeKey::FillDown)));
}

#[test]
fn what_is_done_with_whole_actions_is_left_to_their_table() {
    for written in [
        "Ctrl+Enter",
        "Ctrl+Shift+D",
        "Alt+Up",
        "Alt+Down",
        "Alt+Enter",
        "Ctrl+Delete",
        "Ctrl+Z",
        "Ctrl+Y",
        "Ctrl+Shift+Z",
        "Ctrl+S",
        "F1",
        "Ctrl+K",
        "Ctrl+H",
        "Ctrl+P",
    ] {
        for column in COLUMNS {
            assert_eq!(Hand::on(1, column).key(written), None, "{written}");
        }
    }
}

#[test]
fn months_step_with_plus_and_minus() {
    for column in [Column::Start, Column::End] {
        let hand = Hand::on(1, column);
        assert_eq!(hand.key("+"), Some(CellKey::StepMonth(1)));
        assert_eq!(hand.key("Shift++"), Some(CellKey::StepMonth(1)));
        assert_eq!(hand.key("-"), Some(CellKey::StepMonth(-1)));
    }
    assert_eq!(Hand::on(1, Column::Area).key("+"), None);
}

#[test]
fn row_column_and_all_cells() {
    let (first, last) = (Column::Criterion, Column::Comments);
    let hand = || Hand::on(3, Column::Action);
    assert_eq!(hand().press("Shift+Space").covers(), (3, 3, first, last));
    assert_eq!(hand().press("Ctrl+Space").covers(), (1, 5, Column::Action, Column::Action));
    assert_eq!(hand().press("Ctrl+A").covers(), (1, 5, first, last));
    assert_eq!(hand().press("Shift+Space Ctrl+Space").covers(), (1, 5, first, last));
    assert_eq!(hand().press("Ctrl+A").at(), Some((3, Column::Action)));
}

#[test]
fn keys_of_the_browser_are_never_ours() {
    let typing = Typing { column: Column::Start, long: true, touch: false, choices: true };
    for written in [
        "Ctrl+R",
        "Ctrl+Shift+R",
        "F5",
        "Ctrl+F5",
        "Ctrl+F",
        "Ctrl+G",
        "F3",
        "Ctrl+P",
        "Ctrl+T",
        "Ctrl+Shift+T",
        "Ctrl+W",
        "Ctrl+N",
        "Ctrl+L",
        "Ctrl+O",
        "Ctrl+J",
        "Ctrl+U",
        "Ctrl+Tab",
        "Ctrl+Shift+Tab",
        "Ctrl+PageUp",
        "Ctrl+PageDown",
        "Ctrl+1",
        "Ctrl+9",
        "Ctrl++",
        "Ctrl+Shift++",
        "Ctrl+-",
        "Ctrl+=",
        "Ctrl+0",
        "Alt+Left",
        "Alt+Right",
        "Alt+Home",
        "Alt+D",
        "Alt+F4",
        "F6",
        "F7",
        "F10",
        "F11",
        "F12",
        "Ctrl+Shift+I",
    ] {
        for column in Column::ALL {
            assert_eq!(keys::on_cell(&stroke(written), column), None, "{written}");
            let key = keys::in_editor(&stroke(written), Typing { column, ..typing });
            assert!(matches!(key, None | Some(EditorKey::Caret)), "{written}");
        }
        assert_eq!(keys::letter(&stroke(written)), None, "{written}");
    }
}

#[test]
fn esc_gives_up_a_range_and_stays_on_its_cell() {
    let hand = Hand::on(3, Column::Action).press("Shift+Down Shift+Right Escape");
    assert_eq!(hand.covers(), (3, 3, Column::Action, Column::Action));
    assert_eq!(hand.press("Tab").at(), Some((3, Column::Start)));
}
