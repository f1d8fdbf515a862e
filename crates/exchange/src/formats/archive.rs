//! The entries of a ZIP file (PKWARE's APPNOTE), as office formats use it: stored or deflated,
//! their list at the end. No more of it, so that it weighs little.

use std::io::{self, Read as _};

use flate2::read::DeflateDecoder;
use plan::keyed::Map;

/// What each structure begins with.
const END: &[u8] = b"PK\x05\x06";
const END_64_PLACE: &[u8] = b"PK\x06\x07";
const END_64: &[u8] = b"PK\x06\x06";
const LISTED: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";

/// How far before the end of the file its end record may stand: its length and a comment.
const FARTHEST_END: usize = 22 + 0xffff;

/// The most end records that are tried: a comment may hold what looks like one.
const MOST_ENDS: usize = 16;

/// An archive in memory.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    /// The places of the entries by their names: of two, the last.
    places: Map<String, usize>,
}

/// An entry of the list.
struct Entry {
    name: String,
    flags: u16,
    method: u16,
    sum: u32,
    packed: u64,
    size: u64,
    /// Where its local header stands.
    begin: u64,
}

/// Why an entry cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refused {
    /// It is locked with a password.
    Locked,
    /// It is damaged, or packed in a way that no office program uses.
    Damaged,
    /// It is longer than what it may have.
    TooLong,
}

impl<'a> Archive<'a> {
    /// Reads the list of entries, and no more than `most` and one; `None` where there is none.
    pub fn open(bytes: &'a [u8], most: usize) -> Option<Self> {
        let from = bytes.len().saturating_sub(FARTHEST_END);
        let ends = (from..bytes.len()).rev().filter(|at| bytes[*at..].starts_with(END));
        let entries = ends.take(MOST_ENDS).find_map(|end| listed(bytes, end, most))?;
        let names = entries.iter().enumerate();
        let places = names.map(|(at, entry)| (entry.name.clone(), at)).collect();
        Some(Self { bytes, entries, places })
    }

    /// The names of the entries, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The place of the entry with this name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// How long an entry says that it is.
    pub fn size(&self, at: usize) -> u64 {
        self.entries[at].size
    }

    /// What an entry holds, where that is no more than `most` bytes.
    pub fn unpack(&self, at: usize, most: usize) -> Result<Vec<u8>, Refused> {
        let entry = &self.entries[at];
        if entry.flags & 1 != 0 {
            return Err(Refused::Locked);
        }
        let packed = self.packed(entry).ok_or(Refused::Damaged)?;
        let mut bytes = Vec::new();
        let limit = most as u64 + 1;
        let read = match entry.method {
            0 => packed.take(limit).read_to_end(&mut bytes),
            8 => DeflateDecoder::new(packed).take(limit).read_to_end(&mut bytes),
            _ => Err(io::ErrorKind::Unsupported.into()),
        };
        if bytes.len() > most {
            return Err(Refused::TooLong);
        }
        match read {
            Ok(_) if sum(&bytes) == entry.sum => Ok(bytes),
            _ => Err(Refused::Damaged),
        }
    }

    fn packed(&self, entry: &Entry) -> Option<&'a [u8]> {
        let local = self.bytes.get(usize::try_from(entry.begin).ok()?..)?;
        let extra = usize::from(u16_at(local, 26)?) + usize::from(u16_at(local, 28)?);
        let data = local.get(30 + extra..).filter(|_| local.starts_with(LOCAL))?;
        let length = usize::try_from(entry.packed).unwrap_or(usize::MAX);
        Some(&data[..length.min(data.len())])
    }
}

/// The list of entries to which an end record leads; `None` where it leads to none.
fn listed(bytes: &[u8], end: usize, most: usize) -> Option<Vec<Entry>> {
    let record = &bytes[end..];
    let mut count = u64::from(u16_at(record, 10)?);
    let mut length = u64::from(u32_at(record, 12)?);
    let mut begin = u64::from(u32_at(record, 16)?);
    let mut after = end;
    if count == 0xffff || length == 0xffff_ffff || begin == 0xffff_ffff {
        // The larger record may stand later than it says, behind what precedes the archive.
        let place = end.checked_sub(20).filter(|at| bytes[*at..].starts_with(END_64_PLACE));
        let at = place.and_then(|place| {
            let says = usize::try_from(u64_at(bytes, place + 8)?).ok()?;
            let is = |at: &usize| bytes.get(*at..).is_some_and(|it| it.starts_with(END_64));
            [says, place.saturating_sub(56)].into_iter().find(is)
        });
        if let Some(at) = at {
            count = u64_at(bytes, at + 32)?;
            length = u64_at(bytes, at + 40)?;
            begin = u64_at(bytes, at + 48)?;
            after = at;
        }
    }
    // What stands before the archive moves everything.
    let list = (after as u64).checked_sub(length);
    let is_list = |at: u64| {
        let rest = usize::try_from(at).ok().and_then(|at| bytes.get(at..));
        count == 0 || rest.is_some_and(|rest| rest.starts_with(LISTED))
    };
    let list = list.filter(|at| *at >= begin && is_list(*at)).unwrap_or(begin);
    let mut at = usize::try_from(list).ok()?;
    let mut entries = Vec::new();
    for _ in 0..count.min(most as u64 + 1) {
        let (entry, next) = entry(bytes.get(at..)?, list - begin)?;
        entries.push(entry);
        at += next;
    }
    Some(entries)
}

