//! The styles of a page: the properties of its elements, and the classes that Excel gives its
//! cells.

use keyed::Map;

use super::tokens::StartTag;
use crate::formats::numbering::CounterStyle;
use crate::formats::paint;

/// The most classes that are kept. Excel writes one for each way in which a cell can look.
const MOST_CLASSES: usize = 10_000;

/// The colours that the classes of a page give to cells.
#[derive(Default)]
pub(super) struct Classes {
    fills: Map<String, Option<u32>>,
}

impl Classes {
    /// Reads the style sheets that stand in a page.
    pub fn of(page: &str) -> Self {
        let mut classes = Self::default();
        let mut rest = page;
        while let Some((at, end)) = sheet(rest) {
            classes.read(&rest[at..end]);
            rest = &rest[end..];
        }
        classes
    }

    fn read(&mut self, sheet: &str) {
        for rule in sheet.split('}') {
            let Some((names, style)) = rule.rsplit_once('{') else { continue };
            let style = style.to_ascii_lowercase();
            if !style.contains("background") || self.fills.len() >= MOST_CLASSES {
                continue;
            }
            let fill = background(&style);
            for name in names.split(',').filter_map(|it| it.trim().rsplit_once('.')) {
                self.fills.insert(name.1.to_owned(), fill);
            }
        }
    }

    /// The colour that the row or cell of a tag is painted with, if it says so itself or by one
    /// of its classes; the inner `None` is white.
    pub fn fill(&self, tag: &StartTag) -> Option<Option<u32>> {
        let style = tag.get("style").unwrap_or_default().to_ascii_lowercase();
        if style.contains("background") {
            return Some(background(&style));
        }
        let classes = tag.get("class").unwrap_or_default().split_whitespace();
        let by_class = classes.rev().find_map(|it| self.fills.get(it).copied());
        by_class.or_else(|| tag.get("bgcolor").map(paint::css))
    }
}

/// Where the text of the next style sheet begins and ends.
fn sheet(page: &str) -> Option<(usize, usize)> {
    let is = |at: usize| {
        page.as_bytes()[at..].get(1..6).is_some_and(|it| it.eq_ignore_ascii_case(b"style"))
    };
    let begin = page.match_indices('<').map(|it| it.0).find(|at| is(*at))?;
    let begin = begin + page[begin..].find('>')? + 1;
    // Programs put the sheet into a comment, so that its end is that of the element.
    let end = page[begin..].find("</").map_or(page.len(), |end| begin + end);
    Some((begin, end))
}

fn background(style: &str) -> Option<u32> {
    css(style, "background-color").or_else(|| css(style, "background")).and_then(paint::css)
}

/// The value of a property in a style of small letters.
pub(super) fn css<'a>(style: &'a str, property: &str) -> Option<&'a str> {
    let mut pairs = style.split(';').filter_map(|pair| pair.split_once(':'));
    pairs.rfind(|(name, _)| name.trim() == property).map(|(_, value)| value.trim())
}

/// How a list or item says that its numbers are written.
pub(super) fn list_format(tag: &StartTag, style: &str) -> Option<CounterStyle> {
    let style = css(style, "list-style-type").or_else(|| css(style, "list-style"));
    let named = style.and_then(|style| style.split_whitespace().find_map(named_format));
    named.or_else(|| {
        let sign = tag.get("type").filter(|sign| !sign.is_empty())?;
        match sign {
            "1" | "a" | "A" | "i" | "I" => Some(CounterStyle::from_sign(sign)),
            _ => named_format(&sign.to_ascii_lowercase()),
        }
    })
}

/// The format that CSS names so (CSS Lists 3, 6).
fn named_format(name: &str) -> Option<CounterStyle> {
    Some(match name {
        "decimal" => CounterStyle::Decimal,
        "decimal-leading-zero" => CounterStyle::Padded,
        "lower-alpha" | "lower-latin" => CounterStyle::Letter,
        "upper-alpha" | "upper-latin" => CounterStyle::UpperLetter,
        "lower-roman" => CounterStyle::Roman,
        "upper-roman" => CounterStyle::UpperRoman,
        "disc" | "circle" | "square" => CounterStyle::Bullet,
        "none" => CounterStyle::Nothing,
        _ => return None,
    })
}
