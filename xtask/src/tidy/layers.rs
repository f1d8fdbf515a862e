//! Who may know what: the pure crates, the browser, the editor, the format.

use toml::{Table, Value};

use super::{SourceFile, TidyFinding, has_word, line_of};

const PURE: [&str; 11] = [
    "crates/keyed/",
    "crates/words/",
    "crates/plan/",
    "crates/cells/",
    "crates/values/",
    "crates/clipboard/",
    "crates/import/",
    "crates/export/",
    "crates/text/",
    "crates/storage/",
    "crates/view-model/",
];
const BROWSER_CRATES: [&str; 5] = ["web-sys", "js-sys", "wasm-bindgen", "gloo", "leptos"];
const BROWSER_NAMES: [&str; 2] = ["web_sys", "js_sys"];
/// The browser's own modules, the worker, and tests that play the person in front of it.
const MAY_NAME_THE_BROWSER: [&str; 4] =
    ["src/browser/", "src/browser.rs", "crates/office-worker/", "tests/"];
const EDITOR: [&str; 1] = ["src/editing/editor.rs"];
const MAY_KNOW_JSON: [&str; 11] = [
    "crates/plan/src/format",
    "crates/plan/src/lineage",
    "crates/plan/tests/",
    "crates/import/src/inspect",
    "crates/storage/src/tombstone",
    "crates/import/src/wire",
    "crates/import/tests/",
    "src/browser/",
    "src/browser.rs",
    "tests/",
    "xtask/",
];
/// The loader of the parts, whose macros link by name what is loaded later.
const LOADER: &str = "src/widgets/chunks.rs";
/// Types through which the plan could be written.
const WRITABLE_PLAN: [&str; 6] = [
    "RwSignal<Arc<Plan>",
    "RwSignal<Arc<Document>",
    "WriteSignal<Arc<Plan>",
    "WriteSignal<Arc<Document>",
    "ArcRwSignal<Arc<Plan>",
    "ArcRwSignal<Arc<Document>",
];
/// What a pure crate gets as an argument instead.
const OUTSIDE_WORLD: [&str; 8] = [
    "SystemTime::now",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "std::fs",
    "std::env",
    "std::net",
    "getrandom",
];

/// The pure crates depend on nothing of the browser.
pub fn dependencies(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is_in(&PURE) || !source.is("Cargo.toml") {
        return Vec::new();
    }
    let Ok(manifest) = source.text.parse::<Table>() else {
        return vec![source.finding(1, "this is no TOML: mend it")];
    };
    let mut names = Vec::new();
    collect_dependencies(&manifest, &mut names);
    names
        .iter()
        .filter(|name| BROWSER_CRATES.iter().any(|browser| name.starts_with(browser)))
        .map(|name| {
            let line = source.text.lines().position(|line| line.trim_start().starts_with(name.as_str()));
            let sentence = format!(
                "`{name}` is of the browser, and this crate is pure: take what it gives as an argument"
            );
            source.finding(line.map_or(1, |index| index + 1), sentence)
        })
        .collect()
}

/// Collects the keys of every table whose name ends in `dependencies`, targets included.
fn collect_dependencies(table: &Table, names: &mut Vec<String>) {
    for (key, value) in table {
        let Value::Table(inner) = value else { continue };
        if key.ends_with("dependencies") {
            names.extend(inner.keys().cloned());
            let packages = inner.values().filter_map(|one| one.get("package")?.as_str());
            names.extend(packages.map(str::to_owned));
        } else {
            collect_dependencies(inner, names);
        }
    }
}

/// The browser's interfaces are named in one folder.
pub fn browser_names(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is(".rs") || source.is_in(&["xtask/"]) || source.is_in(&MAY_NAME_THE_BROWSER) {
        return Vec::new();
    }
    source.lines(&source.masked.code, |line| {
        let named = BROWSER_NAMES.into_iter().find(|name| has_word(line, name));
        let named = named.or_else(|| names_gloo(line).then_some("gloo"))?;
        Some(format!(
            "`{named}` is named only in src/browser: put a function there and call it (event and \
             element types come from `leptos::ev` and `leptos::html`)"
        ))
    })
}

fn names_gloo(line: &str) -> bool {
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .any(|word| word == "gloo" || word.starts_with("gloo_"))
}

/// The pure crates read no clock, no file and no randomness.
pub fn outside_world(source: &SourceFile) -> Vec<TidyFinding> {
    let is_library = PURE.iter().any(|name| source.path.starts_with(&format!("{name}src/")));
    if !is_library || !source.is(".rs") {
        return Vec::new();
    }
    source.lines(&source.masked.code, |line| {
        let named = OUTSIDE_WORLD.into_iter().find(|name| line.contains(name))?;
        Some(format!("`{named}` does not belong in a pure crate: take its result as an argument"))
    })
}

