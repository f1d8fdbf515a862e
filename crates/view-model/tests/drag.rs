//! What dragging makes of dates, and that what is drawn meanwhile is what is written.

use std::sync::Arc;

use chrono::NaiveDate;
use plan::timeline::layout;
use plan::{Action, Command, Edge, Id, Moment, Month, Period, Plan, When};
use proptest::option;
use proptest::prelude::*;
use view_model::drag::{Grip, Hold, Months, drag};

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

fn check_drag(dates: (&str, &str), grip: Grip, months: i32, expect: (&str, &str)) {
    let drawn = (month("2026-01"), month("2027-12"));
    let (start, end) = (date(dates.0), date(dates.1));
    let found = drag(start.as_ref(), end.as_ref(), drawn, grip, months);
    let shown = |when: &Option<When>| when.as_ref().map_or("", |it| &it.written).to_owned();
    assert_eq!((shown(&found.0).as_str(), shown(&found.1).as_str()), expect, "{dates:?} {grip:?}");
}

#[test]
fn a_drag_moves_and_resizes() {
    check_drag(("2026-03", "2026-05"), Grip::Move, 2, ("2026-05", "2026-07"));
    check_drag(("2026-03", ""), Grip::Move, -3, ("2025-12", ""));
    check_drag(("open", "2026-05"), Grip::Move, 1, ("open", "2026-06"));
    check_drag(("2026-03", "2026-05"), Grip::Start, 1, ("2026-04", "2026-05"));
    check_drag(("2026-03", "2026-05"), Grip::Start, 9, ("2026-05", "2026-05"));
    check_drag(("2026-03", "2026-05"), Grip::End, -9, ("2026-03", "2026-03"));
    check_drag(("2026-03", "2026-05"), Grip::End, 0, ("2026-03", "2026-05"));
}

#[test]
fn a_missing_date_is_dragged_from_the_edge_of_the_bar() {
    check_drag(("2026-03", ""), Grip::End, -2, ("2026-03", "2027-10"));
    check_drag(("2026-03", "open"), Grip::End, -2, ("2026-03", "2027-10"));
    check_drag(("", "2026-03-05"), Grip::Start, 1, ("feb-26", "2026-03-05"));
    check_drag(("open", "open"), Grip::Start, 1, ("feb-26", "open"));
}

#[test]
fn a_drag_stops_at_the_end_of_the_calendar_and_of_the_other_date() {
    check_drag(("2199-10", "2199-11"), Grip::Move, 99, ("2199-11", "2199-12"));
    check_drag(("1900-02", "1900-04"), Grip::Move, i32::MIN, ("1900-01", "1900-03"));
    check_drag(("2026-03", "2199-11"), Grip::End, i32::MAX, ("2026-03", "2199-12"));
    check_drag(("2026-03-20", "2026-05-10"), Grip::End, -2, ("2026-03-20", "2026-03-20"));
    check_drag(("2026-03-20", "2026-05-10"), Grip::Start, 2, ("2026-05-10", "2026-05-10"));
}

fn near_month() -> impl Strategy<Value = Month> {
    (2024..2030, 1..=12u32).prop_map(|(year, month)| Month::new(year, month).unwrap())
}

/// A month of a plan, or one at an end of the calendar.
fn any_month() -> impl Strategy<Value = Month> {
    let far = (0..30i32, any::<bool>());
    let far = far.prop_map(|(by, low)| if low { Month::MIN + by } else { Month::MAX + -by });
    prop_oneof![5 => near_month(), 1 => far]
}

fn when() -> impl Strategy<Value = When> {
    let day = (near_month(), 1..=31u32).prop_map(|(month, day)| {
        let day = day.min(month.days());
        Moment::Day(NaiveDate::from_ymd_opt(month.year(), month.number(), day).unwrap())
    });
    let moment = prop_oneof![
        4 => any_month().prop_map(Moment::Month),
        2 => day,
        1 => any_month().prop_map(|month| Moment::Quarter(month.quarter_start())),
        1 => Just(Moment::Open),
        1 => Just(Moment::Unclear),
    ];
    (moment, "[a-z0-9/-]{1,8}").prop_map(|(moment, written)| When { moment, written })
}

