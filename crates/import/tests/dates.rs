//! The dates of whole tables: spans that fill both cells, the order of day and month that is
//! decided once, and that no text of a date is lost.

use chrono::{Datelike, NaiveDate};
use import::Draft;
use plan::{Column, Edge, Moment, Plan};
use proptest::prelude::*;
use values::{DateContext, DateOrder, FindingKind, Severity, when};

use crate::common::{column, draft};

/// A table of actions with these dates, one row for each.
fn table(dates: &[(&str, &str)]) -> Draft {
    let mut text = "No.\tÁrea de mejora\tAcción de mejora\tObjetivo\tTareas\tInicio\tFin\tRecursos\tIndicador\tResponsable\n".to_owned();
    for (at, (start, end)) in dates.iter().enumerate() {
        text += &format!(
            "{}\tFalta papel\tComprar\tTener\t1. Cotizar\t{start}\t{end}\tDinero\tUno\tUAI\n",
            at + 1
        );
    }
    draft(text.as_bytes()).expect("a table")
}

/// A table of actions with these texts under *Tiempo*.
fn times(texts: &[&str]) -> Draft {
    let mut text = "No.\tÁrea de mejora\tAcción de mejora\tObjetivo\tTareas\tTiempo\tRecursos\tIndicador\tResponsable\n".to_owned();
    for (at, time) in texts.iter().enumerate() {
        text += &format!(
            "{}\tFalta papel\tComprar\tTener\t1. Cotizar\t{time}\tDinero\tUno\tUAI\n",
            at + 1
        );
    }
    draft(text.as_bytes()).expect("a table")
}

/// The dates of all rows, `start..end`, and the findings about dates that ask to be looked at or
/// decided.
fn told(draft: &Draft) -> String {
    let (start, end) = (column(draft, Column::Start), column(draft, Column::End));
    let pairs = start.split(" | ").zip(end.split(" | "));
    let dates: Vec<_> = pairs.map(|(start, end)| format!("{start}..{end}")).collect();
    let kinds = draft.findings.iter().filter(|it| it.severity != Severity::Mended);
    let kinds = kinds.filter(|it| it.kind.key().contains("date") || it.kind.key().contains("year"));
    let kinds: Vec<_> = kinds.map(|it| it.kind.key()).collect();
    let colon = if kinds.is_empty() { "" } else { ": " };
    format!("{}{colon}{}", dates.join(" "), kinds.join(" "))
}

#[test]
fn a_span_in_one_cell_fills_the_other_where_it_is_empty() {
    let check = |start, end, expect: &str| {
        assert_eq!(told(&table(&[(start, end)])), expect, "{start} | {end}");
    };
    check("1er trimestre 2026", "", "2026-T1..2026-T1");
    check("", "T4-2026", "2026-T4..2026-T4");
    check("I semestre 2026", "", "2026-01..2026-06");
    check("", "2do cuatrimestre 2026", "2026-05..2026-08");
    check("2026", "N/A", "2026-01..2026-12: year_only");
    check("", "2026-2027", "2026-01..2027-12: year_only");
    check("enero-marzo 2026", "", "2026-01..2026-03");
    check("Del 15 de marzo al 20 de abril de 2026", "", "2026-03-15..2026-04-20");
    check("", "15/03 al 20/04/2026", "2026-03-15..2026-04-20");
    check("enero 2026 en adelante", "", "2026-01..abierto");
    check("desde enero 2026", "", "2026-01..");
    check("mar-26", "", "2026-03..");
    check("T1 2026", "T3 2026", "2026-T1..2026-T3");
    check("1er semestre 2026", "2do semestre 2026", "2026-01..2026-12");
    check("2026", "2027", "2026-01..2027-12: year_only year_only");
    check("2026", "jun-26", "2026-01..2026-06: year_only");
    check("enero-marzo 2026", "mar-26", "2026-01..2026-03");
    check("enero-marzo 2026", "jun-26", "2026-01..2026-06: date_range_ignored");
    check("T1 2026", "dic-26", "2026-T1..2026-12: date_range_ignored");
    check("mar-26", "T4 2026", "2026-03..2026-T4");
    check("nov-26", "T4 2026", "2026-11..2026-T4: date_range_ignored");
    check("feb-26", "enero-marzo 2026", "2026-02..2026-03: date_range_ignored");
}

