//! *Versiones anteriores*: when a version of a plan is kept, which of them stay, and for how long.

use std::collections::BTreeSet;

use crate::field::{ACTION, ActionField, FieldValue};
use crate::model::{Action, Plan};

/// Milliseconds in an hour.
pub const HOUR: i64 = 3_600_000;
/// Milliseconds in a day.
pub const DAY: i64 = 24 * HOUR;

/// How long a version stays that was taken before something happened to the plan, in
/// milliseconds; and how long a plan that was removed can be restored.
pub const RESTORABLE: i64 = 30 * DAY;
/// The newest versions of a plan, which no clock can make too old.
pub const NEWEST: usize = 10;
/// The most versions of one plan.
pub const MOST: usize = 100;
/// The most bytes that the versions of one plan take together: those of a plan of ten actions take
/// one twentieth of it, of a plan of 1,000 actions the last thirty fit.
pub const MOST_BYTES: usize = 20_000_000;

/// Every version of the last day stays.
const ALL: i64 = DAY;
/// Then one an hour.
const HOURLY: i64 = 3 * DAY;
/// Then one a day; after that one for each thirty days.
const DAILY: i64 = 30 * DAY;
/// The length of a month as versions are counted, in milliseconds.
const MONTH: i64 = 30 * DAY;
/// An age that only a wrong clock can give.
const ABSURD: i64 = 5 * 365 * DAY;

/// Why a version was kept. The stored word of each is [`Cause::key`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Cause {
    /// Before a file took its place.
    Import,
    /// Before the changes of a copy joined it.
    Merge,
    /// Before an earlier version took its place.
    Restore,
    /// Before it was taken off the device.
    Deletion,
    /// Before a new version of the app.
    Update,
    /// An hour of work.
    Hour,
    /// The first change of a day.
    Day,
    /// Before nearly all its text was removed.
    Emptied,
}

impl Cause {
    /// All causes.
    pub const ALL: [Self; 8] = [
        Self::Import,
        Self::Merge,
        Self::Restore,
        Self::Deletion,
        Self::Update,
        Self::Hour,
        Self::Day,
        Self::Emptied,
    ];

    /// The word that is stored for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Merge => "merge",
            Self::Restore => "restore",
            Self::Deletion => "deletion",
            Self::Update => "update",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Emptied => "emptied",
        }
    }

    /// The cause with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.key() == key)
    }

    /// Whether it was taken only because time had passed.
    pub const fn is_regular(self) -> bool {
        matches!(self, Self::Hour | Self::Day)
    }
}

/// What must be known of a kept version to say whether it stays.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Meta {
    /// When it was taken, in milliseconds since 1970 UTC by the clock of that moment.
    pub taken: i64,
    /// Why.
    pub cause: Cause,
    /// Its size as stored, in bytes.
    pub bytes: usize,
}

/// The places in `all`, the versions of one plan in any order, of those to delete at `now`
/// (milliseconds since 1970 UTC), ascending.
///
/// Every version of the last 24 hours stays; of the last three days the newest of each hour; of
/// the last thirty days the newest of each day; before that the newest of each thirty days (hours
/// and days as they are counted in UTC). Those taken before something happened to the plan stay
/// for thirty days ([`RESTORABLE`]), and the newest [`NEWEST`] of all stay whatever their age.
/// What then is more than [`MOST`] or [`MOST_BYTES`] goes, the regular ones first, the oldest of
/// them first.
///
/// - The newest is never among them.
/// - What is left is left again at the same moment.
/// - Within the bounds, what goes at one moment goes at every later one of the next years too.
/// - A version from the future, or more than five years old, tells that a clock is wrong: no age is
///   judged by it, and it stays as long as there is room.
pub fn thinned(all: &[Meta], now: i64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse((all[*at].taken, *at)));
    let mut kept = Vec::new();
    let mut gone = Vec::new();
    let mut seen = BTreeSet::new();
    for (rank, at) in order.into_iter().enumerate() {
        let first =
            [HOUR, DAY, MONTH].map(|span| seen.insert((span, all[at].taken.div_euclid(span))));
        let stays = rank < NEWEST || stays(&all[at], now, first);
        if stays { kept.push(at) } else { gone.push(at) }
    }
    bound(all, kept, &mut gone);
    gone.sort_unstable();
    gone
}

