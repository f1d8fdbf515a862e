//! A small reader of HTML tags, for pages that this repository writes itself.

use std::ops::Range;

/// One opening tag and where it stands in the page.
#[derive(Debug, PartialEq, Eq)]
pub struct OpeningTag {
    /// The element's name in small letters.
    pub name: String,
    /// From `<` to behind `>`.
    pub place: Range<usize>,
    attributes: Vec<(String, String)>,
}

impl OpeningTag {
    /// The value of an attribute; empty for one that has no value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The names of all attributes.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|(key, _)| key.as_str())
    }

    /// The address of what the browser loads for this tag before the page is ready; for a link of a
    /// part, what `boot.js` has it load beside or right after.
    pub fn loads(&self) -> Option<&str> {
        match self.name.as_str() {
            "script" => self.get("src"),
            "link" => match self.get("rel") {
                Some("stylesheet" | "preload" | "modulepreload") => self.get("href"),
                None if self.get("data-part").is_some() => self.get("href"),
                _ => None,
            },
            _ => None,
        }
    }
}

/// All opening tags of a page, comments left out.
pub fn tags(page: &str) -> Vec<OpeningTag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = page[at..].find('<') {
        let start = at + step;
        let rest = &page[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(page.len(), |end| start + end + 3);
        } else if rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let end = end_of_tag(page, start);
            found.push(read(page, start..end));
            at = end;
        } else {
            at = start + 1;
        }
    }
    found
}

fn end_of_tag(page: &str, start: usize) -> usize {
    let mut quote = None;
    for (offset, letter) in page[start..].char_indices() {
        match (quote, letter) {
            (None, '>') => return start + offset + 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    page.len()
}

fn read(page: &str, place: Range<usize>) -> OpeningTag {
    let inner = page[place.clone()].trim_start_matches('<').trim_end_matches('>');
    let inner = inner.trim_end_matches('/');
    let name_end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let (name, mut rest) = inner.split_at(name_end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let key_end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (key, after) = rest.split_at(key_end.max(1));
        let (value, after) = match after.strip_prefix('=') {
            Some(value) => read_value(value),
            None => ("", after),
        };
        attributes.push((key.to_ascii_lowercase(), value.to_owned()));
        rest = after;
    }
    OpeningTag { name: name.to_ascii_lowercase(), place, attributes }
}

fn read_value(text: &str) -> (&str, &str) {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        _ => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_and_attributes() {
        let page = r#"<!-- <b> --><link rel="stylesheet" href='./a>b.css' data-x/><p>1 < 2</p>"#;
        let tags = tags(page);
        assert_eq!(tags.len(), 2);
        assert_eq!(tags[0].loads(), Some("./a>b.css"));
        assert_eq!(tags[0].get("data-x"), Some(""));
        assert_eq!(&page[tags[1].place.clone()], "<p>");
        assert_eq!(tags[0].names().collect::<Vec<_>>(), ["rel", "href", "data-x"]);
    }

    #[test]
    fn an_icon_is_not_needed_before_the_page_is_ready() {
        assert_eq!(tags(r#"<link rel="icon" href="./icon.svg">"#)[0].loads(), None);
    }
}
