//! What all sheets share (MS-XLS, 2.1.7.20.3): the list of sheets, styles and texts.

use super::records::KIND;
use super::records::{BiffRecord, BiffRecords, ContinuedRecord, u16_at, u32_at};
use crate::formats::number_format::{CellStyle, Epoch, Formats, MAX_STYLES};
use crate::formats::paint;
use crate::formats::sheet::MAX_SHEETS;
use crate::formats::strings::{SharedStrings, Weight};
use crate::unreadable::Unreadable;

/// The beginning of a substream, and its end.
pub(super) const BOF: u16 = 0x809;
pub(super) const EOF: u16 = 0x0a;

/// A sheet as the workbook lists it.
pub(super) struct BoundSheet {
    pub name: String,
    /// Where its records begin in the stream.
    pub offset: usize,
    pub hidden: bool,
}

/// What all sheets share.
#[derive(Default)]
pub(super) struct Globals {
    pub sheets: Vec<BoundSheet>,
    pub styles: Vec<CellStyle>,
    pub strings: SharedStrings,
    pub epoch: Epoch,
    fonts: Vec<bool>,
    formats: Formats,
    /// The number of the colour of each style.
    painted: Vec<Option<usize>>,
}

impl Globals {
    /// Reads the first substream of a workbook.
    ///
    /// # Errors
    /// [`Unreadable::NotText`] for a workbook of before 1997, [`Unreadable::Encrypted`], and
    /// [`Unreadable::Damaged`].
    pub fn read(stream: &[u8]) -> Result<Self, Unreadable> {
        let damaged = Unreadable::Damaged { kind: KIND };
        let mut records = BiffRecords::new(stream, 0);
        let mut globals = Self::default();
        let first = records.next().filter(|it| it.kind == BOF).ok_or(damaged)?;
        if u16_at(first.data, 0) != Some(0x600) {
            return Err(Unreadable::NotText { kind: KIND });
        }
        loop {
            let record = records.next().ok_or(damaged)?;
            match record.kind {
                EOF => break,
                // FILEPASS: from here on all is encrypted.
                0x2f => return Err(Unreadable::Encrypted { kind: KIND }),
                0xfc => globals.texts(records.whole(record)).ok_or(damaged)?,
                _ => globals.take(record).unwrap_or_default(),
            }
        }
        if globals.sheets.is_empty() { Err(damaged) } else { Ok(globals) }
    }

    /// Takes in one record; `None` where it is too short, and says nothing.
    fn take(&mut self, record: BiffRecord) -> Option<()> {
        let data = record.data;
        match record.kind {
            // DATEMODE, FONT, FORMAT, XF and BOUNDSHEET, in the order in which they come.
            0x22 if u16_at(data, 0)? == 1 => self.epoch = Epoch::Of1904,
            0x31 if self.fonts.len() < MAX_STYLES => self.fonts.push(u16_at(data, 6)? >= 600),
            0x41e => {
                let (code, _) = ContinuedRecord::new(data.get(2..)?).string(|_| false)?;
                self.formats.add(u16_at(data, 0)?.into(), &code);
            }
            0xe0 if self.styles.len() < MAX_STYLES => {
                let format = self.formats.get(u16_at(data, 2)?.into());
                let bold = self.is_bold(u16_at(data, 0)?);
                let number = painted(data);
                let fill = number.and_then(paint::indexed);
                self.styles.push(CellStyle { format, bold, fill });
                self.painted.push(number);
            }
            // PALETTE: colours of the workbook's own, which may come after the styles.
            0x92 => self.repaint(data.get(2..)?),
            // Only worksheets have cells: no macros, charts or modules.
            0x85 if *data.get(5)? == 0 && self.sheets.len() < MAX_SHEETS => {
                let flags = *data.get(7)?;
                let count = usize::from(*data.get(6)?);
                let name = ContinuedRecord::new(data.get(8..)?).characters(count, flags)?;
                let offset = u32_at(data, 0)? as usize;
                self.sheets.push(BoundSheet { name, offset, hidden: data[4] & 3 != 0 });
            }
            _ => {}
        }
        Some(())
    }

    fn repaint(&mut self, colours: &[u8]) {
        for (style, number) in self.styles.iter_mut().zip(&self.painted) {
            let at = number.and_then(|it| it.checked_sub(8)).map(|at| at * 4);
            if let Some([red, green, blue, _]) = at.and_then(|at| colours.get(at..at + 4)) {
                style.fill = paint::seen(u32::from_be_bytes([0, *red, *green, *blue]));
            }
        }
    }

    /// Whether a font is bold. There is none with number 4.
    fn is_bold(&self, font: u16) -> bool {
        let place = if font > 4 { font - 1 } else { font };
        font != 4 && self.fonts.get(usize::from(place)) == Some(&true)
    }

    /// Reads the shared texts.
    fn texts(&mut self, mut pieces: ContinuedRecord) -> Option<()> {
        pieces.skip(4)?;
        let count = pieces.u32()?;
        for _ in 0..count {
            if pieces.is_empty() || self.strings.is_cut() {
                break;
            }
            let (text, weight) = pieces.string(|font| self.is_bold(font))?;
            self.strings.push(&tidy(text), weight);
        }
        Some(())
    }

    /// A string in a cell's own record.
    pub fn string(&self, mut pieces: ContinuedRecord) -> Option<(String, Weight)> {
        let (text, weight) = pieces.string(|font| self.is_bold(font))?;
        Some((tidy(text), weight))
    }
}

/// The number of the colour with which a style paints its cells (MS-XLS, 2.5.20).
fn painted(style: &[u8]) -> Option<usize> {
    let pattern = u32_at(style, 14)? >> 26;
    let colours = usize::from(u16_at(style, 18)?);
    match pattern {
        0 => None,
        1 => Some(colours & 0x7f),
        // From afar a pattern has the colour of its lines; the system's is grey.
        _ => Some(colours & 0x7f).map(|it| if it > 63 { 23 } else { it }),
    }
}

/// A text with one kind of line break and no other control characters.
pub(super) fn tidy(mut text: String) -> String {
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    text.retain(|c| matches!(c, '\t' | '\n') || !c.is_control());
    text
}
