//! The cells of one sheet (MS-XLS, 2.1.7.20.5).

use keyed::Map;

use super::globals::{BOF, EOF, Globals, tidy};
use super::records::KIND;
use super::records::{BiffRecord, BiffRecords, ContinuedRecord, u16_at, u32_at};
use crate::formats::decimal::Decimal;
use crate::formats::notes::signed;
use crate::formats::sheet::{Book, MAX_SPANS, MergedRange};
use crate::formats::strings::Weight;
use crate::grid::{Cell, MAX_CELLS, MAX_GRID_TEXT, RemarkKind};
use crate::meter::Meter;
use crate::unreadable::Unreadable;

/// The most cells that are kept of a sheet before they are put in order.
const MAX_SHEET_CELLS: usize = 1_000_000;

/// The most hidden rows: as many as a sheet has rows.
const MAX_HIDDEN: usize = 65_536;

/// The most comments of a sheet that are kept, and the most objects with a text.
const MAX_COMMENTS: usize = 20_000;

/// A sheet as it is read. Its cells come in any order.
struct XlsSheet<'a> {
    globals: &'a Globals,
    cells: Vec<(u16, u16, Cell)>,
    /// The bytes of their texts.
    text: usize,
    hidden: Vec<u16>,
    merges: Vec<MergedRange>,
    /// The objects of the sheet: the number of the last one, and the texts of those that have one.
    object: u16,
    texts: Map<u16, String>,
    /// Comments: their place, the object that holds their text, and who wrote them.
    comments: Vec<(u16, u16, u16, String)>,
    /// The row, column and style of a formula whose text comes in a record of its own.
    formula: Option<[u16; 3]>,
    cut: bool,
}

/// Reads the sheet that begins at `offset` into the sheet at hand, and gives its merged ranges.
/// `work` is the number of bytes that may still be read for all sheets.
pub(super) fn read(
    stream: &[u8],
    offset: usize,
    globals: &Globals,
    book: &mut Book,
    work: &mut usize,
    meter: &mut Meter,
) -> Result<Vec<MergedRange>, Unreadable> {
    let damaged = Unreadable::Damaged { kind: KIND };
    let mut records = BiffRecords::new(stream, offset);
    let mut sheet = XlsSheet {
        globals,
        cells: Vec::new(),
        text: 0,
        hidden: Vec::new(),
        merges: Vec::new(),
        object: 0,
        texts: Map::new(),
        comments: Vec::new(),
        formula: None,
        cut: false,
    };
    records.next().filter(|it| it.kind == BOF).ok_or(damaged)?;
    // A chart in a sheet is a substream of its own.
    let mut depth = 1;
    while depth > 0 && !sheet.cut {
        let begin = records.at;
        let record = records.next().ok_or(damaged)?;
        match record.kind {
            BOF => depth += 1,
            EOF => depth -= 1,
            _ if depth > 1 => {}
            0x204 | 0x207 | 0xd6 => sheet.string(record, records.whole(record)).unwrap_or_default(),
            // TXO
            0x1b6 => sheet.object_text(record, records.whole(record)).unwrap_or_default(),
            _ => sheet.take(record).unwrap_or_default(),
        }
        match work.checked_sub(records.at - begin) {
            Some(left) => *work = left,
            None => sheet.cut = true,
        }
        meter.at(u8::try_from((records.at - offset) / (stream.len() / 100 + 1)).unwrap_or(100));
    }
    sheet.fill(book);
    Ok(sheet.merges)
}

