//! A date moved by whole months with the arrow keys.

use plan::{Action, Edge, Month, Plan, When};

use crate::editing::fields;

/// The date that `text` says, `months` later, written in the same way. Where it says none, the
/// steps begin at the other end of the action, at the edge of the plan's period, or at `today`.
pub fn stepped(
    action: &Action,
    plan: &Plan,
    text: &str,
    edge: Edge,
    months: i32,
    today: Month,
) -> When {
    let when = fields::when(action, plan, text, edge);
    match when.filter(|when| when.month(edge).is_some()) {
        Some(when) => when.shifted(months, edge),
        None => When::of_month(origin(action, plan, edge).unwrap_or(today)),
    }
}

fn origin(action: &Action, plan: &Plan, edge: Edge) -> Option<Month> {
    let period = plan.header.period;
    match edge {
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
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use plan::{Id, Period};

    fn month(year: i32, number: u32) -> Month {
        Month::new(year, number).expect("The month exists.")
    }

    fn check(text: &str, months: i32, expect: &str) {
        let mut action = Action::new(Id::from_bits(1));
        action.start = Some(When::of_month(month(2026, 3)));
        let plan = Plan::new(Id::from_bits(2));
        let found = stepped(&action, &plan, text, Edge::End, months, month(2025, 1));
        assert_eq!(found.written, expect, "{text} {months}");
    }

    #[test]
    fn steps_keep_the_way_of_writing() {
        check("dic-26", 1, "ene-27");
        check("Enero 27", -1, "Diciembre 26");
        check("3/2026", 12, "3/2027");
        check("30/06/2026", 1, "30/07/2026");
    }

    #[test]
    fn steps_begin_at_the_other_end() {
        check("", 1, "mar-26");
        check("permanente", -1, "mar-26");
    }

    #[test]
    fn steps_begin_with_the_period_or_today() {
        let action = Action::new(Id::from_bits(1));
        let mut plan = Plan::new(Id::from_bits(2));
        let end = |plan: &Plan| stepped(&action, plan, "", Edge::End, 1, month(2025, 5)).written;
        assert_eq!(end(&plan), "may-25");
        std::sync::Arc::make_mut(&mut plan.header).period = Some(Period::new(2026, 2027));
        assert_eq!(end(&plan), "dic-27");
    }
}
