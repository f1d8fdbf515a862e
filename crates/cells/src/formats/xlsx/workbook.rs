//! The workbook part: its sheets and its names.

use super::marks::Name;
use crate::formats::number_format::Epoch;
use crate::formats::sheet::MAX_SHEETS;
use crate::formats::xml::{Broken, Element, Piece, Xml};

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub name: String,
    pub id: String,
    pub hidden: bool,
}

/// What the workbook part says.
#[derive(Default)]
pub(super) struct Workbook {
    pub sheets: Vec<Listed>,
    pub names: Vec<Name>,
    pub epoch: Epoch,
    /// All formulas are to be worked out anew when it is opened.
    pub stale: bool,
}

impl Workbook {
    /// Reads the part.
    pub fn parse(text: &str) -> Result<Self, Broken> {
        let mut workbook = Self::default();
        let mut xml = Xml::new(text);
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Start(element) => workbook.begin(&element),
                Piece::Text(text) => {
                    if let Some(name) = workbook.names.last_mut().filter(|name| name.is_open()) {
                        name.add(&text);
                    }
                }
                Piece::End(name) if name == "definedName" => {
                    workbook.names.iter_mut().for_each(Name::close);
                }
                Piece::End(_) => {}
            }
        }
        Ok(workbook)
    }

    fn begin(&mut self, element: &Element) {
        let get = |name| element.get(name).unwrap_or_default();
        match element.name.as_str() {
            "workbookPr" if is_true(get("date1904")) => self.epoch = Epoch::Of1904,
            "sheet" if self.sheets.len() < MAX_SHEETS => self.sheets.push(Listed {
                name: get("name").to_owned(),
                id: get("id").to_owned(),
                hidden: get("state").to_ascii_lowercase().ends_with("hidden"),
            }),
            "calcPr" => self.stale = is_true(get("fullCalcOnLoad")),
            "definedName" => self.names.extend(Name::begin(get("name"))),
            _ => {}
        }
    }
}

/// A boolean of XML Schema.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}
