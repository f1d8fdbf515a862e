//! Rows on printed pages.

use plan::pages::{Page, RowSlice, SheetMeasures, paginate};
use proptest::collection::vec;
use proptest::prelude::*;

const SHEET: SheetMeasures =
    SheetMeasures { first_height: 85, height: 115, header_row: 10, footer: 5, line: 10 };

/// The pages as text: `0 1a-b |2 S`: rows, slices with their heights, signatures.
fn shown(pages: &[Page], rows: &[i32]) -> String {
    let slice = |slice: &RowSlice| match (slice.from, slice.to) {
        (0, to) if to == rows[slice.row] => slice.row.to_string(),
        (from, to) => format!("{}:{from}-{to}", slice.row),
    };
    let page = |page: &Page| {
        let mut words: Vec<String> = page.rows.iter().map(slice).collect();
        words.extend(page.signatures.then(|| "S".to_owned()));
        words.join(" ")
    };
    pages.iter().map(page).collect::<Vec<_>>().join(" | ")
}

/// The first page has room for 70, the others for 100; a line is 10.
fn check(rows: &[i32], signatures: i32, expect: &str) {
    assert_eq!(shown(&paginate(rows, &SHEET, signatures), rows), expect, "{rows:?} {signatures}");
}

#[test]
fn rows_fill_the_pages() {
    check(&[], 0, "");
    check(&[30, 40, 50, 50, 10], 0, "0 1 | 2 3 | 4");
    check(&[30, 41, 50, 10], 0, "0 | 1 2 | 3");
}

#[test]
fn a_row_is_cut_only_when_it_is_taller_than_half_a_page() {
    check(&[30, 50], 0, "0 | 1");
    check(&[30, 55], 0, "0 1:0-40 | 1:40-55");
    check(&[60, 55], 0, "0 | 1");
    check(&[250], 0, "0:0-70 | 0:70-170 | 0:170-250");
    check(&[65, 105], 0, "0 | 1:0-100 | 1:100-105");
}

#[test]
fn signatures_stand_below_the_last_row() {
    check(&[], 40, "S");
    check(&[30], 40, "0 S");
    check(&[30, 30], 40, "0 | 1 S");
    check(&[30, 40, 50], 60, "0 1 | 2:0-10 | 2:10-50 S");
    check(&[40], 60, " | 0 S");
    check(&[250], 30, "0:0-70 | 0:70-170 | 0:170-180 | 0:180-250 S");
}

#[test]
fn a_sheet_without_room_comes_to_an_end() {
    let sheet = SheetMeasures { first_height: 0, height: 0, header_row: 50, footer: 50, line: 0 };
    let pages = paginate(&[3, 0, -5], &sheet, 9);
    assert_eq!(shown(&pages, &[3, 0, 0]), " | 0:0-1 | 0:1-2 | 0:2-3 1 | 2 S");
}

proptest! {
    #[test]
    fn every_row_is_printed_once_and_fits(
        rows in vec(0..400i32, 0..40),
        height in 130..300i32,
        title in 0..60i32,
        signatures in 0..80i32,
        line in 1..15i32,
    ) {
        let sheet = SheetMeasures { first_height: height - title, height, header_row: 20, footer: 10, line };
        let full = height - 30;
        let pages = paginate(&rows, &sheet, signatures);
        let slices: Vec<&RowSlice> = pages.iter().flat_map(|page| &page.rows).collect();
        let mut next = slices.iter();
        for (row, &height) in rows.iter().enumerate() {
            let mut printed = 0;
            loop {
                let slice = next.next().expect("a row is missing");
                prop_assert_eq!((slice.row, slice.from), (row, printed));
                printed = slice.to;
                if printed == height {
                    break;
                }
                prop_assert!(printed > slice.from && printed % line == 0);
                let emergency = signatures > 0 && row + 1 == rows.len() && height + signatures > full;
                prop_assert!(height > full / 2 || emergency, "a short row is cut");
            }
        }
        prop_assert!(next.next().is_none());
        for (number, page) in pages.iter().enumerate() {
            let used: i32 = page.rows.iter().map(RowSlice::height).sum();
            let room = if number == 0 { full - title } else { full };
            let below = if page.signatures { signatures } else { 0 };
            prop_assert!(used + below <= room);
            let last = number + 1 == pages.len();
            prop_assert_eq!(page.signatures, last && signatures > 0);
            prop_assert!(number == 0 || !page.rows.is_empty() || rows.is_empty());
            prop_assert!(!page.signatures || !page.rows.is_empty() || rows.is_empty());
        }
    }
}
