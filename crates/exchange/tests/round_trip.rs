//! What our own writers make of any plan is read back as exactly that plan.
#![cfg(all(feature = "readers", feature = "writers"))]
#[path = "../../plan/tests/common/mod.rs"]
mod plans;
use exchange::write::{Choices, Format, Writing, write};
use exchange::{Reading, read_file};
use plan::{Document, Sequence};
use proptest::prelude::*;
use text::Language;

fn bytes(document: &Document, format: Format, merge: bool) -> Vec<u8> {
    let words = Language::Spanish.form_words();
    let choices = Choices { merge_criteria: merge, ..Choices::default() };
    let now = chrono::NaiveDate::from_ymd_opt(2026, 5, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
    write(
        format,
        &Writing {
            document,
            words: &words,
            timeline: "",
            app: "Mejora 1",
            now,
            choices: &choices,
            picture: None,
        },
    )
}

fn check(document: Document, format: Format, merge: bool) {
    let bytes = bytes(&document, format, merge);
    let read = read_file(&bytes, &mut Sequence::new(5), &mut |_| {}).expect("a plan");
    if let Reading::Returned(returned) = &read {
        assert!(returned.edits.is_empty(), "{:?}", returned.edits);
    }
    assert_eq!(read, Reading::PlanFile(document));
}
proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn docx(document in plans::document().boxed(), merge: bool) { check(document, Format::Docx, merge); }
    #[test]
    fn html(document in plans::document().boxed(), merge: bool) { check(document, Format::Html, merge); }
}
