//! The examples as they are found: their numbers, their texts, and what is to be said of them.

use plan::keyed::{Map, Set};
use plan::{Column, Criterion, Subcriterion};
use values::{Finding, FindingKind, is_blank};
use words::{has_word, squeeze};

use super::example::{Example, Guide};
use super::words::{GuideField, is_no_area};
use crate::shown::tidy;

/// What was collected so far, and where in the guide it stands.
#[derive(Default)]
pub(super) struct Collected {
    pub guide: Guide,
    pub criterion: Option<Criterion>,
    pub subcriterion: Option<Subcriterion>,
    /// The line of the source that is being read, from 1.
    pub line: usize,
    /// The example that further texts belong to.
    pub current: Option<usize>,
    /// Where an example of a subcriterion stands, by its number.
    places: Map<(Option<Subcriterion>, String), usize>,
    /// The last number of each subcriterion.
    last: Map<Option<Subcriterion>, u32>,
    /// How many findings there were when this part began.
    findings: usize,
    /// How many items of lists were compared with the examples.
    pub compared: usize,
    /// The kinds of findings that were already said of a subcriterion.
    said: Set<(FindingKind, Option<Subcriterion>)>,
}

/// The texts of one example as the source has them.
#[derive(Clone, Default)]
pub(super) struct ExampleTexts {
    pub text: String,
    pub strengths: String,
    pub area: String,
}

impl Collected {
    /// The last number in this subcriterion; 0 where none was seen.
    pub fn last(&self) -> u32 {
        self.last.get(&self.subcriterion).copied().unwrap_or(0)
    }

    /// The example of this subcriterion with this number.
    pub fn place(&self, number: &str) -> Option<usize> {
        self.places.get(&(self.subcriterion, number.to_owned())).copied()
    }

    /// Adds an example; `None` as number counts on.
    pub fn add(&mut self, number: Option<String>, texts: ExampleTexts) {
        let number = number.unwrap_or_else(|| {
            self.say_once(FindingKind::GuideCounted, &texts.text);
            (self.last() + 1).to_string()
        });
        if !number.is_empty() {
            self.last.insert(self.subcriterion, place_of(&number));
        }
        let at = self.guide.examples.len();
        let twice = self.places.insert((self.subcriterion, number.clone()), at).is_some();
        if twice && !number.is_empty() {
            self.say(FindingKind::GuideTwice, &number);
        }
        let area = self.area(&texts.area, &number);
        self.guide.examples.push(Example {
            criterion: self.subcriterion.map(Subcriterion::criterion).or(self.criterion),
            subcriterion: self.subcriterion,
            text: tidy(&texts.text),
            strengths: some(&texts.strengths),
            area,
            example: number,
        });
        self.current = Some(at);
    }

    /// Adds an área that belongs to no example that is known.
    pub fn add_lone(&mut self, field: GuideField, text: &str) {
        let mut example = Example {
            criterion: self.subcriterion.map(Subcriterion::criterion).or(self.criterion),
            subcriterion: self.subcriterion,
            ..Example::default()
        };
        match field {
            GuideField::Area => example.area = self.area(text, ""),
            _ => example.strengths = some(text),
        }
        if !example.area.is_empty() || !example.strengths.is_empty() {
            self.guide.examples.push(example);
        }
    }

    /// Adds a text to what an example already says, as a line of its own.
    pub fn append(&mut self, at: usize, field: GuideField, text: &str) {
        // Only the beginning of an área may repeat the number of its example.
        let first = self.guide.examples.get(at).filter(|it| it.area.is_empty());
        let number = first.map(|it| it.example.clone()).unwrap_or_default();
        let text = match field {
            GuideField::Area => self.area(text, &number),
            GuideField::Strengths => some(text),
            GuideField::Text => tidy(text),
        };
        let Some(example) = self.guide.examples.get_mut(at) else { return };
        let whole = match field {
            GuideField::Text => &mut example.text,
            GuideField::Strengths => &mut example.strengths,
            GuideField::Area => &mut example.area,
        };
        if !whole.is_empty() && !text.is_empty() {
            whole.push('\n');
        }
        whole.push_str(&text);
    }

    /// Begins a part, and gives the place of its first example.
    pub fn begin(&mut self) -> usize {
        self.findings = self.guide.findings.len();
        self.guide.examples.len()
    }

    /// Forgets the examples from `begin` on: what they stood in was no guide.
    pub fn forget(&mut self, begin: usize) {
        // Only their own places are looked at: a guide may forget as often as it has headings.
        for example in self.guide.examples.drain(begin..) {
            let key = (example.subcriterion, example.example);
            if self.places.get(&key).is_some_and(|at| *at >= begin) {
                self.places.remove(&key);
            }
        }
        self.guide.findings.truncate(self.findings);
        self.said.retain(|(_, subcriterion)| *subcriterion != self.subcriterion);
        self.last.remove(&self.subcriterion);
        self.current = None;
    }

    /// An área without its number, and empty where it says that there is none.
    fn area(&mut self, text: &str, number: &str) -> String {
        let area = tidy(text);
        let own = super::headings::numbered(&area, false).filter(|it| it.number == number);
        let area = own.map_or(area.clone(), |it| it.rest.to_owned());
        if is_no_area(&area) {
            if has_word(&area) && !is_blank(&area) {
                self.say(FindingKind::GuideNoArea, &area);
            }
            return String::new();
        }
        area
    }

    pub fn say(&mut self, kind: FindingKind, read: &str) {
        let made = self.subcriterion.map(|it| it.to_string()).unwrap_or_default();
        self.guide.findings.push(Finding {
            severity: kind.severity(),
            kind,
            row: self.line,
            action: None,
            column: Some(Column::Subcriterion),
            read: squeeze(&read.chars().take(MOST_QUOTED).collect::<String>()),
            made,
        });
    }

    /// Says it once for a subcriterion.
    pub fn say_once(&mut self, kind: FindingKind, read: &str) {
        if self.said.insert((kind, self.subcriterion)) {
            self.say(kind, read);
        }
    }
}

/// The most characters of a text that a finding quotes.
const MOST_QUOTED: usize = 120;

/// A text that is not only a word for "none".
fn some(text: &str) -> String {
    let text = tidy(text);
    if is_blank(&text) { String::new() } else { text }
}

/// The place that the number of an example stands for, from 1: `b` is 2.
pub(super) fn place_of(number: &str) -> u32 {
    let letter = number.bytes().next().map_or(0, |byte| u32::from(byte.to_ascii_lowercase()));
    number.parse().unwrap_or(letter.saturating_sub(96))
}
