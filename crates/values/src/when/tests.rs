//! Dates in all the forms that people write.

use super::*;

mod sentences;
mod written;
mod years;

/// The date as `moment|written`, the other edge's behind `&` where it is another one, and the keys
/// of the doubts.
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
    let other = match &read.other {
        None => String::new(),
        Some(_) if read.other == read.value => " &".into(),
        Some(other) => format!(" & {}", date(other)),
    };
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
    check("2026", "2026-01|2026 & 2026-12|2026: year_only");
}

#[test]
fn days() {
    check("30/06/2025", "2025-06-30|30/06/2025");
    check("22.08.2019", "2019-08-22|22.08.2019");
    check("7-2-2023", "2023-02-07|7-2-2023: date_either_way");
    check("5/3/26", "2026-03-05|5/3/26: date_either_way");
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
    check("T1-2026", "2026-T1|T1-2026 &");
    check("1T26", "2026-T1|1T26 &");
    check("Q3 2026", "2026-T3|Q3 2026 &");
    check("1er trimestre 2026", "2026-T1|1er trimestre 2026 &");
    check("2do. trimestre de 2026", "2026-T2|2do. trimestre de 2026 &");
    check("Tercer trimestre 2026", "2026-T3|Tercer trimestre 2026 &");
    check("IV trimestre 2026", "2026-T4|IV trimestre 2026 &");
    check("trimestre 2 2026", "2026-T2|trimestre 2 2026 &");
    check("5to trimestre 2026", "?|5to trimestre 2026: date_unclear");
    check("2do semestre 2026", "2026-07|2do semestre 2026 & 2026-12|2do semestre 2026: date_range");
    check("Permanente", "open|Permanente");
    check("Continuo", "open|Continuo");
    check("ongoing", "open|ongoing");
    check("enero 2026 - permanente", "2026-01|enero 2026 & open|permanente: date_range");
    check("permanente desde enero 2026", "2026-01|enero 2026 & open|permanente: date_range");
}

#[test]
fn both_dates_in_one_text() {
    let end = |text, expect| check_in(text, Edge::End, DateContext::default(), expect);
    check("enero-marzo 2026", "2026-01|enero 2026 & 2026-03|marzo 2026: date_range");
    end("enero-marzo 2026", "2026-03|marzo 2026 & 2026-01|enero 2026: date_range");
    check("ENERO-SEPTIEMBRE 2018", "2018-01|ENERO 2018 & 2018-09|SEPTIEMBRE 2018: date_range");
    check(
        "desde enero hasta marzo de 2026",
        "2026-01|enero de 2026 & 2026-03|marzo de 2026: date_range",
    );
    check("mar-26 / ago-26", "2026-03|mar-26 & 2026-08|ago-26: date_range");
    check("mar-26 a ago-26", "2026-03|mar-26 & 2026-08|ago-26: date_range");
    check("mar-26 ago-26", "2026-03|mar-26 & 2026-08|ago-26: date_range");
    check("marzo 2026 – abril 2027", "2026-03|marzo 2026 & 2027-04|abril 2027: date_range");
    check("noviembre-febrero 2027", "2026-11|noviembre 2026 & 2027-02|febrero 2027: date_range");
    check("01/03/2026 al 30/04/2026", "2026-03-01|01/03/2026 & 2026-04-30|30/04/2026: date_range");
    check("1-15 marzo 2026", "2026-03-01|1 marzo 2026 & 2026-03-15|15 marzo 2026: date_range");
    check("2026-2027", "2026-01|2026 & 2027-12|2027: date_range year_only");
    check("2026-27", "2026-01|2026 & 2027-12|2027: date_range year_only");
    check("T1-T3 2026", "2026-T1|T1 2026 & 2026-T3|T3 2026: date_range");
    check("1er y 2do trimestre 2026", "2026-T1|T1-2026 & 2026-T2|T2-2026: date_range");
}

