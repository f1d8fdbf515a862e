//! Which versions of a plan stay: no clock, no number and no order of them loses all.

use plan::snapshots::{
    Cause, DAY, HOUR, MOST, MOST_BYTES, Meta, NEWEST, RESTORABLE, due, emptied, is_past,
    restorable_until, thinned,
};
use plan::{Action, Id, IdSource as _, Plan, Sequence, Task};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::common;

/// A Saturday in 2026 at 12:00 UTC.
const NOW: i64 = 1_795_262_400_000;

fn meta(age: i64, cause: Cause) -> Meta {
    Meta { taken: NOW - age, cause, bytes: 10_000 }
}

/// The ages, in hours, of what stays of versions of these ages.
fn left(ages: impl IntoIterator<Item = i64>, cause: Cause) -> Vec<i64> {
    let all: Vec<Meta> = ages.into_iter().map(|age| meta(age * HOUR, cause)).collect();
    let gone = thinned(&all, NOW);
    let stays = all.iter().enumerate().filter(|(at, _)| !gone.contains(at));
    stays.map(|(_, meta)| (NOW - meta.taken) / HOUR).collect()
}

#[test]
fn the_last_day_stays_whole_and_the_bound_leaves_the_newest() {
    let all: Vec<Meta> = (0..4 * 24 * 4).map(|at| meta(at * HOUR / 4, Cause::Hour)).collect();
    let gone = thinned(&all, NOW);
    let stay = |from: i64, to: i64| {
        let within = |at: &usize| (from * HOUR..to * HOUR).contains(&(NOW - all[*at].taken));
        (0..all.len()).filter(|at| !gone.contains(at)).filter(within).count()
    };
    assert_eq!((stay(0, 24), stay(24, 96)), (4 * 24, MOST - 4 * 24));
}

#[test]
fn what_is_regular_becomes_sparse_with_its_age() {
    // Ten newer ones take the places that no age touches.
    let newest = (0..NEWEST as i64).map(|_| 0);
    assert_eq!(left(newest.clone().chain([30, 31, 32]), Cause::Hour)[NEWEST..], [30, 31, 32]);
    assert_eq!(left(newest.clone().chain([85, 86, 87]), Cause::Hour)[NEWEST..], [85]);
    let days = [40 * 24, 41 * 24, 200 * 24, 201 * 24];
    assert_eq!(left(newest.clone().chain(days), Cause::Day)[NEWEST..], [40 * 24, 200 * 24]);
    assert_eq!(left(newest.chain(days), Cause::Day).len(), NEWEST + 2);
}

#[test]
fn what_was_taken_before_something_happened_stays_thirty_days() {
    let newest = (0..NEWEST as i64).map(|_| 0);
    let ages = newest.chain([85, 86, 87, 29 * 24 + 1, 29 * 24 + 2]);
    assert_eq!(left(ages, Cause::Import).len(), NEWEST + 5);
    let newest = (0..NEWEST as i64).map(|_| 0);
    assert_eq!(left(newest.chain([31 * 24, 31 * 24 + 1]), Cause::Merge).len(), NEWEST + 1);
}

#[test]
fn beyond_the_bounds_the_regular_ones_go_first() {
    let regular = (1..=MOST as i64).map(|at| meta(at * HOUR / 8, Cause::Hour));
    let all: Vec<Meta> = regular.chain([meta(23 * HOUR, Cause::Import)]).collect();
    assert_eq!(thinned(&all, NOW), [MOST - 1]);
    let large = |at: i64| Meta { bytes: MOST_BYTES / 2, ..meta(at * HOUR, Cause::Merge) };
    assert_eq!(thinned(&[large(1), large(2), large(3)], NOW), [2]);
    let huge = Meta { bytes: 2 * MOST_BYTES, ..meta(0, Cause::Hour) };
    assert_eq!(thinned(&[huge, large(1)], NOW), [1], "the newest stays whatever its size");
}

#[test]
fn a_version_is_due_an_hour_after_the_last_one() {
    assert_eq!(due([], NOW), Some(Cause::Day));
    assert_eq!(due([NOW - HOUR + 1], NOW), None);
    assert_eq!(due([NOW - 30 * HOUR, NOW - HOUR], NOW), Some(Cause::Hour));
    assert_eq!(due([NOW - DAY], NOW), Some(Cause::Day));
    // The clock was set back: versions of the future neither hold this one off nor ask for more.
    assert_eq!(due([NOW + 900 * DAY], NOW), Some(Cause::Day));
    assert_eq!(due([NOW + 900 * DAY, NOW - 1], NOW), None);
}

#[test]
fn a_removed_plan_is_past_after_thirty_days_of_a_sound_clock() {
    assert!(!is_past(NOW, NOW + RESTORABLE - 1));
    assert!(is_past(NOW, NOW + RESTORABLE));
    assert_eq!(restorable_until(NOW), NOW + RESTORABLE);
    assert!(!is_past(NOW, NOW - 400 * DAY), "set back");
    assert!(!is_past(NOW, NOW + 30_000 * DAY), "set forward by a lifetime");
    assert!(!is_past(i64::MIN, i64::MAX));
}

