//! The comments of a sheet: notes (ECMA-376 part 1, 18.7) and the threads of newer versions.

use keyed::Map;

use crate::formats::notes::{signed, words};
use crate::formats::package::Package;
use crate::formats::relations::relations;
use crate::formats::sheet::{Book, place};
use crate::formats::xml::{XmlError, XmlEvent, XmlReader};
use crate::grid::RemarkKind;
use crate::unreadable::Unreadable;

/// The most comments of a sheet that are kept.
const MOST: usize = 20_000;

/// Keeps the comments of the sheet at hand, whose part has this name. `people` are those who
/// wrote in threads.
pub(super) fn read(
    package: &mut Package,
    sheet: &str,
    people: &Map<String, String>,
    book: &mut Book,
) -> Result<(), Unreadable> {
    let relations = relations(package, sheet)?;
    let of = |kind: &str| {
        let its = relations.iter().filter(|it| it.kind == kind);
        its.map(|it| it.path.clone()).collect::<Vec<_>>()
    };
    let mut threads = false;
    for path in of("threadedComment") {
        // What can be read of broken comments is enough of them.
        let Some(part) = package.text(&path)? else { continue };
        threads |= thread(&part, people, book).is_ok();
    }
    for path in of("comments") {
        let part = package.text(&path)?.unwrap_or_default();
        let _ = notes(&part, threads, book);
    }
    Ok(())
}

fn keep(book: &mut Book, place: (Option<usize>, Option<usize>), text: String, left: &mut usize) {
    if let (Some(column), Some(line)) = place
        && *left > 0
        && !text.is_empty()
    {
        *left -= 1;
        book.remark(line, column, RemarkKind::Comment, text);
    }
}

/// The notes of a sheet. Where there are threads, each of them has a note for older versions.
fn notes(part: &str, threads: bool, book: &mut Book) -> Result<(), XmlError> {
    let mut xml = XmlReader::new(part);
    let mut authors: Vec<String> = Vec::new();
    let mut in_author = false;
    let mut left = MOST;
    while let Some(piece) = xml.next()? {
        match piece {
            XmlEvent::Start(element) if element.name == "comment" => {
                let at = place(element.get("ref").unwrap_or_default());
                let author = element.get("authorId").and_then(|it| it.parse::<usize>().ok());
                let author = author.and_then(|at| authors.get(at)).map_or("", String::as_str);
                let of_thread = author.starts_with("tc=");
                let (_, text) = words(&mut xml, "comment", &["t"])?;
                if !(threads && of_thread) {
                    keep(book, at, signed(if of_thread { "" } else { author }, &text), &mut left);
                }
            }
            XmlEvent::Start(element) if element.name == "author" && authors.len() < MOST => {
                authors.push(String::new());
                in_author = true;
            }
            XmlEvent::Text(text) if in_author => {
                if let Some(author) = authors.last_mut() {
                    author.push_str(&text);
                }
            }
            XmlEvent::End(_) => in_author = false,
            _ => {}
        }
    }
    Ok(())
}

fn thread(part: &str, people: &Map<String, String>, book: &mut Book) -> Result<(), XmlError> {
    let mut xml = XmlReader::new(part);
    let mut left = MOST;
    while let Some(piece) = xml.next()? {
        let XmlEvent::Start(element) = piece else { continue };
        if element.name == "threadedComment" {
            let at = place(element.get("ref").unwrap_or_default());
            let author = element.get("personId").and_then(|id| people.get(id));
            let (_, text) = words(&mut xml, "threadedComment", &["text"])?;
            keep(book, at, signed(author.map_or("", String::as_str), &text), &mut left);
        }
    }
    Ok(())
}

/// The names of those who wrote in threads, by their ids.
pub(super) fn people(part: &str) -> Map<String, String> {
    let mut xml = XmlReader::new(part);
    let mut people = Map::new();
    while let Ok(Some(piece)) = xml.next() {
        if let XmlEvent::Start(element) = piece
            && let (Some(id), Some(name)) = (element.get("id"), element.get("displayName"))
            && people.len() < MOST
        {
            people.insert(id.to_owned(), name.to_owned());
        }
    }
    people
}
