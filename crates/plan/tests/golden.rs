//! Files of every past version are read and rewritten to the byte, and the published schema is
//! that of what is written.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use plan::format::SCHEMA;
use plan::lineage::{About, Version};
use plan::{
    ActionField, Column, Document, HeaderField, Id, Lineage, Moment, Sequence, Subcriterion,
    Traced, format,
};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::common;

fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(file)
}

/// The frozen file of a schema.
fn golden(schema: u64) -> (String, Document) {
    let file = format!("tests/fixtures/plan-schema-{schema}.json");
    let text = fs::read_to_string(path(&file)).unwrap();
    let document = format::read(&text, &mut Sequence::new(1)).unwrap();
    (text, document)
}

/// Every place where `value` is not as `schema` says. Knows the keywords that our schema uses,
/// and fails on any other.
fn faults(root: &Value, schema: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().unwrap() {
        let holds = match keyword.as_str() {
            "$schema" | "title" | "description" | "default" | "$defs" => true,
            "$ref" => {
                let pointer = rule.as_str().unwrap().strip_prefix('#').unwrap();
                self::faults(root, root.pointer(pointer).unwrap(), value, place, faults);
                true
            }
            "anyOf" => rule.as_array().unwrap().iter().any(|schema| {
                let mut inner = Vec::new();
                self::faults(root, schema, value, place, &mut inner);
                inner.is_empty()
            }),
            "properties" => {
                let empty = Map::new();
                for (key, value) in value.as_object().unwrap_or(&empty) {
                    if let Some(schema) = rule.get(key) {
                        self::faults(root, schema, value, &format!("{place}/{key}"), faults);
                    }
                }
                true
            }
            "items" => {
                for (index, value) in value.as_array().into_iter().flatten().enumerate() {
                    self::faults(root, rule, value, &format!("{place}/{index}"), faults);
                }
                true
            }
            _ => holds(keyword, rule, value),
        };
        if !holds {
            faults.push(format!("{place}: {value} breaks {keyword} {rule}"));
        }
    }
}

/// Whether a value obeys a rule that does not look further into it.
fn holds(keyword: &str, rule: &Value, value: &Value) -> bool {
    match keyword {
        "const" => value == rule,
        "enum" => rule.as_array().unwrap().contains(value),
        "type" => match rule.as_array() {
            Some(types) => types.iter().any(|rule| holds(keyword, rule, value)),
            None => is_a(rule.as_str().unwrap(), value),
        },
        "required" => {
            rule.as_array().unwrap().iter().all(|key| value.get(key.as_str().unwrap()).is_some())
        }
        "minimum" => value.as_i64().is_none_or(|number| number >= rule.as_i64().unwrap()),
        "maximum" => value.as_i64().is_none_or(|number| number <= rule.as_i64().unwrap()),
        "minLength" => value.as_str().is_none_or(|text| !text.is_empty()),
        "pattern" => value.as_str().is_none_or(|text| matches(rule.as_str().unwrap(), text)),
        other => panic!("the checker does not know {other}"),
    }
}

fn is_a(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the checker does not know {other}"),
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match pattern {
        "^[0-9a-f]{16}$" => text.len() == 16 && text.parse::<plan::Id>().is_ok(),
        "^[0-9]+(-[0-9]+)?$" => text.splitn(2, '-').all(digits),
        "^[1-9]\\.[1-9][0-9]?$" => text.parse::<Subcriterion>().is_ok(),
        "^[0-9]{4}-[0-9]{2}$" => text.parse::<plan::Month>().is_ok() && text.len() == 7,
        other => panic!("the checker does not know {other}"),
    }
}

fn check(text: &str) {
    let schema = format::schema();
    let mut found = Vec::new();
    faults(&schema, &schema, &serde_json::from_str(text).unwrap(), "", &mut found);
    assert_eq!(found, [] as [String; 0]);
}

#[test]
fn the_golden_file_is_rewritten_to_the_byte() {
    let (text, document) = golden(SCHEMA);
    assert_eq!(format::write(&document, "mejora 0.1.0"), text);
    let traced = Traced::of(&document);
    assert_eq!(format::write(&traced.document(), "mejora 0.1.0"), text, "with its lineage read");
}

#[test]
fn a_file_of_schema_1_has_no_lineage() {
    let (_, document) = golden(1);
    assert_eq!(document.lineage, Lineage::default());
    let [one, two] = [1, 2].map(|_| Traced::of(&golden(1).1));
    assert_eq!(one, two, "two people open it");
    assert_eq!(one.plan(), &document.plan);
    assert_eq!(
        Traced::of(&golden(SCHEMA).1).merge(&one).plan(),
        Traced::of(&golden(SCHEMA).1).plan()
    );
}

