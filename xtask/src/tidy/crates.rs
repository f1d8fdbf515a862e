//! The order of the crates, and no circle among the modules of one.
//!
//! A crate depends only on those below it. Inside a crate the folders and files of one folder form no
//! circle of imports; a folder counts as all that is in it, and what a folder's own module hands to
//! its children is no arrow between them. What only tests use is no arrow either.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::{SourceFile, TidyFinding, line_of};

/// The crates from the ground up. One may depend on those of the rows above its own in this list.
const FLOORS: [&[&str]; 8] = [
    &["keyed", "words", "elements", "bindgen-tool"],
    &["plan", "cells"],
    &["values", "clipboard"],
    &["import", "export"],
    &["text"],
    &["storage", "view-model"],
    &["storage-simulator", "office-worker"],
    &["mejora", "xtask"],
];
/// Crates that still have circles.
const WITH_CIRCLES: [&str; 3] = ["plan", "storage", "storage-simulator"];

/// A crate depends only on crates below it, and every crate has its place.
pub fn order(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is("Cargo.toml") || source.is_in(&["fuzz/"]) {
        return Vec::new();
    }
    let Ok(manifest) = source.text.parse::<Table>() else { return Vec::new() };
    let name = manifest.get("package").and_then(|it| it.get("name")?.as_str());
    let Some(name) = name else { return Vec::new() };
    let Some(own) = floor_of(name) else {
        return vec![
            source.finding(1, format!("give `{name}` its floor in xtask/src/tidy/crates.rs")),
        ];
    };
    let mut found = Vec::new();
    for below in dependencies(&manifest) {
        if floor_of(&below).is_none_or(|floor| floor < own) {
            continue;
        }
        let line = source.text.lines().position(|line| {
            let rest = line.trim_start().strip_prefix(below.as_str());
            rest.is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
        });
        let sentence = format!("`{name}` does not stand above `{below}`: move what both need down");
        found.push(source.finding(line.map_or(1, |at| at + 1), sentence));
    }
    found
}

fn floor_of(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}

/// What a crate is built with, on whatever target; what its tests use besides is left out.
fn dependencies(manifest: &Table) -> Vec<String> {
    let mut names = Vec::new();
    let mut take = |table: &Table| {
        if let Some(Value::Table(all)) = table.get("dependencies") {
            names.extend(all.keys().cloned());
        }
    };
    take(manifest);
    if let Some(Value::Table(targets)) = manifest.get("target") {
        targets.values().filter_map(Value::as_table).for_each(take);
    }
    names
}

/// A module of a crate: its path below the crate, and where it uses others.
struct Module<'a> {
    source: &'a SourceFile,
    path: Vec<String>,
    /// The paths that it uses, from the root of the crate, with the line of each.
    uses: Vec<(Vec<String>, usize)>,
}

/// No folder or file of a folder uses another that uses it again, straight or by way of others.
pub fn circles(sources: &[SourceFile]) -> Vec<TidyFinding> {
    let mut crates: BTreeMap<&str, Vec<Module>> = BTreeMap::new();
    for source in sources {
        let Some((name, file)) = place(&source.path) else { continue };
        if WITH_CIRCLES.contains(&name) || source.path.contains("/tests") {
            continue;
        }
        let path = module_path(file);
        let uses = uses(&source.masked.code, &path);
        crates.entry(name).or_default().push(Module { source, path, uses });
    }
    crates.values().flat_map(|modules| circles_in(modules)).collect()
}

/// The crate of a file, and its path below `src`.
fn place(path: &str) -> Option<(&str, &str)> {
    let (name, file) = path.strip_prefix("crates/")?.split_once("/src/")?;
    file.ends_with(".rs").then_some((name, file))
}

fn module_path(file: &str) -> Vec<String> {
    let mut path: Vec<String> =
        file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(path.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        path.pop();
    }
    path
}

/// The paths that begin with `crate`, `self` or `super` in what is no test.
fn uses(code: &str, module: &[String]) -> Vec<(Vec<String>, usize)> {
    let end = code.find("#[cfg(test)]\nmod ").unwrap_or(code.len());
    let code = &code[..end];
    let mut found = Vec::new();
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back().unwrap_or(' ');
            if before.is_alphanumeric() || matches!(before, '_' | ':' | '$') {
                continue;
            }
            let line = line_of(code, at);
            for path in expanded(&code[at..]) {
                found.extend(rooted(&path, module).map(|path| (path, line)));
            }
        }
    }
    found
}