/// The entry that the list has here, and the length of what it says.
fn entry(listed: &[u8], moved: u64) -> Option<(Entry, usize)> {
    let [name, extra, comment] = [28, 30, 32].map(|at| u16_at(listed, at).map(usize::from));
    let (name, extra, comment) = (name?, extra?, comment?);
    let mut entry = Entry {
        name: String::from_utf8_lossy(listed.get(46..46 + name)?).into_owned(),
        flags: u16_at(listed, 8)?,
        method: u16_at(listed, 10)?,
        sum: u32_at(listed, 16)?,
        packed: u32_at(listed, 20)?.into(),
        size: u32_at(listed, 24)?.into(),
        begin: u32_at(listed, 42)?.into(),
    };
    entry.large(listed.get(46 + name..46 + name + extra)?);
    entry.begin = entry.begin.checked_add(moved)?;
    listed.starts_with(LISTED).then_some((entry, 46 + name + extra + comment))
}

impl Entry {
    /// Takes the numbers that do not fit in 32 bits from the extra fields (4.5.3).
    fn large(&mut self, mut extra: &[u8]) {
        while let Some((id, length)) = u16_at(extra, 0).zip(u16_at(extra, 2)) {
            let field = &extra[4..];
            if id == 1 {
                let numbers = [&mut self.size, &mut self.packed, &mut self.begin];
                let large = numbers.into_iter().filter(|it| **it == 0xffff_ffff).enumerate();
                large.for_each(|(at, number)| *number = u64_at(field, at * 8).unwrap_or(*number));
            }
            extra = field.get(usize::from(length)..).unwrap_or_default();
        }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// The checksum of an entry (CRC-32), four bytes at a time. The tables are made here: those that
/// come with a library are 16 kB that do not compress.
fn sum(bytes: &[u8]) -> u32 {
    let mut tables = [[0_u32; 256]; 4];
    let step = |it: u32, _| if it & 1 == 1 { it >> 1 ^ 0xedb8_8320 } else { it >> 1 };
    for (number, sum) in (0..).zip(&mut tables[0]) {
        *sum = (0..8).fold(number, step);
    }
    for table in 1..4 {
        for at in 0..256 {
            let before = tables[table - 1][at];
            tables[table][at] = before >> 8 ^ tables[0][(before & 0xff) as usize];
        }
    }
    let mut sum = !0_u32;
    let (fours, rest) = bytes.as_chunks::<4>();
    for four in fours {
        let [a, b, c, d] = (sum ^ u32::from_le_bytes(*four)).to_le_bytes().map(usize::from);
        sum = tables[3][a] ^ tables[2][b] ^ tables[1][c] ^ tables[0][d];
    }
    for byte in rest {
        sum = sum >> 8 ^ tables[0][usize::from(sum as u8 ^ byte)];
    }
    !sum
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(large: bool) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [("a.xml", "one"), ("ñ/b.xml", "two, two, two, two, two")] {
            let options = SimpleFileOptions::default().large_file(large);
            zip.start_file(name, options).expect("an entry");
            zip.write_all(text.as_bytes()).expect("its text");
        }
        let _ = zip.set_comment(
            "PK\x05\x06 is no end, PK\x05\x06, and this one is not, either: PK\x05\x06",
        );
        zip.finish().expect("an archive").into_inner()
    }

    #[test]
    fn entries_are_found_and_unpacked() {
        for large in [false, true] {
            let alone = packed(large);
            let moved = [b"#!/bin/sh".as_slice(), &alone, b"behind it"].concat();
            for bytes in [&alone, &moved] {
                let archive = Archive::open(bytes, 10).expect("an archive");
                assert!(archive.names().eq(["a.xml", "ñ/b.xml"]));
                let at = archive.find("ñ/b.xml").expect("an entry");
                assert_eq!(archive.size(at), 23);
                assert_eq!(
                    archive.unpack(at, 23).as_deref(),
                    Ok(b"two, two, two, two, two".as_slice())
                );
                assert_eq!(archive.unpack(at, 22), Err(Refused::TooLong));
            }
        }
    }

    #[test]
    fn what_is_damaged_is_refused() {
        let bytes = packed(false);
        for cut in 0..bytes.len() {
            assert!(Archive::open(&bytes[..cut], 10).is_none() || cut > bytes.len() - 80, "{cut}");
        }
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 0x11;
            let Some(archive) = Archive::open(&other, 10) else { continue };
            for (place, text) in ["one", "two, two, two, two, two"].iter().enumerate() {
                if place < archive.names().count()
                    && let Ok(unpacked) = archive.unpack(place, 100)
                {
                    assert_eq!(unpacked, text.as_bytes(), "{at}");
                }
            }
        }
    }

    #[test]
    fn sums_are_those_of_everyone() {
        assert_eq!(sum(b"123456789"), 0xcbf4_3926);
        assert_eq!(sum(b""), 0);
    }
}
