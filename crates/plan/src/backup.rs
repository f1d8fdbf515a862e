//! When a copy of a plan outside the browser is due, and what of its safety to mend first. Pure:
//! moments come in as arguments, in milliseconds since 1970 UTC.

use crate::model::{Action, Plan};

/// After this many changes without a copy one is due. What was brought in from elsewhere counts
/// as this many.
pub const MANY: i64 = 20;

/// With so many actions that say something there is work to lose.
pub const FIRST_ROWS: usize = 3;

/// After so long without a copy one is due, if anything was changed: seven days.
pub const LONG: i64 = 7 * 24 * 60 * 60 * 1000;

/// How long a file that is kept fresh may at least be left as it is: half a minute.
pub const FRESH_EVERY: i64 = 30_000;

/// What is known of the copies of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Copies {
    /// When the last copy left the browser.
    pub copied: Option<i64>,
    /// When the first copy was asked for.
    pub asked: Option<i64>,
    /// The changes since then.
    pub changes: i64,
}

/// Whether a copy is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Due {
    /// Not yet.
    No,
    /// The first one is to be asked for, once.
    First,
    /// The light says so until there is one.
    Again,
}

/// Whether a copy is due of a plan with so many actions that say something. A clock that was set
/// back makes none due.
pub fn due(copies: Copies, rows: usize, now: i64) -> Due {
    let Copies { copied, asked, changes } = copies;
    if changes <= 0 {
        return Due::No;
    }
    match copied.or(asked) {
        None if rows >= FIRST_ROWS || changes >= MANY => Due::First,
        None => Due::No,
        Some(since) if changes >= MANY || now.saturating_sub(since) >= LONG => Due::Again,
        Some(_) => Due::No,
    }
}

/// The actions of a plan that say something.
pub fn rows(plan: &Plan) -> usize {
    plan.actions.iter().filter(|action| says_something(action)).count()
}

fn says_something(action: &Action) -> bool {
    let texts = [&action.area, &action.action, &action.objective];
    texts.iter().any(|text| !text.trim().is_empty())
}

/// How long to wait before a file that is kept fresh is written again, in milliseconds. After
/// the clock was set back it is not waited for longer than ever.
pub fn wait(written: Option<i64>, now: i64) -> i64 {
    let since = written.map_or(FRESH_EVERY, |at| now.saturating_sub(at).max(0));
    (FRESH_EVERY - since).max(0)
}

/// How the last change was saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saving {
    /// It is on the disk.
    Sure,
    /// It is where the browser may lose it.
    Unsure,
    /// It is in memory only.
    Failing,
    /// Another tab has taken the plan off this device.
    Removed,
    /// This tab runs an older version of the app and may change nothing.
    Older,
}

/// The file outside that is kept fresh.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Outside {
    /// There is none.
    #[default]
    None,
    /// It is written by itself.
    Fresh,
    /// The browser wants to be allowed again to write it.
    Asks,
    /// Somebody else has changed it: it is not written over.
    Changed,
    /// It is there no more, or holds something else.
    Lost,
}

/// What makes a plan more or less safe.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Health {
    /// How the last change was saved.
    pub saving: Saving,
    /// The file outside.
    pub backup_file: Outside,
    /// Whether a copy is due.
    pub due: bool,
    /// Whether a copy has ever left.
    pub copied: bool,
    /// Whether the browser promises to keep what pages store; `None` where it cannot be asked.
    pub kept: Option<bool>,
}

/// What mends something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mend {
    /// Load the page again, and so the newer version.
    Reload,
    /// Put the plan back on this device.
    Restore,
    /// Download it now.
    Download,
    /// Join what somebody else wrote into the file.
    Join,
    /// Have the browser allow writing the file.
    Allow,
    /// Save a copy outside.
    Copy,
    /// Ask the browser to keep what is stored.
    Keep,
}