/// A plan of a few actions with any dates, or none.
fn a_plan() -> impl Strategy<Value = Plan> {
    let dates = (option::of(when()), option::of(when()));
    let period = option::of((2024..2029i32, 0..4i32));
    (period, prop::collection::vec(dates, 1..5)).prop_map(|(period, rows)| {
        let mut plan = Plan::new(Id::from_bits(0));
        Arc::make_mut(&mut plan.header).period = period.map(|(a, b)| Period::new(a, a + b));
        for (bits, (start, end)) in (1..).zip(rows) {
            let mut action = Action::new(Id::from_bits(bits));
            (action.start, action.end) = (start, end);
            plan.actions.push(Arc::new(action));
        }
        plan
    })
}

const TODAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 5, 20);

/// The bar of the first action as the timeline draws it: its first month and its length.
fn drawn(plan: &Plan) -> Option<(Month, i32)> {
    let timeline = layout(plan, TODAY);
    let mut rows = timeline.groups.iter().flat_map(|group| &group.rows);
    let bar = rows.find(|row| row.id == Id::from_bits(1))?.bar?;
    Some((timeline.first + bar.start, bar.length))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_drawn_while_a_bar_is_held_is_what_is_written(
        plan in a_plan(),
        from in 0..12i32,
        months in prop_oneof![4 => -40..40i32, 1 => any::<i32>()],
    ) {
        let id = Id::from_bits(1);
        let action = plan.action(id).unwrap();
        let timeline = layout(&plan, TODAY);
        let frame = Months { first: timeline.first, count: timeline.months };
        let bar = timeline.groups.iter().flat_map(|group| &group.rows).find(|row| row.id == id);
        let holds = match bar.unwrap().bar {
            Some(bar) => [Grip::Move, Grip::Start, Grip::End].map(|it| Hold::Drag(it, bar)).to_vec(),
            None => vec![Hold::Draw(from)],
        };
        let dates = (action.start.clone(), action.end.clone());
        for hold in holds {
            let shown = hold.dragged(&plan, id, &dates, (frame, TODAY), months).unwrap();
            let (start, end) = shown.dates.clone();
            let command = Command::Reschedule { id, start, end };
            let written = plan::apply(&plan, command).unwrap_or_else(|_| plan.clone());
            let after = written.action(id).unwrap();
            prop_assert_eq!(&shown.dates, &(after.start.clone(), after.end.clone()));
            let bar = (frame.first - Month::MIN + shown.at, shown.length);
            let (first, length) = drawn(&written).unwrap();
            prop_assert_eq!(bar, (first - Month::MIN, length));
            prop_assert!(shown.length >= 1);
        }
    }

    #[test]
    fn a_drag_keeps_the_order_and_the_length(
        start in option::of(when()),
        end in option::of(when()),
        drawn in (near_month(), 0..40i32),
        months in -5000..5000i32,
    ) {
        let drawn = (drawn.0, drawn.0 + drawn.1);
        let of = |dates: &(Option<When>, Option<When>)| (
            dates.0.as_ref().and_then(|when| when.month(Edge::Start)),
            dates.1.as_ref().and_then(|when| when.month(Edge::End)),
        );
        let old = of(&(start.clone(), end.clone()));
        for grip in [Grip::Move, Grip::Start, Grip::End] {
            let dragged = drag(start.as_ref(), end.as_ref(), drawn, grip, months);
            let new = of(&dragged);
            if let (Grip::Move, (Some(a), Some(b)), (Some(c), Some(d))) = (grip, old, new) {
                prop_assert_eq!(b - a, d - c, "a moved bar keeps its months");
            }
            if grip != Grip::Move && months != 0 {
                let days = (
                    dragged.0.as_ref().and_then(|when| when.day(Edge::Start)),
                    dragged.1.as_ref().and_then(|when| when.day(Edge::End)),
                );
                if let (Some(first), Some(last)) = days {
                    prop_assert!(first <= last);
                }
            }
            for when in dragged.0.iter().chain(&dragged.1) {
                prop_assert!(!when.written.is_empty());
            }
        }
    }
}
