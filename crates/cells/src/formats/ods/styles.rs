//! The styles of a spreadsheet, as far as they say how a cell reads.

use keyed::Map;

use crate::formats::paint;
use crate::formats::xml::{Element, XmlError, XmlEvent, XmlReader};

/// What a style says.
#[derive(Default)]
struct OdsStyle {
    parent: String,
    bold: Option<bool>,
    /// The colour of its cells; the inner `None` is white.
    fill: Option<Option<u32>>,
    /// The date style of its cells.
    date: String,
    /// Its table is not shown.
    hidden: bool,
    /// It is a date style with a day, or with a month.
    has_day: bool,
    has_month: bool,
}

/// The styles by their kind and name.
#[derive(Default)]
pub(super) struct OdsStyles {
    named: Map<String, OdsStyle>,
    open: Option<(String, OdsStyle)>,
}

/// The most styles: as many as Excel allows, from which files are converted.
const MAX_STYLES: usize = 65_536;

/// The most parents that are asked. Nobody makes a style of a style of a style that often.
const MAX_PARENTS: usize = 8;

fn key(family: &str, name: &str) -> String {
    format!("{family}/{name}")
}

impl OdsStyles {
    /// Reads a part of styles.
    pub fn read(&mut self, text: &str) -> Result<(), XmlError> {
        let mut xml = XmlReader::new(text);
        while let Some(piece) = xml.next()? {
            match piece {
                XmlEvent::Start(element) => self.begin(&element),
                XmlEvent::End(name) => self.end(&name),
                XmlEvent::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Takes in the start of an element among the styles.
    pub fn begin(&mut self, element: &Element) {
        let get = |name| element.get(name).unwrap_or_default();
        match (element.name.as_str(), &mut self.open) {
            ("style", _) => {
                let style = OdsStyle {
                    parent: get("parent-style-name").to_owned(),
                    date: get("data-style-name").to_owned(),
                    ..OdsStyle::default()
                };
                self.open = Some((key(get("family"), get("name")), style));
            }
            ("date-style", _) => self.open = Some((key("date", get("name")), OdsStyle::default())),
            ("text-properties", Some((_, style))) => {
                style.bold = element.get("font-weight").map(is_bold).or(style.bold);
            }
            ("table-cell-properties", Some((_, style))) => {
                style.fill = element.get("background-color").map(paint::css).or(style.fill);
            }
            ("table-properties", Some((_, style))) => style.hidden = get("display") == "false",
            ("day", Some((_, style))) => style.has_day = true,
            ("month", Some((_, style))) => style.has_month = true,
            _ => {}
        }
    }

    /// Takes in the end of an element among the styles.
    pub fn end(&mut self, name: &str) {
        if matches!(name, "style" | "date-style")
            && self.named.len() < MAX_STYLES
            && let Some((key, style)) = self.open.take()
        {
            self.named.insert(key, style);
        }
    }

    /// The first thing that a style or one of its parents says.
    fn ask<T>(
        &self,
        family: &str,
        name: Option<&str>,
        says: impl Fn(&OdsStyle) -> Option<T>,
    ) -> Option<T> {
        let mut name = name?;
        for _ in 0..MAX_PARENTS {
            let style = self.named.get(&key(family, name))?;
            if let Some(found) = says(style) {
                return Some(found);
            }
            name = &style.parent;
        }
        None
    }

    /// Whether the cells of a style, or the words of one of a text, are bold; `None` where the
    /// style does not say.
    pub fn bold(&self, family: &str, name: Option<&str>) -> Option<bool> {
        self.ask(family, name, |style| style.bold)
    }

    /// The colour that a style gives its cells.
    pub fn fill(&self, name: Option<&str>) -> Option<u32> {
        self.ask("table-cell", name, |style| style.fill).flatten()
    }

    /// Whether a cell's style shows the months of dates, but no days.
    pub fn is_month(&self, name: Option<&str>) -> bool {
        let date = |style: &OdsStyle| self.named.get(&key("date", &style.date));
        let date =
            self.ask("table-cell", name, |style| date(style).map(|it| (it.has_month, it.has_day)));
        date == Some((true, false))
    }

    /// Whether a table's style hides it.
    pub fn is_hidden(&self, name: Option<&str>) -> bool {
        self.ask("table", name, |style| Some(style.hidden)).unwrap_or(false)
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
}