#[test]
fn every_cause_is_found_again_by_its_word() {
    for cause in Cause::ALL {
        assert_eq!(Cause::from_key(cause.key()), Some(cause));
    }
    assert_eq!(Cause::from_key("otro"), None);
}

fn plan_of(texts: &[&str]) -> Plan {
    let mut ids = Sequence::new(7);
    let mut plan = Plan::new(ids.next_id());
    for text in texts {
        let mut action = Action::new(ids.next_id());
        action.area = (*text).to_owned();
        action.tasks.push(Task::new(ids.next_id(), *text));
        plan.actions.push(action.into());
    }
    plan
}

#[test]
fn a_plan_is_emptied_when_a_tenth_is_left() {
    let long = "No se da seguimiento a las quejas que llegan por el buzón del palacio municipal.";
    let full = plan_of(&[long; 12]);
    assert!(emptied(&full, &plan_of(&[])));
    assert!(emptied(&full, &plan_of(&[long])));
    assert!(emptied(&full, &plan_of(&[""; 12])), "the rows are there, and say nothing");
    assert!(!emptied(&full, &plan_of(&[long; 3])));
    assert!(!emptied(&plan_of(&["Prueba"]), &plan_of(&[])), "little was there");
    assert!(!emptied(&full, &full));
    assert!(!emptied(&Plan::new(Id::from_bits(1)), &full));
}

fn metas() -> impl Strategy<Value = Vec<Meta>> {
    let age = prop_oneof![
        4 => 0..3 * DAY,
        4 => 0..60 * DAY,
        2 => 0..800 * DAY,
        1 => -30 * DAY..0,
        1 => any::<i64>().prop_map(|age| age / 4),
    ];
    let cause = prop::sample::select(Cause::ALL.to_vec());
    let one = (age, cause, 0..1_000_000usize).prop_map(|(age, cause, bytes)| Meta {
        taken: NOW - age,
        cause,
        bytes,
    });
    vec(one, 0..150)
}

/// What is left of them.
fn kept(all: &[Meta], now: i64) -> Vec<Meta> {
    let gone = thinned(all, now);
    let stays = all.iter().enumerate().filter(|(at, _)| !gone.contains(at));
    stays.map(|(_, meta)| *meta).collect()
}

proptest! {
    #[test]
    fn the_newest_stays_at_any_time(all in metas(), now: i64) {
        let kept = kept(&all, now);
        prop_assert_eq!(kept.iter().map(|it| it.taken).max(), all.iter().map(|it| it.taken).max());
    }

    #[test]
    fn within_the_bounds_the_ten_newest_stay_at_any_time(mut all in metas(), now: i64) {
        all.truncate(MOST);
        all.iter_mut().for_each(|meta| meta.bytes = 10);
        prop_assert!(kept(&all, now).len() >= all.len().min(NEWEST));
    }

    #[test]
    fn once_thinned_nothing_more_goes(all in metas(), now in NOW - DAY..NOW + 90 * DAY) {
        let kept = kept(&all, now);
        prop_assert_eq!(thinned(&kept, now), Vec::<usize>::new());
    }

    #[test]
    fn the_bounds_hold(all in metas(), now in NOW - DAY..NOW + 90 * DAY) {
        let kept = kept(&all, now);
        prop_assert!(kept.len() <= MOST);
        let bytes: usize = kept.iter().map(|meta| meta.bytes).sum();
        prop_assert!(bytes <= MOST_BYTES || kept.len() <= 1);
    }

    #[test]
    fn what_goes_stays_gone(
        ages in vec((0..900 * DAY, prop::sample::select(Cause::ALL.to_vec())), 0..MOST),
        later in 0..900 * DAY,
    ) {
        let all: Vec<Meta> = ages.into_iter().map(|(age, cause)| meta(age, cause)).collect();
        let later = thinned(&all, NOW + later);
        for at in thinned(&all, NOW) {
            prop_assert!(later.contains(&at));
        }
    }

    #[test]
    fn thinning_on_the_way_changes_nothing_in_the_end(
        ages in vec((0..900 * DAY, prop::sample::select(Cause::ALL.to_vec())), 0..MOST),
        later in 0..900 * DAY,
    ) {
        let all: Vec<Meta> = ages.into_iter().map(|(age, cause)| meta(age, cause)).collect();
        prop_assert_eq!(kept(&kept(&all, NOW), NOW + later), kept(&all, NOW + later));
    }

    #[test]
    fn the_order_in_which_they_are_listed_does_not_count(all in metas(), turn: usize) {
        let mut ages = std::collections::BTreeSet::new();
        let all: Vec<Meta> = all.into_iter().filter(|meta| ages.insert(meta.taken)).collect();
        let mut turned = all.clone();
        turned.rotate_left(turn % all.len().max(1));
        let sorted = |mut list: Vec<Meta>| { list.sort_by_key(|meta| meta.taken); list };
        prop_assert_eq!(sorted(kept(&all, NOW)), sorted(kept(&turned, NOW)));
    }

    #[test]
    fn a_plan_that_grows_is_not_emptied(before in common::plan()) {
        prop_assert!(!emptied(&before, &before));
    }
}
