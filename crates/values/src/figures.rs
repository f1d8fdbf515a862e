//! The figures of a date: which is the day, which the month, which the year.

use super::date::{Single, is_dash};
use super::order::{DateOrder, Signs};

/// A number of a date.
#[derive(Clone, Copy)]
pub(super) struct Figure {
    pub value: u32,
    pub digits: u8,
    /// Stands after the name of the month.
    pub after: bool,
    pub at: (usize, usize),
    /// The mark before it, since the figure or month before.
    pub mark: Option<char>,
}

impl Figure {
    fn dashed(&self) -> bool {
        self.mark.is_some_and(is_dash)
    }

    /// As the day or the month of a date.
    fn is_short(&self) -> bool {
        self.digits <= 2
    }
}

/// Gives each figure its meaning. `nth` is an ordinal among the words, `plain` says that no
/// other words stand beside.
pub(super) fn settle(
    mut found: Single,
    figures: &[Figure],
    nth: Option<u32>,
    plain: bool,
    order: DateOrder,
) -> Option<Single> {
    if found.open {
        // "Permanente, cada trimestre" names no part of a year.
        found.part = None;
        return (found.month.is_none() && figures.is_empty()).then_some(found);
    }
    if found.onward.is_some() && figures.is_empty() && found.month.is_none() {
        found.open = found.part.is_none();
        return found.open.then_some(found);
    }
    if let Some((months, which)) = found.part {
        // "bimestre mar-abr" is told by its months.
        let ranked = nth.is_some() || figures.iter().any(|figure| figure.digits < 4);
        let named = found.month.is_some() && !ranked;
        if !named {
            return part(found, months, which, figures, nth);
        }
        found.part = None;
    }
    if found.month.is_some() {
        return with_month(found, figures);
    }
    match *figures {
        [a, b, c] => three(found, a, b, c, order),
        [a, b] if a.digits == 4 && b.value <= 12 && b.is_short() => {
            found.set_year(a)?;
            found.numbered(b.value)
        }
        [a, b] if a.is_short() && b.digits == 4 => {
            found.set_year(b)?;
            found.numbered(a.value)
        }
        [a, b] if a.is_short() && b.digits == 2 && b.value > 12 && a.value <= 12 => {
            (found.marked && plain).then_some(())?;
            found.set_year(b)?;
            found.loose = Some(b.value);
            found.short = true;
            found.numbered(a.value)
        }
        [a, b] if a.is_short() && b.is_short() => {
            found.dotted = !found.marked && b.mark == Some('.');
            ((found.marked || found.dotted) && plain).then_some(())?;
            let ((day, month), signs) = Signs::of(a.value, b.value, order);
            found.signs = signs;
            found.day = Some(day);
            found.short = true;
            found.numbered(month)
        }
        [a] if a.digits == 4 && plain => {
            found.set_year(a)?;
            if found.roman {
                // "IV-2026" is a quarter more often than not.
                found.part = nth.filter(|nth| *nth <= 4).map(|nth| (3, nth));
                found.part?;
                found.extra = true;
            } else if nth.is_some() {
                // "Primer mes de 2026" is not all of it.
                return None;
            }
            Some(found)
        }
        [a] if a.is_short() && plain => {
            found.bare = Some(a.value);
            Some(found)
        }
        [] if plain && nth.is_some() => {
            found.bare = nth;
            Some(found)
        }
        [] if plain && found.whole_year => Some(found),
        _ => None,
    }
}

/// Day, month and year in figures.
fn three(mut found: Single, a: Figure, b: Figure, c: Figure, order: DateOrder) -> Option<Single> {
    if a.digits == 4 {
        found.set_year(a)?;
        found.swapped = b.value > 12 && c.value <= 12;
        let (month, day) = if found.swapped { (c, b) } else { (b, c) };
        found.day = Some(day.value);
        return found.numbered(month.value);
    }
    // "03-08/2026" joins two months, and so does "03-08 2026".
    let months = b.dashed() && !c.dashed() && a.value <= 12 && b.value <= 12 && a.value != b.value;
    // "27/2 - 10" is the beginning of a range.
    let even = b.mark == c.mark || c.digits == 4 || b.mark.is_none() || c.mark.is_none();
    (!months && even && a.is_short() && b.is_short()).then_some(())?;
    found.set_year(c)?;
    let ((day, month), signs) = Signs::of(a.value, b.value, order);
    found.signs = signs;
    found.swapped = signs.month_first && order == DateOrder::DayFirst;
    found.day = Some(day);
    found.numbered(month)
}

fn part(
    mut found: Single,
    months: u32,
    which: u32,
    figures: &[Figure],
    nth: Option<u32>,
) -> Option<Single> {
    let mut which = (which > 0).then_some(which).or(nth);
    // A number that an ordinal ending made the rank is no year.
    let mut ranked = which.is_none() || nth.is_none();
    for figure in figures {
        if figure.digits == 4 {
            found.set_year(*figure)?;
        } else if !ranked && Some(figure.value) == which {
            ranked = true;
        } else if which.is_none() && figure.digits == 1 {
            which = Some(figure.value);
        } else if figure.digits == 2 && found.year.is_none() {
            found.set_year(*figure)?;
        } else {
            return None;
        }
    }
    let last = 12 / months;
    let which = which.map(|which| if which == 0 { last } else { which })?;
    (1..=last).contains(&which).then_some(())?;
    found.part = Some((months, which));
    found.month.is_none().then_some(found)
}

fn with_month(mut found: Single, figures: &[Figure]) -> Option<Single> {
    let whole = figures.iter().position(|figure| figure.digits == 4);
    if let Some(at) = whole {
        found.set_year(figures[at])?;
    }
    let mut small = figures.iter().enumerate().filter(|(at, _)| Some(*at) != whole);
    let (first, second) = (small.next().map(|it| *it.1), small.next().map(|it| *it.1));
    if small.next().is_some()
        || figures.iter().any(|figure| figure.digits > 4 || figure.digits == 3)
    {
        return None;
    }
    match (first, second) {
        (None, None) => {}
        (Some(one), None) if whole.is_some() || !one.after || one.digits == 1 => {
            found.day = Some(one.value);
        }
        (Some(one), None) => {
            found.set_year(one)?;
            found.loose = found.day.is_none().then_some(one.value);
        }
        // "March 15-20" are two days.
        (Some(day), Some(year)) if day.after && year.dashed() && !day.dashed() => return None,
        (Some(day), Some(year)) if whole.is_none() && year.after && year.digits == 2 => {
            found.day = Some(day.value);
            found.set_year(year)?;
        }
        _ => return None,
    }
    Some(found)
}

impl Single {
    /// This with a month in figures.
    fn numbered(mut self, month: u32) -> Option<Self> {
        self.month = Some(month);
        self.numeric = true;
        Some(self)
    }

    fn set_year(&mut self, figure: Figure) -> Option<()> {
        let year = match figure.digits {
            2 => 2000 + figure.value as i32,
            4 => figure.value as i32,
            _ => return None,
        };
        let valid = (1900..2200).contains(&year) && self.year.is_none();
        valid.then(|| {
            self.year = Some(year);
            self.year_at = Some(figure.at);
        })
    }
}
