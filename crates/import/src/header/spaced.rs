//! Headings whose letters stand apart: `I n d i c a d o r`.

use super::role::Sure;
use super::vocabulary::{is_filler, meaning};

/// The text without the spaces that part its letters, as in `I n d i c a d o r`; `None` where its
/// words are words.
pub(super) fn unspaced(folded: &str) -> Option<String> {
    let parts = folded.split_whitespace();
    let letters = parts.clone().count();
    if letters < 3 || parts.clone().any(|it| it.chars().nth(1).is_some()) {
        return None;
    }
    let joined = |part: &str| part.split_whitespace().collect::<String>();
    let apart = folded.split("  ").map(joined).filter(|it| !it.is_empty()).collect::<Vec<_>>();
    match apart.as_slice() {
        // Three letters may be anything.
        [all] if letters > 3 || is_word(all) => Some(parted(all)),
        [_] => None,
        _ => Some(apart.join(" ")),
    }
}

/// Whether a text is a word of a heading, spelt right.
fn is_word(text: &str) -> bool {
    text.len() > 2 && meaning(text).is_some_and(|it| it.sure != Sure::Guess)
}

/// The known words that a text begins with, the longest first, each with what follows it; those that
/// say nothing only where the heading has `begun`.
fn beginnings(text: &str, begun: bool) -> impl Iterator<Item = (&str, &str)> {
    let ends = (1..=text.len()).rev().filter_map(|end| text.split_at_checked(end));
    ends.filter(move |(word, _)| is_word(word) || begun && is_filler(word))
}

/// The words of a text that a space parts as it parts their letters: the longest that are known,
/// before those that another one can follow.
fn parted(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let begun = !out.is_empty();
        let follows = |next: &str| next.is_empty() || beginnings(next, true).next().is_some();
        let (word, next) = beginnings(rest, begun)
            .find(|(_, next)| follows(next))
            .or_else(|| beginnings(rest, begun).next())
            .unwrap_or((rest, ""));
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        rest = next;
    }
    out
}
