//! The tags and texts of a web page, however badly written. What is no tag is text; what is
//! never closed ends where the tag does, so that nothing behind it is lost.

/// A piece of a web page.
#[derive(PartialEq, Eq, Debug)]
pub enum HtmlToken<'a> {
    /// A text, with its references as written.
    Text(&'a str),
    /// The beginning of an element.
    Open(StartTag<'a>),
    /// The end of an element: its name in small letters.
    Close(String),
}

/// The beginning of an element.
#[derive(PartialEq, Eq, Debug)]
pub struct StartTag<'a> {
    /// Its name in small letters, with its prefix.
    pub name: String,
    /// It ends with `/>`.
    pub is_closed: bool,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> StartTag<'a> {
    /// The value of an attribute, with its references as written.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|it| it.1)
    }
}

/// The most attributes of an element that are kept.
const MOST_ATTRIBUTES: usize = 100;

/// The elements whose content is no text of the page.
const LEFT_OUT: [&str; 6] = ["style", "script", "template", "title", "svg", "xml"];

/// Gives the pieces of a web page one after the other.
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// What is looked for in vain from here on, so that nobody looks again and again.
    in_vain: Vec<&'static str>,
}

impl<'a> Tokens<'a> {
    /// Begins at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, in_vain: Vec::new() }
    }

    /// How much has been read, in hundredths.
    pub fn percent(&self) -> u8 {
        u8::try_from(self.at * 100 / self.text.len().max(1)).unwrap_or(100)
    }

    fn take_text(&mut self, length: usize) -> HtmlToken<'a> {
        let text = &self.text[self.at..self.at + length];
        self.at += length;
        HtmlToken::Text(text)
    }

    /// How far away `end` is.
    fn find(&mut self, end: &'static str) -> Option<usize> {
        if self.in_vain.contains(&end) {
            return None;
        }
        let found = self.text[self.at..].find(end);
        if found.is_none() {
            self.in_vain.push(end);
        }
        found
    }

    /// Goes behind `end`; where there is none, behind `start` alone.
    fn pass(&mut self, start: &str, end: &'static str) {
        self.at += start.len();
        if let Some(found) = self.find(end) {
            self.at += found + end.len();
        }
    }

    /// Goes behind the end of an element that has just begun, if it has one.
    fn leave_out(&mut self, name: &'static str) {
        if self.in_vain.contains(&name) {
            return;
        }
        let mut from = self.at;
        while let Some(found) = self.text[from..].find("</") {
            from += found + 2;
            let its = self.text.as_bytes().get(from..from + name.len());
            if its.is_some_and(|its| its.eq_ignore_ascii_case(name.as_bytes())) {
                self.at = from + name.len();
                return self.pass("", ">");
            }
        }
        self.in_vain.push(name);
    }

    /// The tag that begins here (HTML, 13.2.5.6 and on).
    fn tag(&mut self) -> StartTag<'a> {
        let text = self.text;
        let its_name = name(&text[self.at + 1..]);
        self.at += 1 + its_name.len();
        let name = its_name.to_ascii_lowercase();
        let mut tag = StartTag { name, is_closed: false, attributes: Vec::new() };
        loop {
            let rest = text[self.at..].trim_start();
            self.at = text.len() - rest.len();
            match rest.chars().next() {
                None => return tag,
                Some('>') => {
                    self.at += 1;
                    return tag;
                }
                Some('/') => {
                    self.at += 1;
                    tag.is_closed = rest.starts_with("/>");
                }
                Some(_) => {
                    let attribute = self.attribute(rest);
                    if tag.attributes.len() < MOST_ATTRIBUTES {
                        tag.attributes.push(attribute);
                    }
                }
            }
        }
    }

    fn attribute(&mut self, rest: &'a str) -> (&'a str, &'a str) {
        let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/');
        // A mark of equality at the beginning belongs to the name.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find(ends).map_or(rest.len(), |end| first + end);
        let name = &rest[..end];
        let after = rest[end..].trim_start();
        let Some(after) = after.strip_prefix('=') else {
            self.at += end;
            return (name, "");
        };
        let after = after.trim_start();
        let start = self.text.len() - after.len();
        for (mark, string) in [('"', "\""), ('\'', "'")] {
            if let Some(value) = after.strip_prefix(mark) {
                self.at = start + 1;
                if let Some(end) = self.find(string) {
                    self.at += end + 1;
                    return (name, &value[..end]);
                }
            }
        }
        let end = after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len());
        self.at = start + end;
        (name, &after[..end])
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = HtmlToken<'a>;

    fn next(&mut self) -> Option<HtmlToken<'a>> {
        loop {
            let rest = &self.text[self.at..];
            let after = rest.strip_prefix('<').unwrap_or(rest);
            let mut first = after.chars();
            match first.next() {
                _ if rest.is_empty() => return None,
                _ if after.len() == rest.len() => {
                    return Some(self.take_text(rest.find('<').unwrap_or(rest.len())));
                }
                Some('!') if after.starts_with("!--") => self.pass("<!--", "-->"),
                Some('!') if after.starts_with("![CDATA[") => {
                    self.at += "<![CDATA[".len();
                    if let Some(end) = self.find("]]>") {
                        let text = self.take_text(end);
                        self.at += "]]>".len();
                        return Some(text);
                    }
                }
                Some('!' | '?') => self.pass("<", ">"),
                Some('/') if first.next().is_some_and(|it| it.is_ascii_alphabetic()) => {
                    let name = name(&after[1..]).to_ascii_lowercase();
                    self.at += "</".len() + name.len();
                    self.pass("", ">");
                    return Some(HtmlToken::Close(name));
                }
                Some(letter) if letter.is_ascii_alphabetic() => {
                    let tag = self.tag();
                    match LEFT_OUT.iter().find(|name| **name == tag.name) {
                        Some(name) if !tag.is_closed => self.leave_out(name),
                        _ => return Some(HtmlToken::Open(tag)),
                    }
                }
                _ => {
                    let end = after.find('<').map_or(rest.len(), |end| end + 1);
                    return Some(self.take_text(end));
                }
            }
        }
    }
}

