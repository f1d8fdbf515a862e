//! What the marks of a calendar say: from when to when an action runs.

use plan::{Edge, Moment, Month, When};
use values::is_blank;
use words::{dates::MONTHS_SHORT, has_word, key, squeeze};

use crate::header::ColumnRole;
use crate::header::Stretch;
use crate::table::SourceTable;

/// What stands for a painted cell without a text: a square that nobody types, for its second sign
/// only says that the first is no picture.
pub(crate) const PAINT: &str = "■\u{fe0e}";

/// What the marks of an action say.
pub(crate) struct Marked {
    /// The first and the last stretch that is marked; `None` where none is.
    pub dates: Option<(When, When)>,
    /// The marks as they stand: `X: mar, abr, may 2026`.
    pub text: String,
    /// Some stretch between the first and the last is not marked.
    pub gap: bool,
}

/// Whether a text in a calendar marks its column: anything but a dash, a nought or an empty box.
fn is_mark(text: &str) -> bool {
    let text = text.trim();
    if !has_word(text) {
        return text
            .contains(|c: char| !c.is_whitespace() && !"-–—_.,:;/|☐□▢○◯\u{200b}".contains(c));
    }
    let none = ["no", "falso", "false"].contains(&key(text).as_str());
    let nought = text.trim_end_matches('%').bytes().all(|byte| matches!(byte, b'0' | b'.' | b','));
    !none && !nought && !is_blank(text)
}

/// What marks say, where those of a calendar without a year begin in `year`.
pub(crate) fn read(marks: &[(Stretch, String)], year: Option<i32>) -> Marked {
    let mut marks: Vec<(Stretch, &str)> = marks
        .iter()
        .map(|(stretch, text)| {
            let year = stretch.year.or(year.map(|year| year + i32::from(stretch.turn)));
            (Stretch { year, ..*stretch }, text.trim())
        })
        .collect();
    marks.sort_by_key(|(stretch, _)| (stretch.at, stretch.week));
    let on: Vec<Stretch> = marks.iter().filter(|it| is_mark(it.1)).map(|it| it.0).collect();
    let dates = on.first().zip(on.last());
    let dates = dates.map(|(first, last)| (first.when(Edge::Start), last.when(Edge::End)));
    let gap = on.windows(2).any(|pair| pair[1].at > pair[0].at + 1);
    Marked { dates, text: listed(&marks), gap }
}

/// The marks, each with what it stands under, those alike together.
fn listed(marks: &[(Stretch, &str)]) -> String {
    let mut kinds: Vec<(&str, Vec<Stretch>)> = Vec::new();
    for (stretch, text) in marks.iter().filter(|(_, text)| is_mark(text) || has_word(text)) {
        match kinds.iter_mut().find(|it| it.0 == *text) {
            Some((_, stretches)) => stretches.push(*stretch),
            None => kinds.push((text, vec![*stretch])),
        }
    }
    let kind = |(text, stretches): &(&str, Vec<Stretch>)| {
        format!("{}: {}", squeeze(text), names(stretches))
    };
    kinds.iter().map(kind).collect::<Vec<_>>().join("; ")
}

/// Stretches as people list them, the year behind the last of each: `dic 2026, ene, feb 2027`.
fn names(stretches: &[Stretch]) -> String {
    let mut out = String::new();
    for (at, stretch) in stretches.iter().enumerate() {
        let next = stretches.get(at + 1);
        let same = next.is_some_and(|next| next.at == stretch.at);
        let before = at.checked_sub(1).is_some_and(|before| stretches[before].at == stretch.at);
        if !before {
            let joint = if out.is_empty() { "" } else { ", " };
            out.push_str(joint);
            out.push_str(&stretch.name());
        }
        if stretch.week > 0 && stretch.months > 0 {
            out.push_str(if before { "+" } else { " s" });
            out.push_str(&stretch.week.to_string());
        }
        let year = stretch.year.filter(|_| !same && stretch.months != 12);
        if let Some(year) = year.filter(|_| next.is_none_or(|next| next.year != stretch.year)) {
            out.push_str(&format!(" {year}"));
        }
    }
    out
}

impl Stretch {
    /// Its name without the year: `mar`, `T2`, `S1`.
    fn name(self) -> String {
        let number = self.number;
        match self.months {
            0 if self.week > 0 => format!("semana {number}"),
            0 => format!("mes {number}"),
            1 => MONTHS_SHORT.get(usize::from(number) - 1).copied().unwrap_or_default().to_owned(),
            2 => format!("bim. {number}"),
            3 => format!("T{number}"),
            4 => format!("cuatrim. {number}"),
            6 => format!("S{number}"),
            _ => self.year.map_or(String::new(), |year| year.to_string()),
        }
    }