/// What to mend first; `None` where all is well.
pub fn worst(health: Health) -> Option<Mend> {
    let Health { saving, backup_file, due, copied, kept } = health;
    match (saving, backup_file) {
        (Saving::Older, _) => Some(Mend::Reload),
        (Saving::Removed, _) => Some(Mend::Restore),
        (Saving::Failing, _) => Some(Mend::Download),
        (_, Outside::Changed) => Some(Mend::Join),
        (_, Outside::Asks) => Some(Mend::Allow),
        (_, Outside::Lost) => Some(Mend::Copy),
        (_, Outside::Fresh) => None,
        (Saving::Unsure, Outside::None) => Some(Mend::Copy),
        _ if due || !copied => Some(Mend::Copy),
        _ => None,
    }
    .or((kept == Some(false)).then_some(Mend::Keep))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = LONG / 7;

    fn copies(copied: Option<i64>, asked: Option<i64>, changes: i64) -> Copies {
        Copies { copied, asked, changes }
    }

    #[test]
    fn the_first_copy_is_asked_for_after_the_first_rows() {
        assert_eq!(due(copies(None, None, 2), 2, 0), Due::No);
        assert_eq!(due(copies(None, None, 3), 3, 0), Due::First);
        assert_eq!(due(copies(None, None, 0), 30, 0), Due::No, "nothing was done here");
    }

    #[test]
    fn what_was_brought_in_is_worth_a_copy_however_short() {
        assert_eq!(due(copies(None, None, MANY), 1, 0), Due::First);
    }

    #[test]
    fn it_is_asked_for_once() {
        assert_eq!(due(copies(None, Some(0), 19), 30, 6 * DAY), Due::No);
        assert_eq!(due(copies(None, Some(0), 20), 30, 6 * DAY), Due::Again);
        assert_eq!(due(copies(None, Some(0), 1), 30, 7 * DAY), Due::Again);
    }

    #[test]
    fn after_a_copy_it_takes_twenty_changes_or_seven_days_with_a_change() {
        let since = Some(5 * DAY);
        assert_eq!(due(copies(since, None, 19), 30, 11 * DAY), Due::No);
        assert_eq!(due(copies(since, None, 20), 30, 5 * DAY), Due::Again);
        assert_eq!(due(copies(since, None, 1), 30, 12 * DAY), Due::Again);
        assert_eq!(due(copies(since, None, 0), 30, 99 * DAY), Due::No);
        assert_eq!(due(copies(since, None, 1), 30, 0), Due::No, "a clock set back");
    }

    #[test]
    fn only_rows_with_words_count() {
        let mut plan = Plan::new(crate::Id::from_bits(1));
        let mut action = Action::new(crate::Id::from_bits(2));
        plan.actions.push(std::sync::Arc::new(action.clone()));
        assert_eq!(rows(&plan), 0);
        action.id = crate::Id::from_bits(3);
        action.objective = " Atender mejor ".into();
        plan.actions.push(std::sync::Arc::new(action));
        assert_eq!(rows(&plan), 1);
    }

    #[test]
    fn a_file_is_written_at_once_and_then_not_too_often() {
        assert_eq!(wait(None, 5), 0);
        assert_eq!(wait(Some(0), 10_000), 20_000);
        assert_eq!(wait(Some(0), 31_000), 0);
        assert_eq!(wait(Some(50_000), 0), FRESH_EVERY, "a clock set back");
        assert_eq!(wait(Some(i64::MIN), i64::MAX), 0);
    }

    #[test]
    fn the_worst_is_mended_first() {
        let well = Health {
            saving: Saving::Sure,
            backup_file: Outside::None,
            due: false,
            copied: true,
            kept: Some(true),
        };
        assert_eq!(worst(well), None);
        assert_eq!(worst(Health { kept: None, ..well }), None);
        let denied = Health { kept: Some(false), ..well };
        assert_eq!(worst(denied), Some(Mend::Keep));
        assert_eq!(worst(Health { copied: false, ..denied }), Some(Mend::Copy));
        assert_eq!(worst(Health { saving: Saving::Unsure, ..denied }), Some(Mend::Copy));
        let due = Health { due: true, ..denied };
        assert_eq!(worst(due), Some(Mend::Copy));
        assert_eq!(worst(Health { backup_file: Outside::Fresh, ..due }), Some(Mend::Keep));
        assert_eq!(worst(Health { backup_file: Outside::Asks, ..due }), Some(Mend::Allow));
        let changed = Health { backup_file: Outside::Changed, ..due };
        assert_eq!(worst(changed), Some(Mend::Join));
        assert_eq!(worst(Health { saving: Saving::Failing, ..changed }), Some(Mend::Download));
        assert_eq!(worst(Health { saving: Saving::Removed, ..changed }), Some(Mend::Restore));
        assert_eq!(worst(Health { saving: Saving::Older, ..changed }), Some(Mend::Reload));
    }
}
