//! A reading comes out of the wire as it went in.

use cells::{Cell, CellRemark, FileKind, Grid, MergedCells, RemarkKind, RowMark};
use import::guide::{Example, Guide};
use import::wire::{decode, encode};
use import::{
    Candidate, Columns, Draft, Edit, EditKind, Hints, NotAPlan, Reading, Returned, RowSource,
};
use plan::{Column, Document, Id, Sequence, Subcriterion};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use values::{DateOrder, Finding, FindingKind};

use crate::common::samples::table;
use crate::plans;

fn back(reading: &Result<Reading, NotAPlan>) -> Option<Result<Reading, NotAPlan>> {
    // Other ids than those that read it: none may be needed.
    decode(&encode(reading), &mut Sequence::new(999))
}

fn cell() -> impl Strategy<Value = Cell> {
    let fill = option::of(0..0xff_ffffu32);
    let cell = (plans::text(), option::of(plans::day()), any::<bool>(), fill);
    cell.prop_map(|(text, date, bold, fill)| {
        let mut cell = Cell::new(text);
        cell.date = date;
        cell.fill = fill;
        cell.bold = bold;
        cell
    })
}

fn grid() -> impl Strategy<Value = Grid> {
    let places = || vec(0..9usize, 0..3);
    let spans = vec((0..9usize, 0..9usize, 1..4usize, 1..4usize), 0..3);
    let marks = vec((0..9usize, plans::text()), 0..3);
    (
        plans::text(),
        vec(vec(cell(), 0..4), 0..5),
        places(),
        spans,
        places(),
        marks,
        any::<bool>(),
        any::<u16>(),
        remarks(),
    )
        .prop_map(|(name, rows, lines, spans, hidden, marks, cut, epoch, remarks)| Grid {
            name,
            rows,
            lines,
            spans: spans
                .into_iter()
                .map(|(row, column, rows, columns)| MergedCells { row, column, rows, columns })
                .collect(),
            hidden,
            marks: marks.into_iter().map(|(row, name)| RowMark { row, name }).collect(),
            remarks,
            epoch,
            cut,
        })
}

fn remarks() -> impl Strategy<Value = Vec<CellRemark>> {
    use RemarkKind::{Comment, Computed, Formula, Recoded};
    let kinds = prop::sample::select(vec![Comment, Computed, Formula, Recoded]);
    let remark = (0..9usize, 0..9usize, kinds, plans::text());
    let remark =
        remark.prop_map(|(row, column, kind, text)| CellRemark { row, column, kind, text });
    vec(remark, 0..3)
}

fn column() -> impl Strategy<Value = Column> {
    prop::sample::select(Column::ALL.to_vec())
}

fn findings() -> impl Strategy<Value = Vec<Finding>> {
    let kinds = prop::sample::select(FindingKind::ALL.to_vec());
    let finding = (
        kinds,
        1..99usize,
        option::of(any::<u64>()),
        option::of(column()),
        plans::text(),
        plans::text(),
    );
    let finding = finding.prop_map(|(kind, row, action, column, read, made)| Finding {
        severity: kind.severity(),
        kind,
        row,
        action: action.map(Id::from_bits),
        column,
        read,
        made,
    });
    vec(finding, 0..4)
}

fn draft() -> BoxedStrategy<Draft> {
    let source = (
        any::<u64>(),
        vec(0..9usize, 0..3),
        prop::collection::btree_map(column(), plans::text(), 0..3),
    );
    let source = source.prop_map(|(action, rows, cells)| RowSource {
        action: Id::from_bits(action),
        rows,
        cells,
    });
    let encodings =
        vec![cells::Encoding::Utf8, cells::Encoding::Utf16, cells::Encoding::Windows1252];
    let orders = vec![DateOrder::DayFirst, DateOrder::MonthFirst];
    let hints = (
        option::of(prop::sample::select(encodings)),
        option::of(any::<char>()),
        any::<bool>(),
        option::of(prop::sample::select(orders)),
    );
    let hints = hints.prop_map(|(encoding, separator, titled, date_order)| Hints {
        encoding,
        separator,
        titled,
        date_order,
    });
    (
        plans::plan().boxed(),
        findings(),
        grid().boxed(),
        vec(source, 0..3),
        vec(0..9usize, 0..3),
        hints,
    )
        .prop_map(|(plan, findings, grid, sources, headers, hints)| Draft {
            plan,
            findings,
            grid,
            sources,
            headers: headers.into_iter().map(|start| start..start + 2).collect(),
            hints,
        })
        .boxed()
}