fn name(text: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || matches!(c, '/' | '>' | '<');
    &text[..text.find(ends).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> String {
        let mut out = String::new();
        for token in Tokens::new(text) {
            match token {
                HtmlToken::Text(text) => out.push_str(text),
                HtmlToken::Close(name) => out.push_str(&format!("[/{name}]")),
                HtmlToken::Open(tag) => {
                    let pairs =
                        tag.attributes.iter().map(|(name, value)| format!(" {name}={value}"));
                    out.push_str(&format!("[{}{}]", tag.name, pairs.collect::<String>()));
                }
            }
        }
        out
    }

    #[test]
    fn tags_are_told_from_text() {
        let check = |text, expect| assert_eq!(all(text), expect, "{text}");
        check("<P Class=a b='c > d' E=\"f\">x</P >", "[p Class=a b=c > d E=f]x[/p]");
        check("a < b <3 y <> fin<", "a < b <3 y <> fin<");
        check("<td nowrap colspan=2>1<br/>2", "[td nowrap= colspan=2]1[br]2");
        check("<!-- <b> --><![if !supportLists]>1.<![endif]>x", "1.x");
        check("<!--[if gte mso 9]><xml><a>1</a></xml><![endif]-->x", "x");
        check("<style>td{a:b}</STYLE><script>\"<td>\"</script>x", "x");
        check("<![CDATA[a<b]]>c", "a<bc");
        check("<o:p>&nbsp;</o:p>", "[o:p]&nbsp;[/o:p]");
        check("<a =b c = d>x", "[a =b= c=d]x");
    }

    #[test]
    fn what_is_never_closed_hides_nothing() {
        let check = |text, expect| assert_eq!(all(text), expect, "{text}");
        check("<!-- a <p>b", " a [p]b");
        check("<style>a<p>b", "a[p]b");
        check("<td title=\"a>b<p>c", "[td title=\"a]b[p]c");
        check("<p", "[p]");
        check("</", "</");
        check("<![CDATA[a", "a");
    }
}
