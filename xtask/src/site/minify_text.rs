//! Files that are written by hand, without what is there for their reader alone: comments, and
//! what stands before each line.

use super::minify_glue::without_comments;

/// A script. A comment in it has lines of its own.
pub fn script(text: &str) -> String {
    without_comments(text)
}

/// A style sheet.
pub fn styles(sheet: &str) -> String {
    let mut rest = sheet;
    let mut minified = String::with_capacity(sheet.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        minified.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    minified.push_str(rest);
    page(&minified)
}

/// A page, whose comments stay.
pub fn page(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |text, line| text + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_styles_go() {
        let sheet = "/* what\n it is */\n@layer a {\n  b {\n    c: \"d  e\"; /* why */\n  }\n}\n";
        assert_eq!(styles(sheet), "@layer a {\nb {\nc: \"d  e\";\n}\n}\n");
    }

    #[test]
    fn comments_of_scripts_go() {
        let text =
            "// what\n/**\n * why\n */\nfunction f() {\n  // then\n  return \"a // b\";\n}\n";
        assert_eq!(script(text), "function f() {\nreturn \"a // b\";\n}\n");
    }
}
