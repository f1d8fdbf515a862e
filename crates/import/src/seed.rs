//! New ids that are the same wherever the same content is read.
//!
//! A file of a plan that is here already is opened twice, or by two people. What it has without an
//! id must not become two records of that plan, so its ids come from what the file holds.

use plan::Sequence;

/// What the ids of new records are made from where the same bytes are to give the same ids:
/// FNV-1a, 64 bits.
pub fn seed(bytes: &[u8]) -> u64 {
    more(0xcbf2_9ce4_8422_2325, bytes)
}

pub(crate) fn more(seed: u64, bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(seed, |seed, byte| (seed ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The ids of the records in this text that have none.
pub(crate) fn ids_of_text(text: &str) -> Sequence {
    Sequence::new(seed(text.as_bytes()))
}

/// The ids of what `grids` have beside the plan file `inner`: those of a file that was saved again
/// with the same cells are the same.
#[cfg(feature = "readers")]
pub(crate) fn ids_of_cells(inner: &str, grids: &[cells::Grid]) -> Sequence {
    let mut seed = seed(inner.as_bytes());
    for row in grids.iter().flat_map(|grid| &grid.rows) {
        for cell in row {
            // No text holds this byte, so that no two rows of cells run together alike.
            seed = more(more(seed, cell.text.as_bytes()), &[0xff]);
        }
        seed = more(seed, &[0xfe]);
    }
    Sequence::new(seed)
}
