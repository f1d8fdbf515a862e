//! What no program copies: it ends soon, and says where it was cut.

use cells::{MAX_CELLS, MAX_GRID_TEXT, MAX_ROWS};
use clipboard::{Pasted, read};
use proptest::prelude::*;

use crate::{cells, text};

/// The words of a text, as a person sees them.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect()
}

proptest! {
    #[test]
    fn nothing_panics(html in any::<String>(), text in any::<String>()) {
        let _ = read(Some(&html), &text);
    }

    #[test]
    fn no_markup_panics(parts in prop::collection::vec(prop::sample::select(vec![
        "<table>", "<table data-mejora=1>", "<table data-mejora=\"1\" data-columns=\"a b\">", "<tr>",
        "<td>", "<td colspan=3 rowspan=2>", "</td>", "</tr>", "</table>", "<p>", "</p>", "<br>", "x",
        "&nbsp;", "&#0;", "<!--", "-->", "<li>", "<ol>", "\"", "\t", "\n", "<style>", "<o:p>", "é",
    ]), 0..40)) {
        let all = parts.concat();
        let _ = read(Some(&all), &all);
    }

    #[test]
    fn a_text_keeps_every_word(text in "([a-z]{1,3}|\"|\t|\n|\r\n){0,30}") {
        let said = match read(None, &text) {
            Some(Pasted::Cells(cells)) => {
                cells.block.rows().flatten().map(|it| format!("{it}\n")).collect::<String>()
            }
            Some(Pasted::Text(text)) => text.text,
            None => String::new(),
        };
        // A quotation mark in the middle of a word may part it or not.
        let bare = |text: &str| words(text).concat();
        prop_assert_eq!(bare(&said), bare(&text));
    }
}

#[test]
fn millions_of_cells_are_cut_and_say_so() {
    let tabs = cells(None, &format!("a{}", "\t".repeat(10_000_000)));
    assert_eq!((tabs.block.width(), tabs.block.height(), tabs.cut), (MAX_CELLS, 1, false));
    let rows = cells(None, &"a\tb\n".repeat(MAX_ROWS + 5));
    assert_eq!((rows.block.height(), rows.cut), (MAX_ROWS, true));
    let long = cells(None, &format!("a\t{}", "é".repeat(7_000_000)));
    assert!(long.cut);
    let page = format!("<table>{}", "<tr><td>a<td>b".repeat(1_000_000));
    let page = cells(Some(&page), "");
    assert!(page.cut && page.block.height() <= MAX_ROWS);
    let own = format!("<table data-mejora=1>{}</table>", "<tr><td>a</td></tr>".repeat(2_000_000));
    assert!(cells(Some(&own), "").cut);
    assert_eq!(text(None, &"a".repeat(13_000_000)).len(), MAX_GRID_TEXT);
}
