//! Dates rewritten in the style they came in.

use chrono::NaiveDate;
use plan::style::{MONTHS, MONTHS_SHORT, month_named};
use plan::{Edge, Moment, Month, MonthStyle, When};
use proptest::prelude::*;

use crate::common;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// `written` means `from`; in the month `to` it reads `expect`.
fn check(written: &str, from: &str, to: &str, expect: &str) {
    let when = When { moment: Moment::Month(month(from)), written: written.to_owned() };
    let moved = when.moved_to(month(to), Edge::Start);
    assert_eq!(moved.written, expect, "{written}");
    assert_eq!(moved.moment, Moment::Month(month(to)));
}

fn check_day(written: &str, from: (i32, u32, u32), to: &str, expect: &str) {
    let day = NaiveDate::from_ymd_opt(from.0, from.1, from.2).unwrap();
    let when = When { moment: Moment::Day(day), written: written.to_owned() };
    let moved = when.moved_to(month(to), Edge::End);
    assert_eq!(moved.written, expect, "{written}");
    assert_eq!(moved.month(Edge::End), Some(month(to)));
}

fn check_quarter(written: &str, to: &str, edge: Edge, expect: &str) {
    let moment = Moment::Quarter(month("2026-01"));
    let when = When { moment, written: written.to_owned() };
    let moved = when.moved_to(month(to), edge);
    assert_eq!(moved.written, expect, "{written}");
    assert_eq!(moved.month(edge), Some(month(to)));
}

#[test]
fn months_keep_their_style() {
    check("mar-26", "2026-03", "2026-05", "may-26");
    check("Enero 26", "2026-01", "2026-03", "Marzo 26");
    check("enero 26-", "2026-01", "2026-02", "febrero 26");
    check("ENERO 2026", "2026-01", "2026-12", "DICIEMBRE 2026");
    check("3/26", "2026-03", "2026-12", "12/26");
    check("12/26", "2026-12", "2027-01", "01/27");
    check("03/2026", "2026-03", "2027-04", "04/2027");
    check("2026-03", "2026-03", "2026-11", "2026-11");
    check("marzo 2026", "2026-03", "2027-04", "abril 2027");
    check("marzo de 2026", "2026-03", "2027-04", "abril de 2027");
    check("dic. 2026", "2026-12", "2027-01", "ene. 2027");
    check("sept 2026", "2026-09", "2026-10", "oct 2026");
    check("Sep-26", "2026-09", "2026-03", "Mar-26");
    check("ago-26", "2026-08", "2026-09", "sept-26");
    check("(mar-26)", "2026-03", "2026-04", "abr-26");
    check("saptiembre 2018", "2018-09", "2018-10", "octubre 2018");
    check("a partir de marzo 2026", "2026-03", "2026-04", "a partir de abril 2026");
    check("mar26", "2026-03", "2026-04", "abr26");
}

#[test]
fn a_style_says_the_year() {
    check("marzo", "2026-03", "2027-04", "abril 2027");
    check("mar", "2026-03", "2027-04", "abr-27");
    check("mar-26", "2026-03", "1999-05", "may-1999");
    check("3/26", "2026-03", "2100-05", "5/2100");
}

#[test]
fn what_shows_no_style_becomes_the_plain_one() {
    for written in
        ["46082", "enero-marzo 2026", "ENERO-SEPTIEMBRE 2018", "pronto", "¿?", "3/26/1/2"]
    {
        check(written, "2026-01", "2026-02", "feb-26");
    }
    check("10/11", "2011-12", "2012-01", "ene-12");
    check("mar-25", "2026-03", "2026-04", "abr-26");
}

#[test]
fn in_its_own_month_a_date_stays_as_it_was() {
    check("enero 26-", "2026-01", "2026-01", "enero 26-");
    check_quarter("1er trimestre", "2026-03", Edge::End, "1er trimestre");
}

#[test]
fn days_keep_their_style() {
    check_day("30/06/2025", (2025, 6, 30), "2025-07", "30/07/2025");
    check_day("31/01/2026", (2026, 1, 31), "2026-02", "28/02/2026");
    check_day("29/02/2024", (2024, 2, 29), "2025-02", "28/02/2025");
    check_day("22.08.2019", (2019, 8, 22), "2019-11", "22.11.2019");
    check_day("7-2-2023", (2023, 2, 7), "2023-10", "7-10-2023");
    check_day("12/3/2026", (2026, 3, 12), "2026-04", "12/4/2026");
    check_day("11Febrero2025", (2025, 2, 11), "2025-03", "11Marzo2025");
    check_day("4 dic 2018", (2018, 12, 4), "2019-01", "4 ene 2019");
    check_day("05 dic 2018", (2018, 12, 5), "2019-01", "05 ene 2019");
    check_day("5 de marzo de 2026", (2026, 3, 5), "2026-04", "5 de abril de 2026");
    check_day("2025-06-30", (2025, 6, 30), "2025-07", "2025-07-30");
    check_day("30/06/25", (2025, 6, 30), "2026-02", "28/02/26");
    check_day("45838", (2025, 6, 30), "2025-07", "30/7/2025");
    check_day("6/30/2025", (2025, 6, 30), "2025-07", "30/7/2025");
}

