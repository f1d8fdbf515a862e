//! Ranges.

use super::*;

fn check_covers(keys: &str, expect: (u64, u64, Column, Column)) {
    let hand = Hand::on(3, Column::Action).press(keys);
    assert_eq!(hand.covers(), expect, "{keys}");
    assert_eq!(hand.at(), Some((3, Column::Action)), "the anchor is edited: {keys}");
}

#[test]
fn shift_with_a_key_that_goes_moves_the_head() {
    let (first, here, last) = (Column::Criterion, Column::Action, Column::Comments);
    check_covers("Shift+Down Shift+Right", (3, 4, here, Column::Start));
    check_covers("Shift+Up Shift+Left", (2, 3, Column::Area, here));
    check_covers("Shift+Home", (3, 3, first, here));
    check_covers("Shift+End", (3, 3, here, last));
    check_covers("Ctrl+Shift+Home", (1, 3, first, here));
    check_covers("Ctrl+Shift+End", (3, 5, here, last));
    check_covers("Ctrl+Shift+Up", (1, 3, here, here));
    check_covers("Ctrl+Shift+Down", (3, 5, here, here));
    check_covers("Ctrl+Shift+Left", (3, 3, first, here));
    check_covers("Ctrl+Shift+Right", (3, 3, here, last));
    check_covers("Shift+PageUp", (1, 3, here, here));
    check_covers("Shift+PageDown", (3, 5, here, here));
    check_covers("Shift+Down Shift+Up Shift+Up", (2, 3, here, here));
}

#[test]
fn whole_rows_and_columns_are_extended_as_such() {
    let (first, last) = (Column::Criterion, Column::Comments);
    check_covers("Shift+Space Shift+Down Shift+Left", (3, 4, first, last));
    check_covers("Ctrl+Space Shift+Right Shift+Up", (1, 5, Column::Action, Column::Start));
}

#[test]
fn an_arrow_goes_on_from_the_anchor() {
    check_goes("Shift+Down Shift+Down Right", (3, Column::Start));
}

#[test]
fn tab_goes_through_the_range_and_keeps_it() {
    let hand = Hand::on(3, Column::Action).press("Shift+Down Shift+Right");
    let hand = hand.press("Tab Tab");
    assert_eq!(hand.at(), Some((4, Column::Action)));
    assert_eq!(hand.covers(), (3, 4, Column::Action, Column::Start));
    let hand = hand.press("Tab Tab");
    assert_eq!(hand.at(), Some((3, Column::Action)), "after its last cell comes its first");
    assert_eq!(hand.press("Shift+Tab").at(), Some((4, Column::Start)));
}

#[test]
fn enter_in_an_editor_goes_down_through_the_range() {
    let hand = Hand::on(3, Column::Action).press("Shift+Down Shift+Right");
    let mut selection = hand.selection.unwrap();
    for expect in [(4, Column::Action), (3, Column::Start), (4, Column::Start)] {
        selection = selection.went_on(CursorMove::Down, hand.shown()).unwrap();
        assert_eq!((selection.active().0.bits(), selection.active().1), expect);
    }
}

#[test]
fn shift_click_takes_the_head_there() {
    let hand = Hand::on(3, Column::Action).shift_click(cell(5, Column::Area));
    assert_eq!(hand.covers(), (3, 5, Column::Area, Column::Action));
    let hand = hand.shift_click(cell(2, Column::Start));
    assert_eq!(hand.covers(), (2, 3, Column::Action, Column::Start));
    let number = PointerTarget::Number(Id::from_bits(5));
    let hand = hand.shift_click(number);
    assert_eq!(hand.covers(), (3, 5, Column::Criterion, Column::Comments));
    let hand = hand.shift_click(PointerTarget::Head(Column::End));
    assert_eq!(hand.covers(), (1, 5, Column::Action, Column::End));
}

#[test]
fn typing_enter_and_f2_edit_the_anchor() {
    let hand = Hand::on(3, Column::Action).press("Ctrl+Shift+End");
    assert_eq!(hand.at(), Some((3, Column::Action)));
    assert_eq!([hand.key("Enter"), hand.key("F2")], [Some(CellKey::Edit); 2]);
}

#[test]
fn delete_empties_the_range() {
    let hand = Hand::on(3, Column::Action).press("Shift+Down");
    assert_eq!(hand.key("Delete"), Some(CellKey::Clear));
}