#[test]
fn a_time_says_one_edge_where_its_words_do() {
    let check = |time, expect: &str| assert_eq!(told(&times(&[time])), expect, "{time}");
    check("desde marzo 2026", "2026-03..");
    check("A partir del 15 de marzo de 2026", "2026-03-15..");
    check("hasta marzo 2026", "..2026-03");
    check("desde el T2 de 2026", "2026-T2..");
    check("mar-26", "2026-03..2026-03");
    check("T2 2026", "2026-T2..2026-T2");
    check("Enero 2026 en adelante", "2026-01..abierto");
    check("Permanente", "abierto..");
    check("principios de 2026", "2026-01..: date_with_text");
    check("mediados de 2026", "¿mediados de 2026?..: date_unclear");
}

#[test]
fn the_order_of_day_and_month_is_decided_once() {
    let check = |dates: &[(&str, &str)], expect: &str| {
        assert_eq!(told(&table(dates)), expect, "{dates:?}");
    };
    // One cell proves it for all.
    let american = [("03/25/2026", "12/31/2026"), ("03/01/2026", "04/06/2026")];
    let read = "2026-03-25..2026-12-31 2026-03-01..2026-04-06: dates_month_first";
    check(&american, read);
    check(
        &[("03/01/2026", "04/06/2026"), ("03/04/2026", "03/25/2026")],
        "2026-03-01..2026-04-06 2026-03-04..2026-03-25: dates_month_first",
    );
    check(
        &[("25/03/2026", "31/12/2026"), ("03/01/2026", "07/02/2026")],
        "2026-03-25..2026-12-31 2026-01-03..2026-02-07",
    );
    check(
        &[("03/01/2026", ""), ("04/02/2026", "15/05/2026")],
        "2026-01-03.. 2026-02-04..2026-05-15",
    );
    // Each column proves its own.
    check(
        &[("03/25/2026", "25/06/2026"), ("04/01/2026", "07/12/2026")],
        "2026-03-25..2026-06-25 2026-04-01..2026-12-07: dates_month_first",
    );
    // Nothing proves it, or both orders occur.
    check(
        &[("03/04/2026", "05/06/2026"), ("07/08/2026", "dic-26")],
        "2026-04-03..2026-06-05 2026-08-07..2026-12: date_order",
    );
    check(
        &[("03/25/2026", "dic-26"), ("25/03/2026", "dic-26"), ("03/04/2026", "dic-26")],
        "2026-03-25..2026-12 2026-03-25..2026-12 2026-04-03..2026-12: date_swapped date_order",
    );
    // Nothing can be read in both ways.
    check(
        &[("03/03/2026", "05/05/2026"), ("2026-03-04", "4 de mayo 2026")],
        "2026-03-03..2026-05-05 2026-03-04..2026-05-04",
    );
    check(&[("3/26", "6/26"), ("03/2026", "11-2026")], "2026-03..2026-06 2026-03..2026-11");
    let ranges = times(&["03/04/2026 al 05/06/2026", "01/05/2026 - 03/25/2026"]);
    assert_eq!(told(&ranges), "2026-03-04..2026-05-06 2026-01-05..2026-03-25: dates_month_first");
}

#[test]
fn the_question_shows_three_dates_and_its_answer_reads_all_again() {
    let dates = [
        ("03/04/2026", "31/12/2025"),
        ("1/2/2026", "x"),
        ("05/06/2026", "07/08/2026"),
        ("09/10/2026", "enero"),
    ];
    let dates: Vec<_> = dates.iter().map(|(start, _)| (*start, "dic-26")).collect();
    let read = table(&dates);
    assert_eq!(read.hints.date_order, Some(DateOrder::DayFirst));
    let asked: Vec<_> = read.findings.iter().filter(|it| it.severity == Severity::Decide).collect();
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].kind, asked[0].row), (FindingKind::DateOrder, 2));
    assert_eq!(asked[0].read, "03/04/2026, 1/2/2026, 05/06/2026");
    assert_eq!(
        asked[0].made,
        "2026-04-03/2026-03-04, 2026-02-01/2026-01-02, 2026-06-05/2026-05-06"
    );
    // One date of each row is shown.
    let both =
        table(&[("03/04/2026", "05/06/2026"), ("dic-26", "07/08/2026"), ("1/2/26", "3/4/26")]);
    let asked = both.findings.iter().find(|it| it.kind == FindingKind::DateOrder);
    assert_eq!(asked.map(|it| it.read.as_str()), Some("03/04/2026, 07/08/2026, 1/2/26"));
    let other = read.in_order(DateOrder::MonthFirst).expect("a table");
    assert_eq!(column(&other, Column::Start), "2026-03-04 | 2026-01-02 | 2026-05-06 | 2026-09-10");
    assert_eq!(other.hints.date_order, Some(DateOrder::MonthFirst));
    let ids = |plan: &Plan| {
        let of = plan.actions.iter().map(|it| (it.id, it.tasks.iter().map(|it| it.id).collect()));
        (plan.id, of.collect::<Vec<(_, Vec<_>)>>())
    };
    assert_eq!(ids(&other.plan), ids(&read.plan));
    let shown = other.plan.actions[0].start.as_ref().map(|it| it.written.as_str());
    assert_eq!(shown, Some("04/03/2026"), "the form shows the day first");
    assert_eq!(
        other.plan.actions[0].original.get(&Column::Start).map(String::as_str),
        Some("03/04/2026")
    );
    assert_eq!(other.in_order(DateOrder::DayFirst), Some(read.clone()));
    // As the preview does it: what was corrected by hand stays.
    let mut corrected = read.plan.clone();
    let action = std::sync::Arc::make_mut(&mut corrected.actions[1]);
    action.start = when("mar-26", Edge::Start, DateContext::default()).value;
    action.comments = "Visto".into();
    let (plan, _) = plan::revert(&other.plan, &read.plan, &corrected);
    let draft = Draft { plan, ..other };
    assert_eq!(column(&draft, Column::Start), "2026-03-04 | 2026-03 | 2026-05-06 | 2026-09-10");
    assert_eq!(draft.plan.actions[1].comments, "Visto");
}

