//! That the table of keys says what the lookups do, in words of its own.

use text::Language;

use super::*;

fn stroke(chord: Chord) -> KeyStroke {
    let Chord { ctrl, shift, alt, key } = chord;
    KeyStroke { key: key.to_owned(), ctrl, shift, alt }
}

const TASKS: Typing = Typing { column: Column::Tasks, long: true, touch: false, choices: false };
const CODE: Typing = Typing { column: Column::Criterion, long: false, choices: true, ..TASKS };
const MONTH: Typing = Typing { column: Column::Start, long: false, ..TASKS };

#[test]
fn every_key_of_the_table_does_what_its_row_says() {
    let rows = KEYS.iter().flat_map(|row| row.keys.iter().map(|key| (row.place, key)));
    for (place, (chord, does)) in rows {
        let stroke = stroke(*chord);
        let column = match does {
            Does::Cell(CellKey::StepMonth(_)) => Column::End,
            _ => Column::Area,
        };
        let typing = match does {
            Does::Editor(EditorKey::StepMonth(_)) => MONTH,
            Does::Editor(EditorKey::Take | EditorKey::Mark(_)) => CODE,
            _ => Typing { column, ..TASKS },
        };
        let found = match (place, *does) {
            (_, Does::Clipboard) => {
                assert_eq!(on_cell(&stroke, column), None, "{chord:?}");
                continue;
            }
            (KeyContext::Table, _) => on_cell(&stroke, column).map(Does::Cell),
            (KeyContext::Timeline, _) => on_bar(&stroke).map(Does::Bar),
            (KeyContext::Editor, _) => in_editor(&stroke, typing).map(Does::Editor),
        };
        assert_eq!(found, Some(*does), "{place:?} {chord:?}");
    }
}

#[test]
fn a_chord_has_one_meaning_on_a_cell() {
    let rows = KEYS.iter().filter(|row| row.place == KeyContext::Table);
    let chords: Vec<Chord> = rows.flat_map(|row| row.keys).map(|(chord, _)| *chord).collect();
    for (at, chord) in chords.iter().enumerate() {
        assert!(!chords[at + 1..].contains(chord), "{chord:?}");
    }
}

#[test]
fn every_row_has_words_of_its_own() {
    for language in [Language::Spanish, Language::English] {
        let help = language.messages().help();
        let mut said: Vec<&str> = KEYS.iter().map(|row| (row.says)(help)).collect();
        said.sort_unstable();
        said.dedup();
        assert_eq!(said.len(), KEYS.len());
        assert!(said.iter().all(|words| !words.is_empty()));
        for (chord, _) in KEYS.iter().flat_map(|row| row.keys) {
            assert!(!chord.named(help).ends_with(' '), "{chord:?}");
        }
    }
}

#[test]
fn one_letter_begins_to_type() {
    assert_eq!(letter(&stroke(Chord::plain("ñ"))), Some("ñ"));
    assert_eq!(letter(&stroke(Chord::shift("A"))), Some("A"));
    assert_eq!(letter(&stroke(Chord::ctrl("a"))), None);
    assert_eq!(letter(&stroke(Chord::plain("F5"))), None);
}

#[test]
fn a_sign_is_typed_where_it_moves_no_month() {
    assert_eq!(on_cell(&stroke(Chord::shift("+")), Column::Start), Some(CellKey::StepMonth(1)));
    assert_eq!(on_cell(&stroke(Chord::plain("-")), Column::Area), None);
    assert_eq!(letter(&stroke(Chord::plain("-"))), Some("-"));
}

#[test]
fn both_ends_of_a_bar_do_not_move_at_once() {
    let both = Chord { shift: true, ..Chord::alt("ArrowLeft") };
    assert_eq!(on_bar(&stroke(both)), None);
    assert_eq!(on_bar(&stroke(Chord::ctrl("ArrowLeft"))), None);
    assert_eq!(on_bar(&stroke(Chord::alt("Enter"))), None);
}

#[test]
fn by_finger_enter_makes_lines_of_a_long_text() {
    let touch = Typing { touch: true, ..TASKS };
    assert_eq!(in_editor(&stroke(Chord::plain("Enter")), touch), Some(EditorKey::Line));
    let short = Typing { touch: true, ..CODE };
    assert_eq!(in_editor(&stroke(Chord::plain("Enter")), short), Some(EditorKey::Take));
}

#[test]
fn a_short_text_has_one_line() {
    let down = Some(EditorKey::Go(CursorMove::Down));
    assert_eq!(in_editor(&stroke(Chord::shift("Enter")), CODE), down);
    assert_eq!(in_editor(&stroke(Chord::alt("Enter")), MONTH), down);
    assert_eq!(in_editor(&stroke(Chord::plain("a")), CODE), None);
}

#[test]
fn with_shift_the_arrows_mark_text_and_move_no_month() {
    for chord in [Chord::shift("ArrowUp"), Chord::ctrl("ArrowDown"), Chord::shift("PageUp")] {
        assert_eq!(in_editor(&stroke(chord), MONTH), Some(EditorKey::Caret), "{chord:?}");
        assert_eq!(in_editor(&stroke(chord), CODE), Some(EditorKey::Caret), "{chord:?}");
    }
}
