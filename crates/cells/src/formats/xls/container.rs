//! The container of a workbook (MS-CFB), made ready for a strict reader of it.

use std::borrow::Cow;

use super::records::{u16_at, u32_at};

/// The entries of the list of sectors that end a chain, and that belong to no chain (MS-CFB, 2.1).
const END_OF_CHAIN: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;

/// The entries of the list of its own sectors that stand in the header (MS-CFB, 2.2).
const IN_HEADER: usize = 109;

/// A container whose list of sectors (FAT; MS-CFB, 2.3) has no chain that ends beyond the end of
/// the file. SheetJS fills up the list with such ends instead of free sectors, and the web systems
/// that use it export workbooks like that. All else is as it was, so that a file that was cut off
/// stays one.
pub(super) fn without_chains_beyond_the_end(bytes: &[u8]) -> Cow<'_, [u8]> {
    match beyond_the_end(bytes).unwrap_or_default() {
        places if places.is_empty() => Cow::Borrowed(bytes),
        places => {
            let mut mended = bytes.to_vec();
            for at in places {
                mended[at..at + 4].copy_from_slice(&FREE.to_le_bytes());
            }
            Cow::Owned(mended)
        }
    }
}

/// Where the entries of sectors stand that are none and yet end a chain.
fn beyond_the_end(bytes: &[u8]) -> Option<Vec<usize>> {
    let size = match u16_at(bytes, 0x1e)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let sectors = bytes.len().div_ceil(size).checked_sub(1)?;
    let entries = size / 4;
    let mut places = Vec::new();
    for (at, sector) in own_sectors(bytes, size, sectors)?.into_iter().enumerate() {
        for entry in (at * entries..(at + 1) * entries).skip_while(|entry| *entry < sectors) {
            let place = (sector + 1) * size + (entry - at * entries) * 4;
            if u32_at(bytes, place) == Some(END_OF_CHAIN) {
                places.push(place);
            }
        }
    }
    Some(places)
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
