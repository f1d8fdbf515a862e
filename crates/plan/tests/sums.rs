//! Roll-ups, the catalogue, and plans made from others.

use std::sync::Arc;

use plan::catalogue::{self, ENGLISH, SPANISH, Titles};
use plan::rollup::rollup;
use plan::template::{shift_dates, with_new_ids};
use plan::{
    Action, CatalogueVersion, Column, Criterion, Edge, Id, Moment, Month, Period, Plan, Sequence,
    Task, When,
};
use proptest::prelude::*;

use crate::common;

fn plan(rows: &[(u8, &[&str])]) -> Plan {
    let mut plan = Plan::new(Id::from_bits(0));
    for (bits, (criterion, units)) in (1..).zip(rows) {
        let mut action = Action::new(Id::from_bits(bits));
        action.criterion = Criterion::new(*criterion);
        action.responsible = units.iter().map(|unit| (*unit).to_owned()).collect();
        plan.actions.push(Arc::new(action));
    }
    plan
}

fn check_units(rows: &[&[&str]], expect: &[(&str, usize)]) {
    let rows: Vec<(u8, &[&str])> = rows.iter().map(|units| (1, *units)).collect();
    let found = rollup(&plan(&rows)).units;
    let found: Vec<(&str, usize)> = found.iter().map(|(unit, count)| (&**unit, *count)).collect();
    assert_eq!(found, expect);
}

fn check_title(version: CatalogueVersion, code: &str, titles: &Titles, expect: Option<&str>) {
    assert_eq!(titles.subcriterion(version, code.parse().unwrap()), expect, "{code}");
}

/// A month written `written`, some months later.
fn check_shift(written: &str, months: i32, expect: (&str, Period)) {
    let mut plan = plan(&[(1, &[]), (1, &[])]);
    Arc::make_mut(&mut plan.header).period = Some(Period::new(2026, 2027));
    let moment = Moment::Month(Month::new(2026, 3).unwrap());
    Arc::make_mut(&mut plan.actions[0]).start = Some(When { moment, written: written.to_owned() });
    let shifted = shift_dates(&plan, months);
    let start = shifted.actions[0].start.as_ref().unwrap();
    assert_eq!((start.written.as_str(), shifted.header.period), (expect.0, Some(expect.1)));
    assert!(Arc::ptr_eq(&shifted.actions[1], &plan.actions[1]));
}

#[test]
fn units_are_counted_in_order_of_appearance() {
    check_units(
        &[&["RRHH", "Prensa"], &["rrhh ", " OAIM"], &["Prensa  y  OAIM", "prensa Y oaim"], &[" "]],
        &[("RRHH", 2), ("Prensa", 1), ("OAIM", 1), ("Prensa  y  OAIM", 1)],
    );
    check_units(&[], &[]);
}

#[test]
fn criteria_without_actions_are_counted_too() {
    let sums = rollup(&plan(&[(1, &[]), (3, &[]), (1, &[]), (0, &[])]));
    let counts: Vec<usize> = sums.criteria.iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [2, 0, 1, 0, 0, 0, 0, 0, 0]);
    assert_eq!((sums.actions, sums.without_criterion, sums.span), (4, 1, None));
}

#[test]
fn what_is_missing_is_counted_by_column() {
    let mut plan = plan(&[(1, &["RRHH"]), (0, &[" "])]);
    let first = Arc::make_mut(&mut plan.actions[0]);
    first.tasks = vec![Task::new(Id::from_bits(9), " "), Task::new(Id::from_bits(8), "b")];
    first.area = "\n".to_owned();
    first.end = Some(When::of_month(Month::new(2026, 4).unwrap()));
    let sums = rollup(&plan);
    let missing = |column: Column| sums.missing[column.index()];
    let found = Column::ALL.map(missing);
    assert_eq!(found, [0, 1, 2, 2, 2, 2, 1, 2, 1, 2, 2, 1, 0]);
    assert_eq!((sums.tasks, sums.span.unwrap().0.to_string()), (2, "2026-04".to_owned()));
}

