//! Documents of other formats that a Word document takes in as they are (`altChunk`, ISO/IEC
//! 29500-1, 17.17.2): web pages, documents of Word, texts.

use keyed::Map;

use crate::formats::source::Topics;

use super::document;
use crate::bytes;
use crate::formats::package::Package;
use crate::formats::relations::Relation;
use crate::formats::{html, mhtml};
use crate::grid::{Cell, Grid, MAX_ROWS};
use crate::unreadable::Unreadable;

/// The most documents that are taken in.
const MOST: usize = 200;

/// The most cells of a line of a text.
const MOST_CELLS: usize = 256;

/// The documents by the names by which the main part refers to them.
pub(super) struct Chunks {
    parts: Map<String, Vec<u8>>,
    /// How much documents within them may still unpack to.
    left: usize,
    topics: Topics,
}

impl Chunks {
    /// No documents.
    pub fn none(topics: Topics) -> Self {
        Self { parts: Map::new(), left: 0, topics }
    }

    /// Unpacks the documents to which a part refers.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub fn read(
        package: &mut Package,
        relations: &[Relation],
        topics: Topics,
    ) -> Result<Self, Unreadable> {
        let mut parts = Map::new();
        for relation in relations.iter().filter(|it| it.kind == "aFChunk").take(MOST) {
            if let Some(part) = package.part(&relation.path)? {
                parts.insert(relation.id.clone(), part);
            }
        }
        Ok(Self { parts, left: package.left(), topics })
    }

    /// The rows of the document with this name; none where it is of a format that is not read.
    pub fn take(&mut self, id: &str) -> Vec<Grid> {
        let Some(part) = self.parts.remove(id) else { return Vec::new() };
        let nothing = &mut |_| {};
        if part.starts_with(b"PK") {
            // A document that a document takes in takes in no others.
            let source = document(&part, self.topics, &mut self.left, true, nothing);
            return source.map(|it| it.grids).unwrap_or_default();
        }
        if bytes::is_mhtml(&part) {
            return mhtml::read(&part, self.topics, nothing).map(|it| it.grids).unwrap_or_default();
        }
        match bytes::decode(&part) {
            Ok((text, _)) if bytes::is_web_page(&text) => {
                html::read(&text, self.topics, nothing).grids
            }
            Ok((text, _)) => vec![lines(&text)],
            Err(_) => Vec::new(),
        }
    }
}

/// The lines of a text as paragraphs, those with tabs as the rows of a table.
fn lines(text: &str) -> Grid {
    let mut grid = Grid::default();
    let said = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (at, line) in said.take(MAX_ROWS) {
        let cells = line.trim_end().split('\t').take(MOST_CELLS);
        grid.push(at + 1, cells.map(|text| Cell::new(text.trim())).collect());
    }
    grid
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_text_with_tabs_is_a_table() {
        let grid = lines("Plan\n\nÁrea\tAcción \n\tPintar\n");
        let rows: Vec<Vec<&str>> =
            grid.rows.iter().map(|row| row.iter().map(|it| it.text.as_str()).collect()).collect();
        assert_eq!(rows, [vec!["Plan"], vec!["Área", "Acción"], vec!["", "Pintar"]]);
    }
}