/// Whether a version stays for its age and cause; `first` says whether it is the newest of its
/// hour, of its day and of its month.
fn stays(meta: &Meta, now: i64, [of_hour, of_day, of_month]: [bool; 3]) -> bool {
    let age = now.saturating_sub(meta.taken);
    if !(ALL..ABSURD).contains(&age) || age < RESTORABLE && !meta.cause.is_regular() {
        return true;
    }
    if age < HOURLY {
        of_hour
    } else if age < DAILY {
        of_day
    } else {
        of_month
    }
}

/// Moves from `kept`, the newest first, to `gone` what is beyond the bounds.
fn bound(all: &[Meta], kept: Vec<usize>, gone: &mut Vec<usize>) {
    let mut count = kept.len();
    let mut bytes: usize = kept.iter().map(|at| all[*at].bytes).sum();
    let (regular, others): (Vec<usize>, Vec<usize>) =
        kept.iter().skip(1).partition(|at| all[**at].cause.is_regular());
    for at in regular.into_iter().rev().chain(others.into_iter().rev()) {
        if count <= MOST && bytes <= MOST_BYTES {
            break;
        }
        count -= 1;
        bytes -= all[at].bytes;
        gone.push(at);
    }
}

/// Until when a plan that was removed at `removed` can be restored; both in milliseconds since
/// 1970 UTC.
pub const fn restorable_until(removed: i64) -> i64 {
    removed.saturating_add(RESTORABLE)
}

/// Whether a plan that was removed at `removed` can no longer be restored at `now`. A removal that
/// seems to lie in the future, or more than five years back, tells that a clock is wrong: the plan
/// then stays.
pub fn is_past(removed: i64, now: i64) -> bool {
    (RESTORABLE..ABSURD).contains(&now.saturating_sub(removed))
}

/// Whether a version of a plan that is being edited is to be kept at `now`, and why: `taken` are
/// the moments of those that are there, in any order.
///
/// The first of 24 hours counts as the one of the day, others come an hour apart. Moments in the
/// future, from a clock that was set back since, do not count.
pub fn due(taken: impl IntoIterator<Item = i64>, now: i64) -> Option<Cause> {
    let last = taken.into_iter().filter(|taken| *taken <= now).max();
    match last.map(|last| now.saturating_sub(last)) {
        Some(..HOUR) => None,
        Some(..DAY) => Some(Cause::Hour),
        Some(_) | None => Some(Cause::Day),
    }
}

/// The least text of a plan that is worth a warning, in characters: about two rows.
const WORTH: usize = 200;

/// Whether nearly all the text of a plan is gone: less than a tenth of it is left.
///
/// Such a version never replaces the full one silently: the full one is kept ([`Cause::Emptied`])
/// before it is overwritten. A plan that held next to nothing is never emptied.
pub fn emptied(before: &Plan, after: &Plan) -> bool {
    let (before, after) = (text_of(before), text_of(after));
    before >= WORTH && after < before / 10
}

/// The characters in the rows of a plan.
fn text_of(plan: &Plan) -> usize {
    plan.actions.iter().map(|action| text_of_action(action)).sum()
}

fn text_of_action(action: &Action) -> usize {
    // Codes and dates are no text of some length.
    let counts =
        |field| !matches!(field, ActionField::Subcriterion | ActionField::Start | ActionField::End);
    let values = ACTION.iter().filter(|row| counts(row.of)).map(|row| (row.get)(action));
    values.flat_map(FieldValue::words).map(|text| text.trim().chars().count()).sum()
}
