//! The styles and lists of a Word document: which paragraphs are numbered, how, and what is bold
//! by its style.

use std::borrow::Cow;

use keyed::{Map, Set};

use crate::formats::numbering::{CounterStyle, Counters, LEVELS, ListLevel};
use crate::formats::xml::{Element, XmlEvent, XmlReader};

/// The most styles, and lists, that are kept; a document that was edited for twenty years has
/// some thousand.
const MOST: usize = 10_000;

/// The longest chain of styles that are based on each other.
const MOST_BASES: usize = 20;

/// The styles and lists of a document, and how far its lists have counted.
#[derive(Default)]
pub(super) struct DocxLists {
    styles: Map<String, DocxStyle>,
    /// The style of paragraphs that name none.
    default_style: String,
    kinds: Map<String, AbstractNumbering>,
    lists: Map<String, NumberingInstance>,
    counters: Map<String, Counters>,
    begun: Set<String>,
}

#[derive(Default)]
struct DocxStyle {
    base: String,
    bold: Option<bool>,
    numbering: Numbering,
}

/// What a paragraph or style says of its numbering.
#[derive(Clone, Default)]
pub(super) struct Numbering {
    /// The list; `0` for none.
    pub list: Option<String>,
    /// The level, from 0.
    pub level: Option<usize>,
}

/// An abstract numbering definition (17.9.1): lists of one kind count on together.
#[derive(Default)]
struct AbstractNumbering {
    levels: Vec<ListLevel>,
    /// The paragraph style of each level.
    styles: Vec<String>,
    /// The numbering style that defines it.
    link: String,
}

/// A numbering definition instance (17.9.15).
#[derive(Default)]
struct NumberingInstance {
    kind: String,
    starts: Map<usize, u32>,
    levels: Map<usize, ListLevel>,
}

/// Whether a property that is on or off is on (17.17.4).
pub(super) fn is_on(element: &Element) -> bool {
    !matches!(element.get("val"), Some("0" | "false" | "off" | "none"))
}

/// The value of an element as a number.
pub(super) fn number(element: &Element) -> Option<usize> {
    element.get("val").and_then(|value| value.parse().ok())
}

fn level(element: &Element) -> usize {
    let level = element.get("ilvl").and_then(|value| value.parse().ok()).unwrap_or(0);
    usize::min(level, LEVELS - 1)
}

fn text(element: &Element) -> String {
    element.get("val").unwrap_or_default().to_owned()
}

impl DocxLists {
    /// Reads the styles part. What breaks off is enough of it.
    pub fn read_styles(&mut self, xml: &str) {
        let mut xml = XmlReader::new(xml);
        let mut id = String::new();
        let mut conditional = 0;
        while let Ok(Some(piece)) = xml.next() {
            let element = match piece {
                XmlEvent::Start(element) => element,
                XmlEvent::End(name) => {
                    conditional -= usize::from(conditional > 0 && name == "tblStylePr");
                    continue;
                }
                XmlEvent::Text(_) => continue,
            };
            conditional += usize::from(element.name == "tblStylePr");
            if element.name == "style" {
                id = element.get("styleId").unwrap_or_default().to_owned();
                let paragraph = element.get("type") == Some("paragraph");
                if paragraph && matches!(element.get("default"), Some("1" | "true" | "on")) {
                    self.default_style.clone_from(&id);
                }
                if self.styles.len() < MOST {
                    self.styles.insert(id.clone(), DocxStyle::default());
                }
            } else if conditional == 0
                && let Some(style) = self.styles.get_mut(&id)
            {
                style.add(&element);
            }
        }
    }

    /// Reads the numbering part. What breaks off is enough of it.
    pub fn read_numbering(&mut self, xml: &str) {
        let mut xml = XmlReader::new(xml);
        let (mut kind, mut list) = (None, None);
        let (mut kinds, mut lists) = (0, 0);
        let (mut override_level, mut own) = (0, 0);
        while let Ok(Some(piece)) = xml.next() {
            let XmlEvent::Start(element) = piece else { continue };
            match element.name.as_str() {
                "abstractNum" if kinds < MOST => {
                    kinds += 1;
                    let id = element.get("abstractNumId").unwrap_or_default();
                    kind = Some(self.kinds.or_default(id.to_owned()));
                    list = None;
                }
                "num" if lists < MOST => {
                    lists += 1;
                    let id = element.get("numId").unwrap_or_default();
                    list = Some(self.lists.or_default(id.to_owned()));
                    kind = None;
                }
                "lvlOverride" => override_level = level(&element),
                "lvl" => own = level(&element),
                _ => {}
            }
            if let Some(kind) = &mut kind {
                kind.add(&element, own);
            } else if let Some(list) = &mut list {
                list.add(&element, override_level);
            }
        }
    }

