//! The rooms of `src`, the page: no import runs up, and no circle ties its folders together.
//!
//! A room is a folder of `src`, or a lone file there. The folder of a screen counts apart from the
//! other screens. What tests import is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::{SourceFile, TidyFinding, line_of};

/// The rooms from the top down. `src/lib.rs` says what each is for.
const ORDER: [&str; 9] =
    ["app", "screens", "import", "storage", "editing", "widgets", "session", "browser", "erased"];

/// The room whose folders count apart.
const OF_FOLDERS: &str = "screens";

/// One import: where it stands, and the folders that it ties.
struct Arrow<'a> {
    source: &'a SourceFile,
    line: usize,
    from: String,
    to: String,
}

impl Arrow<'_> {
    fn runs_up(&self) -> bool {
        let place = |folder: &str| ORDER.iter().position(|room| *room == room_of(folder));
        matches!((place(&self.from), place(&self.to)), (Some(from), Some(to)) if to < from)
    }
}

/// What there is to mend in the order of the rooms.
pub fn findings(sources: &[SourceFile]) -> Vec<TidyFinding> {
    let arrows = arrows(sources);
    let mut findings: Vec<TidyFinding> = sources.iter().filter_map(homeless).collect();
    findings.extend(arrows.iter().filter(|arrow| arrow.runs_up()).map(|arrow| {
        let (from, to) = (room_of(&arrow.from), room_of(&arrow.to));
        let sentence = format!(
            "the room `{from}` stands below `{to}` and may not import from it: take a function or \
             a signal from above, or move what both need below them"
        );
        arrow.source.finding(arrow.line, sentence)
    }));
    findings.extend(circles(&arrows).iter().filter_map(|circle| told(&arrows, circle)));
    findings
}

/// The rooms in figures.
pub fn figures(sources: &[SourceFile]) -> String {
    let arrows = arrows(sources);
    let between: BTreeSet<_> = arrows.iter().map(|arrow| (&arrow.from, &arrow.to)).collect();
    let back: BTreeSet<_> = arrows
        .iter()
        .filter(|arrow| arrow.runs_up())
        .map(|arrow| (&arrow.from, &arrow.to))
        .collect();
    let inside = folders_inside(sources);
    let paths = sources.iter().filter_map(|source| module(&source.path));
    let rooms: BTreeSet<String> = paths.map(|path| folder(&path, &inside)).collect();
    format!(
        "src: {} folders in {} rooms, {} arrows between them, {} of them back up, {} circles",
        rooms.len(),
        rooms.iter().map(|folder| room_of(folder)).collect::<BTreeSet<_>>().len(),
        between.len(),
        back.len(),
        circles(&arrows).len()
    )
}

/// A file of `src` whose room has no place in the order.
fn homeless(source: &SourceFile) -> Option<TidyFinding> {
    let path = module(&source.path)?;
    let room = path.first()?;
    (!ORDER.contains(&room.as_str())).then(|| {
        let sentence = format!(
            "`{room}` is no room of src: put the file into the one that it belongs to ({})",
            ORDER.join(", ")
        );
        source.finding(1, sentence)
    })
}

/// The path of a file's module, such as `screens`, `table`, `row`; `None` for what is no module of
/// the page, and for its root.
fn module(path: &str) -> Option<Vec<String>> {
    let path = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    (path != "lib" && path != "main").then(|| path.split('/').map(str::to_owned).collect())
}

/// The folders that count apart, such as `screens/table`.
fn folders_inside(sources: &[SourceFile]) -> BTreeSet<String> {
    let paths = sources.iter().filter_map(|source| module(&source.path));
    paths
        .filter(|path| path.len() > 2 && path[0] == OF_FOLDERS)
        .map(|path| path[..2].join("/"))
        .collect()
}

/// The folder in which a module stands, as far as the rule looks: `screens/table` or `storage`.
fn folder(path: &[String], inside: &BTreeSet<String>) -> String {
    let two = path.get(..2).map(|two| two.join("/")).filter(|two| inside.contains(two));
    two.unwrap_or_else(|| path[0].clone())
}

fn room_of(folder: &str) -> &str {
    folder.split('/').next().unwrap_or(folder)
}

