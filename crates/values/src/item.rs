//! The signs that items of a list begin with.

use super::tokens::same;

/// What an item of a list begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ListMarker {
    /// `1.`
    Number,
    /// `a)`
    Letter,
    /// `Tarea 1:`, `T1.`
    Word,
    /// `I.`
    Roman,
    /// `3.1`, under the number of the action.
    Part,
}

impl ListMarker {
    /// All of them, in the order in which they are looked for.
    pub const ALL: [Self; 5] = [Self::Word, Self::Number, Self::Letter, Self::Roman, Self::Part];
}

/// The most items of a list.
pub(super) const MAX_ITEMS: u32 = 999;

/// The signs that each item of a list begins with.
pub(super) const BULLETS: [char; 31] = [
    '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩', '•', '·', '▪', '▫', '◦', '●', '○', '■', '□',
    '►', '➢', '➤', '→', '✓', '✔', '❖', '◆', '\u{f0b7}', '\u{f0a7}', '‣', '⁃',
];

/// The words that number the tasks of a list.
const WORDS: [&str; 10] =
    ["tarea", "actividad", "paso", "act", "task", "activity", "step", "t", "a", "p"];

/// How many of the last of [`WORDS`] are letters, which stand right before their number.
const LETTERS: usize = 3;

/// The number that a sign at the beginning of `text` says, what must be alike in all signs of
/// its list, and its length without the mark after it.
pub(super) fn value(text: &str, sign: ListMarker) -> Option<(u32, u32, usize)> {
    match sign {
        ListMarker::Number => number(text).map(|(number, length)| (number, 0, length)),
        ListMarker::Letter => {
            let byte = text.bytes().next().filter(u8::is_ascii_alphabetic)?;
            let kind = u32::from(byte.is_ascii_uppercase());
            Some((u32::from(byte.to_ascii_lowercase() - b'a') + 1, kind, 1))
        }
        ListMarker::Roman => {
            let (number, length) = roman(text)?;
            let capital = text.starts_with(char::is_uppercase);
            Some((number, u32::from(capital), length))
        }
        ListMarker::Part => {
            let (of, length) = number(text)?;
            let rest = text[length..].strip_prefix('.')?;
            let (number, more) = number(rest)?;
            Some((number, of, length + 1 + more))
        }
        ListMarker::Word => {
            let end = text.find(|c: char| !c.is_alphabetic())?;
            let kind = WORDS.iter().position(|word| same(&text[..end], word))?;
            let rest = text[end..].trim_start_matches(['.', '-']);
            let spaced = rest.trim_start();
            let letter = kind >= WORDS.len() - LETTERS;
            let rest = if letter { rest } else { after_number_word(spaced) };
            let (number, length) = number(rest).or_else(|| roman(rest).filter(|_| !letter))?;
            Some((number, kind as u32, text.len() - rest.len() + length))
        }
    }
}

/// What follows "No.", "N°" or "#".
fn after_number_word(text: &str) -> &str {
    let words = ["No.", "no.", "N°", "Nº", "n°", "nº", "N.º", "Núm.", "#"];
    let rest = words.iter().find_map(|word| text.strip_prefix(word));
    rest.unwrap_or(text).trim_start()
}

/// The number of up to three digits at the beginning of `text`, and its length.
fn number(text: &str) -> Option<(u32, usize)> {
    let length = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text[..length.min(3)].parse().ok()?;
    (length <= 3 && (1..=MAX_ITEMS).contains(&number)).then_some((number, length))
}

/// The Roman number at the beginning of `text`, all in one size, and its length.
fn roman(text: &str) -> Option<(u32, usize)> {
    let length = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let word = &text[..length];
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    let even = capitals == 0 || capitals == length;
    let number = words::roman(word).filter(|_| even && length <= 5)?;
    Some((u32::from(number), length))
}

/// The length of the mark after a sign, as in `1.`, `1)`, `1.-`, `1-` and `1 -`, and whether it
/// may be no sign of a list.
pub(super) fn delimiter(text: &str, sign: ListMarker) -> Option<(usize, bool)> {
    // "1 - Medir": the dash stands apart.
    let blank = text.len() - text.trim_start_matches(' ').len();
    if blank > 0 && text[blank..].starts_with(['-', '–', '—', ':']) {
        let length = blank + text[blank..].chars().next().map_or(0, char::len_utf8);
        let rest = &text[length..];
        let apart =
            rest.starts_with(' ') && !rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
        return (sign != ListMarker::Letter && apart).then_some((length, false));
    }
    let length = text.find(|c: char| !".)-–—°º:\u{fe0f}\u{20e3}".contains(c)).unwrap_or(text.len());
    let marks = &text[..length];
    let next = text[length..].chars().next();
    if marks.is_empty() {
        // "Tarea 1 Medir" and "3.1 Medir" need none before a capital.
        let capital = text.trim_start().starts_with(char::is_uppercase);
        let free = matches!(sign, ListMarker::Word | ListMarker::Part) && blank > 0 && capital;
        return free.then_some((0, false));
    }
    if marks.chars().count() > 3 {
        return None;
    }
    // "2.5 km", "10:30" and "1-2 veces" go on with a digit.
    let goes_on = next.is_some_and(|c| c.is_ascii_digit());
    let dash = marks.starts_with(['-', '–', '—']) && next.is_some_and(char::is_lowercase);
    let tight = marks == ":" && next.is_some_and(|c| !c.is_whitespace());
    // An initial, as in "A. Pérez", is no item unless a sentence ends before it.
    let weak = sign == ListMarker::Letter && !marks.starts_with(')');
    let initial = weak && !marks.starts_with('.');
    let spaced = !weak || next.is_none_or(char::is_whitespace);
    (!goes_on && !dash && !tight && !initial && spaced).then_some((length, weak))
}