    fn style_chain(&self, id: &str) -> impl Iterator<Item = (&String, &DocxStyle)> + use<'_> {
        let styled = |id: &str| self.styles.from_key(id).next().filter(|it| it.0 == id);
        let first = styled(id);
        let next = move |(_, style): &(&String, &DocxStyle)| styled(&style.base);
        std::iter::successors(first, next).take(MOST_BASES)
    }

    /// Whether a style is bold; `None` where it says nothing of it.
    pub fn is_bold(&self, style: &str) -> Option<bool> {
        self.style_chain(style).find_map(|(_, style)| style.bold)
    }

    /// The style of a paragraph that names `style`, or none.
    pub fn style_of<'a>(&'a self, style: Option<&'a str>) -> &'a str {
        style.unwrap_or(&self.default_style)
    }

    /// Counts a paragraph and gives what stands before it; nothing where it is not numbered.
    pub fn next(&mut self, style: &str, its: &Numbering) -> String {
        let Some((id, level)) = self.place(style, its) else { return String::new() };
        let Some(list) = self.lists.get(&id) else { return String::new() };
        let Some(key) = self.defining(&list.kind) else { return String::new() };
        let Some(kind) = self.kinds.get(&key) else { return String::new() };
        let levels = list.patched(&kind.levels);
        let counters = self.counters.or_default(key);
        if self.begun.insert(id) {
            list.starts.keys().for_each(|level| counters.set(*level, None));
        }
        counters.count(level, &levels);
        counters.label(level, &levels)
    }

    /// The list and level of a paragraph: its own, else those of its style.
    fn place(&self, style: &str, its: &Numbering) -> Option<(String, usize)> {
        let (named, list, level) = match &its.list {
            Some(list) => (None, list, None),
            None => {
                let mut chain = self.style_chain(style);
                let (id, style) = chain.find(|(_, style)| style.numbering.list.is_some())?;
                (Some(id), style.numbering.list.as_ref()?, style.numbering.level)
            }
        };
        if list == "0" {
            return None;
        }
        let by_style = || {
            let kind = self.kinds.get(&self.lists.get(list)?.kind)?;
            kind.styles.iter().position(|it| Some(it) == named && !it.is_empty())
        };
        let level = its.level.or(level).or_else(by_style).unwrap_or(0);
        Some((list.clone(), level.min(LEVELS - 1)))
    }

    /// The key of the kind that defines the levels of another, which may only name a numbering
    /// style (17.9.21).
    fn defining(&self, key: &str) -> Option<String> {
        let kind = self.kinds.get(key)?;
        let by_style = || {
            let list = self.styles.get(&kind.link)?.numbering.list.as_ref()?;
            Some(self.lists.get(list)?.kind.clone())
        };
        Some(by_style().filter(|_| kind.levels.is_empty()).unwrap_or_else(|| key.to_owned()))
    }
}

impl DocxStyle {
    fn add(&mut self, element: &Element) {
        match element.name.as_str() {
            "basedOn" => self.base = text(element),
            "b" => self.bold = Some(is_on(element)),
            "numId" => self.numbering.list = Some(text(element)),
            "ilvl" => self.numbering.level = number(element),
            _ => {}
        }
    }
}

impl AbstractNumbering {
    fn add(&mut self, element: &Element, level: usize) {
        if element.name == "numStyleLink" {
            self.link = text(element);
            return;
        }
        if self.levels.len() <= level && element.name == "lvl" {
            self.levels.resize(level + 1, ListLevel::default());
            self.styles.resize(level + 1, String::new());
        }
        if let (Some(its), Some(style)) = (self.levels.get_mut(level), self.styles.get_mut(level)) {
            if element.name == "pStyle" {
                *style = text(element);
            }
            add_to_level(its, element);
        }
    }
}

impl NumberingInstance {
    fn add(&mut self, element: &Element, level: usize) {
        match element.name.as_str() {
            "abstractNumId" => self.kind = text(element),
            "startOverride" => {
                let start = number(element).and_then(|it| u32::try_from(it).ok());
                self.starts.insert(level, start.unwrap_or(1));
            }
            "lvl" => {
                self.levels.insert(level, ListLevel::default());
            }
            _ => {
                if let Some(its) = self.levels.get_mut(&level) {
                    add_to_level(its, element);
                }
            }
        }
    }

    /// The levels of its kind with what it has of its own.
    fn patched<'a>(&self, levels: &'a [ListLevel]) -> Cow<'a, [ListLevel]> {
        let mut levels = Cow::Borrowed(levels);
        for (at, own) in &self.levels {
            if *at < levels.len() {
                levels.to_mut()[*at] = own.clone();
            }
        }
        for (at, start) in &self.starts {
            if *at < levels.len() {
                levels.to_mut()[*at].start = *start;
            }
        }
        levels
    }
}

fn add_to_level(level: &mut ListLevel, element: &Element) {
    match element.name.as_str() {
        "start" => {
            level.start = number(element).and_then(|it| u32::try_from(it).ok()).unwrap_or(1);
        }
        "numFmt" => level.format = format(element.get("val").unwrap_or_default()),
        "lvlText" => level.text = text(element),
        "isLgl" => level.legal = is_on(element),
        "lvlRestart" => level.restart = number(element),
        _ => {}
    }
}

/// The format that Word names so (17.18.59); those of other scripts count in decimal.
fn format(name: &str) -> CounterStyle {
    match name {
        "decimalZero" => CounterStyle::Padded,
        "lowerLetter" => CounterStyle::Letter,
        "upperLetter" => CounterStyle::UpperLetter,
        "lowerRoman" => CounterStyle::Roman,
        "upperRoman" => CounterStyle::UpperRoman,
        "bullet" => CounterStyle::Bullet,
        "none" => CounterStyle::Nothing,
        _ => CounterStyle::Decimal,
    }
}
