//! Word documents (ISO/IEC 29500-1, WordprocessingML, strict and transitional): paragraphs and
//! tables as one grid, with the numbers of automatic lists written into the text.

mod body;
mod chunks;
mod lists;
mod notes;
mod single;

use super::flow::{Flow, running};
use super::inner::plan_inside;
use super::limits::MAX_UNPACKED;
use super::package::Package;
use super::relations::{Relation, main_part, relations};
use super::xml::XmlError;
use crate::formats::source::{Source, Topics};
use crate::grid::Grid;
use crate::kind::FileKind;
use crate::meter::Progress;
use crate::unreadable::Unreadable;
use body::DocxReader;
use chunks::Chunks;
use lists::DocxLists;
use notes::Notes;

pub(crate) use single::{is_xml, read_xml};

const KIND: FileKind = FileKind::Word;

/// The most page headers, or footers, that are read. Word has three for each section.
const MOST_RUNNING: usize = 60;

/// Reads a document: page headers, body, page footers.
pub(crate) fn read(bytes: &[u8], topics: Topics, progress: Progress) -> Result<Source, Unreadable> {
    document(bytes, topics, &mut { MAX_UNPACKED }, false, progress)
}

/// Reads a document that may unpack to what is `left`, with those that it takes in unless it is
/// one of them.
fn document(
    bytes: &[u8],
    topics: Topics,
    left: &mut usize,
    taken_in: bool,
    progress: Progress,
) -> Result<Source, Unreadable> {
    let mut package = Package::within(bytes, KIND, *left)?;
    let source = parts(&mut package, topics, taken_in, progress)?;
    *left = package.left();
    Ok(source)
}

/// Reads the parts of a document.
fn parts(
    package: &mut Package,
    topics: Topics,
    taken_in: bool,
    progress: Progress,
) -> Result<Source, Unreadable> {
    let main = main_part(package, "word/document.xml")?;
    let relations = relations(package, &main)?;
    let body = package.needed(&main)?;
    let mut lists = DocxLists::default();
    let mut notes = Notes::default();
    for Relation { kind, path, .. } in &relations {
        match kind.as_str() {
            "styles" => lists.read_styles(&package.text(path)?.unwrap_or_default()),
            "numbering" => lists.read_numbering(&package.text(path)?.unwrap_or_default()),
            "comments" | "footnotes" | "endnotes" => {
                notes.read(kind, &package.text(path)?.unwrap_or_default());
            }
            _ => {}
        }
    }
    let headers = running_parts(package, &relations, "header", topics, &mut lists)?;
    let footers = running_parts(package, &relations, "footer", topics, &mut lists)?;
    let inner = plan_inside(package)?;
    let chunks = match taken_in {
        true => Chunks::none(topics),
        false => Chunks::read(package, &relations, topics)?,
    };
    let mut flow = Flow::new(topics);
    flow.absorb(headers);
    let mut reader = DocxReader::new(flow, &mut lists);
    reader.notes = notes;
    reader.chunks = chunks;
    reader.read(&body, progress).map_err(not_a_plan)?;
    let mut flow = reader.into_flow();
    flow.absorb(footers);
    Ok(Source { grids: vec![flow.finish()], inner, encoding: None })
}

fn not_a_plan(broken: XmlError) -> Unreadable {
    match broken {
        XmlError::Malformed => Unreadable::Damaged { kind: KIND },
        XmlError::TooDeep => Unreadable::TooMuch { kind: KIND },
    }
}

/// What the page headers or footers say, each line once.
fn running_parts(
    package: &mut Package,
    relations: &[Relation],
    kind: &str,
    topics: Topics,
    lists: &mut DocxLists,
) -> Result<Grid, Unreadable> {
    let mut paths: Vec<&str> =
        relations.iter().filter(|it| it.kind == kind).map(|it| it.path.as_str()).collect();
    paths.sort_unstable();
    paths.dedup();
    let mut grids = Vec::new();
    for path in paths.into_iter().take(MOST_RUNNING) {
        let Some(xml) = package.text(path)? else { continue };
        grids.push(running_part(&xml, topics, lists));
    }
    Ok(running(grids))
}

/// A page header or footer. What can be read of a broken one is enough of it.
fn running_part(xml: &str, topics: Topics, lists: &mut DocxLists) -> Grid {
    let mut reader = DocxReader::new(Flow::new(topics), lists);
    let _ = reader.read(xml, &mut |_| {});
    reader.into_flow().finish()
}

#[cfg(test)]
mod tests;
