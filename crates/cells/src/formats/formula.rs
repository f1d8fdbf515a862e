//! Formulas whose file has no result of them, worked out where that is simple: references, texts
//! joined, sums, dates. What depends on the day, on chance or on more than this stays unknown.

mod functions;

use std::cell::Cell as Slot;
use std::rc::Rc;

use super::decimal::Decimal;
use super::number_format::{CellStyle, Epoch, NumberFormat};
use super::sheet::place;
use crate::grid::Cell;

/// The longest formula that Excel takes, in characters.
const MAX_LENGTH: usize = 8192;

/// How deep a formula may nest, and through how many cells one may refer to another.
const MAX_DEPTH: usize = 48;

/// A value of a cell or of a formula.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum FormulaValue {
    Blank,
    /// A number, and how the cell shows it from which it comes, where that matters.
    Number(f64, Option<Rc<NumberFormat>>),
    Text(String),
    Truth(bool),
}

/// A place in a book: line from 1, column from 0.
pub(crate) type CellAddress = (usize, usize);

/// The cells of a book.
pub(crate) trait Cells {
    /// The value of a cell; `None` where it cannot be known. No name means the sheet of the
    /// formula. `depth` is that of the formula that asks.
    fn value(&self, sheet: Option<&str>, place: CellAddress, depth: usize) -> Option<FormulaValue>;
}

/// What formulas are worked out with.
pub(crate) struct FormulaContext<'a> {
    pub cells: &'a dyn Cells,
    pub epoch: Epoch,
    /// Where the formula stands.
    pub at: CellAddress,
    /// How many cells may still be asked for, so that no ranges of ranges go on for ever.
    pub left: &'a Slot<usize>,
}

impl FormulaContext<'_> {
    /// The value of a formula, with or without `=` at its beginning, whose relative references
    /// mean cells so many lines and columns away.
    pub fn value(
        &self,
        formula: &str,
        shift: (isize, isize),
        depth: usize,
    ) -> Option<FormulaValue> {
        let text = formula.trim().trim_start_matches('=');
        if text.len() > MAX_LENGTH || depth > MAX_DEPTH {
            return None;
        }
        let mut reader = FormulaReader { work: self, rest: text, shift, depth };
        let value = reader.comparison()?;
        reader.rest.trim().is_empty().then_some(value)
    }
}

struct FormulaReader<'a> {
    work: &'a FormulaContext<'a>,
    rest: &'a str,
    shift: (isize, isize),
    depth: usize,
}

impl FormulaValue {
    /// The value as others find it in a cell of this style.
    pub fn in_cell(self, style: &CellStyle) -> Self {
        match self {
            Self::Number(number, _) if !style.format.is_general() => {
                Self::Number(number, Some(Rc::clone(&style.format)))
            }
            value => value,
        }
    }

    /// A cell of this style that shows the value; `None` where there is nothing to show. A number
    /// in a cell without a format of its own is shown like the cells from which it comes.
    pub fn shown(self, style: &CellStyle, epoch: Epoch) -> Option<Cell> {
        match self {
            Self::Number(number, of_source) => {
                let of_cell = Some(&style.format).filter(|it| !it.is_general());
                let format = of_cell.or(of_source.as_ref()).unwrap_or(&style.format);
                Some(format.cell(Decimal::of(number)?, epoch))
            }
            Self::Text(text) => Some(Cell::new(style.format.text(text))),
            value => Some(Cell::new(value.text()?)),
        }
        .filter(|cell| !cell.text.trim().is_empty())
    }

    fn number(&self) -> Option<f64> {
        match self {
            Self::Blank => Some(0.0),
            Self::Number(number, _) => Some(*number),
            Self::Truth(truth) => Some(f64::from(u8::from(*truth))),
            Self::Text(text) => Decimal::parse(text).map(Decimal::value),
        }
    }

    /// What is joined of it: a number without its format.
    fn text(&self) -> Option<String> {
        Some(match self {
            Self::Blank => String::new(),
            Self::Number(number, _) => Decimal::of(*number)?.general(),
            Self::Truth(truth) => if *truth { "VERDADERO" } else { "FALSO" }.to_owned(),
            Self::Text(text) => text.clone(),
        })
    }

