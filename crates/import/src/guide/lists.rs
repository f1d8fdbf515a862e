//! Lists that stand under a table instead of in it: `Áreas de mejora: 1. … 2. …`.

use plan::keyed::Set;
use values::FindingKind;
use words::{has_word, words};

use super::collect::Collected;
use super::headings::numbered;
use super::words::GuideField;

/// The most examples of a subcriterion that an item is compared with. Guides have up to 15.
const MOST_COMPARED: usize = 40;

/// The most items that are compared. Guides have about 250 examples.
const MOST_ITEMS: usize = 600;

/// The items of a list that stands on one line: `1. uno 2. dos`. One item where it has no numbers.
pub(super) fn items(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut last = 0;
    for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| !c.is_whitespace() && c != '(') {
            continue;
        }
        let end = at + text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - at);
        let after = &text[end..];
        let marked = after.starts_with([')', '.']) && after[1..].starts_with([' ', '-', '\u{a0}']);
        match text[at..end].parse::<u8>() {
            Ok(number) if marked && number > last && number < 100 => {
                last = number;
                starts.push(if before == Some('(') { at - 1 } else { at });
            }
            _ => {}
        }
    }
    let mut items = Vec::with_capacity(starts.len() + 1);
    let mut from = 0;
    for start in starts.into_iter().chain([text.len()]) {
        if has_word(&text[from..start]) {
            items.push(&text[from..start]);
        }
        from = start;
    }
    items
}

/// Puts an item of a list to the example that it speaks of: the one that it copies, else the one
/// with its number, else an entry of its own.
pub(super) fn place(collected: &mut Collected, field: GuideField, begin: usize, item: &str) {
    collected.say_once(FindingKind::GuideListed, item);
    let item = item.trim().trim_start_matches(['•', '-', '–', '*', '·', '▪', ' ']);
    let found = numbered(item, false);
    let text = found.as_ref().map_or(item, |it| it.rest);
    let by_number = found.as_ref().and_then(|it| collected.place(&it.number));
    let copied = alike(collected, begin, text);
    let named = found.as_ref().is_some_and(|it| it.labelled || it.code.is_some());
    let place = if named { by_number.or(copied) } else { copied.or(by_number) };
    match place {
        Some(at) => {
            collected.append(at, field, text);
            collected.current = Some(at);
        }
        None => {
            collected.add_lone(field, text);
            collected.current = collected.guide.examples.len().checked_sub(1);
        }
    }
}

/// The long words of a text, by their first letters, so that endings do not part them.
fn long_words(text: &str) -> Set<String> {
    let folded = words::fold(text);
    let long = words(&folded).filter(|word| word.chars().count() >= 5);
    long.map(|word| word.chars().take(7).collect()).take(200).collect()
}

/// The only example of this part that has most of the item's long words.
fn alike(collected: &mut Collected, begin: usize, item: &str) -> Option<usize> {
    let wanted = long_words(item);
    if wanted.len() < 4 || collected.compared == MOST_ITEMS {
        return None;
    }
    collected.compared += 1;
    let examples = collected.guide.examples.iter().enumerate().skip(begin).take(MOST_COMPARED);
    let mut best: Option<(usize, usize)> = None;
    let mut second = 0;
    for (at, example) in examples.filter(|(_, it)| it.subcriterion == collected.subcriterion) {
        let text: String = example.text.chars().take(2_000).collect();
        let shared = long_words(&text).iter().filter(|word| wanted.contains(*word)).count();
        match best {
            Some((_, most)) if shared <= most => second = second.max(shared),
            _ => {
                second = best.map_or(0, |(_, most)| most);
                best = Some((at, shared));
            }
        }
    }
    let (at, shared) = best?;
    (shared * 5 >= wanted.len() * 3 && (shared - second) * 5 >= wanted.len()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_on_one_line() {
        let check = |text: &str, expect: &[&str]| {
            let found: Vec<_> = items(text).into_iter().map(str::trim).collect();
            assert_eq!(found, expect, "{text}");
        };
        check("1. uno 2. dos", &["1. uno", "2. dos"]);
        check("2) uno 5) dos", &["2) uno", "5) dos"]);
        check("(2) uno", &["(2) uno"]);
        check("sin número", &["sin número"]);
        check("cubre 3.5 km en 2024. Falta 1. algo", &["cubre 3.5 km en 2024. Falta", "1. algo"]);
        check("", &[]);
    }
}
