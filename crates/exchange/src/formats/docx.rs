//! Word documents (ISO/IEC 29500-1, WordprocessingML, strict and transitional): paragraphs and
//! tables as one grid, with the numbers of automatic lists written into the text.

mod body;
mod lists;
mod notes;

use super::flow::{Flow, running};
use super::inner::plan_inside;
use super::package::Package;
use super::xml::{Broken, Piece, Xml};
use super::{Progress, Source};
use crate::NotAPlan;
use crate::bytes::FileKind;
use crate::grid::Grid;
use body::Reader;
use lists::Lists;
use notes::Notes;

const KIND: FileKind = FileKind::Word;

/// The most page headers, or footers, that are read. Word has three for each section.
const MOST_RUNNING: usize = 60;

/// Reads a document: page headers, body, page footers.
pub(crate) fn read(bytes: &[u8], progress: Progress) -> Result<Source, NotAPlan> {
    let mut package = Package::open(bytes, KIND)?;
    let main = main_part(&mut package)?;
    let relations = relations(&mut package, &main)?;
    let body = package.needed(&main)?;
    let mut lists = Lists::default();
    let mut notes = Notes::default();
    for (kind, path) in &relations {
        match kind.as_str() {
            "styles" => lists.read_styles(&package.text(path)?.unwrap_or_default()),
            "numbering" => lists.read_numbering(&package.text(path)?.unwrap_or_default()),
            "comments" | "footnotes" | "endnotes" => {
                notes.read(kind, &package.text(path)?.unwrap_or_default());
            }
            _ => {}
        }
    }
    let headers = running_parts(&mut package, &relations, "header", &mut lists)?;
    let footers = running_parts(&mut package, &relations, "footer", &mut lists)?;
    let inner = plan_inside(&mut package)?;
    drop(package);
    let mut flow = Flow::default();
    flow.absorb(headers);
    let mut reader = Reader::new(flow, &mut lists);
    reader.notes = notes;
    reader.read(&body, progress).map_err(not_a_plan)?;
    let mut flow = reader.into_flow();
    flow.absorb(footers);
    Ok(Source { grids: vec![flow.finish()], inner, encoding: None })
}

fn not_a_plan(broken: Broken) -> NotAPlan {
    match broken {
        Broken::Malformed => NotAPlan::Damaged { kind: KIND },
        Broken::TooDeep => NotAPlan::TooMuch { kind: KIND },
    }
}

/// What the page headers or footers say, each line once.
fn running_parts(
    package: &mut Package,
    relations: &[(String, String)],
    kind: &str,
    lists: &mut Lists,
) -> Result<Grid, NotAPlan> {
    let mut paths: Vec<&str> =
        relations.iter().filter(|it| it.0 == kind).map(|it| it.1.as_str()).collect();
    paths.sort_unstable();
    paths.dedup();
    let mut grids = Vec::new();
    for path in paths.into_iter().take(MOST_RUNNING) {
        let Some(xml) = package.text(path)? else { continue };
        let mut reader = Reader::new(Flow::default(), lists);
        // What can be read of a broken page header is enough of it.
        let _ = reader.read(&xml, &mut |_| {});
        grids.push(reader.into_flow().finish());
    }
    Ok(running(grids))
}

/// The path of the main part, which the package itself names (ISO/IEC 29500-2, 9.3).
fn main_part(package: &mut Package) -> Result<String, NotAPlan> {
    let relations = relations(package, "")?;
    let main = relations.into_iter().find(|(kind, _)| kind == "officeDocument");
    Ok(main.map_or_else(|| "word/document.xml".to_owned(), |(_, path)| path))
}

/// What a part relates to: the last word of each relation's type, and the path of its target.
fn relations(package: &mut Package, part: &str) -> Result<Vec<(String, String)>, NotAPlan> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let apart = if folder.is_empty() { "" } else { "/" };
    let xml = package.text(&format!("{folder}{apart}_rels/{name}.rels"))?.unwrap_or_default();
    let mut xml = Xml::new(&xml);
    let mut found = Vec::new();
    while let Ok(Some(piece)) = xml.next() {
        let Piece::Start(element) = piece else { continue };
        if let (Some(kind), Some(target)) = (element.get("Type"), element.get("Target"))
            && element.get("TargetMode") != Some("External")
        {
            let kind = kind.rsplit('/').next().unwrap_or_default();
            found.push((kind.to_owned(), resolved(folder, target)));
        }
    }
    Ok(found)
}

/// The path of a target that is written relative to a folder.
fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').collect(),
    };
    for step in target.split('/') {
        match step {
            ".." => {
                path.pop();
            }
            "." | "" => {}
            _ => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

#[cfg(test)]
mod tests;