    /// Its first month as a start, or its last as an end; not understood where its year is unknown.
    fn when(self, edge: Edge) -> When {
        let unclear = When { moment: Moment::Unclear, written: self.name() };
        let Some(year) = self.year.filter(|_| self.months > 0) else { return unclear };
        let length = u32::from(self.months);
        let first = if self.months == 12 { 1 } else { (u32::from(self.number) - 1) * length + 1 };
        let number = if edge == Edge::Start { first } else { first + length - 1 };
        let Some(month) = Month::new(year, number) else { return unclear };
        match Month::new(year, first).filter(|_| self.months == 3) {
            Some(first) => {
                let written = format!("T{}-{year}", self.number);
                When { moment: Moment::Quarter(first), written }
            }
            None => {
                let name = MONTHS_SHORT[month.number() as usize - 1];
                let written = format!("{name}-{:02}", year.rem_euclid(100));
                When { moment: Moment::Month(month), written }
            }
        }
    }
}

/// The marks of one row of an action with the task that it tells of, for rows that have some.
pub(crate) fn of_row(table: &SourceTable, cells: &[String]) -> Option<String> {
    let role = |at: usize| table.slots.get(at).map_or(ColumnRole::Other, |slot| slot.role);
    let marks: Vec<(Stretch, &str)> = cells
        .iter()
        .enumerate()
        .filter_map(|(at, text)| match role(at) {
            ColumnRole::Mark(stretch) if is_mark(text) => Some((stretch, text.trim())),
            _ => None,
        })
        .collect();
    let task = table.column(plan::Column::Tasks).and_then(|at| cells.get(at));
    let task = task.map_or(String::new(), |task| squeeze(task));
    (!marks.is_empty()).then(|| format!("{task} ({})", listed(&marks)).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn month(at: u8, number: u8, year: Option<i32>) -> Stretch {
        Stretch { months: 1, number, week: 0, year, turn: 0, at }
    }

    #[test]
    fn marks_give_dates_and_stay_readable() {
        let check = |marks: &[(Stretch, &str)], expect: &str| {
            let marks: Vec<_> = marks.iter().map(|it| (it.0, it.1.to_owned())).collect();
            let read = read(&marks, None);
            let dates = read.dates.map(|(start, end)| format!("{}/{}", start.written, end.written));
            let dates = dates.unwrap_or_default();
            assert_eq!(format!("{dates}|{}|{}", read.text, read.gap), expect);
        };
        let y = Some(2026);
        check(
            &[(month(2, 3, y), "X"), (month(3, 4, y), "X")],
            "mar-26/abr-26|X: mar, abr 2026|false",
        );
        check(
            &[(month(2, 3, y), "✓"), (month(5, 6, y), "✓")],
            "mar-26/jun-26|✓: mar, jun 2026|true",
        );
        check(
            &[(month(11, 12, y), "X"), (month(12, 1, Some(2027)), "X")],
            "dic-26/ene-27|X: dic 2026, ene 2027|false",
        );
        check(&[(month(2, 3, None), "X")], "mar/mar|X: mar|false");
        check(
            &[(month(0, 1, y), "P"), (month(1, 2, y), "E")],
            "ene-26/feb-26|P: ene 2026; E: feb 2026|false",
        );
        check(
            &[(month(0, 1, y), "0"), (month(1, 2, y), "50%")],
            "feb-26/feb-26|0: ene 2026; 50%: feb 2026|false",
        );
        check(&[(month(0, 1, y), "-"), (month(1, 2, y), "☐")], "||false");
        let week = |at, number, week| Stretch { week, ..month(at, number, y) };
        check(
            &[(week(0, 1, 3), "X"), (week(0, 1, 4), "X"), (week(1, 2, 1), "X")],
            "ene-26/feb-26|X: ene s3+4, feb s1 2026|false",
        );
        let part = |at, months, number| Stretch { months, number, ..month(at, 1, y) };
        check(
            &[(part(0, 3, 1), "X"), (part(1, 3, 2), "X")],
            "T1-2026/T2-2026|X: T1, T2 2026|false",
        );
        check(&[(part(0, 6, 2), "X")], "jul-26/dic-26|X: S2 2026|false");
        check(&[(part(0, 12, 26), "X")], "ene-26/dic-26|X: 2026|false");
        check(
            &[
                (Stretch { year: None, ..part(2, 0, 3) }, "X"),
                (Stretch { year: None, ..part(3, 0, 4) }, "X"),
            ],
            "mes 3/mes 4|X: mes 3, mes 4|false",
        );
    }
}
