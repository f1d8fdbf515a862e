//! The tests of the readers of cells, in one program: linking one takes as long as most of them run.

mod bad_sheets;
mod mutate;
mod sheets;

use cells::{FileContent, FileKind, Progress, Source, Unreadable, open};

/// The cells of an office file; a mere text has none.
fn cells(bytes: &[u8], progress: Progress) -> Result<Source, Unreadable> {
    match open(bytes, |_| 0, progress)? {
        FileContent::Cells(source) => Ok(source),
        FileContent::Text(..) => Err(Unreadable::NotText { kind: FileKind::Other }),
    }
}
