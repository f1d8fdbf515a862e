//! The plan file: written and read again, and read whatever it holds.

use plan::format::{self, NotAPlanFile};
use plan::{Document, Edge, Id, Moment, Sequence};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::common;

fn read(text: &str) -> Result<Document, NotAPlanFile> {
    format::read(text, &mut Sequence::new(1))
}

fn file(plan: Value) -> Value {
    json!({ "format": "mejora-plan", "schema": 1, "plan": plan, "lineage": {} })
}

/// Reads a plan, and compares what is written of it with `expect`, pointer by pointer.
fn check(plan: Value, expect: &[(&str, Value)]) {
    let document = read(&file(plan.clone()).to_string()).unwrap();
    common::assert_sound(&document.plan);
    let text = format::write(&document, "test");
    let written: Value = serde_json::from_str(&text).unwrap();
    for (pointer, value) in expect {
        assert_eq!(written.pointer(pointer).unwrap_or(&json!("absent")), value, "{pointer}");
    }
    assert_eq!(format::write(&read(&text).unwrap(), "test"), text, "of {plan}");
}

/// Reads one date at the given end.
fn check_date(value: Value, edge: Edge, expect: Option<(Moment, &str)>) {
    let key = if edge == Edge::Start { "start" } else { "end" };
    let plan = json!({ "actions": [{ key: value.clone() }] });
    let action = read(&file(plan).to_string()).unwrap().plan.actions.remove(0);
    let date = if edge == Edge::Start { &action.start } else { &action.end };
    let found = date.as_ref().map(|when| (when.moment, when.written.as_str()));
    assert_eq!(found, expect, "{value}");
}

fn rejected(text: &str, expect: NotAPlanFile) {
    assert_eq!(read(text), Err(expect), "{text}");
}