fn edit() -> impl Strategy<Value = Edit> {
    let kinds = vec![EditKind::Changed, EditKind::Added, EditKind::Removed, EditKind::Moved];
    let parts = (
        prop::sample::select(kinds),
        option::of(any::<u64>()),
        option::of(column()),
        plans::text(),
        plans::text(),
    );
    parts.prop_map(|(kind, action, column, before, after)| Edit {
        kind,
        action: action.map(Id::from_bits),
        column,
        before,
        after,
    })
}

fn guide() -> impl Strategy<Value = Guide> {
    let example = (option::of((1..=9u8, 1..=99u8)), vec(plans::text(), 4));
    let example = example.prop_map(|(code, texts)| Example {
        criterion: code.and_then(|it| plan::Criterion::new(it.0)),
        subcriterion: code.and_then(|(criterion, number)| {
            Subcriterion::new(plan::Criterion::new(criterion)?, number)
        }),
        example: texts[0].clone(),
        text: texts[1].clone(),
        strengths: texts[2].clone(),
        area: texts[3].clone(),
    });
    (plans::text(), vec(example, 0..4), findings())
        .prop_map(|(institution, examples, findings)| Guide { institution, examples, findings })
}

fn reading() -> impl Strategy<Value = Reading> {
    let candidate = (plans::text(), draft()).prop_map(|(name, draft)| Candidate { name, draft });
    let returned = (plans::document().boxed(), draft(), vec(edit(), 0..4))
        .prop_map(|(inner, draft, edits)| Returned { inner, draft, edits });
    prop_oneof![
        plans::document().prop_map(Reading::PlanFile).boxed(),
        draft().prop_map(|draft| Reading::Table(Box::new(draft))),
        vec(candidate, 0..3).prop_map(Reading::Tables),
        returned.prop_map(|it| Reading::Returned(Box::new(it))).boxed(),
        guide().prop_map(|guide| Reading::Guide(Box::new(guide))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_reading_holds_comes_back(reading in reading()) {
        let reading = Ok(reading);
        prop_assert_eq!(back(&reading), Some(reading));
    }

    #[test]
    fn what_is_read_of_a_messy_table_comes_back(text in table()) {
        let reading = import::read(text.as_bytes(), &mut Sequence::new(3));
        prop_assert_eq!(back(&reading), Some(reading));
    }

    #[test]
    fn other_texts_are_none(text in any::<String>(), cut in any::<prop::sample::Index>()) {
        prop_assert_eq!(decode(&text, &mut Sequence::new(1)), None);
        let good = encode(&Err(NotAPlan::NotJson { line: 12, column: 34 }));
        prop_assert_eq!(decode(&good[..cut.index(good.len())], &mut Sequence::new(1)), None);
    }
}

#[test]
fn every_reason_comes_back() {
    let kinds = [
        FileKind::Word,
        FileKind::Excel,
        FileKind::OpenText,
        FileKind::OpenSheet,
        FileKind::OldOffice,
        FileKind::Pdf,
        FileKind::RichText,
        FileKind::WebPage,
        FileKind::Calendar,
        FileKind::Picture,
        FileKind::Zip,
        FileKind::Other,
    ];
    let of_kinds = kinds.into_iter().flat_map(|kind| {
        [
            NotAPlan::NotText { kind },
            NotAPlan::Damaged { kind },
            NotAPlan::Encrypted { kind },
            NotAPlan::TooMuch { kind },
            NotAPlan::Unpacks { kind, bytes: 60_000_000, most: 48_000_000 },
        ]
    });
    let others = [
        NotAPlan::Empty,
        NotAPlan::TooBig { bytes: 123 },
        NotAPlan::NoTable { found: Columns::default() },
        NotAPlan::NoTable { found: [Column::Objective, Column::Comments].into_iter().collect() },
        NotAPlan::NotJson { line: 1, column: 2 },
        NotAPlan::OtherJson,
        NotAPlan::NewerSchema { found: u64::MAX },
    ];
    for error in of_kinds.chain(others) {
        assert_eq!(back(&Err(error)), Some(Err(error)));
    }
}

#[test]
fn the_deepest_plan_file_comes_back() {
    // Nested as deeply as the reader of JSON allows beside the plan itself.
    let deep = format!("{}1{}", "[".repeat(120), "]".repeat(120));
    let text = format!(r#"{{"format":"mejora-plan","schema":1,"plan":{{"x":{deep}}}}}"#);
    let document: Document = plan::format::read(&text, &mut Sequence::new(1)).expect("a plan file");
    let reading = Ok(Reading::PlanFile(document));
    assert_eq!(back(&reading), Some(reading));
}