impl XlsSheet<'_> {
    /// Takes in one record; `None` where it is too short, and says nothing.
    fn take(&mut self, record: BiffRecord) -> Option<()> {
        let data = record.data;
        match record.kind {
            // ROW, with the flag that hides it
            0x208 if u16_at(data, 12)? & 0x20 != 0 && self.hidden.len() < MAX_HIDDEN => {
                self.hidden.push(u16_at(data, 0)?);
            }
            // LABELSST
            0xfd => match self.globals.strings.get(u32_at(data, 6)? as usize) {
                Some((text, weight)) => {
                    let text = text.to_owned();
                    self.text(place(data)?, text, weight);
                }
                None => self.cut |= self.globals.strings.is_cut(),
            },
            // NUMBER
            0x203 => self.number(place(data)?, float(data.get(6..14)?)?),
            // RK
            0x27e => self.number(place(data)?, packed(u32_at(data, 6)?)),
            // MULRK
            0xbd => self.numbers(data)?,
            // BLANK and MULBLANK
            0x201 => self.text(place(data)?, String::new(), Weight::OfCell),
            0xbe => self.blanks(data)?,
            // FORMULA
            0x06 => self.formula(data)?,
            // BOOLERR
            0x205 => self.flag(place(data)?, *data.get(6)?, *data.get(7)? != 0),
            // OBJ, of which the first part names it, and NOTE
            0x5d => self.object = u16_at(data, 6)?,
            0x1c if self.comments.len() < MAX_COMMENTS => {
                let (author, _) = ContinuedRecord::new(data.get(8..)?).string(|_| false)?;
                let object = u16_at(data, 6)?;
                self.comments.push((u16_at(data, 0)?, u16_at(data, 2)?, object, author));
            }
            // MERGECELLS
            0xe5 => self.merge(data)?,
            _ => {}
        }
        Some(())
    }

    /// LABEL and RSTRING, and STRING, which belongs to the formula before it.
    fn string(&mut self, record: BiffRecord, mut pieces: ContinuedRecord) -> Option<()> {
        let place = match record.kind {
            0x207 => self.formula.take()?,
            _ => {
                pieces.skip(6)?;
                place(record.data)?
            }
        };
        let (text, weight) = self.globals.string(pieces)?;
        self.text(place, text, weight);
        Some(())
    }

    /// The text of the object that came last.
    fn object_text(&mut self, record: BiffRecord, mut pieces: ContinuedRecord) -> Option<()> {
        let count = u16_at(record.data, 10)?;
        pieces.skip(record.data.len())?;
        let text = tidy(pieces.characters(count.into(), 0)?);
        self.text += text.len();
        if self.texts.len() < MAX_COMMENTS && self.text <= MAX_GRID_TEXT {
            self.texts.insert(self.object, text);
        }
        Some(())
    }

    fn text(&mut self, place: [u16; 3], text: String, weight: Weight) {
        let style = self.globals.styles.get(usize::from(place[2]));
        let text = match style {
            Some(style) => style.format.text(text),
            None => text,
        };
        let bold = !text.is_empty() && weight.is_bold(style.is_some_and(|style| style.bold));
        let fill = style.and_then(|style| style.fill);
        self.push(place, Cell { bold, fill, ..Cell::new(text) });
    }

    fn push(&mut self, [row, column, _]: [u16; 3], cell: Cell) {
        if cell.text.is_empty() && cell.fill.is_none() {
            return;
        }
        self.text += cell.text.len();
        self.cut |= self.text > MAX_GRID_TEXT || self.cells.len() >= MAX_SHEET_CELLS;
        if !self.cut {
            self.cells.push((row, column, cell));
        }
    }

    fn number(&mut self, place: [u16; 3], number: f64) {
        let Some(number) = Decimal::of(number) else { return };
        let cell = match self.globals.styles.get(usize::from(place[2])) {
            Some(style) => {
                let cell = style.format.cell(number, self.globals.epoch);
                Cell { bold: style.bold, fill: style.fill, ..cell }
            }
            None => Cell::new(number.general()),
        };
        self.push(place, cell);
    }

    /// A row of numbers, each with its style, and the last column behind them.
    fn numbers(&mut self, data: &[u8]) -> Option<()> {
        let (row, first) = (u16_at(data, 0)?, u16_at(data, 2)?);
        let inside = data.get(4..data.len().checked_sub(2)?)?;
        for (at, number) in inside.chunks_exact(6).enumerate() {
            let column = first.checked_add(u16::try_from(at).ok()?)?;
            self.number([row, column, u16_at(number, 0)?], packed(u32_at(number, 2)?));
        }
        Some(())
    }

    /// A row of cells without text, each with its style.
    fn blanks(&mut self, data: &[u8]) -> Option<()> {
        let (row, first) = (u16_at(data, 0)?, u16_at(data, 2)?);
        let styles = data.get(4..data.len().checked_sub(2)?)?.chunks_exact(2);
        for (at, style) in styles.enumerate().take(MAX_CELLS) {
            let column = first.checked_add(u16::try_from(at).ok()?)?;
            self.text([row, column, u16_at(style, 0)?], String::new(), Weight::OfCell);
        }
        Some(())
    }

    /// The saved value of a formula (MS-XLS, 2.5.133).
    fn formula(&mut self, data: &[u8]) -> Option<()> {
        let place = place(data)?;
        let value = data.get(6..14)?;
        match (value[6..8] == [0xff, 0xff], value[0]) {
            (false, _) => self.number(place, float(value)?),
            (true, 0) => self.formula = Some(place),
            (true, 1) => self.flag(place, value[2], false),
            (true, 2) => self.flag(place, value[2], true),
            (true, _) => {}
        }
        Some(())
    }

    /// A truth value, or an error.
    fn flag(&mut self, place: [u16; 3], value: u8, is_error: bool) {
        let text = match (is_error, value) {
            (false, 0) => "FALSO",
            (false, _) => "VERDADERO",
            (true, 0x00) => "#NULL!",
            (true, 0x07) => "#DIV/0!",
            (true, 0x0f) => "#VALUE!",
            (true, 0x17) => "#REF!",
            (true, 0x1d) => "#NAME?",
            (true, 0x24) => "#NUM!",
            (true, _) => "#N/A",
        };
        self.text(place, text.to_owned(), Weight::OfCell);
    }

    fn merge(&mut self, data: &[u8]) -> Option<()> {
        for at in 0..usize::from(u16_at(data, 0)?) {
            let number = |place| u16_at(data, 2 + at * 8 + place).map(usize::from);
            let lines = (number(0)? + 1, number(2)? + 1);
            let columns = (number(4)?, number(6)?);
            if self.merges.len() < MAX_SPANS && lines.0 <= lines.1 && columns.0 <= columns.1 {
                self.merges.push(MergedRange { lines, columns });
            }
        }
        Some(())
    }

    /// Puts the cells in order into the sheet at hand.
    fn fill(&mut self, book: &mut Book) {
        self.cells.sort_by_key(|(row, ..)| *row);
        self.hidden.sort_unstable();
        let mut cells = std::mem::take(&mut self.cells).into_iter().peekable();
        while let Some((row, column, cell)) = cells.next() {
            book.put(column.into(), cell);
            if cells.peek().is_none_or(|(next, ..)| *next != row) {
                book.end_row(usize::from(row) + 1, self.hidden.binary_search(&row).is_ok());
            }
        }
        for (row, column, object, author) in &self.comments {
            if let Some(text) = self.texts.remove(object) {
                let text = signed(author, text.trim());
                book.remark(usize::from(*row) + 1, (*column).into(), RemarkKind::Comment, text);
            }
        }
        if self.cut {
            book.cut();
        }
    }
}

/// The row, column and style with which the record of a cell begins.
fn place(data: &[u8]) -> Option<[u16; 3]> {
    Some([u16_at(data, 0)?, u16_at(data, 2)?, u16_at(data, 4)?])
}

fn float(data: &[u8]) -> Option<f64> {
    data.try_into().ok().map(f64::from_le_bytes)
}

/// A number in four bytes (MS-XLS, 2.5.217): a whole one or the upper half of a float, maybe a
/// hundred times what is meant.
fn packed(number: u32) -> f64 {
    let value = match number & 2 {
        0 => f64::from_bits(u64::from(number & !3) << 32),
        _ => f64::from(number.cast_signed() >> 2),
    };
    if number & 1 == 0 { value } else { value / 100.0 }
}