/// Only the editor changes the plan.
pub fn plan_is_written_by_the_editor(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is(".rs") || !source.is_in(&["src/"]) || source.is_in(&EDITOR) {
        return Vec::new();
    }
    let mut findings = source.lines(&source.masked.code, |line| {
        let writable = WRITABLE_PLAN.into_iter().find(|name| line.contains(name));
        if let Some(name) = writable {
            return Some(format!(
                "`{name}` lets others than the editor write the plan: hand on a `Signal` or a `Memo`"
            ));
        }
        (line.contains("plan::") && line.contains("::apply(")).then(only_the_editor)
    });
    findings.extend(imports_of_apply(source));
    findings
}

fn only_the_editor() -> String {
    "only src/editing/editor.rs applies a command: call `Editor::commit`".to_owned()
}

/// `use plan::{…}` may run over several lines.
fn imports_of_apply(source: &SourceFile) -> Vec<TidyFinding> {
    let code = &source.masked.code;
    code.match_indices("use plan::")
        .filter(|(at, _)| has_word(code[*at..].split(';').next().unwrap_or_default(), "apply"))
        .map(|(at, _)| source.finding(line_of(code, at), only_the_editor()))
        .collect()
}

/// The JSON of a plan file is known to the format, and that of its lineage to the lineage.
pub fn json_is_known_to_the_format(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is(".rs") || source.is_in(&MAY_KNOW_JSON) {
        return Vec::new();
    }
    source.lines(&source.masked.code, |line| {
        has_word(line, "serde_json").then(|| {
            "only `plan::{format, lineage}`, `import::{inspect, wire}` and src/browser know JSON: ask them"
                .to_owned()
        })
    })
}

/// Code that the compiler cannot vouch for is in one module: the macros that declare a part.
pub fn unsafe_code_is_in_the_parts(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is(".rs") || source.is_in(&[LOADER, "xtask/"]) {
        return Vec::new();
    }
    source.lines(&source.masked.code, |line| {
        let named = has_word(line, "unsafe") || has_word(line, "unsafe_code");
        named.then(|| {
            format!(
                "only {LOADER} may allow unsafe code: declare a part with its macros, or do without"
            )
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
    fn pure_crates_may_not_depend_on_the_browser() {
        let manifest =
            "[dependencies]\nserde = \"1\"\n[target.'cfg(x)'.dependencies]\nweb-sys = \"1\"\n";
        assert_eq!(found(dependencies, "crates/plan/Cargo.toml", manifest), [4]);
        assert!(found(dependencies, "crates/office-worker/Cargo.toml", manifest).is_empty());
        let renamed = "[dependencies]\nx = { package = \"gloo-storage\", version = \"1\" }\n";
        assert_eq!(found(dependencies, "crates/text/Cargo.toml", renamed), [1]);
    }

    #[test]
    fn the_browser_is_named_in_its_folder_alone() {
        let code =
            "//! web_sys\nuse web_sys::Window;\nuse gloo_storage::Storage;\nlet glooming = 1;";
        assert_eq!(found(browser_names, "src/app.rs", code), [2, 3]);
        assert!(found(browser_names, "src/browser/storage.rs", code).is_empty());
        assert!(found(browser_names, "tests/table.rs", code).is_empty());
    }

    #[test]
    fn pure_crates_read_no_clock() {
        let code = "let now = Utc::now();";
        assert_eq!(found(outside_world, "crates/plan/src/when.rs", code), [1]);
        assert!(found(outside_world, "crates/plan/tests/golden.rs", code).is_empty());
    }

    #[test]
    fn the_editor_alone_writes_the_plan() {
        let code = "use plan::{\n    Plan,\n    apply,\n};\nlet plan = plan::apply(&a, b);\n";
        assert_eq!(found(plan_is_written_by_the_editor, "src/app.rs", code), [5, 1]);
        assert!(found(plan_is_written_by_the_editor, "src/editing/editor.rs", code).is_empty());
        let signal = "fn table(plan: RwSignal<Arc<Plan>>) {}";
        assert_eq!(found(plan_is_written_by_the_editor, "src/app.rs", signal), [1]);
    }

    #[test]
    fn unsafe_code_is_found_outside_the_parts() {
        let code = "#![allow(unsafe_code)]\nfn f() { unsafe { g() } }";
        assert_eq!(found(unsafe_code_is_in_the_parts, "src/app.rs", code), [1, 2]);
        assert!(found(unsafe_code_is_in_the_parts, LOADER, code).is_empty());
    }

    #[test]
    fn json_belongs_to_the_format() {
        let code = "let value = serde_json::from_str(text);";
        assert_eq!(found(json_is_known_to_the_format, "src/app.rs", code), [1]);
        assert!(found(json_is_known_to_the_format, "crates/plan/src/format.rs", code).is_empty());
    }
}