#[test]
fn a_missing_year_comes_from_the_context() {
    let year = DateContext { year: Some(2026), ..DateContext::default() };
    let here = |text, expect| check_in(text, Edge::Start, year, expect);
    here("enero", "2026-01|enero: year_assumed");
    here("15 marzo", "2026-03-15|15 marzo: year_assumed");
    here("mar 5", "2026-03-05|mar 5: year_assumed");
    here("30/6", "2026-06-30|30/6: year_assumed");
    here("26-03-04", "2004-03-26|26-03-04: date_either_way");
    here("3/12", "2026-12-03|3/12: year_assumed date_either_way");
    here("Enero mayo", "2026-01|Enero & 2026-05|mayo: date_range year_assumed");
    here("T2", "2026-T2|T2 &: year_assumed");
    here("nov-feb", "2026-11|nov & 2027-02|feb: date_range year_assumed");
    here("mar-27", "2027-03|mar-27");
    let after = year.after(Month::new(2026, 11));
    check_in("febrero", Edge::End, after, "2027-02|febrero: year_assumed");
    check_in("diciembre", Edge::End, after, "2026-12|diciembre: year_assumed");
    let before = year.before(Month::new(2027, 3));
    check_in("dic", Edge::Start, before, "2026-12|dic: year_assumed");
    check_in("mar", Edge::Start, before, "2027-03|mar: year_assumed");
    check("enero", "?|enero: date_unclear");
    check("Enero mayo", "?|Enero mayo: date_unclear");
}

#[test]
fn ranges_of_days() {
    let day = |text: &str, from: &str, to: &str| {
        let said = |edge| {
            let read = when(text, edge, DateContext::default());
            [read.value, read.other].map(|it| match it.map(|it| it.moment) {
                Some(Moment::Day(day)) => day.to_string(),
                other => format!("{other:?}"),
            })
        };
        assert_eq!(said(Edge::Start), [from, to], "{text}");
        assert_eq!(said(Edge::End), [to, from], "{text}");
    };
    let check = |text: &str| day(text, "2026-03-15", "2026-04-20");
    check("Del 15 de marzo al 20 de abril de 2026");
    check("del 15 de marzo al 20 de abril del 2026");
    check("Del 15 de marzo de 2026 al 20 de abril de 2026");
    check("15 marzo - 20 abril 2026");
    check("15 de marzo – 20 de abril, 2026");
    check("desde el 15 de marzo hasta el 20 de abril de 2026");
    check("entre el 15 de marzo y el 20 de abril de 2026");
    check("15/03 al 20/04/2026");
    check("15/3 a 20/4/26");
    check("15/03 - 20/04/2026");
    check("15/03/2026-20/04/2026");
    check("15/03/2026 20/04/2026");
    check("15/03/2026\n20/04/2026");
    check("15/03/2026 hasta 20/04/2026");
    check("15/03/26 → 20/04/26");
    check("15-mar al 20-abr-26");
    check("15-mar-26 / 20-abr-26");
    check("15.03.2026-20.04.2026");
    check("15.03.-20.04.2026");
    check("15-03-2026 - 20-04-2026");
    check("15-03-2026-20-04-2026");
    check("15 mar/20 abr 2026");
    check("15mar-20abr2026");
    check("marzo 15 a abril 20 de 2026");
    check("March 15 to April 20, 2026");
    check("Mar 15 – Apr 20, 2026");
    check("from March 15 until April 20, 2026");
    check("between 15 March and 20 April 2026");
    check("March 15th through April 20th, 2026");
    check("lunes 15 de marzo al lunes 20 de abril 2026");
    check("03/15/2026 - 04/20/2026");
    check("03/15 - 04/20/2026");
    check("2026-03-15 / 2026-04-20");
    check("2026-03-15 a 2026-04-20");
    check("15 de marzo de 2026 al 20 de abril");
    check("(15/03/2026 al 20/04/2026)");
    let within = |text: &str| day(text, "2026-03-01", "2026-03-15");
    within("1 al 15 de marzo 2026");
    within("Del 1 al 15 de marzo de 2026");
    within("del 1ro al 15 de marzo de 2026");
    within("primero al 15 de marzo de 2026");
    within("1º-15 marzo 2026");
    within("01-15/03/2026");
    within("March 1-15, 2026");
    within("1 y 15 de marzo 2026");
    let turn = |text: &str| day(text, "2026-11-15", "2027-01-20");
    turn("15 nov – 20 ene 2027");
    turn("15 de noviembre de 2026 al 20 de enero");
    turn("15/11 al 20/01/2027");
    turn("Nov 15 to Jan 20, 2027");
    day("20 mar - 5 mar 2027", "2026-03-20", "2027-03-05");
    day("03/04/2026 - 06/30/2026", "2026-03-04", "2026-06-30");
    day("1 de enero al 31 de diciembre de 2026", "2026-01-01", "2026-12-31");
    day("desde el 2 de marzo hasta el 9 de abril de 2026", "2026-03-02", "2026-04-09");
}

