//! The year that a date without one has beside another.

use super::*;

#[test]
fn a_missing_year_keeps_the_dates_in_order_and_in_the_period() {
    let period = Some(Period::new(2026, 2027));
    let check = |month, edge, beside: (i32, u32), expect| {
        let beside = Month::new(beside.0, beside.1).expect("The month exists.");
        assert_eq!(likely_year(month, edge, beside, period), expect, "{month} {edge:?} {beside:?}");
        if (2026..=2027).contains(&expect) && (2026..=2027).contains(&beside.year()) {
            assert_eq!(likely_year(month, edge, beside, None), expect);
        }
    };
    check(12, Edge::Start, (2026, 12), 2026);
    check(12, Edge::Start, (2027, 3), 2026);
    // Order matters more than the period: the work may begin before it, and end after it.
    check(12, Edge::Start, (2026, 6), 2025);
    check(3, Edge::End, (2027, 11), 2028);
    check(3, Edge::End, (2026, 11), 2027);
    check(6, Edge::End, (2026, 3), 2026);
    check(12, Edge::Start, (2030, 6), 2027);
    check(3, Edge::End, (2024, 6), 2026);
}
