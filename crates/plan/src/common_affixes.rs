//! Where two versions of a text part and where they meet again.

/// Two texts with what both have in common at the beginning and at the end, cut between words.
///
/// `head` + `was` + `tail` is the first text, `head` + `is` + `tail` the second.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CommonAffixes<'a> {
    /// How both begin.
    pub head: &'a str,
    /// What only the first has.
    pub was: &'a str,
    /// What only the second has.
    pub is: &'a str,
    /// How both end.
    pub tail: &'a str,
}

/// The two texts, common_affixes.
pub fn common_affixes<'a>(before: &'a str, after: &'a str) -> CommonAffixes<'a> {
    let same = |(a, b): &(char, char)| a == b;
    let pairs = before.chars().zip(after.chars());
    let alike: usize = pairs.take_while(same).map(|(a, _)| a.len_utf8()).sum();
    let cut = if is_edge(before, alike) && is_edge(after, alike) {
        alike
    } else {
        before[..alike].rfind(char::is_whitespace).map_or(0, |at| after_char(before, at))
    };
    let (head, before) = before.split_at(cut);
    let after = &after[cut..];
    let pairs = before.chars().rev().zip(after.chars().rev());
    let alike: usize = pairs.take_while(same).map(|(a, _)| a.len_utf8()).sum();
    let (first, second) = (before.len() - alike, after.len() - alike);
    let skipped = if is_edge(before, first) && is_edge(after, second) {
        0
    } else {
        before[first..].find(char::is_whitespace).unwrap_or(alike)
    };
    let (was, tail) = before.split_at(first + skipped);
    CommonAffixes { head, was, is: &after[..second + skipped], tail }
}

/// Whether no word goes on over this place.
fn is_edge(text: &str, at: usize) -> bool {
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    is_space(text[..at].chars().next_back()) || is_space(text[at..].chars().next())
}

fn after_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}
