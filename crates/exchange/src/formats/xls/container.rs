//! The container of a workbook (OLE compound file; MS-CFB): its streams, by their names.

use super::records::{u16_at, u32_at};

/// Numbers of sectors from here on say something else (MS-CFB, 2.1): that nothing follows, that
/// the sector is free or belongs to a list of sectors.
const NO_SECTOR: u32 = 0xffff_fffa;

/// The entries of the list of its own sectors that stand in the header (MS-CFB, 2.2).
const IN_HEADER: usize = 109;

/// The length of an entry of the directory, and of a sector of short streams.
const ENTRY: usize = 128;
const SHORT: usize = 64;

/// A container in memory.
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    /// The length of a sector.
    size: usize,
    /// Which sector follows each (FAT; MS-CFB, 2.3).
    list: Vec<u32>,
    directory: Vec<u8>,
    /// The places in the directory of the streams that stand in no folder.
    streams: Vec<usize>,
}

impl<'a> Container<'a> {
    /// Reads the list of sectors and the directory; `None` where they are damaged.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let size = match u16_at(bytes, 0x1e)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let sectors = bytes.len().div_ceil(size).checked_sub(1)?;
        let mut list = Vec::new();
        for sector in own_sectors(bytes, size, sectors)? {
            let begin = (sector + 1) * size;
            list.extend((0..size / 4).map_while(|at| u32_at(bytes, begin + at * 4)));
        }
        if cut_off(&list, sectors) {
            return None;
        }
        let mut container = Self { bytes, size, list, directory: Vec::new(), streams: Vec::new() };
        container.directory = container.chain(u32_at(bytes, 0x30)?, usize::MAX)?;
        container.streams = container.top()?;
        Some(container)
    }

    /// The place of the stream with this name that stands in no folder.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.streams.iter().copied().find(|at| {
            let length = u16_at(&self.directory, at + 0x40).unwrap_or_default().saturating_sub(2);
            let units = (0..usize::from(length.min(62)) / 2)
                .filter_map(|unit| u16_at(&self.directory, at + unit * 2));
            let own = char::decode_utf16(units).map(|it| it.unwrap_or('\u{fffd}'));
            own.map(|it| it.to_ascii_uppercase()).eq(name.chars().map(|it| it.to_ascii_uppercase()))
        })
    }

    /// The length of the stream at this place.
    pub fn length(&self, at: usize) -> u64 {
        let half = |at| u64::from(u32_at(&self.directory, at).unwrap_or_default());
        // With short sectors the upper half may hold anything (MS-CFB, 2.6.3).
        half(at + 0x78) | if self.size == 512 { 0 } else { half(at + 0x7c) << 32 }
    }

    /// The stream at this place; `None` where it breaks off.
    pub fn read(&self, at: usize) -> Option<Vec<u8>> {
        let length = usize::try_from(self.length(at)).ok()?;
        let first = u32_at(&self.directory, at + 0x74)?;
        if length == 0 {
            return Some(Vec::new());
        }
        if length >= u32_at(self.bytes, 0x38)? as usize {
            return self.chain(first, length);
        }
        // Short streams stand together in a stream of the root.
        let whole = self.chain(u32_at(&self.directory, 0x74)?, usize::MAX)?;
        let list = self.chain(u32_at(self.bytes, 0x3c)?, usize::MAX)?;
        let follows = |sector: u32| u32_at(&list, sector as usize * 4);
        chained(first, length, follows, |sector| {
            let begin = sector as usize * SHORT;
            whole.get(begin..(begin + SHORT).min(whole.len()))
        })
    }

    /// The sectors from one on to the end of their chain, or the beginning of that length.
    fn chain(&self, first: u32, length: usize) -> Option<Vec<u8>> {
        let follows = |sector: u32| self.list.get(sector as usize).copied();
        let data = |sector: u32| {
            let begin = (sector as usize + 1).checked_mul(self.size)?;
            // The last one may break off.
            self.bytes.get(begin..(begin + self.size).min(self.bytes.len()))
        };
        chained(first, length.min(self.bytes.len()), follows, data)
            .filter(|it| length == usize::MAX || it.len() == length)
    }

    /// The streams below the root. They are a tree whose sides are no folders.
    fn top(&self) -> Option<Vec<usize>> {
        let number = |entry: usize, at| u32_at(&self.directory, entry * ENTRY + at);
        let mut seen = vec![false; self.directory.len() / ENTRY];
        let mut next = vec![number(0, 0x4c)?];
        let mut streams = Vec::new();
        while let Some(entry) = next.pop() {
            let entry = entry as usize;
            let Some(seen) = seen.get_mut(entry).filter(|seen| !**seen) else { continue };
            *seen = true;
            if self.directory[entry * ENTRY + 0x42] == 2 {
                streams.push(entry * ENTRY);
            }
            next.extend([number(entry, 0x44)?, number(entry, 0x48)?]);
        }
        Some(streams)
    }
}

/// What stands in a chain of sectors, up to a length; `None` where the chain is damaged.
fn chained<'a>(
    first: u32,
    length: usize,
    follows: impl Fn(u32) -> Option<u32>,
    data: impl Fn(u32) -> Option<&'a [u8]>,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut sector = first;
    while sector < NO_SECTOR && bytes.len() < length {
        // A chain in a circle ends with the length of the file.
        bytes.extend_from_slice(data(sector).filter(|it| !it.is_empty())?);
        sector = follows(sector)?;
    }
    bytes.truncate(length);
    Some(bytes)
}

/// Whether a list of sectors leads beyond the end of the file. Past the end it may hold what means
/// nothing there: web systems with SheetJS fill it up with ends of chains.
fn cut_off(list: &[u32], sectors: usize) -> bool {
    let beyond = |(at, next): (usize, &u32)| {
        let next = *next as usize;
        next < NO_SECTOR as usize && (next >= sectors || at >= sectors && next != 0)
    };
    list.iter().enumerate().any(beyond)
}

/// The sectors of the list of sectors, in its order: at most two more than the file needs.
fn own_sectors(bytes: &[u8], size: usize, sectors: usize) -> Option<Vec<usize>> {
    let sector = |at: usize| u32_at(bytes, at).and_then(|it| usize::try_from(it).ok());
    let mut own: Vec<usize> =
        (0..IN_HEADER).filter_map(|at| sector(0x4c + at * 4)).filter(|it| *it < sectors).collect();
    let most = sectors * 4 / size + 2;
    let mut next = sector(0x44)?;
    // A chain in a circle ends with the number of the sectors.
    for _ in 0..sectors {
        if next >= sectors || own.len() >= most {
            break;
        }
        let begin = (next + 1) * size;
        let listed = (0..size / 4 - 1).filter_map(|at| sector(begin + at * 4));
        own.extend(listed.filter(|it| *it < sectors));
        next = sector(begin + size - 4)?;
    }
    own.truncate(most);
    Some(own)
}
