//! Dates in all the forms that people write.

use super::*;

/// The date as `moment|written`, the other edge's behind `&`, and the keys of the doubts.
fn shown(read: &ReadWhen) -> String {
    let date = |when: &When| {
        let moment = match when.moment {
            Moment::Month(month) => month.to_string(),
            Moment::Day(day) => day.to_string(),
            Moment::Quarter(first) => format!("{}-T{}", first.year(), first.quarter()),
            Moment::Open => "open".into(),
            Moment::Unclear => "?".into(),
        };
        format!("{moment}|{}", when.written)
    };
    let value = read.value.as_ref().map(date).unwrap_or_default();
    let other = read.other.as_ref().map(|it| format!(" & {}", date(it))).unwrap_or_default();
    let doubts: Vec<_> = read.doubts.iter().map(|doubt| doubt.key()).collect();
    let colon = if doubts.is_empty() { "" } else { ": " };
    format!("{value}{other}{colon}{}", doubts.join(" "))
}

fn check_in(text: &str, edge: Edge, context: DateContext, expect: &str) {
    assert_eq!(shown(&when(text, edge, context)), expect, "{text}");
}

fn check(text: &str, expect: &str) {
    check_in(text, Edge::Start, DateContext::default(), expect);
}

#[test]
fn months() {
    check("", "");
    check(" N/A ", "");
    check("-", "");
    check("mar-26", "2026-03|mar-26");
    check("abr-27", "2027-04|abr-27");
    check("Enero 26", "2026-01|Enero 26");
    check("febrero 26", "2026-02|febrero 26");
    check("enero 26-", "2026-01|enero 26: date_tidied");
    check("marzo 2026", "2026-03|marzo 2026");
    check("MARZO DE 2026", "2026-03|MARZO DE 2026");
    check("marzo del año 2026", "2026-03|marzo del año 2026");
    check("dic. 2026", "2026-12|dic. 2026");
    check("sept 2026", "2026-09|sept 2026");
    check("set-26", "2026-09|set-26");
    check("Sep.26", "2026-09|Sep.26");
    check("mar'26", "2026-03|mar'26");
    check("mar26", "2026-03|mar26");
    check("3/26", "2026-03|3/26");
    check("03/2026", "2026-03|03/2026");
    check("3-2026", "2026-03|3-2026");
    check("2026-03", "2026-03|2026-03");
    check("2026/3", "2026-03|2026/3");
    check("March 2026", "2026-03|March 2026");
    check("Mar 26", "2026-03|Mar 26");
    check("Aug-27", "2027-08|Aug-27");
    check("<b>mar-26</b>", "2026-03|mar-26");
    check("  marzo\n2026 ", "2026-03|marzo 2026");
    check("finales de marzo 2026", "2026-03|finales de marzo 2026");
    check("mar-26 (aprox.)", "2026-03|mar-26 (aprox.): date_with_text");
    check("1ra semana de marzo 2026", "2026-03|1ra semana de marzo 2026: date_with_text");
    check("nobiembre 2026", "2026-11|nobiembre 2026: month_misspelt");
    check("2026", "2026-01|2026: year_only");
}

#[test]
fn days() {
    check("30/06/2025", "2025-06-30|30/06/2025");
    check("22.08.2019", "2019-08-22|22.08.2019");
    check("7-2-2023", "2023-02-07|7-2-2023");
    check("5/3/26", "2026-03-05|5/3/26");
    check("06/30/2025", "2025-06-30|06/30/2025: date_swapped");
    check("11Febrero2025", "2025-02-11|11Febrero2025");
    check("4 dic 2018", "2018-12-04|4 dic 2018");
    check("12 saptiembre 2018", "2018-09-12|12 saptiembre 2018: month_misspelt");
    check("15 de marzo de 2026", "2026-03-15|15 de marzo de 2026");
    check("lunes 15 de marzo del 2026", "2026-03-15|lunes 15 de marzo del 2026");
    check("1ro de marzo 2026", "2026-03-01|1ro de marzo 2026");
    check("1º de marzo 2026", "2026-03-01|1º de marzo 2026");
    check("15-mar-26", "2026-03-15|15-mar-26");
    check("15-mar-2026", "2026-03-15|15-mar-2026");
    check("March 15, 2026", "2026-03-15|March 15, 2026");
    check("2026-03-15", "2026-03-15|2026-03-15");
    check("31/02/2026", "?|31/02/2026: date_unclear");
    check("46082", "2026-03|mar-26: date_serial");
    check("46096", "2026-03-15|15/03/2026: date_serial");
    check("46082.5", "2026-03|mar-26: date_serial");
    check("2026-03-01 00:00:00", "2026-03|mar-26: date_serial");
    check("2026-03-15 00:00:00", "2026-03-15|15/03/2026: date_serial");
}

