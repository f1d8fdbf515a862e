//! Nothing inline, which the policy would block, and nothing from another origin.

use super::{SourceFile, TidyFinding, line_of};
use crate::html;

/// Addresses that name a language and are never fetched.
const NAMES_OF_LANGUAGES: [&str; 2] = ["http://www.w3.org/", "https://www.w3.org/"];

/// No inline script, handler or style, in a page or in a view.
pub fn inline(source: &SourceFile) -> Vec<TidyFinding> {
    if source.is(".html") {
        return in_page(source);
    }
    if !source.is(".rs") || !source.is_in(&["src/"]) {
        return Vec::new();
    }
    source.lines(&source.masked.code, |line| {
        if attribute(line, "style") {
            return Some(
                "a style attribute is blocked by the policy: use a class, or \
                 `style:name=move || …` for a computed value"
                    .to_owned(),
            );
        }
        line.contains("inner_html").then(|| {
            "nothing of a file is ever shown as markup: build elements instead of `inner_html`"
                .to_owned()
        })
    })
}

/// Whether an attribute with a literal value stands in a line of a view.
fn attribute(line: &str, name: &str) -> bool {
    let given = format!("{name}=\"");
    line.match_indices(&given)
        .any(|(at, _)| line[..at].chars().next_back().is_none_or(|before| before.is_whitespace()))
}

fn in_page(source: &SourceFile) -> Vec<TidyFinding> {
    let mut findings = Vec::new();
    for tag in html::tags(&source.text) {
        let line = line_of(&source.text, tag.place.start);
        if matches!(tag.name.as_str(), "script" | "style") && tag.loads().is_none() {
            findings.push(source.finding(
                line,
                format!("an inline <{}> is blocked by the policy: put it in a file", tag.name),
            ));
        }
        for name in tag.names().filter(|name| *name == "style" || name.starts_with("on")) {
            findings.push(source.finding(
                line,
                format!("the attribute `{name}` is blocked by the policy: use a file"),
            ));
        }
    }
    findings
}

/// Pages, styles, public files and the service worker name no other origin.
pub fn other_origins(source: &SourceFile) -> Vec<TidyFinding> {
    let is_page = source.path == "index.html"
        || source.is_in(&["style/", "public/", "xtask/src/site/worker/"]);
    if !is_page {
        return Vec::new();
    }
    source.lines(&source.masked.with_strings, |line| {
        let mut line = line.to_owned();
        for name in NAMES_OF_LANGUAGES {
            line = line.replace(name, "");
        }
        let elsewhere = ["http://", "https://", "url(//", "url(\"//", "=\"//"];
        elsewhere.iter().any(|mark| line.contains(mark)).then(|| {
            "nothing is fetched from another origin: keep a copy in this repository".to_owned()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rule: fn(&SourceFile) -> Vec<TidyFinding>, path: &str, text: &str) -> Vec<usize> {
        rule(&SourceFile::new(path, text)).iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn pages_have_nothing_inline() {
        let page = "<p style=\"color:red\">\n<script>go()</script>\n<b onclick=\"go()\">\n\
                    <script src=\"./boot.js\"></script>";
        for path in ["index.html", "public/rescate.html"] {
            assert_eq!(found(inline, path, page), [1, 2, 3]);
        }
    }

    #[test]
    fn views_have_no_style_attribute() {
        let view =
            "<p style=\"color:red\">\n<p style:left=left>\nlet svg = r#\"<p style=\"a\">\"#;";
        assert_eq!(found(inline, "src/screens/table.rs", view), [1]);
    }

    #[test]
    fn nothing_comes_from_elsewhere() {
        let text = "<svg xmlns=\"http://www.w3.org/2000/svg\">\na{b:url(https://cdn.example/x)}";
        assert_eq!(found(other_origins, "public/icon.svg", text), [2]);
        assert!(found(other_origins, "README.html", text).is_empty());
    }
}
