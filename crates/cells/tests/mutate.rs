//! Damage as files meet it: bytes flipped, cut, inserted and repeated, in the file itself or in
//! one part of a packed file that is packed again afterwards.
//!
//! A test program takes it in with `#[path]`.
#![allow(dead_code, reason = "Each test binary uses its own part.")]

use std::io::{Cursor, Read as _, Write as _};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// One damage. Places are millionths of the length, so that an edit fits bytes of any length.
#[derive(Clone, Debug)]
pub enum Edit {
    /// The byte at a place is changed by these bits.
    Flip(u32, u8),
    /// Bytes are taken out from a place on.
    Cut(u32, u16),
    /// Bytes are put in at a place.
    Insert(u32, Vec<u8>),
    /// A stretch is put in once more, right after itself.
    Repeat(u32, u16),
    /// Everything from a place on is gone.
    Truncate(u32),
}

/// How many places a length is parted into.
const PLACES: u32 = 1_000_000;

impl Edit {
    /// What this damage leaves of `bytes`.
    pub fn apply(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len();
        let place = |at: u32| (length as u64 * u64::from(at) / u64::from(PLACES)) as usize;
        match self {
            Self::Flip(at, bits) => {
                if let Some(byte) = bytes.get_mut(place(*at)) {
                    *byte ^= bits;
                }
            }
            Self::Cut(at, count) => {
                let from = place(*at);
                bytes.drain(from..(from + usize::from(*count)).min(length));
            }
            Self::Insert(at, new) => {
                let at = place(*at);
                bytes.splice(at..at, new.iter().copied());
            }
            Self::Repeat(at, count) => {
                let from = place(*at);
                let to = (from + usize::from(*count)).min(length);
                let again = bytes[from..to].to_vec();
                bytes.splice(to..to, again);
            }
            Self::Truncate(at) => bytes.truncate(place(*at)),
        }
    }
}

/// One to six damages; what is inserted are bytes of any kind, or one of `pieces`, which should
/// mean something to the format.
pub fn edits(pieces: &'static [&'static str]) -> impl Strategy<Value = Vec<Edit>> {
    let place = || 0..PLACES;
    let piece = prop::sample::select(pieces).prop_map(|piece| piece.as_bytes().to_vec());
    let any_bytes = prop::collection::vec(any::<u8>(), 1..12);
    let insert = (place(), prop_oneof![piece, any_bytes]);
    let edit = prop_oneof![
        4 => (place(), 1..=255u8).prop_map(|(at, bits)| Edit::Flip(at, bits)),
        3 => (place(), 1..80u16).prop_map(|(at, count)| Edit::Cut(at, count)),
        4 => insert.prop_map(|(at, new)| Edit::Insert(at, new)),
        3 => (place(), 1..400u16).prop_map(|(at, count)| Edit::Repeat(at, count)),
        1 => place().prop_map(Edit::Truncate),
    ];
    prop::collection::vec(edit, 1..7)
}

/// `bytes` with all of these damages, one after the other.
pub fn damaged(bytes: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for edit in edits {
        edit.apply(&mut bytes);
    }
    bytes
}

/// The parts of a packed file, in their order.
pub fn unpack(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a packed file");
    let count = zip.len();
    let part = |index| {
        let mut file = zip.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("a whole part");
        (file.name().expect("a name").into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

/// A packed file of these parts.
pub fn pack<N: AsRef<str>, B: AsRef<[u8]>>(parts: &[(N, B)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_ref(), SimpleFileOptions::default()).expect("a new part");
        zip.write_all(bytes.as_ref()).expect("room for a part");
    }
    zip.finish().expect("an end").into_inner()
}

/// A packed file in which one part is damaged: the `which`-th of those whose name ends in `.xml`
/// or `.rels`, counted round and round.
pub fn damaged_inside(bytes: &[u8], which: usize, edits: &[Edit]) -> Vec<u8> {
    let mut parts = unpack(bytes);
    let is_xml = |name: &str| name.ends_with(".xml") || name.ends_with(".rels");
    let mut xml: Vec<_> = parts.iter_mut().filter(|(name, _)| is_xml(name)).collect();
    let count = xml.len().max(1);
    if let Some((_, part)) = xml.get_mut(which % count) {
        *part = damaged(part, edits);
    }
    pack(&parts)
}