#[test]
fn parts_of_the_year_and_open_ends() {
    check("T1-2026", "2026-T1|T1-2026");
    check("1T26", "2026-T1|1T26");
    check("Q3 2026", "2026-T3|Q3 2026");
    check("1er trimestre 2026", "2026-T1|1er trimestre 2026");
    check("2do. trimestre de 2026", "2026-T2|2do. trimestre de 2026");
    check("Tercer trimestre 2026", "2026-T3|Tercer trimestre 2026");
    check("IV trimestre 2026", "2026-T4|IV trimestre 2026");
    check("trimestre 2 2026", "2026-T2|trimestre 2 2026");
    check("5to trimestre 2026", "?|5to trimestre 2026: date_unclear");
    check("2do semestre 2026", "2026-07|2do semestre 2026 & 2026-12|2do semestre 2026: date_range");
    check("Permanente", "open|Permanente");
    check("Continuo", "open|Continuo");
    check("ongoing", "open|ongoing");
    check("enero 2026 - permanente", "2026-01|enero 2026 & open|permanente: date_range");
    check("permanente desde enero 2026", "2026-01|desde enero 2026 & open|permanente: date_range");
}

#[test]
fn both_dates_in_one_text() {
    let end = |text, expect| check_in(text, Edge::End, DateContext::default(), expect);
    check("enero-marzo 2026", "2026-01|enero 2026 & 2026-03|marzo 2026: date_range");
    end("enero-marzo 2026", "2026-03|marzo 2026 & 2026-01|enero 2026: date_range");
    check("ENERO-SEPTIEMBRE 2018", "2018-01|ENERO 2018 & 2018-09|SEPTIEMBRE 2018: date_range");
    check(
        "desde enero hasta marzo de 2026",
        "2026-01|desde enero 2026 & 2026-03|marzo de 2026: date_range",
    );
    check("mar-26 / ago-26", "2026-03|mar-26 & 2026-08|ago-26: date_range");
    check("mar-26 a ago-26", "2026-03|mar-26 & 2026-08|ago-26: date_range");
    check("mar-26 ago-26", "2026-03|mar-26 & 2026-08|ago-26: date_range");
    check("marzo 2026 – abril 2027", "2026-03|marzo 2026 & 2027-04|abril 2027: date_range");
    check("noviembre-febrero 2027", "2026-11|noviembre & 2027-02|febrero 2027: date_range");
    check("01/03/2026 al 30/04/2026", "2026-03-01|01/03/2026 & 2026-04-30|30/04/2026: date_range");
    check("1-15 marzo 2026", "2026-03-01|01/03/2026 & 2026-03-15|15 marzo 2026: date_range");
    check("2026-2027", "2026-01|2026 & 2027-12|2027: date_range year_only");
    check("2026-27", "2026-01|2026 & 2027-12|2027: date_range year_only");
    check("T1-T3 2026", "2026-T1|T1 2026 & 2026-T3|T3 2026: date_range");
    check("1er y 2do trimestre 2026", "2026-T1|T1-2026 & 2026-T2|2do trimestre 2026: date_range");
}

#[test]
fn a_missing_year_comes_from_the_context() {
    let year = DateContext { year: Some(2026), after: None };
    let here = |text, expect| check_in(text, Edge::Start, year, expect);
    here("enero", "2026-01|enero: year_assumed");
    here("15 marzo", "2026-03-15|15 marzo: year_assumed");
    here("mar 5", "2026-03-05|mar 5: year_assumed");
    here("30/6", "2026-06-30|30/6: year_assumed");
    here("3/12", "2026-12-03|3/12: year_assumed");
    here("Enero mayo", "2026-01|Enero & 2026-05|mayo: date_range year_assumed");
    here("T2", "2026-T2|T2: year_assumed");
    here("nov-feb", "2026-11|nov & 2027-02|feb: date_range year_assumed");
    here("mar-27", "2027-03|mar-27");
    let after = year.after(Month::new(2026, 11));
    check_in("febrero", Edge::End, after, "2027-02|febrero: year_assumed");
    check_in("diciembre", Edge::End, after, "2026-12|diciembre: year_assumed");
    check("enero", "?|enero: date_unclear");
    check("Enero mayo", "?|Enero mayo: date_unclear");
}

#[test]
fn what_is_no_date_stays_as_it_is() {
    for text in [
        "por definir",
        "3 meses",
        "12",
        "1.1",
        "Según presupuesto",
        "2026 y luego se verá otra vez",
        "marco legal 2026",
        "enero 20226",
        "13/2026",
        "¿?x",
        "juio 2026",
        "primer",
        "99999",
        "0",
        "00/00/0000",
    ] {
        let read = when(text, Edge::Start, DateContext::default());
        assert!(read.is_unclear(), "{text}: {}", shown(&read));
        assert_eq!(read.value.map(|it| it.written).as_deref(), Some(text));
    }
}

#[test]
fn serial_numbers_count_from_where_their_book_does() {
    let check = |text, epoch, expect| assert_eq!(counted(text, epoch), expect, "{text}");
    check("44620", 1462, "46082");
    check(" 44620.5 ", 1462, "46082.5");
    check("44620", 0, "44620");
    check("2026", 1462, "2026");
    check("446201", 1462, "446201");
    check("4462a", 1462, "4462a");
    check("mar-26", 1462, "mar-26");
    check("ñññ", 1462, "ñññ");
}
