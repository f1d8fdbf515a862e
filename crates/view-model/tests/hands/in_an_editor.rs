//! While a person types in a cell.

use super::*;

const TEXT: Typing = Typing { column: Column::Area, long: true, touch: false, choices: false };
const TASKS: Typing = Typing { column: Column::Tasks, ..TEXT };
const CODE: Typing = Typing { column: Column::Criterion, long: false, choices: true, ..TEXT };
const MONTH: Typing = Typing { column: Column::Start, long: false, ..TEXT };

fn key(written: &str, typing: Typing) -> Option<EditorKey> {
    keys::in_editor(&stroke(written), typing)
}

#[test]
fn enter_is_done_and_down_and_the_next_of_the_tasks() {
    for typing in [TEXT, CODE, MONTH] {
        assert_eq!(key("Enter", typing), Some(EditorKey::Take));
    }
    assert_eq!(key("Enter", TASKS), Some(EditorKey::NextTask));
}

#[test]
fn shift_enter_and_alt_enter_begin_another_line() {
    for typing in [TEXT, TASKS] {
        assert_eq!(key("Shift+Enter", typing), Some(EditorKey::Line));
        assert_eq!(key("Alt+Enter", typing), Some(EditorKey::InsertLine));
    }
}

#[test]
fn ctrl_enter_is_done_and_stays() {
    for typing in [TEXT, TASKS, CODE, MONTH] {
        assert_eq!(key("Ctrl+Enter", typing), Some(EditorKey::Stay));
    }
}

#[test]
fn tab_is_done_and_selects_the_next_cell() {
    let (next, previous) = (CursorMove::Next, CursorMove::Previous);
    for typing in [TEXT, TASKS, CODE, MONTH] {
        assert_eq!(key("Tab", typing), Some(EditorKey::Go(next)));
        assert_eq!(key("Shift+Tab", typing), Some(EditorKey::Go(previous)));
    }
}

#[test]
fn after_an_editing_the_keyboard_stays_in_the_table() {
    let hand = Hand::on(5, Column::Comments);
    let selection = hand.selection.unwrap();
    let next = selection.went_on(CursorMove::Next, hand.shown());
    assert_eq!(next, Some(selection));
}

#[test]
fn esc_leaves_the_text_before() {
    assert_eq!(key("Escape", TEXT), Some(EditorKey::GiveUp));
}

#[test]
fn arrows_home_and_end_are_of_the_text() {
    for written in ["Left", "Right", "Home", "End", "Ctrl+Home", "Shift+Right", "Up", "Down"] {
        assert_eq!(key(written, TEXT), Some(EditorKey::Caret), "{written}");
    }
}

#[test]
fn up_and_down_step_a_month_and_the_pages_a_year() {
    let found = ["Up", "Down", "PageUp", "PageDown"].map(|written| key(written, MONTH));
    assert_eq!(found, [1, -1, 12, -12].map(|months| Some(EditorKey::StepMonth(months))));
    assert_eq!(key("PageUp", TEXT), Some(EditorKey::Caret));
}

#[test]
fn up_and_down_mark_a_choice_where_there_are_any() {
    assert_eq!(key("Up", CODE), Some(EditorKey::Mark(-1)));
    assert_eq!(key("Down", CODE), Some(EditorKey::Mark(1)));
    assert_eq!(key("Down", Typing { choices: false, ..CODE }), Some(EditorKey::Caret));
}

#[test]
fn undo_and_the_clipboard_are_of_the_text() {
    for written in ["Ctrl+Z", "Ctrl+Y", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+A", "Ctrl+D"] {
        assert_eq!(key(written, TEXT), None, "{written}");
    }
}
