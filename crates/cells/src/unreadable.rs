//! Why there are no cells in the bytes of a file, and the sizes from which on none are looked for.

use crate::kind::FileKind;

/// The largest file that is read. A plan of a thousand actions is about 1 MB; more than this is
/// no plan, and is refused before anything is made of it.
pub const MAX_BYTES: usize = 5_000_000;

/// The largest office file or web page that is read. A plan with a scanned logo on its cover has a
/// few megabytes, the guide with its pictures some ten, our own page of 5,000 actions twelve, and
/// a report with photos of a telephone forty. Pictures are never unpacked: what is, has limits of
/// its own.
pub const MAX_PACKED_BYTES: usize = 40_000_000;

/// Why there are no cells in these bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unreadable {
    /// The file is larger than [`MAX_BYTES`].
    TooBig {
        /// Its size in bytes.
        bytes: usize,
    },
    /// It is no text.
    NotText {
        /// What it seems to be.
        kind: FileKind,
    },
    /// It is a file of this kind, but it is cut off or damaged.
    Damaged {
        /// What it seems to be.
        kind: FileKind,
    },
    /// It is locked with a password.
    Encrypted {
        /// What it is.
        kind: FileKind,
    },
    /// What is read of it, which is no picture, unpacks to more than is read.
    Unpacks {
        /// What it seems to be.
        kind: FileKind,
        /// How many bytes it says it unpacks to.
        bytes: usize,
        /// How many are read at most.
        most: usize,
    },
    /// It holds more, or nests deeper, than any plan does.
    TooMuch {
        /// What it seems to be.
        kind: FileKind,
    },
}
