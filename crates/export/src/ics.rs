//! Calendar of deadlines (RFC 5545): an all-day event at the end of each action that has one,
//! with reminders two weeks and one day before.
//!
//! A plan without a single deadline gives a calendar without events; the standard asks for one,
//! but calendars take the file, and there is nothing true to put into it.

use chrono::{Datelike, NaiveDate, Timelike};
use plan::{Action, Column, Edge, Header};

use super::plain::{plain, short};
use crate::writing::WriterInput;
use values::form::{self, FormWords};

/// The most characters of the title of an event: what a phone shows of it in a notice.
const MAX_TITLE: usize = 120;

/// The most bytes of a line, without its end (RFC 5545, 3.1).
const MAX_LINE: usize = 75;

/// The calendar. The time of writing is taken for UTC.
pub(crate) fn write(writing: &WriterInput<'_>) -> Vec<u8> {
    let (words, header) = (writing.words, &writing.document.plan.header);
    let mut out = IcsLines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    let language = words.language.to_ascii_uppercase();
    out.text("PRODID", &format!("-//{}//NONSGML//{language}", short(writing.app, 100)));
    out.line("CALSCALE:GREGORIAN");
    out.text("X-WR-CALNAME", &name(header, words));
    for (at, action) in writing.document.plan.actions.iter().enumerate() {
        if let Some(days) = days(action) {
            event(&mut out, writing, action, at + 1, days);
        }
    }
    out.line("END:VCALENDAR");
    out.0.into_bytes()
}

/// The day that an action is due, and the day after it. `None` where it has none, or one that
/// four digits cannot write the year of.
fn days(action: &Action) -> Option<[NaiveDate; 2]> {
    let due = action.end.as_ref()?.day(Edge::End)?;
    let days = [due, due.succ_opt()?];
    days.iter().all(|day| (1..=9999).contains(&day.year())).then_some(days)
}

/// A day as eight digits.
fn digits(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// The name of the calendar: title, institution, period.
fn name(header: &Header, words: &FormWords) -> String {
    let period = header.period.map(|it| it.to_string()).unwrap_or_default();
    let parts = [form::title(header, words), &header.institution, &period];
    let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
    short(&parts.collect::<Vec<_>>().join(" · "), MAX_TITLE)
}

fn event(
    out: &mut IcsLines,
    writing: &WriterInput<'_>,
    action: &Action,
    number: usize,
    [due, after]: [NaiveDate; 2],
) {
    let words = writing.words;
    let whole = [&action.action, &action.area].into_iter().find(|it| !it.trim().is_empty());
    let what = match whole {
        Some(text) => short(text, MAX_TITLE),
        None => format!("{} {number}", words.heading(Column::Number)),
    };
    let title = format!("{}: {what}", words.due);
    out.line("BEGIN:VEVENT");
    // The same in every copy of the plan: a newer file moves the event instead of doubling it.
    out.line(&format!("UID:{}@mejora", action.id));
    let (day, time) = (digits(writing.now.date()), writing.now.time());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    out.line(&format!("DTSTAMP:{day}T{hour:02}{minute:02}{second:02}Z"));
    out.line(&format!("DTSTART;VALUE=DATE:{}", digits(due)));
    out.line(&format!("DTEND;VALUE=DATE:{}", digits(after)));
    out.text("SUMMARY", &title);
    let description = description(action, number, words, whole.filter(|_| what.ends_with('…')));
    if !description.is_empty() {
        out.text("DESCRIPTION", &description);
    }
    if action.criterion.is_some() {
        let catalogue = writing.document.plan.header.catalogue;
        out.text("CATEGORIES", &(words.criterion)(catalogue, action.criterion));
    }
    // An office day is not taken up by it.
    out.line("TRANSP:TRANSPARENT");
    for before in ["-P14D", "-P1D"] {
        out.line("BEGIN:VALARM");
        out.line("ACTION:DISPLAY");
        out.line(&format!("TRIGGER:{before}"));
        out.text("DESCRIPTION", &title);
        out.line("END:VALARM");
    }
    out.line("END:VEVENT");
}

/// The whole action where its title is cut, then tasks, responsibles and indicator.
fn description(
    action: &Action,
    number: usize,
    words: &FormWords,
    whole: Option<&String>,
) -> String {
    let mut parts: Vec<String> = whole.cloned().into_iter().collect();
    for column in [Column::Tasks, Column::Responsible, Column::Indicator] {
        let text = form::cell(action, number, column, words);
        if !text.trim().is_empty() {
            let space = if text.contains('\n') { '\n' } else { ' ' };
            parts.push(format!("{}:{space}{text}", words.heading(column)));
        }
    }
    parts.join("\n\n")
}

/// The lines of the calendar, folded.
#[derive(Default)]
struct IcsLines(String);

impl IcsLines {
    /// A property whose value is a text (RFC 5545, 3.3.11).
    fn text(&mut self, name: &str, text: &str) {
        let text = plain(text).replace('\\', "\\\\").replace('\n', "\\n");
        // The standard has no delete sign in texts.
        let text = text.replace('\u{7f}', "").replace(';', "\\;").replace(',', "\\,");
        self.line(&format!("{name}:{text}"));
    }

    /// A line, folded between characters where it is too long.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > MAX_LINE {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
