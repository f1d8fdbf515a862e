//! The question in which order the dates of a file are written.

use chrono::NaiveDate;
use values::DateOrder;
use values::{Finding, FindingKind};
use words::dates::iso_day;

use crate::Language;
use crate::findings::{SentencePart, push_words};

/// The dates that a question about their order shows: the text, and both days that it can be.
fn readings(finding: &Finding) -> impl Iterator<Item = (&str, NaiveDate, NaiveDate)> {
    let asked = finding.kind == FindingKind::DateOrder;
    let made = finding.made.split(", ").filter(move |_| asked);
    finding.read.split(", ").zip(made).filter_map(|(read, made)| {
        let (day_first, month_first) = made.split_once('/')?;
        Some((read, iso_day(day_first)?, iso_day(month_first)?))
    })
}

impl Language {
    /// "¿03/04/2026 es 3 de abril de 2026 o 4 de marzo de 2026?", of the first date that is shown.
    pub(crate) fn push_order(self, parts: &mut Vec<SentencePart>, finding: &Finding) {
        for (read, day_first, month_first) in readings(finding).take(1) {
            push_words(parts, self.pick("¿", "Is "));
            parts.push(SentencePart::Read(read.to_owned()));
            push_words(parts, self.pick(" es ", " "));
            parts.push(SentencePart::Made(self.day(day_first)));
            push_words(parts, self.pick(" o ", " or "));
            parts.push(SentencePart::Made(self.day(month_first)));
            push_words(parts, "?");
        }
    }

    /// An answer to that question: its words, and each date that is shown beside how it then reads.
    pub fn date_order(
        self,
        finding: &Finding,
        order: DateOrder,
    ) -> (&'static str, Vec<(String, String)>) {
        let (words, first) = match order {
            DateOrder::DayFirst => (self.pick("Primero el día", "The day first"), true),
            DateOrder::MonthFirst => (self.pick("Primero el mes", "The month first"), false),
        };
        let days = readings(finding).map(|(read, day_first, month_first)| {
            (read.to_owned(), self.day(if first { day_first } else { month_first }))
        });
        (words, days.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_about_the_order_shows_both_readings() {
        let kind = FindingKind::DateOrder;
        let finding = Finding {
            severity: kind.severity(),
            kind,
            row: 2,
            action: None,
            column: None,
            read: "03/04/2026, 5-6-26".into(),
            made: "2026-04-03/2026-03-04, 2026-06-05/2026-05-06".into(),
        };
        let said = |language: Language| {
            let parts = language.finding(&finding, None).into_iter().map(|part| match part {
                SentencePart::Words(words) => words,
                SentencePart::Read(text) | SentencePart::Made(text) => format!("[{text}]"),
            });
            parts.collect::<String>()
        };
        assert_eq!(
            said(Language::Spanish),
            "¿[03/04/2026] es [3 de abril de 2026] o [4 de marzo de 2026]? \
             El archivo no lo aclara. Su respuesta vale para todas las fechas."
        );
        assert_eq!(
            said(Language::English),
            "Is [03/04/2026] [April 3, 2026] or [March 4, 2026]? \
             The file does not say. Your answer holds for all dates."
        );
        let answer = |order| Language::Spanish.date_order(&finding, order);
        let days = [("03/04/2026", "4 de marzo de 2026"), ("5-6-26", "6 de mayo de 2026")];
        let days = days.map(|(read, day)| (read.to_owned(), day.to_owned()));
        assert_eq!(answer(DateOrder::MonthFirst), ("Primero el mes", days.into()));
        assert_eq!(answer(DateOrder::DayFirst).0, "Primero el día");
    }
}