#[test]
fn what_a_range_writes_can_be_read_again() {
    check("15/03 al 20/04/2026", "2026-03-15|15/03/2026 & 2026-04-20|20/04/2026: date_range");
    check("15-mar al 20-abr-26", "2026-03-15|15-mar-26 & 2026-04-20|20-abr-26: date_range");
    check("marzo-agosto/26", "2026-03|marzo/26 & 2026-08|agosto/26: date_range");
    check("March 15-20, 2026", "2026-03-15|March 15, 2026 & 2026-03-20|March 20, 2026: date_range");
    check("03-08/2026", "2026-03|03/2026 & 2026-08|08/2026: date_range");
    check("Trimestre 1 al 3 de 2026", "2026-T1|T1-2026 & 2026-T3|T3-2026: date_range");
}

#[test]
fn ranges_of_months_and_parts() {
    let check = |text: &str, expect: &str| {
        let context = DateContext { year: Some(2026), ..DateContext::default() };
        let read = when(text, Edge::Start, context);
        let month = |when: Option<&When>, edge| match when {
            Some(When { moment: Moment::Open, .. }) => "open".to_owned(),
            when => when.and_then(|it| it.month(edge)).map_or("?".into(), |it| it.to_string()),
        };
        let both = [month(read.value.as_ref(), Edge::Start), month(read.other.as_ref(), Edge::End)];
        assert_eq!(both.join(" "), expect, "{text}");
    };
    let quarter = |text: &str| check(text, "2026-10 2026-12");
    quarter("T-4 2026");
    quarter("T 4 2026");
    quarter("T.4 2026");
    quarter("T4/2026");
    quarter("T 4/2026");
    quarter("T4'26");
    quarter("Q4-26");
    quarter("Q-4 2026");
    quarter("4T 2026");
    quarter("4 T 2026");
    quarter("4º T 2026");
    quarter("4Q26");
    quarter("2026-T4");
    quarter("2026 Q4");
    quarter("4to trim. 2026");
    quarter("4.º trimestre 2026");
    quarter("4.to trimestre de 2026");
    quarter("IV trimestre de 2026");
    quarter("IV Trim 2026");
    quarter("trimestre IV/2026");
    quarter("trimestre 4 del 2026");
    quarter("cuarto trimestre del año 2026");
    quarter("último trimestre 2026");
    quarter("fourth quarter of 2026");
    quarter("4th quarter 2026");
    quarter("4to. trimestre");
    quarter("4to trimeste 2026");
    quarter("T4 2026 (oct-dic)");
    quarter("4to trimestre (octubre a diciembre) 2026");
    quarter("trimestre oct-dic 2026");
    quarter("iv trimestre 2026");
    quarter("Tr. 4 2026");
    check("Trimestres I, II y III de 2026", "2026-01 2026-09");
    check("ii y iii trimestre 2026", "2026-04 2026-09");
    check("B3 2026", "2026-05 2026-06");
    check("En. - Mzo. 2026", "2026-01 2026-03");
    check("Del 15 de Mzo. al 20 de Dbre. de 2026", "2026-03 2026-12");
    check("15 de Xyz al 20 de abril de 2026", "? ?");
    quarter("octubre, noviembre y diciembre 2026");
    check("tercer cuatrimestre 2026", "2026-09 2026-12");
    check("2do cuatrim. 2026", "2026-05 2026-08");
    check("1er semestre 2026", "2026-01 2026-06");
    check("I semestre 2026", "2026-01 2026-06");
    check("S1 2026", "2026-01 2026-06");
    check("2S-2026", "2026-07 2026-12");
    check("H2 2026", "2026-07 2026-12");
    check("second half of 2026", "2026-07 2026-12");
    check("segunda mitad de 2026", "2026-07 2026-12");
    check("bimestre mar-abr", "2026-03 2026-04");
    check("bimestre marzo-abril 2026", "2026-03 2026-04");
    check("2do bimestre 2026", "2026-03 2026-04");
    check("I-III trimestre 2026", "2026-01 2026-09");
    check("Trimestre 1 al 3 de 2026", "2026-01 2026-09");
    check("T1 a T3 2026", "2026-01 2026-09");
    check("T1-3 2026", "2026-01 2026-09");
    check("1er al 3er trimestre 2026", "2026-01 2026-09");
    check("1er y 2do semestres de 2026", "2026-01 2026-12");
    check("T1, T2 y T3 2026", "2026-01 2026-09");
    check("T4-T1 2027", "2026-10 2027-03");
    check("2026", "2026-01 2026-12");
    check("Todo el año", "2026-01 2026-12");
    check("durante todo el año", "2026-01 2026-12");
    check("all year", "2026-01 2026-12");
    check("IV-2026", "2026-10 2026-12");
    check("2026-I", "2026-01 2026-03");
    check("C2 2026", "2026-05 2026-08");
    check("3-5 2026", "2026-03 2026-05");
    check("semana del 15 al 20 de marzo 2026", "2026-03 2026-03");
    check("año 2026", "2026-01 2026-12");
    check("todo el 2026", "2026-01 2026-12");
    check("2026-2027", "2026-01 2027-12");
    let months = |text: &str| check(text, "2026-03 2026-08");
    months("mar-ago 26");
    months("mar-ago/26");
    months("mar/ago 2026");
    months("marzo a agosto");
    months("03-08/2026");
    months("3-8/26");
    months("03 al 08/2026");
    months("03/2026-08/2026");
    months("3/26 - 8/26");
    months("de marzo a agosto de 2026");
    months("March to August 2026");
    months("mar 2026 - ago 2026");
    check("15 de marzo - junio 2026", "2026-03 2026-06");
    check("marzo a finales de 2026", "2026-03 2026-12");
    check("nov-feb 2027", "2026-11 2027-02");
    let on = |text: &str| check(text, "2026-01 open");
    on("Enero 2026 en adelante");
    on("enero 2026 en lo adelante");
    on("desde enero 2026 en adelante");
    on("a partir de enero de 2026 en adelante");
    on("January 2026 onwards");
    on("enero 2026 - permanente");
    on("permanente desde enero 2026");
    on("permanente a partir de enero 2026");
    check("permanente, cada trimestre", "open ?");
    check("enero 2026 - permanente por trimestre", "2026-01 open");
    on("Enero 2026 - actualidad");
    on("enero 2026 hasta la fecha");
    on("desde enero 2026 hasta hoy");
    on("January 2026 – present");
    let only = |text: &str, edge| {
        let read = when(text, Edge::Start, DateContext::default());
        assert_eq!((read.only, read.other), (Some(edge), None), "{text}");
        assert_eq!(read.value.and_then(|it| it.month(edge)), Month::new(2026, 3), "{text}");
    };
    only("desde marzo 2026", Edge::Start);
    only("a partir de marzo de 2026", Edge::Start);
    only("A partir del 15 de marzo de 2026", Edge::Start);
    only("from March 2026", Edge::Start);
    only("starting March 2026", Edge::Start);
    only("no antes de marzo 2026", Edge::Start);
    only("marzo 2026 -", Edge::Start);
    only("Marzo 2026 →", Edge::Start);
    only("hasta marzo 2026", Edge::End);
    only("until March 2026", Edge::End);
    only("a más tardar marzo 2026", Edge::End);
    only("no más tarde de marzo 2026", Edge::End);
    only("no later than March 2026", Edge::End);
    only("no después de marzo 2026", Edge::End);
}

