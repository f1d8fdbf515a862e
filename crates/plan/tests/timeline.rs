//! The timeline's numbers.

use std::sync::Arc;

use chrono::NaiveDate;
use plan::timeline::{Band, Bar, MonthSpan, layout};
use plan::{Action, Criterion, Id, Moment, Month, Period, Plan, When};
use proptest::prelude::*;

use crate::common;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// A date from `2026-03`, `2026-03-05`, `open` or `unclear`; nothing from an empty text.
fn date(text: &str) -> Option<When> {
    let moment = match text {
        "" => return None,
        "open" => Moment::Open,
        "unclear" => Moment::Unclear,
        _ => match text.parse::<NaiveDate>() {
            Ok(day) => Moment::Day(day),
            Err(_) => Moment::Month(month(text)),
        },
    };
    Some(When { moment, written: text.to_owned() })
}

fn plan(period: Option<(i32, i32)>, rows: &[(u8, &str, &str)]) -> Plan {
    let mut plan = Plan::new(Id::from_bits(0));
    Arc::make_mut(&mut plan.header).period = period.map(|(a, b)| Period::new(a, b));
    for (bits, (criterion, start, end)) in (1..).zip(rows) {
        let mut action = Action::new(Id::from_bits(bits));
        action.criterion = Criterion::new(*criterion);
        action.start = date(start);
        action.end = date(end);
        plan.actions.push(Arc::new(action));
    }
    plan
}

/// A bar as `start+length` and the signs `<` open start, `>` open end, `!` leaves the period,
/// `?` backwards.
fn shown(bar: Option<Bar>) -> String {
    let Some(bar) = bar else { return "-".to_owned() };
    let sign = |on: bool, sign: &'static str| if on { sign } else { "" };
    let signs = [
        sign(bar.open_start, "<"),
        sign(bar.open_end, ">"),
        sign(bar.leaves_period, "!"),
        sign(bar.backwards, "?"),
    ];
    format!("{}+{}{}", bar.start, bar.length, signs.concat())
}

/// The bar of one action in a plan for 2026-2027.
fn check(start: &str, end: &str, expect: &str) {
    let timeline = layout(&plan(Some((2026, 2027)), &[(1, start, end)]), None);
    assert_eq!(shown(timeline.groups[0].rows[0].bar), expect, "{start} to {end}");
}

fn check_range(period: Option<(i32, i32)>, rows: &[(u8, &str, &str)], expect: (&str, i32)) {
    let timeline = layout(&plan(period, rows), NaiveDate::from_ymd_opt(2026, 8, 15));
    assert_eq!((timeline.first, timeline.months), (month(expect.0), expect.1));
}

fn check_today(today: (i32, u32, u32), expect: Option<i32>) {
    let timeline =
        layout(&plan(Some((2026, 2026)), &[]), NaiveDate::from_ymd_opt(today.0, today.1, today.2));
    assert_eq!(timeline.today, expect);
}

#[test]
fn bars_cover_their_months() {
    check("2026-03", "2027-04", "2+14");
    check("2026-03", "2026-03", "2+1");
    check("2026-03-20", "2026-05-02", "2+3");
    check("2026-03", "2028-02", "2+24!");
    check("2025-12", "2026-02", "2+3!");
    check("2026-05", "2026-03", "2+3?");
    check("2026-05-20", "2026-05-03", "4+1?");
    check("2026-05", "2026-05-03", "4+1");
}

#[test]
fn bars_without_a_date_go_to_the_edge_of_the_period() {
    check("2026-03", "", "2+22>");
    check("2026-03", "open", "2+22>");
    check("2026-03", "unclear", "2+22>");
    check("", "2026-03", "0+3<");
    check("open", "open", "0+24<>");
    check("open", "", "0+24<>");
    check("", "", "-");
    check("unclear", "", "-");
    check("2028-02", "", "25+2>!");
    check("", "2025-11", "0+2<!");
}

#[test]
fn the_range_covers_period_and_bars_in_whole_quarters() {
    check_range(Some((2026, 2027)), &[], ("2026-01", 24));
    check_range(Some((2026, 2026)), &[(1, "2025-11", "2027-02")], ("2025-10", 18));
    check_range(None, &[(1, "2026-05", "2026-05")], ("2026-04", 12));
    check_range(None, &[], ("2026-01", 12));
    check_range(None, &[(1, "2199-12", "")], ("2199-01", 12));
    check_range(Some((1, 9999)), &[], ("2026-01", 12));
}

#[test]
fn years_and_quarters_stand_over_the_months() {
    let timeline = layout(&plan(None, &[(1, "2025-11", "2026-02")]), None);
    let band = |start, length, number| Band { start, length, number };
    assert_eq!(timeline.years, [band(0, 3, 2025), band(3, 9, 2026)]);
    assert_eq!(timeline.quarters, [band(0, 3, 4), band(3, 3, 1), band(6, 3, 2), band(9, 3, 3)]);
    assert_eq!(timeline.period, None);
    let timeline = layout(&plan(Some((2026, 2026)), &[(1, "2025-11", "")]), None);
    assert_eq!(timeline.period, Some(MonthSpan { start: 3, length: 12 }));
}

#[test]
fn today_is_drawn_within_the_range() {
    check_today((2026, 1, 1), Some(0));
    check_today((2026, 2, 15), Some(1500));
    check_today((2026, 12, 31), Some(11967));
    check_today((2027, 1, 1), None);
    check_today((1800, 1, 1), None);
}

#[test]
fn actions_are_grouped_by_criterion() {
    let rows = [(4, "", ""), (0, "", ""), (1, "", ""), (4, "", ""), (1, "", "")];
    let timeline = layout(&plan(None, &rows), None);
    let groups: Vec<(u8, Vec<usize>)> = timeline
        .groups
        .iter()
        .map(|group| {
            let numbers = group.rows.iter().map(|row| row.number).collect();
            (group.criterion.map_or(0, Criterion::number), numbers)
        })
        .collect();
    assert_eq!(groups, [(1, vec![3, 5]), (4, vec![1, 4]), (0, vec![2])]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_bar_is_within_the_range(plan in common::plan(), today in common::day()) {
        let timeline = layout(&plan, Some(today));
        prop_assert!(timeline.months >= 12 && timeline.months % 3 == 0);
        for bands in [&timeline.years, &timeline.quarters] {
            prop_assert_eq!(bands.iter().map(|band| band.length).sum::<i32>(), timeline.months);
        }
        let rows = timeline.groups.iter().flat_map(|group| &group.rows);
        let mut numbers: Vec<usize> = rows.clone().map(|row| row.number).collect();
        numbers.sort_unstable();
        prop_assert_eq!(numbers, (1..=plan.actions.len()).collect::<Vec<_>>());
        for bar in rows.filter_map(|row| row.bar) {
            prop_assert!(bar.start >= 0 && bar.length >= 1);
            prop_assert!(bar.start + bar.length <= timeline.months);
        }
    }
}