fn arrows(sources: &[SourceFile]) -> Vec<Arrow<'_>> {
    let inside = folders_inside(sources);
    let mut arrows = Vec::new();
    for source in sources {
        let Some(path) = module(&source.path) else { continue };
        let from = folder(&path, &inside);
        let imports = imports(&source.masked.code, &path).into_iter();
        let ties: BTreeSet<(usize, String)> =
            imports.map(|(line, target)| (line, folder(&target, &inside))).collect();
        let other = ties.into_iter().filter(|(_, to)| *to != from);
        arrows.extend(other.map(|(line, to)| Arrow { source, line, from: from.clone(), to }));
    }
    arrows
}

/// The modules of the page that code names, each with the line where it does.
fn imports(code: &str, module: &[String]) -> Vec<(usize, Vec<String>)> {
    let tests = tests(code);
    let mut found = Vec::new();
    for (at, word) in code.match_indices("crate::").chain(code.match_indices("super::")) {
        let before = code[..at].chars().next_back();
        let part_of_a_word = before.is_some_and(|it| it.is_alphanumeric() || it == '_');
        // What stands behind another `super::` is read with that.
        if part_of_a_word || before == Some(':') || tests.iter().any(|it| it.contains(&at)) {
            continue;
        }
        let mut rest = &code[at..];
        let mut base = if word == "crate::" { &[][..] } else { module };
        while let Some(further) = rest.strip_prefix("super::") {
            base = &base[..base.len().saturating_sub(1)];
            rest = further;
        }
        let (paths, _) = tree(rest.strip_prefix("crate::").unwrap_or(rest));
        for path in paths {
            let whole: Vec<String> = base.iter().cloned().chain(path).collect();
            if whole.first().is_some_and(|room| room != "self" && room != "*") {
                found.push((line_of(code, at), whole));
            }
        }
    }
    found
}

/// The paths of a tree such as `a::{b, c::{self, D}}`, and what stands behind it.
fn tree(code: &str) -> (Vec<Vec<String>>, &str) {
    let code = code.trim_start();
    if let Some(mut rest) = code.strip_prefix('{') {
        let mut paths = Vec::new();
        loop {
            let (inner, behind) = tree(rest);
            paths.extend(inner);
            // `as Name` needs no reading.
            match behind.find([',', '}']) {
                Some(at) if behind[at..].starts_with(',') => rest = &behind[at + 1..],
                Some(at) => return (paths, &behind[at + 1..]),
                None => return (paths, ""),
            }
        }
    }
    let end = code.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(code.len());
    let (name, rest) = code.split_at(end);
    if name.is_empty() {
        return (Vec::new(), rest);
    }
    let (further, rest) = match rest.trim_start().strip_prefix("::") {
        Some(behind) => tree(behind),
        None => (Vec::new(), rest),
    };
    let begin = |path: Vec<String>| std::iter::once(name.to_owned()).chain(path).collect();
    match further.is_empty() {
        true => (vec![vec![name.to_owned()]], rest),
        false => (further.into_iter().map(begin).collect(), rest),
    }
}

/// Where the modules of tests stand.
fn tests(code: &str) -> Vec<std::ops::Range<usize>> {
    let marks = code.match_indices("#[cfg(test)]");
    let ranges = marks.filter_map(|(at, _)| {
        let open =
            at + code[at..].find(['{', ';']).filter(|it| code[at + it..].starts_with('{'))?;
        let mut depth = 0_usize;
        let close = code[open..].char_indices().find(|(_, letter)| {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        Some(at..close.map_or(code.len(), |(place, _)| open + place))
    });
    ranges.collect()
}

/// The folders that each folder imports from.
fn graph<'a>(arrows: &'a [Arrow<'_>]) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for arrow in arrows {
        graph.entry(&arrow.from).or_default().insert(&arrow.to);
    }
    graph
}

/// All that can be reached from a folder by one arrow or more.
fn reached<'a>(graph: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &'a str) -> BTreeSet<&'a str> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(folder) = open.pop() {
        let next = graph.get(folder).into_iter().flatten();
        open.extend(next.filter(|to| reached.insert(**to)).copied());
    }
    reached
}

/// The circles: folders each of which reaches all others.
fn circles<'a>(arrows: &'a [Arrow<'_>]) -> BTreeSet<BTreeSet<&'a str>> {
    let graph = graph(arrows);
    let all: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|folder| (*folder, reached(&graph, folder))).collect();
    let comes_back = |from: &str, to: &str| all.get(to).is_some_and(|it| it.contains(from));
    let circle = |(from, reached): (&&'a str, &BTreeSet<&'a str>)| {
        let members: BTreeSet<&str> =
            reached.iter().filter(|to| comes_back(from, to)).copied().collect();
        (members.len() > 1).then_some(members)
    };
    all.iter().filter_map(circle).collect()
}

