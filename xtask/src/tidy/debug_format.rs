//! No text of the app is made with `Debug`, so that the compiler may leave its formatters out:
//! `-Zfmt-debug=none` turns each of them into nothing.

use std::ops::Range;

use super::{SourceFile, TidyFinding, has_word, line_of};

/// How an item begins that is compiled for tests alone.
const FOR_TESTS: [&str; 2] = ["#[cfg(test)]", "#[cfg(all(test,"];

/// Finds `{:?}` and its like in what the page or its workers link. Tests may say what they like.
pub fn in_shipped_code(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is(".rs") || !is_shipped(&source.path) {
        return Vec::new();
    }
    let code: Vec<&str> = source.masked.code.lines().collect();
    let tests = lines_of_tests(&source.masked.code);
    let mut line = 0;
    source.lines(&source.masked.with_strings, |text| {
        line += 1;
        if tests.iter().any(|range| range.contains(&line)) {
            return None;
        }
        let is_debug = formats_debug(text) || has_word(code[line - 1], "dbg");
        is_debug.then(|| {
            "`Debug` is for tests and shows nothing in the release build: write the text, or give \
             the type a name of its own"
                .to_owned()
        })
    })
}

/// The root package and the crates below it; the simulator runs on a developer's machine alone.
fn is_shipped(path: &str) -> bool {
    let mut folders = path.split('/');
    let in_crate = match folders.next() {
        Some("src") => true,
        Some("crates") => {
            folders.next().is_some_and(|name| name != "storage-simulator")
                && folders.next() == Some("src")
        }
        _ => false,
    };
    in_crate && !path.ends_with("/tests.rs") && !path.contains("/tests/")
}

/// The lines, counted from 1, of each item that is compiled for tests alone.
fn lines_of_tests(code: &str) -> Vec<Range<usize>> {
    let marks = FOR_TESTS.iter().flat_map(|mark| code.match_indices(mark));
    let items = marks.map(|(start, mark)| {
        let rest = &code[start + mark.len()..];
        let end = start + mark.len() + end_of_item(rest);
        line_of(code, start)..line_of(code, end) + 1
    });
    items.collect()
}

/// Where the item ends that a text begins with: at its semicolon, or at the brace that closes it.
fn end_of_item(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in code.char_indices() {
        match letter {
            ';' if depth == 0 => return at,
            '{' => depth += 1,
            '}' if depth <= 1 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// Whether a place of a format string, as `{:?}`, `{name:#?}` or `{0:>5?}`, asks for `Debug`.
fn formats_debug(line: &str) -> bool {
    line.match_indices("?}").any(|(end, _)| {
        let open = line[..end].rfind(['{', '}']);
        let place = open.filter(|at| line[*at..].starts_with('{')).map(|at| &line[at + 1..end]);
        place.and_then(|place| place.split_once(':')).is_some_and(|(argument, how)| {
            let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
            argument.chars().all(is_name) && !how.contains(char::is_whitespace)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<usize> {
        in_shipped_code(&SourceFile::new(path, text)).iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn every_way_to_ask_for_debug_is_found() {
        let code =
            "f(\"{:?}\");\nf(\"{a_1:#?} {b}\");\nf(\"{0:>5?}\");\ndbg!(a);\nf(\"a\n {b:?}\");";
        assert_eq!(found("src/app.rs", code), [1, 2, 3, 4, 6]);
    }

    #[test]
    fn what_only_looks_like_it_is_left_alone() {
        let code = "f(\"{a}?\");\n// {:?}\nf(\"{what: is it?}\");\nlet a = b { c: d? };\n\
                    match a { _ => b? }\n#[derive(Debug)]\nf(\"{{:?\");";
        assert!(found("src/app.rs", code).is_empty());
    }

    #[test]
    fn what_comes_after_the_tests_is_looked_at_again() {
        let code = "#[cfg(test)]\nmod tests;\nf(\"{:?}\");\n#[cfg(all(test, unix))]\nmod more {\n    fn a() {\n        \
                    f(\"{:?}\");\n    }\n    // }\n    const B: &str = \"} {:?}\";\n}\nf(\"{:?}\");";
        assert_eq!(found("src/app.rs", code), [3, 12]);
    }

    #[test]
    fn tests_and_what_is_not_shipped_may_use_it() {
        let code = "f(\"{:?}\");";
        for path in [
            "xtask/src/main.rs",
            "tests/table.rs",
            "build.rs",
            "crates/plan/tests/all.rs",
            "crates/plan/src/lineage/tests.rs",
            "crates/plan/src/tests/more.rs",
            "crates/office-worker/build.rs",
            "crates/storage-simulator/src/lib.rs",
        ] {
            assert!(found(path, code).is_empty(), "{path}");
        }
        for path in ["src/app.rs", "crates/plan/src/lib.rs", "crates/office-worker/src/bin/a.rs"] {
            assert_eq!(found(path, code), [1], "{path}");
        }
    }
}
