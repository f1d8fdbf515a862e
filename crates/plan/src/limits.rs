//! The limits that a plan is held to, checked before a change.

use crate::command::{ActionChange, HeaderChange, Rejected};
use crate::field::{ACTION, FieldValue, HEADER};
use crate::model::{Action, Header, Member, OpenArea, Signatory, Task};
use crate::when::When;
use crate::{MAX_ACTIONS, MAX_LOGO, MAX_TEXT};

type Checked = Result<(), Rejected>;

/// Whether the texts of one field together have at most `limit` characters. Each text of a list
/// counts one more, so that a list of empty texts has an end too.
fn within<'a>(texts: impl IntoIterator<Item = &'a str>, limit: usize) -> Checked {
    let mut left = limit + 1;
    for text in texts {
        let length = if text.len() < left { text.len() } else { text.chars().count() };
        left = left.checked_sub(length + 1).ok_or(Rejected::TextTooLong)?;
    }
    Ok(())
}

fn text(text: &str) -> Checked {
    within([text], MAX_TEXT)
}

fn tasks(tasks: &[Task]) -> Checked {
    within(tasks.iter().map(|task| task.text.as_str()), MAX_TEXT)
}

fn units(units: &[String]) -> Checked {
    within(units.iter().map(String::as_str), MAX_TEXT)
}

fn signatories(list: &[Signatory]) -> Checked {
    within(list.iter().flat_map(|one| [one.name.as_str(), one.post.as_str()]), MAX_TEXT)
}

fn committee(list: &[Member]) -> Checked {
    within(list.iter().flat_map(|one| [one.name.as_str(), one.post.as_str()]), MAX_TEXT)
}

/// Checks each área by itself, since a guide has many, and their number.
fn areas(list: &[OpenArea]) -> Checked {
    count(list.len())?;
    list.iter().flat_map(|area| [&area.example, &area.text]).try_for_each(|it| text(it))
}

fn logo(address: &str) -> Checked {
    within([address], MAX_LOGO)
}

/// Checks the words of a date.
pub(crate) fn date(date: &Option<When>) -> Checked {
    date.as_ref().map_or(Ok(()), |when| text(&when.written))
}

/// Checks the new value of a field of *Datos del plan*.
pub(crate) fn header_change(change: &HeaderChange) -> Checked {
    match change {
        HeaderChange::Text(_, it) => text(it),
        HeaderChange::Logo(address) => logo(address),
        HeaderChange::Signatories(list) => signatories(list),
        HeaderChange::Committee(list) => committee(list),
        HeaderChange::Areas(list) => areas(list),
        HeaderChange::Period(_)
        | HeaderChange::State(_)
        | HeaderChange::Paper(_)
        | HeaderChange::PrintSize(_)
        | HeaderChange::Catalogue(_) => Ok(()),
    }
}

/// Checks the new value of a field of an action.
pub(crate) fn action_change(change: &ActionChange) -> Checked {
    match change {
        ActionChange::Criterion(_) | ActionChange::Code(..) => Ok(()),
        ActionChange::Subcriterion(_, it)
        | ActionChange::Unclear(_, it)
        | ActionChange::Text(_, it) => text(it),
        ActionChange::Tasks(list) => tasks(list),
        ActionChange::Start(when) | ActionChange::End(when) => date(when),
        ActionChange::Responsible(list) => units(list),
    }
}

/// Checks all fields of *Datos del plan*.
pub(crate) fn header(header: &Header) -> Checked {
    HEADER.iter().try_for_each(|row| value((row.get)(header)))
}

/// Checks all fields of an action.
pub(crate) fn action(action: &Action) -> Checked {
    ACTION.iter().try_for_each(|row| value((row.get)(action)))
}

fn value(value: FieldValue<'_>) -> Checked {
    match value {
        FieldValue::Text(it) | FieldValue::Line(it) => text(it),
        FieldValue::Logo(address) => logo(address),
        FieldValue::Texts(list) => units(list),
        FieldValue::Start(when) | FieldValue::End(when) => date(when),
        FieldValue::Tasks(list) => tasks(list),
        FieldValue::Signatories(list) => signatories(list),
        FieldValue::Committee(list) => committee(list),
        FieldValue::Areas(list) => areas(list),
        _ => Ok(()),
    }
}

/// Checks the number of actions, or of áreas without one.
pub(crate) fn count(actions: usize) -> Checked {
    if actions > MAX_ACTIONS { Err(Rejected::TooManyActions) } else { Ok(()) }
}