/// The file of schema 2 is that of schema 1 after this history.
#[test]
fn the_lineage_of_the_golden_file_means_what_it_meant() {
    let traced = Traced::of(&golden(2).1);
    let [ana, luis] = [0xa, 0xb].map(Id::from_bits);
    assert_eq!(traced.people().collect::<Vec<_>>(), [(ana, "Ana Brito"), (luis, "Luis Peña")]);
    let conflicts = traced.conflicts();
    let about: Vec<About> = conflicts.iter().map(|conflict| conflict.about).collect();
    let expect = [
        About::Header(HeaderField::Title),
        About::Action(ActionField::End),
        About::Task,
        About::Presence,
    ];
    assert_eq!(about, expect);
    let texts =
        |at: usize| -> Vec<String> { conflicts[at].versions.iter().map(Version::text).collect() };
    assert_eq!(texts(1), ["julio 2026", "30/06/2026"]);
    assert_eq!(texts(2), ["Medir el techo", "Medir las paredes y el techo"]);
    assert_eq!(texts(3), ["true", "false"]);
    let people: Vec<_> = conflicts[1].versions.iter().map(|it| it.person.as_deref()).collect();
    assert_eq!(people, [Some("Luis Peña"), Some("Ana Brito")]);
    // What was deleted is still there for those who bring it back.
    let shown: Vec<u64> = traced.plan().actions.iter().map(|action| action.id.bits()).collect();
    assert_eq!(shown, [0xa4, 0xa1, 0xa2]);
    let mut back = traced.clone();
    let (_, before) = golden(1);
    back.record(&before.plan, traced.next_stamp(Id::from_bits(0xc)));
    assert_eq!(back.plan(), &before.plan);
    // A change of the readable part is found, field by field, and is the same wherever it is read.
    let mut edited = golden(2).1;
    Arc::make_mut(&mut edited.plan.actions[1]).objective = "Informar cada día".to_owned();
    let [one, two] = [1, 2].map(|_| Traced::of(&edited));
    assert_eq!(one, two);
    assert_eq!(traced.merge(&one), one);
    assert_eq!(one.conflicts(), conflicts);
}

#[test]
fn the_golden_file_means_what_it_meant() {
    let (_, document) = golden(1);
    let plan = &document.plan;
    assert_eq!(plan.header.period.unwrap().to_string(), "2026-2027");
    assert_eq!(plan.header.signatories[1].extra["stamp"], true);
    let areas = &plan.header.areas;
    assert_eq!(areas[0].subcriterion.unwrap().to_string(), "4.3");
    assert_eq!((areas[0].example.as_str(), areas[0].extra.len()), ("b", 0));
    assert_eq!(areas[1].text, "Falta un buzón\nque alguien lea");
    assert_eq!(areas[1].extra["seen"], true);
    assert_eq!(plan.header.extra.keys().collect::<Vec<_>>(), ["budget"]);
    assert_eq!(document.extra.keys().collect::<Vec<_>>(), ["written_at"]);
    let [first, second, third] = &plan.actions[..] else { panic!("three actions") };
    assert_eq!(first.original[&Column::Criterion], "I");
    assert_eq!(first.tasks[1].text, "Comprar corcho (2 láminas) 📌");
    let quarter = "2026-04".parse().unwrap();
    assert_eq!(first.end.as_ref().unwrap().moment, Moment::Quarter(quarter));
    assert!(matches!(second.start.as_ref().unwrap().moment, Moment::Day(_)));
    assert_eq!(second.end.as_ref().unwrap().moment, Moment::Open);
    assert_eq!(third.start.as_ref().unwrap().moment, Moment::Unclear);
}

#[test]
fn the_golden_file_obeys_the_schema() {
    check(&golden(SCHEMA).0);
}

/// `MEJORA_BLESS=1 cargo test -p plan` writes the file anew.
#[test]
fn the_published_schema_is_the_one_of_the_code() {
    let text = format!("{:#}\n", format::schema());
    let path = path("docs/plan.schema.json");
    if std::env::var_os("MEJORA_BLESS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), text, "docs/plan.schema.json");
}

#[test]
#[should_panic(expected = "breaks")]
fn the_checker_finds_faults() {
    check(&golden(SCHEMA).0.replace("\"print_size\": 17", "\"print_size\": 7"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_written_file_obeys_the_schema(document in common::document()) {
        check(&format::write(&document, "a"));
    }
}
