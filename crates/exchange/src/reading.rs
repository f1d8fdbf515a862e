//! What reading gives, and the way there: bytes, cells, draft.

use plan::{Column, Document, Id, IdSource};

use crate::draft::{self, Draft};
use crate::guide::Guide;
use crate::{FileKind, MAX_BYTES, NotAPlan, bytes};

/// What was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reading {
    /// A plan, whole: a plan file of the app, or an office file of ours whose cells nobody edited.
    PlanFile(Document),
    /// A table of actions.
    Table(Box<Draft>),
    /// Several tables or sheets that could be the plan, the likeliest first; at least two.
    Tables(Vec<Candidate>),
    /// A file of ours whose visible cells were edited elsewhere.
    Returned(Box<Returned>),
    /// The self-assessment guide.
    Guide(Box<Guide>),
}

/// One of several tables that could be the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// The sheet's name, or the text that stands above the table; may be empty.
    pub name: String,
    /// What was made of it.
    pub draft: Draft,
}

/// A file of ours that was edited elsewhere. Visible cells win over the plan inside, but only
/// where they differ from what our own writer had put there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Returned {
    /// What was inside.
    pub inner: Document,
    /// The plan inside with the edits in it. Its ids are those of `inner`; new rows have new ones.
    pub draft: Draft,
    /// What was edited, in the order of the rows.
    pub edits: Vec<Edit>,
}

/// One place that was edited elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What happened.
    pub kind: EditKind,
    /// The action; `None` for *Datos del plan*.
    pub action: Option<Id>,
    /// The column; `None` for a whole row, or *Datos del plan*.
    pub column: Option<Column>,
    /// What the plan inside says.
    pub before: String,
    /// What the file shows.
    pub after: String,
}

/// What happened to a place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum EditKind {
    /// A cell says something else.
    Changed,
    /// A row was added.
    Added,
    /// A row is gone.
    Removed,
    /// The rows stand in another order.
    Moved,
}

/// Reads a plan from a text: the JSON of a plan file, or a text table in UTF-8, UTF-16 or
/// Windows-1252. The page reads pasted text with it; files go through [`read_file`].
pub fn read(bytes: &[u8], ids: &mut dyn IdSource) -> Result<Reading, NotAPlan> {
    if bytes.len() > MAX_BYTES {
        return Err(NotAPlan::TooBig { bytes: bytes.len() });
    }
    if let Some(kind) = bytes::kind(bytes) {
        return Err(NotAPlan::NotText { kind });
    }
    let (text, encoding) = bytes::decode(bytes)?;
    if bytes::is_web_page(&text) {
        return Err(NotAPlan::NotText { kind: FileKind::WebPage });
    }
    read_text(&text, encoding, ids)
}

fn read_text(
    text: &str,
    encoding: crate::Encoding,
    ids: &mut dyn IdSource,
) -> Result<Reading, NotAPlan> {
    let visible = bytes::visible(text);
    if visible.is_empty() {
        return Err(NotAPlan::Empty);
    }
    let mut not_json = NotAPlan::NoTable;
    if visible.starts_with(['{', '[']) {
        match plan::format::read(visible, ids) {
            Ok(document) => return Ok(Reading::PlanFile(document)),
            Err(plan::format::NotAPlanFile::NotJson { line, column }) => {
                if visible.starts_with('{') {
                    not_json = NotAPlan::NotJson { line, column };
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    draft::read_text(text, encoding, ids)
        .map(|draft| Reading::Table(Box::new(draft)))
        .ok_or(not_json)
}

/// Reads a plan from the bytes of any file: those of [`read`], office documents and web pages.
#[cfg(feature = "readers")]
pub fn read_file(
    bytes: &[u8],
    ids: &mut dyn IdSource,
    progress: crate::formats::Progress,
) -> Result<Reading, NotAPlan> {
    use crate::formats::{Content, open};
    match open(bytes, progress)? {
        Content::Text(text, encoding) => read_text(&text, encoding, ids),
        Content::Cells(source) => read_source(source, ids),
    }
}

#[cfg(feature = "readers")]
fn read_source(
    source: crate::formats::Source,
    ids: &mut dyn IdSource,
) -> Result<Reading, NotAPlan> {
    let draft = source.grids.into_iter().find_map(|grid| draft::read_grid(grid, ids));
    draft.map(|draft| Reading::Table(Box::new(draft))).ok_or(NotAPlan::NoTable)
}