#[test]
fn the_question_is_asked_of_tables_of_other_shapes_too() {
    let labels = ["Acción de mejora", "Área de mejora", "Objetivo", "Inicio", "Fin", "Responsable"];
    let rows = [
        ["Pintar", "Feo", "Ver", "03/04/2026", "05/06/2026", "Obras"],
        ["Cavar", "Seco", "Beber", "01/02/2026", "dic-26", "Obras"],
    ];
    let beside = |row: &[&str; 6]| {
        let pairs = labels.iter().zip(row);
        pairs.map(|(label, value)| format!("{label}\t{value}\n")).collect::<String>()
    };
    let turned = (0..6)
        .map(|at| format!("{}\t{}\t{}\n", labels[at], rows[0][at], rows[1][at]))
        .collect::<String>();
    let lines: String =
        labels.iter().chain(rows.iter().flatten()).map(|it| format!("{it}\n")).collect();
    let forms = rows.each_ref().map(beside).join("\n");
    for text in [turned, forms, lines] {
        let read = draft(text.as_bytes()).expect("a plan");
        let day_first = "2026-04-03..2026-06-05 2026-02-01..2026-12: date_order";
        assert_eq!(told(&read), day_first, "{text}");
        assert_eq!(read.hints.date_order, Some(DateOrder::DayFirst));
        let other = read.in_order(DateOrder::MonthFirst).expect("the same plan");
        assert!(told(&other).starts_with("2026-03-04..2026-05-06 2026-01-02..2026-12"), "{text}");
        let ids = |draft: &Draft| draft.plan.actions.iter().map(|it| it.id).collect::<Vec<_>>();
        assert_eq!(ids(&other), ids(&read));
        assert_eq!(other.in_order(DateOrder::DayFirst), Some(read), "{text}");
        // One date proves it for all.
        let proved = draft(text.replace("05/06/2026", "05/26/2026").as_bytes()).expect("a plan");
        assert!(told(&proved).starts_with("2026-03-04..2026-05-26 2026-01-02..2026-12"), "{text}");
    }
}

/// The ways in which a day is written, with its year and without.
const DAYS: [&str; 11] = [
    "D/M/Y",
    "DD/MM/Y",
    "D.M.Y",
    "D-M-Y",
    "D de L de Y",
    "D L Y",
    "D de L, Y",
    "D-S-y",
    "D S y",
    "L D, Y",
    "S D Y",
];
const YEARLESS: [&str; 5] = ["D/M", "DD/MM", "D de L", "D L", "D-S"];

const JOINTS: [&str; 12] =
    [" al ", " a ", " - ", " – ", " — ", "–", " hasta el ", " / ", " to ", " until ", " → ", "\n"];