/// The paths of one `a::{b, c::d}`.
fn expanded(text: &str) -> Vec<String> {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let end = text.find(|letter| !is_name(letter)).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    if !head.ends_with("::") || !rest.starts_with('{') {
        return vec![head.trim_end_matches(':').to_owned()];
    }
    let (mut depth, mut begin) = (0_u32, 1);
    let mut paths = Vec::new();
    for (at, letter) in rest.char_indices() {
        depth += u32::from(letter == '{');
        depth -= u32::from(letter == '}');
        if depth == 0 || depth == 1 && letter == ',' {
            let part = rest[begin..at].trim();
            if !part.is_empty() {
                paths.extend(expanded(part).into_iter().map(|path| format!("{head}{path}")));
            }
            begin = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    paths
}

/// A path as it stands below the root of the crate.
fn rooted(path: &str, module: &[String]) -> Option<Vec<String>> {
    let mut base = module.to_vec();
    let mut parts = path.split("::").filter(|it| !it.is_empty()).peekable();
    match parts.next()? {
        "crate" => base.clear(),
        "super" => drop(base.pop()?),
        _ => {}
    }
    while parts.next_if_eq(&"super").is_some() {
        base.pop()?;
    }
    base.extend(parts.filter(|it| *it != "self").map(str::to_owned));
    Some(base)
}

/// Who uses whom among the children of each folder, and the place and path that tie the two.
type Arrows<'a> = BTreeMap<&'a str, BTreeMap<&'a str, (&'a SourceFile, usize, String)>>;

fn circles_in(modules: &[Module]) -> Vec<TidyFinding> {
    let known: BTreeSet<&[String]> = modules.iter().map(|it| it.path.as_slice()).collect();
    let mut folders: BTreeMap<&[String], Arrows> = BTreeMap::new();
    for module in modules {
        for (path, line) in &module.uses {
            let shared = module.path.iter().zip(path).take_while(|(a, b)| a == b).count();
            let (Some(own), Some(other)) = (module.path.get(shared), path.get(shared)) else {
                continue;
            };
            // What is no module is an item of the folder's own one.
            if known.contains(&path[..=shared]) {
                let tie = (module.source, *line, path[shared..].join("::"));
                let arrows = folders.entry(&module.path[..shared]).or_default();
                arrows.entry(own).or_default().entry(other).or_insert(tie);
            }
        }
    }
    folders.values().filter_map(circle).collect()
}

/// The first circle among these, with what ties it.
fn circle(arrows: &Arrows) -> Option<TidyFinding> {
    let (from, way) = arrows.keys().find_map(|from| Some((*from, way_back(arrows, from)?)))?;
    let mut ties = Vec::new();
    let mut at = from;
    for next in way {
        let (source, line, path) = &arrows[at][next];
        ties.push(format!("{at} -> {next} (`{path}`, {}:{line})", source.path));
        at = next;
    }
    let (source, line, _) = arrows[from].values().next()?;
    let sentence = format!(
        "a circle of imports: {}; move what they share to where both may take it from",
        ties.join(", ")
    );
    Some(source.finding(*line, sentence))
}

/// The shortest way from a module over others to itself.
fn way_back<'a>(arrows: &Arrows<'a>, from: &'a str) -> Option<Vec<&'a str>> {
    let mut ways: Vec<Vec<&str>> = vec![Vec::new()];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let at = way.last().copied().unwrap_or(from);
            for next in arrows.get(at).into_iter().flat_map(BTreeMap::keys) {
                let mut way = way.clone();
                way.push(*next);
                if *next == from {
                    return Some(way);
                }
                if seen.insert(*next) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(path: &str, text: &str) -> Vec<usize> {
        order(&SourceFile::new(path, text)).iter().map(|it| it.line).collect()
    }

    #[test]
    fn a_crate_stands_on_those_below_it() {
        let text = |name: &str, rest: &str| format!("[package]\nname = \"{name}\"\n{rest}");
        let down = text("import", "[dependencies]\ncells.workspace = true\n");
        assert!(manifest("crates/import/Cargo.toml", &down).is_empty());
        let up = text("cells", "[dependencies]\nchrono = \"0.4\"\nplan = { path = \"../plan\" }\n");
        assert_eq!(manifest("crates/cells/Cargo.toml", &up), [5]);
        let beside = text("export", "[dependencies]\nimport.workspace = true\n");
        assert_eq!(manifest("crates/export/Cargo.toml", &beside), [4]);
        let tests = text("import", "[dev-dependencies]\nexport.workspace = true\n");
        assert!(manifest("crates/import/Cargo.toml", &tests).is_empty());
        assert_eq!(manifest("crates/new/Cargo.toml", &text("new", "")), [1]);
    }

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<SourceFile> = files.iter().map(|it| SourceFile::new(it.0, it.1)).collect();
        circles(&sources).into_iter().map(|it| it.sentence).collect()
    }

    #[test]
    fn a_circle_is_told_with_what_ties_it() {
        let a = ("crates/x/src/a.rs", "use crate::b::{self, c::Deep};\n");
        let b = ("crates/x/src/b.rs", "mod c;\n");
        let c = ("crates/x/src/b/c.rs", "fn f() { super::super::a::g() }\n");
        let [only] = &found(&[a, b, c])[..] else { panic!("one circle") };
        assert!(only.contains("a -> b (`b`, crates/x/src/a.rs:1)"), "{only}");
        assert!(only.contains("b -> a (`a::g`, crates/x/src/b/c.rs:1)"), "{only}");
    }

    #[test]
    fn tests_parents_and_names_of_other_crates_tie_nothing() {
        let a = ("crates/x/src/a.rs", "use crate::b::B;\nuse other::crate_b::D;\n");
        let b = (
            "crates/x/src/b.rs",
            "mod c;\nuse c::C;\n#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}\n",
        );
        let c = ("crates/x/src/b/c.rs", "use super::Own;\n// use crate::a::A;\n");
        let lib = ("crates/x/src/lib.rs", "mod a;\nmod b;\npub use a::A;\n");
        assert!(found(&[a, b, c, lib]).is_empty());
    }

    #[test]
    fn siblings_in_a_folder_are_looked_at_as_well() {
        let one = ("crates/x/src/f/one.rs", "use super::two::T;\n");
        let two = ("crates/x/src/f/two.rs", "use crate::f::three::T;\n");
        let three = ("crates/x/src/f/three.rs", "use super::one::T;\n");
        assert_eq!(found(&[one, two, three]).len(), 1);
    }
}
