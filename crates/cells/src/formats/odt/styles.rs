//! The styles of an OpenDocument text: what is bold, and how its lists are numbered.

use keyed::Map;

use crate::formats::numbering::{CounterStyle, LEVELS, ListLevel};
use crate::formats::paint;
use crate::formats::xml::Element;

/// The most styles that are kept. Each paragraph that was touched by hand has one of its own.
const MOST: usize = 20_000;

/// The longest chain of styles that are based on each other.
const MOST_BASES: usize = 20;

/// The styles read so far.
#[derive(Default)]
pub(super) struct OdtStyles {
    styles: Map<String, OdtStyle>,
    lists: Map<String, Vec<ListLevel>>,
    /// The names of the style and list that are being read.
    style: String,
    list: String,
}

#[derive(Default)]
struct OdtStyle {
    base: String,
    bold: Option<bool>,
    fill: Option<u32>,
}

/// The name under which the numbering of headings is kept; no list has it.
const OUTLINE: &str = "";

impl OdtStyles {
    /// Takes the beginning of an element outside of texts.
    pub fn start(&mut self, element: &Element) {
        match element.name.as_str() {
            "style"
                if matches!(element.get("family"), Some("paragraph" | "text" | "table-cell")) =>
            {
                element.get("name").unwrap_or_default().clone_into(&mut self.style);
                let base = element.get("parent-style-name").unwrap_or_default().to_owned();
                if self.styles.len() < MOST {
                    self.styles
                        .insert(self.style.clone(), OdtStyle { base, ..OdtStyle::default() });
                }
            }
            "style" => self.style.clear(),
            "text-properties" => {
                let weight = element.get("font-weight");
                if let (Some(style), Some(weight)) = (self.styles.get_mut(&self.style), weight) {
                    let number = weight.parse::<u32>();
                    style.bold = Some(number.map_or(weight == "bold", |number| number >= 600));
                }
            }
            "table-cell-properties" => {
                if let Some(style) = self.styles.get_mut(&self.style) {
                    style.fill = element.get("background-color").and_then(paint::css);
                }
            }
            "list-style" | "outline-style" => {
                let is_list = element.name == "list-style";
                let name = element.get("name").filter(|_| is_list).unwrap_or(OUTLINE);
                name.clone_into(&mut self.list);
                self.style.clear();
                if self.lists.len() < MOST {
                    self.lists.insert(self.list.clone(), Vec::new());
                }
            }
            "list-level-style-number"
            | "outline-level-style"
            | "list-level-style-bullet"
            | "list-level-style-image" => self.add_level(element),
            _ => {}
        }
    }

    fn add_level(&mut self, element: &Element) {
        self.style.clear();
        let Some(levels) = self.lists.get_mut(&self.list) else { return };
        let Some(level) = element.get("level").and_then(|level| level.parse::<usize>().ok()) else {
            return;
        };
        if !(1..=LEVELS).contains(&level) {
            return;
        }
        if levels.len() < level {
            levels.resize(level, ListLevel::default());
        }
        let numbered =
            matches!(element.name.as_str(), "list-level-style-number" | "outline-level-style");
        let format = match element.get("num-format").unwrap_or_default() {
            _ if !numbered => CounterStyle::Bullet,
            sign => CounterStyle::from_sign(sign),
        };
        let start = element.get("start-value").and_then(|start| start.parse().ok()).unwrap_or(1);
        let text =
            if format == CounterStyle::Nothing { String::new() } else { pattern(element, level) };
        levels[level - 1] = ListLevel { format, start, text, ..ListLevel::default() };
    }

    /// Whether a style is bold; `None` where it says nothing of it.
    pub fn is_bold(&self, name: &str) -> Option<bool> {
        let next = |style: &&OdtStyle| self.styles.get(&style.base);
        let chain = std::iter::successors(self.styles.get(name), next);
        chain.take(MOST_BASES).find_map(|style| style.bold)
    }

    /// The colour that a style gives its cells.
    pub fn fill(&self, name: &str) -> Option<u32> {
        self.styles.get(name)?.fill
    }

    /// The levels of a list; none where it is not known.
    pub fn list(&self, name: &str) -> &[ListLevel] {
        self.lists.get(name).filter(|_| name != OUTLINE).map_or(&[], Vec::as_slice)
    }

    /// The levels of headings.
    pub fn outline(&self) -> &[ListLevel] {
        self.lists.get(OUTLINE).map_or(&[], Vec::as_slice)
    }
}

/// What stands before a paragraph, as [`ListLevel::text`] writes it. LibreOffice writes it whole
/// (`%1%.%2%)`); the standard has what stands before and after, and how many levels are shown
/// (19.880).
fn pattern(element: &Element, level: usize) -> String {
    if let Some(whole) = element.get("num-list-format") {
        let mut text = whole.to_owned();
        for level in 1..LEVELS {
            text = text.replace(&format!("%{level}%"), &format!("%{level}"));
        }
        return text;
    }
    let shown = element.get("display-levels").and_then(|it| it.parse().ok()).unwrap_or(1);
    let first = level.saturating_sub(usize::max(shown, 1)) + 1;
    let numbers: Vec<String> = (first..=level).map(|level| format!("%{level}")).collect();
    let affix = |name| element.get(name).unwrap_or_default();
    [affix("num-prefix"), &numbers.join("."), affix("num-suffix")].concat()
}
