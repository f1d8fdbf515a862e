//! Why there is no plan in what was read.

use cells::FileKind;

use crate::found::Columns;

/// Why there is no plan in these bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NotAPlan {
    /// There is nothing, or only white space.
    Empty,
    /// The file is larger than [`cells::MAX_BYTES`].
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
    /// It has no table of a plan.
    NoTable {
        /// The columns of the form that the likeliest header names; none where it names one alone.
        found: Columns,
    },
    /// It begins like a plan file, but breaks off or is damaged from this place on.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON, but no plan file.
    OtherJson,
    /// It is a plan file of a newer version of the app.
    NewerSchema {
        /// The schema of the file.
        found: u64,
    },
}

impl From<plan::format::NotAPlanFile> for NotAPlan {
    fn from(error: plan::format::NotAPlanFile) -> Self {
        use plan::format::NotAPlanFile;
        match error {
            NotAPlanFile::NotJson { line, column } => Self::NotJson { line, column },
            NotAPlanFile::NotAPlan => Self::OtherJson,
            NotAPlanFile::NewerSchema { found } => Self::NewerSchema { found },
        }
    }
}

impl From<cells::Unreadable> for NotAPlan {
    fn from(error: cells::Unreadable) -> Self {
        use cells::Unreadable;
        match error {
            Unreadable::TooBig { bytes } => Self::TooBig { bytes },
            Unreadable::NotText { kind } => Self::NotText { kind },
            Unreadable::Damaged { kind } => Self::Damaged { kind },
            Unreadable::Encrypted { kind } => Self::Encrypted { kind },
            Unreadable::Unpacks { kind, bytes, most } => Self::Unpacks { kind, bytes, most },
            Unreadable::TooMuch { kind } => Self::TooMuch { kind },
        }
    }
}