#[test]
fn what_is_no_plan_file_says_why() {
    rejected("", NotAPlanFile::NotJson { line: 1, column: 0 });
    rejected("{\n  \"format\": mejora", NotAPlanFile::NotJson { line: 2, column: 13 });
    rejected("No.\tCriterio", NotAPlanFile::NotJson { line: 1, column: 1 });
    for other in ["[]", "7", "null", "{}", r#"{"format":"x","plan":{}}"#, r#"{"plan":{}}"#] {
        rejected(other, NotAPlanFile::NotAPlan);
    }
    rejected(r#"{"format":"mejora-plan","plan":[]}"#, NotAPlanFile::NotAPlan);
    rejected(r#"{"format":"mejora-plan"}"#, NotAPlanFile::NotAPlan);
    rejected(
        r#"{"format":"mejora-plan","schema":3,"plan":"moved"}"#,
        NotAPlanFile::NewerSchema { found: 3 },
    );
}

#[test]
fn a_mark_before_the_text_and_a_missing_schema_do_no_harm() {
    assert!(read("\u{feff}{\"format\":\"mejora-plan\",\"plan\":{}}").is_ok());
    assert!(read("{\"format\":\"mejora-plan\",\"schema\":\"x\",\"plan\":{}}\n\n").is_ok());
}

#[test]
fn keys_stand_in_the_order_of_the_documentation() {
    let text = format::write(&read(&file(json!({ "actions": [{}] })).to_string()).unwrap(), "a");
    let places = ["format", "schema", "app", "plan", "id", "institution", "title", "period"];
    let actions = ["actions", "criterion", "subcriterion", "example", "area", "action"];
    let rest = ["objective", "tasks", "start", "end", "resources", "indicator", "responsible"];
    let keys = places.iter().chain(&actions).chain(&rest).chain(&["comments", "internal_note"]);
    let mut last = 0;
    for key in keys {
        let place = text[last..].find(&format!("\"{key}\": ")).expect(key);
        last += place;
    }
    assert!(text.ends_with("  },\n  \"lineage\": {}\n}\n"), "{text}");
}

#[test]
fn records_without_an_own_id_get_one() {
    let same = "00000000000000aa";
    let document = read(
        &file(json!({ "id": same, "actions": [
            { "id": same, "tasks": [{ "id": same, "text": "a" }, "b", { "text": "c" }] },
            { "id": "bb" }, { "id": "BB" }, { "id": 7 }, { "id": "not an id" }, {},
        ] }))
        .to_string(),
    )
    .unwrap();
    common::assert_sound(&document.plan);
    assert_eq!(document.plan.id, Id::from_bits(0xaa));
    assert_eq!(document.plan.actions.len(), 6);
    assert_eq!(document.plan.actions[1].id, Id::from_bits(0xbb));
    let texts: Vec<_> = document.plan.actions[0].tasks.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["a", "b", "c"]);
}

#[test]
fn a_new_id_never_takes_that_of_a_later_record() {
    let text = file(json!({ "id": "01", "actions": [{}, { "id": "05" }, {}] })).to_string();
    let document = format::read(&text, &mut || 5).unwrap();
    let ids: Vec<u64> = document.plan.actions.iter().map(|action| action.id.bits()).collect();
    assert_eq!(ids, [6, 5, 7]);
}

#[test]
fn what_cannot_be_used_stays_under_its_key() {
    check(
        json!({
            "title": ["a"], "institution": 7, "period": "2026 - 2027", "state": "lost",
            "print_size": 99, "paper": "a4", "committee": "Ana", "signatories": [{ "x": 1 }, null],
            "later": { "y": 2 }, "actions": [{ "area": {}, "comments": true }, 5, null, []],
        }),
        &[
            ("/plan/title", json!(["a"])),
            ("/plan/institution", json!("7")),
            ("/plan/period", json!("2026-2027")),
            ("/plan/state", json!("lost")),
            ("/plan/print_size", json!(99)),
            ("/plan/paper", json!("a4")),
            ("/plan/committee", json!([{ "name": "Ana", "post": "" }])),
            (
                "/plan/signatories",
                json!([{ "name": "", "post": "", "role": "prepared", "x": 1 }, null]),
            ),
            ("/plan/later/y", json!(2)),
            ("/plan/actions/0/area", json!({})),
            ("/plan/actions/0/comments", json!("true")),
            ("/plan/actions/1", json!(5)),
            ("/plan/actions/2", json!(null)),
            ("/plan/actions/3", json!([])),
        ],
    );
}

#[test]
fn fields_of_an_action_take_what_they_can() {
    check(
        json!({ "actions": [{
            "criterion": 3, "subcriterion": "1.4", "example": 7, "indicator": "Porcentaje",
            "responsible": "RRHH", "tasks": "Reunirse", "original": { "area": "<b>", "z": "w" },
            "start": { "month": "2026-03", "day": 5, "precision": "day", "written": "5 mar", "k": 1 },
        }, { "criterion": "III", "subcriterion": "x", "indicator": [1], "tasks": [[], "a"] }] }),
        &[
            ("/plan/actions/0/criterion", json!(3)),
            ("/plan/actions/0/subcriterion", json!("1.4")),
            ("/plan/actions/0/example", json!("7")),
            ("/plan/actions/0/indicator/text", json!("Porcentaje")),
            ("/plan/actions/0/responsible", json!(["RRHH"])),
            ("/plan/actions/0/tasks/0/text", json!("Reunirse")),
            ("/plan/actions/0/original", json!({ "area": "<b>", "z": "w" })),
            ("/plan/actions/0/start/day", json!(5)),
            ("/plan/actions/0/start/k", json!(1)),
            ("/plan/actions/1/criterion", json!("III")),
            ("/plan/actions/1/subcriterion", json!("x")),
            ("/plan/actions/1/indicator", json!([1])),
            ("/plan/actions/1/tasks/0/text", json!("a")),
            ("/plan/actions/1/tasks/1", json!([])),
        ],
    );
}

#[test]
fn dates_are_read_as_precisely_as_they_say() {
    let march = plan::Month::new(2026, 3).unwrap();
    let day = |day| Moment::Day(march.first_day().with_day_of(day));
    let quarter = Moment::Quarter(march + -2);
    let start = |value, expect| check_date(value, Edge::Start, expect);
    start(
        json!({ "month": "2026-03", "precision": "month", "written": "mar-26" }),
        Some((Moment::Month(march), "mar-26")),
    );
    start(json!({ "month": "2026-03" }), Some((Moment::Month(march), "mar-26")));
    start(json!({ "month": "2026-03", "day": 5 }), Some((day(5), "5/3/2026")));
    start(
        json!({ "month": "2026-03", "day": 5, "precision": "month" }),
        Some((Moment::Month(march), "mar-26")),
    );
    start(
        json!({ "month": "2026-03", "day": 32, "written": "w" }),
        Some((Moment::Month(march), "w")),
    );
    start(json!({ "precision": "open" }), Some((Moment::Open, "Permanente")));
    start(json!({ "precision": "open", "written": "Continuo" }), Some((Moment::Open, "Continuo")));
    start(
        json!({ "precision": "unclear", "written": "pronto" }),
        Some((Moment::Unclear, "pronto")),
    );
    start(json!({ "month": "marzo", "written": 46082 }), Some((Moment::Unclear, "46082")));
    start(json!("2026-03"), Some((Moment::Month(march), "2026-03")));
    start(json!("en marzo"), Some((Moment::Unclear, "en marzo")));
    for nothing in [json!(null), json!({}), json!(""), json!({ "precision": "month" }), json!([])] {
        start(nothing, None);
    }
    check_date(
        json!({ "month": "2026-03", "precision": "quarter", "written": "T1-2026" }),
        Edge::End,
        Some((quarter, "T1-2026")),
    );
}

trait WithDay {
    fn with_day_of(self, day: u32) -> Self;
}

impl WithDay for chrono::NaiveDate {
    fn with_day_of(self, day: u32) -> Self {
        chrono::Datelike::with_day(&self, day).unwrap()
    }
}

#[test]
fn numbers_of_unknown_fields_keep_every_digit() {
    let text = r#"{"format":"mejora-plan","schema":1,"plan":{"id":"01"},"lineage":{},"x":[0.30000000000000004,1.50,123456789012345678901234567890,-0]}"#;
    let written = format::write_compact(&read(text).unwrap(), "a");
    assert!(written.contains("[0.30000000000000004,1.50,123456789012345678901234567890,-0]"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_is_written_is_read_as_it_was(document in common::document()) {
        let text = format::write(&document, "mejora");
        prop_assert_eq!(&read(&text).unwrap(), &document);
        let compact = format::write_compact(&document, "mejora");
        prop_assert_eq!(&read(&compact).unwrap(), &document);
        let value = serde_json::from_str::<Value>(&text).unwrap();
        prop_assert_eq!(&format::plan_value(&document.plan), &value["plan"]);
        prop_assert_eq!(read(&text).map(|it| format::write(&it, "mejora")), Ok(text));
    }

    #[test]
    fn any_json_in_any_field_is_read_and_written_again(
        document in common::document(),
        odd in proptest::collection::vec((any::<prop::sample::Index>(), common::json()), 1..6),
    ) {
        let mut value: Value = serde_json::from_str(&format::write(&document, "a")).unwrap();
        for (index, odd) in odd {
            let count = places(&mut value["plan"]);
            put(&mut value["plan"], index.index(count), odd);
        }
        if let Ok(document) = format::read_value(value, &mut Sequence::new(2)) {
            common::assert_sound(&document.plan);
            let text = format::write(&document, "a");
            prop_assert_eq!(read(&text).map(|it| format::write(&it, "a")), Ok(text));
        }
    }

    #[test]
    fn reading_never_panics(text in common::text()) {
        let _ = read(&text);
    }

    #[test]
    fn reading_a_damaged_file_never_panics(
        document in common::document(),
        cut in any::<prop::sample::Index>(),
        junk in common::text(),
    ) {
        let text = format::write(&document, "a");
        let at = (0..=cut.index(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let _ = read(&text[..at]);
        let _ = read(&format!("{}{junk}{}", &text[..at], &text[at..]));
    }
}

/// How many values there are within `value`.
fn places(value: &mut Value) -> usize {
    1 + match value {
        Value::Array(values) => values.iter_mut().map(places).sum(),
        Value::Object(values) => values.values_mut().map(places).sum::<usize>(),
        _ => 0,
    }
}

/// Puts `odd` in the place of the value with this number.
fn put(value: &mut Value, mut number: usize, odd: Value) {
    if number == 0 {
        *value = odd;
        return;
    }
    number -= 1;
    let inner: Vec<&mut Value> = match value {
        Value::Array(values) => values.iter_mut().collect(),
        Value::Object(values) => values.values_mut().collect(),
        _ => return,
    };
    for value in inner {
        let count = places(value);
        if number < count {
            return put(value, number, odd);
        }
        number -= count;
    }
}