#[test]
fn the_order_of_day_and_month() {
    let check = |text: &str, order, expect: &str| {
        let context = DateContext { year: Some(2026), order, ..DateContext::default() };
        check_in(text, Edge::Start, context, expect);
    };
    let (day, month) = (Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst));
    check("03/04/2026", None, "2026-04-03|03/04/2026: date_either_way");
    check("03/04/2026", day, "2026-04-03|03/04/2026");
    check("03/04/2026", month, "2026-03-04|04/03/2026");
    check("03/04", month, "2026-03-04|04/03/2026: year_assumed");
    check("03/03/2026", None, "2026-03-03|03/03/2026");
    check("25/03/2026", month, "2026-03-25|25/03/2026");
    check("03/25/2026", month, "2026-03-25|25/03/2026");
    check("03/25/2026", day, "2026-03-25|03/25/2026: date_swapped");
    check("2026-03-04", month, "2026-03-04|2026-03-04");
    check("3/26", month, "2026-03|3/26");
    check("4 de marzo de 2026", month, "2026-03-04|4 de marzo de 2026");
    let ranges = "03/04/2026 al 03/25/2026";
    let expect = "2026-03-04|04/03/2026 & 2026-03-25|25/03/2026: date_range date_swapped";
    check(ranges, day, expect);
    check(
        "03/04 al 20/05/2026",
        month,
        "2026-04-03|03/04/2026 & 2026-05-20|20/05/2026: date_range",
    );
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
