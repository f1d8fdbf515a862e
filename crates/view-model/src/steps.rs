//! A date moved by whole months: with the arrow keys, and with the buttons beside its box.

use chrono::NaiveDate;
use plan::{Action, Edge, Month, Plan, When};

/// The date `months` later, written in the same way. Where it says no month the steps begin at
/// `likely`; without that they lead nowhere.
pub fn stepped(
    when: Option<&When>,
    edge: Edge,
    months: i32,
    likely: Option<Month>,
) -> Option<When> {
    match when.filter(|when| when.month(edge).is_some()) {
        Some(when) => Some(when.shifted(months, edge)),
        None => likely.map(When::of_month),
    }
}

/// The month that a date without one most likely gets: that of the other end of the action, the
/// edge of the plan's period, or `today`.
pub fn likely(action: &Action, plan: &Plan, edge: Edge, today: Month) -> Month {
    let period = plan.header.period;
    let near = match edge {
        Edge::Start => action
            .end
            .as_ref()
            .and_then(|end| end.month(Edge::End))
            .or_else(|| Month::new(period?.first(), 1)),
        Edge::End => action
            .start
            .as_ref()
            .and_then(|start| start.month(Edge::Start))
            .or_else(|| Month::new(period?.last(), 12)),
    };
    near.unwrap_or(today)
}

/// The month in which an action without any dates begins and ends on the timeline: the present one,
/// or the first of `period`, the months from the first to the last, where today lies elsewhere.
pub fn first_on_timeline(period: (Month, Month), today: NaiveDate) -> Month {
    let today = Month::of(today);
    if (period.0..=period.1).contains(&today) { today } else { period.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::{Id, Moment, Period};

    fn month(year: i32, number: u32) -> Month {
        Month::new(year, number).expect("The month exists.")
    }

    fn check(moment: Moment, written: &str, months: i32, expect: Option<&str>) {
        let when = When { moment, written: written.to_owned() };
        let found = stepped(Some(&when), Edge::End, months, None);
        assert_eq!(found.map(|it| it.written).as_deref(), expect, "{written} {months}");
    }

    #[test]
    fn steps_keep_the_way_of_writing() {
        let day = NaiveDate::from_ymd_opt(2026, 6, 30).expect("The day exists.");
        check(Moment::Month(month(2026, 12)), "dic-26", 1, Some("ene-27"));
        check(Moment::Month(month(2027, 1)), "Enero 27", -1, Some("Diciembre 26"));
        check(Moment::Month(month(2026, 3)), "3/2026", 12, Some("3/2027"));
        check(Moment::Day(day), "30/06/2026", 1, Some("30/07/2026"));
    }

    #[test]
    fn a_date_without_a_month_steps_to_the_likely_one_only() {
        check(Moment::Open, "permanente", -1, None);
        let open = When { moment: Moment::Open, written: "permanente".to_owned() };
        let likely = Some(month(2026, 3));
        for when in [None, Some(&open)] {
            let found = stepped(when, Edge::End, -1, likely).map(|it| it.written);
            assert_eq!(found.as_deref(), Some("mar-26"));
        }
    }

    #[test]
    fn the_other_end_is_likely_then_the_period_then_today() {
        let mut action = Action::new(Id::from_bits(1));
        let mut plan = Plan::new(Id::from_bits(2));
        let today = month(2025, 5);
        let end = |action: &Action, plan: &Plan| likely(action, plan, Edge::End, today);
        assert_eq!(end(&action, &plan), today);
        std::sync::Arc::make_mut(&mut plan.header).period = Some(Period::new(2026, 2027));
        assert_eq!(end(&action, &plan), month(2027, 12));
        assert_eq!(likely(&action, &plan, Edge::Start, today), month(2026, 1));
        action.start = Some(When::of_month(month(2026, 3)));
        assert_eq!(end(&action, &plan), month(2026, 3));
    }

    #[test]
    fn a_first_bar_is_drawn_today_or_where_the_period_begins() {
        let period = (month(2026, 1), month(2027, 12));
        let day = |year, month| NaiveDate::from_ymd_opt(year, month, 9).expect("The day exists.");
        assert_eq!(first_on_timeline(period, day(2026, 8)), month(2026, 8));
        assert_eq!(first_on_timeline(period, day(2025, 8)), month(2026, 1));
        assert_eq!(first_on_timeline(period, day(2028, 1)), month(2026, 1));
    }
}
