//! The oldest browsers that must work: Chrome and Edge 109, Firefox 115, Safari 16.4.
//!
//! What is newer is an enhancement: the line says so in a comment, and without it all still works.

use super::{SourceFile, TidyFinding};

const COMMENT: &str = "enhancement";

/// A mark in the source, and the oldest browser that does not know it.
type Newer = (&'static str, &'static str);

const STYLES: [Newer; 40] = [
    ("@scope", "Firefox 115"),
    ("@starting-style", "Chrome 109"),
    ("@view-transition", "Chrome 109"),
    ("@property", "Firefox 115"),
    ("@position-try", "Chrome 109"),
    ("@function", "Chrome 109"),
    ("@top-", "Chrome 109"),
    ("@bottom-", "Chrome 109"),
    ("@container style(", "Chrome 109"),
    ("&", "Chrome 109"),
    (":has(", "Firefox 115"),
    (":dir(", "Chrome 109"),
    (":user-valid", "Chrome 109"),
    (":user-invalid", "Chrome 109"),
    (":popover-open", "Chrome 109"),
    (":open", "Chrome 109"),
    ("::details-content", "Chrome 109"),
    ("::highlight(", "Firefox 115"),
    ("field-sizing", "Chrome 109"),
    ("interpolate-size", "Chrome 109"),
    ("calc-size(", "Chrome 109"),
    ("anchor-name", "Chrome 109"),
    ("position-anchor", "Chrome 109"),
    ("position-area", "Chrome 109"),
    ("anchor(", "Chrome 109"),
    ("animation-timeline", "Chrome 109"),
    ("view-transition-name", "Chrome 109"),
    ("transition-behavior", "Chrome 109"),
    ("allow-discrete", "Chrome 109"),
    ("text-wrap", "Chrome 109"),
    ("text-box", "Chrome 109"),
    ("light-dark(", "Chrome 109"),
    ("color-mix(", "Chrome 109"),
    ("oklch(", "Chrome 109"),
    ("oklab(", "Chrome 109"),
    ("contrast-color(", "Chrome 109"),
    ("round(", "Chrome 109"),
    ("subgrid", "Chrome 109"),
    ("margin-trim", "Chrome 109"),
    (" of ", "Chrome 109, in :nth-child(),"),
];

const SCRIPTS: [Newer; 34] = [
    ("popover=", "Chrome 109"),
    (".showPopover(", "Chrome 109"),
    ("startViewTransition", "Chrome 109"),
    ("start_view_transition", "Chrome 109"),
    ("requestIdleCallback", "Safari 16.4"),
    ("request_idle_callback", "Safari 16.4"),
    ("showOpenFilePicker", "Firefox 115"),
    ("show_open_file_picker", "Firefox 115"),
    ("showSaveFilePicker", "Firefox 115"),
    ("show_save_file_picker", "Firefox 115"),
    ("ClipboardItem", "Firefox 115"),
    ("clipboard().read()", "Firefox 115"),
    ("clipboard.read(", "Firefox 115"),
    ("CSS.highlights", "Firefox 115"),
    ("URL.canParse", "Chrome 109"),
    ("URL.parse(", "Chrome 109"),
    ("can_parse(", "Chrome 109"),
    ("AbortSignal.any", "Chrome 109"),
    ("Array.fromAsync", "Chrome 109"),
    ("Object.groupBy", "Chrome 109"),
    ("Map.groupBy", "Chrome 109"),
    ("Promise.withResolvers", "Chrome 109"),
    ("Promise.try", "Chrome 109"),
    (".toSorted(", "Chrome 109"),
    (".toReversed(", "Chrome 109"),
    (".toSpliced(", "Chrome 109"),
    (".isWellFormed(", "Chrome 109"),
    (".toWellFormed(", "Chrome 109"),
    (".isSubsetOf(", "Chrome 109"),
    ("Iterator.from", "Chrome 109"),
    ("scheduler.", "Firefox 115"),
    ("Temporal.", "Chrome 109"),
    ("documentPictureInPicture", "Firefox 115"),
    ("navigator.userAgentData", "Firefox 115"),
];

/// Style sheets keep to what the oldest browsers know.
pub fn styles(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is(".css") {
        return Vec::new();
    }
    newer(source, &STYLES)
}

/// Scripts of the page, of its service worker and views keep to what the oldest browsers know; what
/// runs in Node may be newer.
pub fn scripts(source: &SourceFile) -> Vec<TidyFinding> {
    let runs_in_a_browser =
        source.is_in(&["src/", "public/", "crates/office-worker/", "xtask/src/site/worker/"]);
    if !runs_in_a_browser || !(source.is(".rs") || source.is(".js") || source.is(".mjs")) {
        return Vec::new();
    }
    newer(source, &SCRIPTS)
}

fn newer(source: &SourceFile, list: &[Newer]) -> Vec<TidyFinding> {
    let code = source.masked.code.lines().zip(source.text.lines());
    code.enumerate()
        .filter(|(_, (_, original))| !original.contains(COMMENT))
        .filter_map(|(index, (line, _))| {
            let (mark, browser) = list.iter().find(|(mark, _)| stands_in(line, mark))?;
            let sentence = format!(
                "{browser} does not know `{}`: do without it, or say `/* enhancement */` on the \
                 line where all works without it too",
                mark.trim()
            );
            Some(source.finding(index + 1, sentence))
        })
        .collect()
}

/// Whether a mark stands in a line and is not merely the end of a longer name.
fn stands_in(line: &str, mark: &str) -> bool {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    line.match_indices(mark).any(|(at, _)| {
        let begins = mark.starts_with(|letter: char| letter.is_alphanumeric());
        let ends = mark.ends_with(|letter: char| letter.is_alphanumeric());
        let goes_on = ends && line[at + mark.len()..].starts_with(is_name);
        let went_before = begins && line[..at].ends_with(is_name);
        !went_before && !goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rule: fn(&SourceFile) -> Vec<TidyFinding>, path: &str, text: &str) -> Vec<usize> {
        rule(&SourceFile::new(path, text)).iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn newer_styles_are_found() {
        let css = "a:has(b) {}\n.a { & b {} }\np { text-wrap: balance; }\na { color: color-mix(in srgb, red, blue); }";
        assert_eq!(found(styles, "style/base.css", css), [1, 2, 3, 4]);
    }

    #[test]
    fn an_enhancement_says_so() {
        let css = "p { text-wrap: balance; } /* enhancement */\n/* :has( is too new */\n.background(x) {}\n.text-boxes {}";
        assert!(found(styles, "style/base.css", css).is_empty());
    }

    #[test]
    fn newer_scripts_are_found_where_the_page_runs_them() {
        let code = "const a = [2, 1].toSorted();";
        assert_eq!(found(scripts, "public/boot.js", code), [1]);
        assert_eq!(found(scripts, "xtask/src/site/worker/sw.js", code), [1]);
        assert!(found(scripts, "tests/bench/run.mjs", code).is_empty());
    }
}