#[test]
fn both_editions_have_28_titled_subcriteria() {
    for version in [CatalogueVersion::Caf2013, CatalogueVersion::Caf2020] {
        assert_eq!(catalogue::criteria(version).count(), 9);
        let codes: Vec<_> = catalogue::subcriteria(version).collect();
        assert_eq!(codes.len(), 28);
        assert!(codes.is_sorted());
        for code in codes {
            for titles in [&SPANISH, &ENGLISH] {
                let title = titles.subcriterion(version, code).unwrap();
                assert!(!title.is_empty() && !title.contains("  ") && !title.ends_with('.'));
            }
        }
    }
}

#[test]
fn titles_are_those_of_the_edition() {
    let (old, new) = (CatalogueVersion::Caf2013, CatalogueVersion::Caf2020);
    check_title(new, "4.3", &SPANISH, Some("Gestionar las finanzas"));
    check_title(old, "4.3", &ENGLISH, Some("Manage finances"));
    check_title(new, "8.2", &SPANISH, Some("Mediciones del rendimiento"));
    check_title(
        new,
        "2.4",
        &ENGLISH,
        Some(
            "Manage change and innovation to ensure the agility and resilience of the organisation",
        ),
    );
    check_title(old, "2.4", &ENGLISH, Some("Plan, implement and review innovation and change"));
    for none in ["1.5", "5.4", "9.3", "4.99"] {
        check_title(old, none, &SPANISH, None);
    }
    let nine = Criterion::new(9).unwrap();
    assert_eq!(SPANISH.criterion(new, nine), "Resultados clave del rendimiento");
}

#[test]
fn dates_move_in_their_style_and_the_period_by_years() {
    check_shift("mar-26", 12, ("mar-27", Period::new(2027, 2028)));
    check_shift("Marzo 2026", 12, ("Marzo 2027", Period::new(2027, 2028)));
    check_shift("3/26", -24, ("3/24", Period::new(2024, 2025)));
    check_shift("mar-26", 5, ("ago-26", Period::new(2026, 2027)));
    check_shift("enero 26-", 0, ("enero 26-", Period::new(2026, 2027)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_copy_shares_no_id(plan in common::plan(), seed in any::<u64>(), stuck in any::<bool>()) {
        let copy = match stuck {
            true => with_new_ids(&plan, &mut || seed),
            false => with_new_ids(&plan, &mut Sequence::new(seed)),
        };
        common::assert_sound(&copy);
        let ids = |plan: &Plan| -> Vec<Id> {
            let rows = plan.actions.iter();
            let tasks = rows.clone().flat_map(|row| row.tasks.iter().map(|task| task.id));
            let areas = plan.header.areas.iter().map(|area| area.id);
            rows.map(|row| row.id).chain(tasks).chain(areas).chain([plan.id]).collect()
        };
        let old = ids(&plan);
        prop_assert!(ids(&copy).iter().all(|id| !old.contains(id)));
        let mut back = copy.clone();
        back.id = plan.id;
        let areas = &mut Arc::make_mut(&mut back.header).areas;
        areas.iter_mut().zip(&plan.header.areas).for_each(|(area, old)| area.id = old.id);
        for (row, old) in back.actions.iter_mut().zip(&plan.actions) {
            let row = Arc::make_mut(row);
            row.id = old.id;
            row.tasks.iter_mut().zip(&old.tasks).for_each(|(task, old)| task.id = old.id);
        }
        prop_assert_eq!(back, plan);
    }

    #[test]
    fn shifted_by_a_year_every_date_is_a_year_later(plan in common::plan()) {
        let shifted = shift_dates(&plan, 12);
        common::assert_sound(&shifted);
        for (old, new) in plan.actions.iter().zip(&shifted.actions) {
            let month = |action: &Action| action.start.as_ref()?.month(Edge::Start);
            prop_assert_eq!(month(new), month(old).map(|month| month + 12));
        }
    }
}
