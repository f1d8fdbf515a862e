//! The workbook part: its sheets and its names.

use super::marks::DefinedName;
use crate::formats::number_format::Epoch;
use crate::formats::sheet::MAX_SHEETS;
use crate::formats::xml::{Element, XmlError, XmlEvent, XmlReader};

/// A sheet as the workbook lists it.
pub(super) struct WorkbookSheet {
    pub name: String,
    pub id: String,
    pub hidden: bool,
}

/// What the workbook part says.
#[derive(Default)]
pub(super) struct Workbook {
    pub sheets: Vec<WorkbookSheet>,
    pub names: Vec<DefinedName>,
    pub epoch: Epoch,
    /// All formulas are to be worked out anew when it is opened.
    pub stale: bool,
}

impl Workbook {
    /// Reads the part.
    pub fn parse(text: &str) -> Result<Self, XmlError> {
        let mut workbook = Self::default();
        let mut xml = XmlReader::new(text);
        while let Some(piece) = xml.next()? {
            match piece {
                XmlEvent::Start(element) => workbook.begin(&element),
                XmlEvent::Text(text) => {
                    if let Some(name) = workbook.names.last_mut().filter(|name| name.is_open()) {
                        name.add(&text);
                    }
                }
                XmlEvent::End(name) if name == "definedName" => {
                    workbook.names.iter_mut().for_each(DefinedName::close);
                }
                XmlEvent::End(_) => {}
            }
        }
        Ok(workbook)
    }

    fn begin(&mut self, element: &Element) {
        let get = |name| element.get(name).unwrap_or_default();
        match element.name.as_str() {
            "workbookPr" if is_true(get("date1904")) => self.epoch = Epoch::Of1904,
            "sheet" if self.sheets.len() < MAX_SHEETS => self.sheets.push(WorkbookSheet {
                name: get("name").to_owned(),
                id: get("id").to_owned(),
                hidden: get("state").to_ascii_lowercase().ends_with("hidden"),
            }),
            "calcPr" => self.stale = is_true(get("fullCalcOnLoad")),
            "definedName" => self.names.extend(DefinedName::begin(get("name"))),
            _ => {}
        }
    }
}

/// A boolean of XML Schema.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}
