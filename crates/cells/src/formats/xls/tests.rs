//! Workbooks of before 2007, made record by record.

use std::io::Write as _;

use chrono::NaiveDate;

use super::super::samples::{fills, remarks};
use super::*;
use crate::grid::{Grid, MergedCells};

const BOF: u16 = 0x809;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap_or_default();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn begin(version: u16, kind: u8) -> Vec<u8> {
    record(BOF, &[&version.to_le_bytes()[..], &[kind, 0, 0, 0, 0, 0]].concat())
}

fn end() -> Vec<u8> {
    record(0x0a, &[])
}

fn font(weight: u16) -> Vec<u8> {
    record(0x31, &[&[200, 0, 0, 0, 0, 0][..], &weight.to_le_bytes(), &[0; 8]].concat())
}

fn style(font: u8, format: u8) -> Vec<u8> {
    record(0xe0, &[&[font, 0, format, 0][..], &[0; 16]].concat())
}

/// A record of the cell in this row, column and style.
fn cell(kind: u16, place: [u8; 3], data: &[u8]) -> Vec<u8> {
    record(kind, &[&[place[0], 0, place[1], 0, place[2], 0][..], data].concat())
}

/// A workbook of one sheet, with styles: 0 plain, 1 a date, 2 bold, 3 months.
fn workbook(more: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let months = [&[170, 0, 6, 0, 0][..], b"mmm-yy"].concat();
    let mut globals = [
        begin(0x600, 5),
        font(400),
        font(700),
        record(0x41e, &months),
        style(0, 0),
        style(0, 14),
        style(1, 0),
        style(0, 170),
    ]
    .concat();
    globals.extend(more.concat());
    let listed =
        |offset: u32| record(0x85, &[&offset.to_le_bytes()[..], &[1, 0, 4, 0], b"Plan"].concat());
    let offset = globals.len() + listed(0).len() + end().len();
    globals.extend(listed(u32::try_from(offset).unwrap_or_default()));
    [globals, end(), begin(0x600, 16), sheet.concat(), end()].concat()
}

fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Ok(mut file) = cfb::CompoundFile::create(Cursor::new(&mut bytes)) {
        for (name, stream) in streams {
            let made = file.create_stream(name).and_then(|mut it| it.write_all(stream));
            assert!(made.is_ok());
        }
    }
    bytes
}

fn grids(stream: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    read(&container(&[("/Workbook", stream)]), &mut |_| {}).map(|source| source.grids)
}

