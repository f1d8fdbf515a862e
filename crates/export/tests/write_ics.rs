//! The calendars that are written: lines, texts, days, and a parser not written here.

use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use export::{ExportChoices, ExportFormat};
use plan::{Document, Edge, Moment, Month, When};
use proptest::prelude::*;

use crate::plans;
use crate::samples::{document, single, written};

fn calendar(document: &Document) -> String {
    String::from_utf8(written(ExportFormat::Ics, document, &ExportChoices::default()))
        .expect("UTF-8")
}

/// The lines of a calendar, unfolded; fails where one is too long or ends wrongly.
fn unfolded(calendar: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in calendar.strip_suffix("\r\n").expect("an end").split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        match line.strip_prefix(' ') {
            Some(more) => lines.last_mut().expect("a line before").push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

/// The text that an escaped value stands for (RFC 5545, 3.3.11).
fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        assert!(c != ';' && c != ',', "a bare mark in {value:?}");
        out.push(match c {
            '\\' => match rest.next() {
                Some('n') => '\n',
                Some(c) if "\\;,".contains(c) => c,
                other => panic!("\\{other:?} in {value:?}"),
            },
            c => c,
        });
    }
    out
}

fn value<'a>(lines: &'a [String], name: &str) -> Vec<&'a str> {
    lines.iter().filter_map(|line| line.strip_prefix(name)?.strip_prefix(':')).collect()
}

#[test]
fn a_deadline_is_a_day_with_two_reminders() {
    let end = When {
        moment: Moment::Month(Month::new(2026, 2).expect("a month")),
        written: "feb-26".into(),
    };
    let lines = unfolded(&calendar(&single("Medir; y\nseguir, siempre", None, Some(end))));
    let expected = [
        "BEGIN:VEVENT",
        "UID:00000000000000ab@mejora",
        "DTSTAMP:20260914T150405Z",
        "DTSTART;VALUE=DATE:20260228",
        "DTEND;VALUE=DATE:20260301",
        "SUMMARY:Vence: Medir\\; y seguir\\, siempre",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P14D",
    ];
    let from = lines.iter().position(|it| it == "BEGIN:VEVENT").expect("an event");
    assert_eq!(lines[from..from + expected.len()], expected);
    assert_eq!(value(&lines, "TRIGGER"), ["-P14D", "-P1D"]);
    assert!(!lines.iter().any(|it| it.starts_with("METHOD")));
    assert_eq!(value(&lines, "PRODID"), ["-//Mejora 0.1.0//NONSGML//ES-DO"]);
}

#[test]
fn what_is_to_be_done_stands_below() {
    let lines = unfolded(&calendar(&document(1)));
    let [description, ..] = value(&lines, "DESCRIPTION")[..] else { panic!("no description") };
    let description = unescaped(description);
    assert!(description.starts_with("Revisar y actualizar el marco"), "{description}");
    assert!(description.contains("\n\nTareas: 1. Conformar el equipo"), "{description}");
    assert!(description.contains("\n\nIndicador:\nPorcentaje de"), "{description}");
    assert_eq!(value(&lines, "CATEGORIES"), ["1 · Liderazgo"]);
    let [name, ..] = value(&lines, "X-WR-CALNAME")[..] else { panic!("no name") };
    let expected =
        "Plan de Mejora Institucional · Ayuntamiento Municipal de Loma Verde · 2026-2027";
    assert_eq!(unescaped(name), expected);
}

/// The actions of a plan that have a deadline.
fn due(document: &Document) -> Vec<NaiveDate> {
    let actions = document.plan.actions.iter();
    actions.filter_map(|action| action.end.as_ref()?.day(Edge::End)).collect()
}

proptest! {
    #[test]
    fn any_plan_is_a_calendar(document in plans::document()) {
        let lines = unfolded(&calendar(&document));
        let days = value(&lines, "DTSTART;VALUE=DATE");
        let expected = due(&document);
        let expected: Vec<_> = expected.iter().map(|day| day.format("%Y%m%d").to_string()).collect();
        prop_assert_eq!(days, expected);
        for name in ["SUMMARY", "DESCRIPTION", "CATEGORIES", "X-WR-CALNAME", "PRODID"] {
            value(&lines, name).into_iter().for_each(|it| { unescaped(it); });
        }
        let mut open = Vec::new();
        for line in &lines {
            if let Some(name) = line.strip_prefix("BEGIN:") {
                open.push(name);
            } else if let Some(name) = line.strip_prefix("END:") {
                prop_assert_eq!(open.pop(), Some(name));
            }
        }
        prop_assert!(open.is_empty());
    }

    #[test]
    fn a_title_comes_back(text in "[a-zñ👩\\\\;, ]{0,100}[a-z]") {
        let end = When { moment: Moment::Day(NaiveDate::MAX), written: "x".into() };
        prop_assert!(!calendar(&single(&text, None, Some(end))).contains("VEVENT"));
        let day = NaiveDate::from_ymd_opt(2026, 12, 31).expect("a day");
        let end = When { moment: Moment::Day(day), written: "x".into() };
        let lines = unfolded(&calendar(&single(&text, None, Some(end))));
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(unescaped(value(&lines, "SUMMARY")[0]), format!("Vence: {words}"));
        prop_assert!(lines.contains(&"DTEND;VALUE=DATE:20270101".to_owned()));
    }
}

#[test]
fn icalendar_reads_what_was_meant() {
    let python = Command::new("python3").args(["-c", "import icalendar"]).status();
    if !python.is_ok_and(|status| status.success()) {
        println!("skipped: python3 with icalendar is not on this machine");
        return;
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("plan.ics");
    let document = document(10);
    std::fs::write(&path, calendar(&document)).expect("a file");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/check_ics.py");
    let run = Command::new("python3").arg(&script).arg(&path).output().expect("python3");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    let days: Vec<String> = due(&document).iter().map(NaiveDate::to_string).collect();
    assert_eq!(String::from_utf8_lossy(&run.stdout).lines().collect::<Vec<_>>(), days);
}