const LONG: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const LONG_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn written(day: NaiveDate, form: &str, english: bool) -> String {
    let name = if english { LONG_EN } else { LONG }[day.month0() as usize];
    let (short, year) = (&name[..3], day.year());
    form.replace("DD", "\u{1}")
        .replace("MM", "\u{2}")
        .replace('D', "\u{3}")
        .replace('M', "\u{4}")
        .replace('Y', "\u{5}")
        .replace('y', "\u{6}")
        .replace('L', "\u{7}")
        .replace('S', "\u{8}")
        .replace('\u{1}', &format!("{:02}", day.day()))
        .replace('\u{2}', &format!("{:02}", day.month()))
        .replace('\u{3}', &day.day().to_string())
        .replace('\u{4}', &day.month().to_string())
        .replace('\u{5}', &year.to_string())
        .replace('\u{6}', &format!("{:02}", year % 100))
        .replace('\u{7}', name)
        .replace('\u{8}', short)
}

fn day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day");
    (0..4000_u64).prop_map(move |days| first + chrono::Days::new(days))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_range_of_days_is_read_as_it_was_written(
        from in day(),
        length in 1..800_u64,
        of_year in prop::option::of(prop::sample::select(YEARLESS.to_vec())),
        forms in (prop::sample::select(DAYS.to_vec()), prop::sample::select(DAYS.to_vec())),
        joint in prop::sample::select(JOINTS.to_vec()),
        before in prop::sample::select(vec!["", "del ", "Desde el ", "from "]),
        english in any::<bool>(),
    ) {
        let to = from + chrono::Days::new(length);
        // A day without its year is the last one before the end.
        let near = length < 360;
        let first = match of_year.filter(|_| near) {
            Some(form) => written(from, form, english),
            None => written(from, forms.0, english),
        };
        let text = format!("{before}{first}{joint}{}", written(to, forms.1, english));
        let context = DateContext { order: Some(DateOrder::DayFirst), ..DateContext::default() };
        for (edge, expect) in [(Edge::Start, [from, to]), (Edge::End, [to, from])] {
            let read = when(&text, edge, context);
            let days = [read.value, read.other].map(|it| match it.map(|it| it.moment) {
                Some(Moment::Day(day)) => Some(day),
                _ => None,
            });
            prop_assert_eq!(days, expect.map(Some), "{}", text);
        }
    }

    #[test]
    fn what_was_read_of_a_range_says_the_same_again(
        from in day(),
        length in 1..360_u64,
        form in prop::sample::select(YEARLESS.to_vec()),
        joint in prop::sample::select(JOINTS.to_vec()),
        last in prop::sample::select(DAYS.to_vec()),
    ) {
        let to = from + chrono::Days::new(length);
        let text = format!("{}{joint}{}", written(from, form, false), written(to, last, false));
        let context = DateContext { year: Some(from.year()), order: Some(DateOrder::DayFirst), ..Default::default() };
        let read = when(&text, Edge::Start, context);
        for (said, edge) in [(read.value, Edge::Start), (read.other, Edge::End)] {
            let said = said.expect("a date");
            let again = when(&said.written, edge, context).value.expect("a date");
            prop_assert_eq!(again.moment, said.moment, "{} {}", text, said.written);
        }
    }

    #[test]
    fn no_text_of_a_date_is_lost(cells in prop::collection::vec((date_text(), date_text()), 1..4)) {
        let cells: Vec<_> = cells.iter().map(|(start, end)| (start.as_str(), end.as_str())).collect();
        let draft = table(&cells);
        for ((start, end), action) in cells.iter().zip(&draft.plan.actions) {
            for (text, value, column) in
                [(start, &action.start, Column::Start), (end, &action.end, Column::End)]
            {
                let said = value.as_ref().map_or("", |it| it.written.as_str());
                let original = action.original.get(&column).map_or("", String::as_str);
                let kept = [said, original].iter().any(|it| it.split_whitespace().eq(text.split_whitespace()));
                let says = text.chars().any(char::is_alphanumeric);
                prop_assert!(kept || !says, "{text}: {said} | {original}");
            }
        }
    }
}

/// A cell of a date, of pieces that dates are made of.
fn date_text() -> impl Strategy<Value = String> {
    let pieces = vec![
        "enero",
        "marzo",
        "mar",
        "26",
        "2026",
        "2027",
        "-",
        "/",
        " ",
        " ",
        " a ",
        " al ",
        "T",
        "1",
        "15",
        "3",
        "4",
        " trimestre ",
        " y ",
        "º",
        "er ",
        ".",
        "del ",
        "(",
        ")",
        " en adelante",
        "desde ",
        "hasta ",
        "S",
        "Q",
        "IV",
        " – ",
        ", ",
        "primero ",
        "permanente",
        "March ",
        " to ",
        "semestre ",
        "año ",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..8).prop_map(|pieces| pieces.concat())
}