#[test]
fn quarters_stay_quarters_where_they_can() {
    check_quarter("T1-2026", "2026-04", Edge::Start, "T2-2026");
    check_quarter("T1-2026", "2026-06", Edge::End, "T2-2026");
    check_quarter("T1-2026", "2026-05", Edge::Start, "may-26");
    check_quarter("T1-2026", "2026-04", Edge::End, "abr-26");
    check_quarter("1er trimestre 2026", "2026-04", Edge::Start, "2do trimestre 2026");
    check_quarter("1er. Trimestre 2026", "2027-10", Edge::Start, "4to. Trimestre 2027");
    check_quarter("1º trim. 2026", "2026-07", Edge::Start, "3º trim. 2026");
    check_quarter("I Trimestre 2026", "2026-10", Edge::Start, "IV Trimestre 2026");
    check_quarter("Primer trimestre 2026", "2026-07", Edge::Start, "Tercer trimestre 2026");
    check_quarter("Trimestre 1, 2026", "2026-07", Edge::Start, "Trimestre 3, 2026");
    check_quarter("1T26", "2026-07", Edge::Start, "3T26");
    check_quarter("Q1 2026", "2026-07", Edge::Start, "Q3 2026");
    check_quarter("T1", "2027-04", Edge::Start, "T2 2027");
    check_quarter("enero-marzo 2026", "2026-04", Edge::Start, "T2-2026");
}

#[test]
fn open_and_unclear_dates_are_shifted_by_nothing_and_moved_anywhere() {
    for moment in [Moment::Open, Moment::Unclear] {
        let when = When { moment, written: "Permanente".to_owned() };
        assert_eq!(when.shifted(5, Edge::End), when);
        assert_eq!(when.moved_to(month("2026-03"), Edge::End), When::of_month(month("2026-03")));
    }
}

#[test]
fn names_of_months_are_known_in_all_their_forms() {
    for (number, (name, short)) in (1..).zip(MONTHS.iter().zip(MONTHS_SHORT)) {
        assert_eq!(month_named(name), Some(number));
        assert_eq!(month_named(short), Some(number));
        assert_eq!(month_named(&name.to_uppercase()), Some(number));
    }
    for word in ["sep", "set", "setiembre"] {
        assert_eq!(month_named(word), Some(9));
    }
    for word in ["", "en", "marz0", "mayor", "ma", "trimestre", "ñandú"] {
        assert_eq!(month_named(word), None);
    }
}

proptest! {
    #[test]
    fn a_moved_date_is_in_the_month_and_its_words_say_so(
        when in common::when(),
        style in prop::sample::select(vec![
            "mar-26", "Enero 26", "3/26", "03/2026", "dic. 2026", "T1-2026", "2026-03", "MAR 2026",
            "30/06/2025", "4 dic 2018", "1er trimestre 2026", "marzo",
        ]),
        to in common::month(),
    ) {
        for written in [when.written.clone(), style.to_owned()] {
            for edge in [Edge::Start, Edge::End] {
                let when = When { moment: when.moment, written: written.clone() };
                let moved = when.moved_to(to, edge);
                prop_assert_eq!(moved.month(edge), Some(to));
                prop_assert!(!moved.written.is_empty());
                prop_assert_eq!(&moved.moved_to(to, edge), &moved);
                if moved.moment == Moment::Month(to) && when.moment != moved.moment {
                    let again = MonthStyle::of(&moved.written).write(to);
                    prop_assert_eq!(again, moved.written, "its words show another style");
                }
            }
        }
    }

    #[test]
    fn a_style_reads_itself(text in common::text(), month in common::near_month()) {
        let written = MonthStyle::of(&text).write(month);
        prop_assert_eq!(MonthStyle::of(&written).write(month), written);
    }

    #[test]
    fn shifting_there_and_back_gives_the_month_back(when in common::when(), months in -300..300i32) {
        for edge in [Edge::Start, Edge::End] {
            let there = when.shifted(months, edge);
            if let (Some(old), Some(new)) = (when.month(edge), there.month(edge)) {
                prop_assert_eq!(new, old + months);
                if new - old == months {
                    prop_assert_eq!(there.shifted(-months, edge).month(edge), Some(old));
                }
            }
        }
    }
}
