//! Copies of a plan outside the browser: their age is followed, the first is asked for once, and
//! the light says when another is due.

use std::cell::Cell;
use std::sync::Arc;

use chrono::Datelike as _;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::Id;
use plan::backup::{self, Copies, Due, Mend};

use text::Language;

use super::{backup_file, host, person, safety};
use crate::browser::device::device;
use crate::browser::{clock, persistence};
use crate::editing::{Editor, Warning};
use crate::session::plan_list::PlanRecord;
use crate::session::{Notice, Tone, Ui};

thread_local! {
    /// Whether the browser was asked to keep what is stored.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// What is noted of the copies of a plan.
pub fn noted(ui: Ui, id: Id) -> Copies {
    let PlanRecord { copied, asked, changes, .. } = ui.plans.noted(id);
    Copies { copied, asked, changes }
}

/// Follows the copies of a plan that has just been opened.
pub fn follow(ui: Ui, editor: Editor) {
    let again = RenderEffect::new(move |_| {
        ui.plans.track();
        untrack(|| review(ui, editor));
    });
    host::here(editor.id(), |here| here.review = Some(again));
    backup_file::follow(ui, editor);
}

/// An open plan with so many changes since it was opened has just been stored.
pub fn saved(ui: Ui, id: Id, changes: u64) {
    let counted = host::here(id, |here| std::mem::replace(&mut here.counted, changes));
    let more = changes.saturating_sub(counted.unwrap_or(changes));
    if more > 0 {
        let noted = ui.plans.noted(id);
        let changes = noted.changes.saturating_add_unsigned(more);
        ui.plans.note(id, PlanRecord { changes, ..noted });
        if !ASKED.replace(true) {
            spawn_local(keep_promise());
        }
    }
    backup_file::fresh_soon(id);
    safety::refresh(ui);
}

/// Asks the browser once to keep what is stored, unless it does already.
async fn keep_promise() {
    if persistence::is_promised().await == Some(false) {
        let _ = persistence::ask_promise().await;
    }
}

/// Looks whether a copy is due: the first is asked for, once, when nothing else is being said;
/// the light says so of any other.
pub fn review(ui: Ui, editor: Editor) {
    let Some(plan) = editor.current() else { return };
    let copies = noted(ui, plan.id);
    let due = backup::due(copies, backup::rows(&plan), clock::now());
    let warning = warning(ui, plan.id, copies, due);
    let same = |old: &Option<Warning>| {
        old.as_ref().map(|it| (it.mend, &*it.rest))
            == warning.as_ref().map(|it| (it.mend, &*it.rest))
    };
    if !editor.warning.with_untracked(same) {
        editor.warning.set(warning);
    }
    if due == Due::First && ui.notice.with_untracked(Option::is_none) {
        ask_for_first(ui, editor);
    }
}

fn warning(ui: Ui, id: Id, copies: Copies, due: Due) -> Option<Warning> {
    let texts = ui.texts().storage();
    let backup_file = backup_file::state(id);
    if backup_file == backup::Outside::Changed {
        let rest = texts.file_changed.to_owned();
        let (word, button, mend) = (texts.file_changed_word, texts.join, Mend::Join);
        return Some(Warning { word, rest, button, mend });
    }
    if due != Due::Again {
        return None;
    }
    let since = copies.copied.map(|at| day(ui.language(), at));
    let rest = since.map_or(texts.outside.to_owned(), |day| (texts.outside_since)(&day));
    let (button, mend) = match backup_file {
        backup::Outside::Asks => (texts.allow, Mend::Allow),
        _ => (ui.texts().actions().save_copy, Mend::Copy),
    };
    Some(Warning { word: texts.no_copy, rest, button, mend })
}

/// The day of a moment, with the year where it is not this one.
fn day(language: Language, moment: i64) -> String {
    let day = clock::day_of(moment);
    if day.year() == clock::today().year() { language.day_of_year(day) } else { language.day(day) }
}

fn ask_for_first(ui: Ui, editor: Editor) {
    let id = editor.id();
    let noted = ui.plans.noted(id);
    ui.plans.note(id, PlanRecord { asked: Some(clock::now()), changes: 0, ..noted });
    let texts = ui.texts().storage();
    let save_copy = ui.texts().actions().save_copy;
    let (says, words) = if backup_file::can_be_kept() {
        ((texts.also_in_file)(device()), texts.save)
    } else {
        (texts.only_here.to_owned(), save_copy)
    };
    ui.offer(says, words, move || {
        if editor.current().is_some() {
            person::ask(ui, Arc::new(move || spawn_local(backup_file::choose(ui, editor))));
        }
    });
}

/// Says what went wrong with a copy and offers to mend it.
pub fn problem(ui: Ui, text: &str, words: &str, run: impl Fn() + Send + Sync + 'static) {
    let actions = vec![(words.to_owned(), std::sync::Arc::new(run) as crate::session::Offer)];
    ui.notice.set(Some(Notice { tone: Tone::Problem, text: text.to_owned(), actions }));
}
