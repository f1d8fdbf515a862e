//! Records (MS-XLS, 2.1.4) and the strings in them. Nothing is read beyond the end of a record.

use crate::formats::strings::Weight;
use crate::kind::FileKind;

/// What a file of these is told as.
pub(super) const KIND: FileKind = FileKind::OldOffice;

/// A record that goes on in the one before it.
const CONTINUE: u16 = 0x3c;

/// A record.
#[derive(Clone, Copy)]
pub(super) struct BiffRecord<'a> {
    pub kind: u16,
    pub data: &'a [u8],
}

/// The records of a stream, one after the other.
pub(super) struct BiffRecords<'a> {
    stream: &'a [u8],
    /// Where the next one begins.
    pub at: usize,
}

/// The number of two bytes at a place.
pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// The number of four bytes at a place.
pub(super) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

impl<'a> BiffRecords<'a> {
    /// The records from a place on.
    pub fn new(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// The next record; `None` where the stream ends or breaks off.
    pub fn next(&mut self) -> Option<BiffRecord<'a>> {
        let kind = u16_at(self.stream, self.at)?;
        let begin = self.at.checked_add(4)?;
        let end = begin + usize::from(u16_at(self.stream, self.at + 2)?);
        let data = self.stream.get(begin..end)?;
        self.at = end;
        Some(BiffRecord { kind, data })
    }

    /// The data of a record that has just been read, and of those that continue it.
    pub fn whole(&mut self, record: BiffRecord<'a>) -> ContinuedRecord<'a> {
        let mut pieces = vec![record.data];
        while u16_at(self.stream, self.at) == Some(CONTINUE) {
            let Some(more) = self.next() else { break };
            pieces.push(more.data);
        }
        pieces.reverse();
        ContinuedRecord { now: pieces.pop().unwrap_or_default(), later: pieces }
    }
}

/// The data of a record and of those that continue it.
pub(super) struct ContinuedRecord<'a> {
    now: &'a [u8],
    /// The pieces after this one, the next one last.
    later: Vec<&'a [u8]>,
}

impl ContinuedRecord<'_> {
    /// Data in one piece.
    pub fn new(data: &[u8]) -> ContinuedRecord<'_> {
        ContinuedRecord { now: data, later: Vec::new() }
    }

    /// Whether nothing is left.
    pub fn is_empty(&mut self) -> bool {
        self.refill().is_none()
    }

    /// Goes on to the next piece where this one has ended.
    fn refill(&mut self) -> Option<()> {
        while self.now.is_empty() {
            self.now = self.later.pop()?;
        }
        Some(())
    }

    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        self.refill()?;
        let (first, rest) = self.now.split_first()?;
        self.now = rest;
        Some(*first)
    }

    /// The next number of two bytes.
    pub fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// The next number of four bytes.
    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    /// Passes over bytes.
    pub fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.refill()?;
            let step = count.min(self.now.len());
            self.now = &self.now[step..];
            count -= step;
        }
        Some(())
    }

    /// A string with its length in two bytes before it (MS-XLS, 2.5.293 and 2.5.294), and how
    /// bold its runs make it; `is_bold` tells it of a font.
    pub fn string(&mut self, is_bold: impl Fn(u16) -> bool) -> Option<(String, Weight)> {
        let length = self.u16()?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.u16()? } else { 0 };
        let phonetic = if flags & 4 != 0 { self.u32()? } else { 0 };
        let text = self.characters(usize::from(length), flags)?;
        let mut weight = None;
        for run in 0..runs {
            let (first, font) = (self.u16()?, self.u16()?);
            if first >= length {
                continue;
            }
            if run == 0 && first > 0 {
                weight = Some(Weight::OfCell);
            }
            let this = if is_bold(font) { Weight::Bold } else { Weight::Plain };
            weight = Some(weight.map_or(this, |weight: Weight| weight.and(this)));
        }
        self.skip(phonetic as usize)?;
        Some((text, weight.unwrap_or_default()))
    }

    /// Characters of one byte or two each, as the first of `flags` says. A piece that continues
    /// them begins with flags of its own.
    pub fn characters(&mut self, count: usize, flags: u8) -> Option<String> {
        let mut wide = flags & 1 != 0;
        let mut units: Vec<u16> = Vec::with_capacity(count.min(1 << 16));
        while units.len() < count {
            if self.now.is_empty() {
                wide = self.byte()? & 1 != 0;
                continue;
            }
            units.push(if wide { self.u16()? } else { self.byte()?.into() });
        }
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_change_their_width_where_they_continue() {
        let mut bytes = vec![0xfc, 0, 7, 0, 8, 0, 0, b'a', b'\xf1', b'o', b' '];
        bytes.extend([0x3c, 0, 5, 0, 1, b'2', 0, 0x1c, 0x20]);
        bytes.extend([0x3c, 0, 3, 0, 0, b'!', b'?', 0, 0, 1, 0]);
        let mut records = BiffRecords::new(&bytes, 0);
        let first = records.next();
        let mut pieces =
            first.map(|record| records.whole(record)).unwrap_or(ContinuedRecord::new(&[]));
        let text = pieces.string(|_| false);
        assert_eq!(text, Some(("año 2“!?".to_owned(), Weight::OfCell)));
        assert!(pieces.is_empty());
        assert!(records.next().is_none_or(|record| record.kind == 0));
    }

    #[test]
    fn runs_weigh_a_string() {
        let string = |runs: &[u16]| {
            let mut data = vec![2, 0, 8, u8::try_from(runs.len() / 2).unwrap_or(0), 0, b'a', b'b'];
            data.extend(runs.iter().flat_map(|it| it.to_le_bytes()));
            ContinuedRecord::new(&data).string(|font| font == 7).map(|it| it.1)
        };
        assert_eq!(string(&[0, 7]), Some(Weight::Bold));
        assert_eq!(string(&[1, 7]), Some(Weight::OfCell));
        assert_eq!(string(&[0, 7, 1, 3]), Some(Weight::Plain));
        assert_eq!(string(&[0, 7, 2, 3]), Some(Weight::Bold));
    }

    #[test]
    fn nothing_is_read_beyond_the_end() {
        assert!(BiffRecords::new(&[1, 0, 9, 0, 1], 0).next().is_none());
        assert!(BiffRecords::new(&[], usize::MAX).next().is_none());
        assert_eq!(ContinuedRecord::new(&[9, 0, 1, b'a']).string(|_| false), None);
        assert_eq!(
            ContinuedRecord::new(&[1, 0, 12, 9, 0, 255, 255, 255, 255, b'a']).string(|_| false),
            None
        );
    }
}