/// A circle, at the arrow that the fewest imports make: the easiest to cut.
fn told(arrows: &[Arrow<'_>], circle: &BTreeSet<&str>) -> Option<TidyFinding> {
    let ties = |arrow: &&Arrow<'_>| {
        circle.contains(arrow.from.as_str()) && circle.contains(arrow.to.as_str())
    };
    let weight = |arrow: &&Arrow<'_>| {
        arrows.iter().filter(|it| it.from == arrow.from && it.to == arrow.to).count()
    };
    let arrow = arrows.iter().filter(ties).min_by_key(weight)?;
    let all: Vec<&str> = circle.iter().copied().collect();
    let sentence = format!(
        "{} import from each other in a circle: move what `{}` takes from `{}` here to where both \
         may use it",
        all.join(", "),
        arrow.from,
        arrow.to
    );
    Some(arrow.source.finding(arrow.line, sentence))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> Vec<SourceFile> {
        files.iter().map(|(path, text)| SourceFile::new(path, text)).collect()
    }

    fn found(files: &[(&str, &str)]) -> Vec<(String, usize)> {
        findings(&sources(files)).into_iter().map(|it| (it.path, it.line)).collect()
    }

    #[test]
    fn an_import_that_runs_up_is_found() {
        let code =
            "//! a\nuse crate::browser::page;\nuse crate::{erased, screens::{self, Table}};\n";
        assert_eq!(found(&[("src/storage/host.rs", code)]), [("src/storage/host.rs".into(), 3)]);
        let inline = "fn f() {\n    crate::app::go();\n}\n";
        assert_eq!(found(&[("src/widgets.rs", inline)]), [("src/widgets.rs".into(), 2)]);
        let by_super = "use super::super::editing::Editor;\n";
        assert_eq!(found(&[("src/session/ui.rs", by_super)]), [("src/session/ui.rs".into(), 1)]);
    }

    #[test]
    fn what_runs_down_or_stays_is_fine() {
        let code = "use crate::storage::{Errand as Request, send};\nuse super::table::{Table};\n\
                    pub(crate) use it;\n// use crate::app::App;\n";
        assert!(
            found(&[("src/screens/plan.rs", code), ("src/main.rs", "use crate::x;")]).is_empty()
        );
    }

    #[test]
    fn tests_may_import_what_they_need() {
        let code = "use crate::erased::erased;\n#[cfg(test)]\nmod tests {\n    use crate::app::App;\n    \
                    fn f() { g() }\n}\n";
        assert!(found(&[("src/editing/steps.rs", code)]).is_empty());
        let after = format!("{code}use crate::app::App;\n");
        assert_eq!(found(&[("src/editing/steps.rs", &after)]).len(), 1);
    }

    #[test]
    fn a_file_without_a_room_is_found() {
        assert_eq!(found(&[("src/helpers.rs", "//! a")]), [("src/helpers.rs".into(), 1)]);
        assert!(found(&[("src/lib.rs", "//! a"), ("crates/plan/src/a.rs", "//! a")]).is_empty());
    }

    #[test]
    fn a_circle_of_folders_is_found_where_it_is_thinnest() {
        let files = [
            (
                "src/screens/plan/bars.rs",
                "use crate::screens::ficha::{A, B};\nuse super::super::ficha::C;\n",
            ),
            ("src/screens/ficha/head.rs", "//! a\nuse crate::screens::plan::light;\n"),
            ("src/screens/help.rs", "use crate::screens::ficha::Ficha;\n"),
        ];
        assert_eq!(found(&files), [("src/screens/ficha/head.rs".into(), 2)]);
        let says = figures(&sources(&files));
        assert_eq!(
            says,
            "src: 3 folders in 1 rooms, 3 arrows between them, 0 of them back up, 1 circles"
        );
    }

    #[test]
    fn the_file_of_a_folder_belongs_to_it() {
        let files = [
            ("src/screens/plan.rs", "use super::ficha::ficha;\n"),
            ("src/screens/plan/bars.rs", "//! a"),
            ("src/screens/ficha.rs", "//! a"),
            ("src/screens/ficha/head.rs", "use crate::screens::plan;\n"),
        ];
        assert_eq!(found(&files).len(), 1);
    }
}