    fn format(&self) -> Option<Rc<NumberFormat>> {
        match self {
            Self::Number(_, format) => format.clone(),
            _ => None,
        }
    }
}

fn plain(number: f64) -> FormulaValue {
    FormulaValue::Number(number, None)
}

impl<'a> FormulaReader<'a> {
    /// Takes a sign if it comes next.
    fn sign(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start();
        match rest.strip_prefix(sign) {
            Some(after) => {
                self.rest = after;
                true
            }
            None => false,
        }
    }

    fn comparison(&mut self) -> Option<FormulaValue> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let first = self.joined()?;
        let signs = ["<>", "<=", ">=", "=", "<", ">"];
        let value = match signs.into_iter().find(|it| self.sign(it)) {
            None => first,
            Some(sign) => {
                let second = self.joined()?;
                let order = match (&first, &second) {
                    (FormulaValue::Text(_), _) | (_, FormulaValue::Text(_)) => {
                        first.text()?.to_lowercase().cmp(&second.text()?.to_lowercase())
                    }
                    _ => first.number()?.total_cmp(&second.number()?),
                };
                FormulaValue::Truth(match sign {
                    "<>" => order.is_ne(),
                    "<=" => order.is_le(),
                    ">=" => order.is_ge(),
                    "=" => order.is_eq(),
                    "<" => order.is_lt(),
                    _ => order.is_gt(),
                })
            }
        };
        self.depth -= 1;
        Some(value)
    }

    fn joined(&mut self) -> Option<FormulaValue> {
        let mut value = self.sum()?;
        while self.sign("&") {
            let text = value.text()? + &self.sum()?.text()?;
            value = (text.len() <= MAX_LENGTH * 4).then_some(FormulaValue::Text(text))?;
        }
        Some(value)
    }

    fn sum(&mut self) -> Option<FormulaValue> {
        let mut value = self.product()?;
        loop {
            let minus = match (self.sign("+"), self.rest.trim_start().starts_with('-')) {
                (true, _) => false,
                (false, true) => self.sign("-"),
                _ => return Some(value),
            };
            let other = self.product()?;
            let number = other.number()?;
            let total = value.number()? + if minus { -number } else { number };
            // The days between two dates are no date.
            let format = match (value.format(), other.format()) {
                (Some(_), Some(_)) if minus => None,
                (one, other) => one.or(other),
            };
            value = FormulaValue::Number(total, format);
        }
    }

    fn product(&mut self) -> Option<FormulaValue> {
        let mut value = self.power()?;
        loop {
            if self.sign("*") {
                value = plain(value.number()? * self.power()?.number()?);
            } else if self.sign("/") {
                let by = self.power()?.number()?;
                value = plain((by != 0.0).then(|| value.number().map(|it| it / by))??);
            } else {
                return Some(value);
            }
        }
    }

    fn power(&mut self) -> Option<FormulaValue> {
        let mut value = self.single()?;
        while self.sign("^") {
            let power = value.number()?.powf(self.single()?.number()?);
            value = plain(Some(power).filter(|it| it.is_finite())?);
        }
        Some(value)
    }

    fn single(&mut self) -> Option<FormulaValue> {
        let mut minus = false;
        loop {
            if self.sign("-") {
                minus = !minus;
            } else if !self.sign("+") {
                break;
            }
        }
        let mut value = self.operand()?;
        while self.sign("%") {
            value = plain(value.number()? / 100.0);
        }
        if minus { Some(plain(-value.number()?)) } else { Some(value) }
    }

    fn operand(&mut self) -> Option<FormulaValue> {
        if self.sign("(") {
            let value = self.comparison()?;
            return self.sign(")").then_some(value);
        }
        if self.sign("\"") {
            return self.quoted('"').map(FormulaValue::Text);
        }
        let rest = self.rest.trim_start();
        if rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            let number = |c: char| c.is_ascii_digit() || c == '.';
            let end = rest.find(|c| !number(c)).unwrap_or(rest.len());
            self.rest = &rest[end..];
            return Decimal::parse(&rest[..end]).map(|it| plain(it.value()));
        }
        if let Some(range) = self.range() {
            let (sheet, from, to) = range?;
            return (from == to).then(|| self.cell(sheet.as_deref(), from))?;
        }
        let word = self.word()?.to_uppercase();
        match word.as_str() {
            "TRUE" | "VERDADERO" => return Some(FormulaValue::Truth(true)),
            "FALSE" | "FALSO" => return Some(FormulaValue::Truth(false)),
            _ => {}
        }
        self.sign("(").then(|| self.function(word.trim_start_matches("_XLFN.")))?
    }

    /// A text to its closing mark, which stands twice where it is meant.
    fn quoted(&mut self, mark: char) -> Option<String> {
        let mut text = String::new();
        loop {
            let (before, after) = self.rest.split_once(mark)?;
            text.push_str(before);
            self.rest = after;
            match after.strip_prefix(mark) {
                Some(after) => self.rest = after,
                None => return Some(text),
            }
            text.push(mark);
        }
    }

    fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest.trim_start();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '$')));
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        self.rest = after;
        (!word.is_empty()).then_some(word)
    }

    /// A reference to a cell or a range, if one comes next; the inner `None` is one that is lost.
    #[allow(clippy::type_complexity, reason = "Sheet, first and last cell.")]
    fn range(&mut self) -> Option<Option<(Option<String>, CellAddress, CellAddress)>> {
        let before = self.rest;
        let sheet = match self.sign("'") {
            true => Some(self.quoted('\'')?),
            false => {
                let word = self.word()?.to_owned();
                self.rest.starts_with('!').then_some(word)
            }
        };
        match sheet {
            Some(_) if !self.sign("!") => return Some(None),
            Some(_) => {}
            None => self.rest = before,
        }
        let Some(first) = self.reference() else {
            let is_lost = sheet.is_some();
            self.rest = before;
            return is_lost.then_some(None);
        };
        let last = if self.sign(":") { self.reference() } else { Some(first) };
        Some(last.map(|last| (sheet, first, last)))
    }

    /// A cell, moved by the shift where the reference is relative.
    fn reference(&mut self) -> Option<CellAddress> {
        let before = self.rest;
        let word = self.word().unwrap_or_default();
        let letters = word.trim_start_matches('$');
        let fixed = (word.trim_start_matches(|c: char| c == '$' || c.is_ascii_alphabetic()), word);
        let absolute = (
            fixed.0.len() < word.len() && word[..word.len() - fixed.0.len()].ends_with('$'),
            word.starts_with('$'),
        );
        let is_name = letters.len() > 10 || self.rest.starts_with('(') || fixed.0.is_empty();
        let moved = |at: usize, by: isize, fixed: bool| {
            if fixed { Some(at) } else { at.checked_add_signed(by) }
        };
        let found = match place(word) {
            (Some(column), Some(line)) if !is_name => {
                let line = moved(line, self.shift.0, absolute.0).filter(|line| *line > 0);
                line.zip(moved(column, self.shift.1, absolute.1))
            }
            _ => None,
        };
        if found.is_none() {
            self.rest = before;
        }
        found
    }

    fn cell(&self, sheet: Option<&str>, place: CellAddress) -> Option<FormulaValue> {
        self.work.left.set(self.work.left.get().checked_sub(1)?);
        self.work.cells.value(sheet, place, self.depth)
    }

    /// The arguments of a function whose bracket is open; ranges give their cells.
    fn arguments(&mut self) -> Option<Vec<Vec<FormulaValue>>> {
        let mut all = Vec::new();
        if self.sign(")") {
            return Some(all);
        }
        loop {
            all.push(self.argument()?);
            if self.sign(")") {
                return Some(all);
            }
            if !(self.sign(",") || self.sign(";")) {
                return None;
            }
        }
    }

    fn argument(&mut self) -> Option<Vec<FormulaValue>> {
        let before = self.rest;
        if let Some(Some((sheet, from, to))) = self.range()
            && from != to
            && self.rest.trim_start().starts_with([',', ';', ')'])
        {
            let mut values = Vec::new();
            for line in from.0..=to.0 {
                for column in from.1..=to.1 {
                    values.push(self.cell(sheet.as_deref(), (line, column))?);
                }
            }
            return Some(values);
        }
        self.rest = before;
        if self.rest.trim_start().starts_with([',', ';', ')']) {
            return Some(vec![FormulaValue::Blank]);
        }
        Some(vec![self.comparison()?])
    }
}

#[cfg(test)]
mod tests;