#[test]
fn cells_of_every_type() {
    let strings =
        [&[2, 0, 0, 0, 2, 0, 0, 0][..], &[3, 0, 0, b'u', b'n', b'o'], &[1, 0, 1, 0xf1, 0]];
    let chart = [begin(0x600, 32), cell(0x203, [9, 9, 0], &[0; 8]), end()].concat();
    let date = 46082_f64.to_le_bytes();
    let sheet = [
        cell(0xfd, [2, 1, 2], &[0, 0, 0, 0]),
        cell(0xfd, [0, 0, 0], &[1, 0, 0, 0]),
        cell(0xfd, [0, 1, 0], &[99, 0, 0, 0]),
        cell(0x203, [1, 0, 1], &date),
        cell(0x203, [1, 1, 3], &date),
        cell(0x27e, [1, 2, 0], &(1234_u32 << 2 | 3).to_le_bytes()),
        record(0xbd, &[1, 0, 3, 0, 0, 0, 2 << 2 | 2, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 4, 0]),
        cell(0x06, [3, 0, 0], &[&0.1_f64.to_le_bytes()[..], &[0; 8]].concat()),
        cell(0x06, [3, 1, 2], &[0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0]),
        record(0x207, &[2, 0, 0, b's', b'i']),
        cell(0x06, [3, 2, 0], &[2, 0, 0x17, 0, 0, 0, 0xff, 0xff, 0, 0]),
        chart,
        cell(0x205, [3, 3, 0], &[0x2a, 1]),
        cell(0x205, [3, 4, 0], &[1, 0]),
        cell(0x204, [3, 5, 0], &[1, 0, 0, 0xd1]),
        record(0x208, &[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]),
        record(0xe5, &[1, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
        record(0xe5, &[9, 0, 1]),
    ];
    let grid =
        grids(&workbook(&[record(0xfc, &strings.concat())], &sheet)).unwrap_or_default().remove(0);
    let texts: Vec<Vec<&str>> =
        grid.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
    let expect: [&[&str]; 4] = [
        &["ñ"],
        &["01/03/2026", "mar-26", "12.34", "2", "1"],
        &["", "uno"],
        &["0.1", "si", "#REF!", "#N/A", "VERDADERO", "Ñ"],
    ];
    assert_eq!(texts, expect);
    // The whole sheet is hidden.
    assert_eq!((grid.name.as_str(), grid.hidden), ("Plan", vec![0, 1, 2, 3]));
    assert_eq!(grid.spans, [MergedCells { row: 0, column: 0, rows: 2, columns: 1 }]);
    assert_eq!(grid.rows[1][1].date, NaiveDate::from_ymd_opt(2026, 3, 1));
    let bold: Vec<_> =
        [(2, 1), (0, 0), (3, 1), (3, 0)].map(|(row, at)| grid.rows[row][at].bold).into();
    assert_eq!(bold, [true, false, true, false]);
}

#[test]
fn what_is_no_workbook_is_named() {
    let read = |streams: &[(&str, &[u8])]| read(&container(streams), &mut |_| {}).map(|_| ());
    let encrypted = Err(Unreadable::Encrypted { kind: KIND });
    let other = Err(Unreadable::NotText { kind: KIND });
    let damaged = Err(Unreadable::Damaged { kind: KIND });
    assert_eq!(read(&[("/EncryptedPackage", b"x"), ("/EncryptionInfo", b"y")]), encrypted);
    assert_eq!(read(&[("/WordDocument", b"x")]), other);
    assert_eq!(read(&[("/Book", b"x")]), other);
    assert_eq!(read(&[("/Workbook", &[begin(0x500, 5), end()].concat())]), other);
    assert_eq!(read(&[("/Workbook", &workbook(&[record(0x2f, &[0; 54])], &[]))]), encrypted);
    assert_eq!(read(&[("/Workbook", &[begin(0x600, 5), end()].concat())]), damaged);
    assert_eq!(read(&[("/Workbook", b"")]), damaged);
    let whole = workbook(&[], &[]);
    assert_eq!(read(&[("/Workbook", &whole)]), Ok(()));
    assert_eq!(read(&[("/Workbook", &whole[..whole.len() - 2])]), damaged);
    let file = container(&[("/Workbook", &[0; 9000])]);
    assert_eq!(super::read(&file[..file.len() / 3], &mut |_| {}).map(|_| ()), damaged);
}

#[test]
fn a_list_of_sectors_may_be_filled_up_with_ends_of_chains() {
    let stream = workbook(&[], &[cell(0x204, [0, 0, 0], &[1, 0, 0, 0xd1])]);
    let stream = [stream, vec![0; 9000]].concat();
    let mut file = container(&[("/Workbook", &stream)]);
    let sound = super::read(&file, &mut |_| {});
    assert!(sound.is_ok());
    let sectors = file.len().div_ceil(4096) - 1;
    let list = records::u32_at(&file, 0x4c).map_or(0, |it| (it as usize + 1) * 4096);
    for entry in sectors..1024 {
        let at = list + entry * 4;
        file[at..at + 4].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    }
    assert!(cfb::CompoundFile::open(Cursor::new(&file)).is_err(), "needs no mending");
    assert!(super::read(&file, &mut |_| {}) == sound, "other cells");
    let damaged = Err(Unreadable::Damaged { kind: KIND });
    for missing in 1..sectors {
        let short = &file[..file.len() - missing * 4096];
        assert_eq!(super::read(short, &mut |_| {}).map(|_| ()), damaged, "{missing}");
    }
}

#[test]
fn painted_cells_have_their_colour() {
    let painted = |pattern: u8, colours: u16| {
        record(0xe0, &[&[0; 17][..], &[pattern << 2], &colours.to_le_bytes()].concat())
    };
    let palette = [1, 0, 0x12, 0x34, 0x56, 0];
    let styles =
        [painted(1, 13), painted(1, 8), painted(2, 64), painted(1, 9), record(0x92, &palette)];
    let blanks = record(0xbe, &[0, 0, 1, 0, 4, 0, 5, 0, 6, 0, 3, 0]);
    let sheet = [
        cell(0x203, [0, 0, 5], &1_f64.to_le_bytes()),
        blanks,
        cell(0x201, [0, 4, 7], &[]),
        cell(0x201, [9, 1, 4], &[]),
    ];
    let grid = grids(&workbook(&styles, &sheet)).map(|mut it| it.remove(0)).unwrap_or_default();
    assert_eq!(fills(&grid), [[0x12_3456, 0xff_ff00, 0x12_3456, 0x80_8080]]);
}

#[test]
fn comments_are_remarks() {
    let object = |number: u8| record(0x5d, &[0x15, 0, 0x12, 0, 0x19, 0, number, 0]);
    let text = |text: &[u8]| {
        let length = u8::try_from(text.len()).unwrap_or(0);
        let head = record(0x1b6, &[&[0; 10][..], &[length, 0, 16, 0, 0, 0, 0, 0]].concat());
        let runs = record(0x3c, &[0; 16]);
        [head, record(0x3c, &[&[0], text].concat()), runs].concat()
    };
    let note = |row: u8, column: u8, object: u8| {
        record(0x1c, &[row, 0, column, 0, 0, 0, object, 0, 3, 0, 0, b'A', b'n', b'a'])
    };
    let sheet = [
        cell(0x203, [0, 0, 0], &1_f64.to_le_bytes()),
        object(7),
        text(b"Falta el acta"),
        object(9),
        text(b"Ana:\nYa est\xe1"),
        note(0, 0, 9),
        note(5, 2, 7),
        note(0, 1, 99),
    ];
    let grid = grids(&workbook(&[], &sheet)).map(|mut it| it.remove(0)).unwrap_or_default();
    assert_eq!(remarks(&grid), [(0, 0, "Ana:\nYa está"), (1, 2, "Ana: Falta el acta")]);
}
