//! Takes out of the bound app what only weighs: the long names by which wasm-bindgen's script
//! and the wasm know each other, the script's comments and indentation, and classes for a server
//! that this app does not have.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ExportSection, Import, ImportSection, Imports, Module};
use wasmparser::Parser;

/// Leptos links `wasm-streams` for server functions; these are the classes that it exports, and
/// nothing asks for them.
const UNUSED_CLASSES: [&str; 3] =
    ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/// The names that only the script and the wasm use begin like this.
const BOUND: &str = "__wb";

/// The app's wasm and its script, as wasm-bindgen wrote them, made smaller together.
pub fn minify_glue(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut shortener = Shortener::default();
    let small_wasm = copied(&mut shortener, wasm)?;
    let mut script = without_comments(script);
    for class in UNUSED_CLASSES {
        script = without_class(&script, class)?;
    }
    Ok((small_wasm, renamed(&script, &shortener.names)))
}

/// A part of the app without the names of its functions, of which wasm-opt knows not all kinds.
pub fn minify_part(wasm: &[u8]) -> Result<Vec<u8>> {
    copied(&mut Shortener::default(), wasm)
}

/// A copy of a module with what the copier changes on the way.
///
/// # Errors
/// When this is no module.
pub fn copied(copier: &mut impl Reencode<Error = Infallible>, wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    copier
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("the wasm cannot be read: {error}"))?;
    Ok(module.finish())
}

/// Copies a module, with short names for what it imports from the script.
#[derive(Default)]
struct Shortener {
    names: BTreeMap<String, String>,
}

impl Reencode for Shortener {
    type Error = Infallible;

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        if section.name() == "name" {
            return Ok(());
        }
        reencode::utils::parse_custom_section(self, module, section)
    }

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: wasmparser::Imports<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let wasmparser::Imports::Single(_, import) = imports else {
            return reencode::utils::parse_imports(self, section, imports);
        };
        let mut name = import.name.to_owned();
        if name.starts_with(BOUND) {
            let next = format!("_{:x}", self.names.len());
            name = self.names.entry(name).or_insert(next).clone();
        }
        let ty = self.entity_type(import.ty)?;
        section.imports(Imports::Single(Import { module: import.module, name: &name, ty }));
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: wasmparser::Export<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let of_class = |class: &str| export.name.contains(&class.to_lowercase());
        if UNUSED_CLASSES.iter().any(|class| of_class(class)) {
            return Ok(());
        }
        reencode::utils::parse_export(self, exports, export)
    }
}

/// The script without the comments that have lines of their own, and without what stands before
/// each line.
pub fn without_comments(script: &str) -> String {
    let mut minified = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if line.starts_with("/*") {
            in_comment = true;
        }
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            minified.push_str(line);
            minified.push('\n');
        }
        if line.ends_with("*/") {
            in_comment = false;
        }
    }
    minified
}

/// The script without a class and what wasm-bindgen writes beside it.
fn without_class(script: &str, class: &str) -> Result<String> {
    let mut minified = script.to_owned();
    let parts = [
        (format!("export class {class} {{"), ".prototype.free;\n".to_owned()),
        (format!("const {class}Finalization ="), ";\n".to_owned()),
    ];
    for (from, to) in parts {
        let Some(start) = minified.find(&from) else { continue };
        let end = minified[start..].find(&to).map(|end| start + end + to.len());
        minified.replace_range(start..end.with_context(|| format!("{class} does not end"))?, "");
    }
    Ok(minified)
}

/// The script with the new names wherever an old one stands as a whole word.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut minified = String::with_capacity(script.len());
    let mut word = String::new();
    for letter in script.chars().chain(['\n']) {
        if letter.is_ascii_alphanumeric() || letter == '_' || letter == '$' {
            word.push(letter);
            continue;
        }
        minified.push_str(names.get(&word).map_or(word.as_str(), String::as_str));
        minified.push(letter);
        word.clear();
    }
    minified
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let script = "/**\n * what it is\n */\nexport class A {\n    get b() { return 1 }\n}\n";
        assert_eq!(without_comments(script), "export class A {\nget b() { return 1 }\n}\n");
        let script = "a();\n/** one line */\n// one more\nb(); // c\n";
        assert_eq!(without_comments(script), "a();\nb(); // c\n");
    }

    #[test]
    fn a_class_goes_with_what_stands_beside_it() {
        let script = "a();\nexport class X {\nfree() {}\n}\nif (Symbol.dispose) \
            X.prototype[Symbol.dispose] = X.prototype.free;\nb();\nconst XFinalization = (1)\n? { \
            }\n: 2;\nc();\n";
        assert_eq!(without_class(script, "X").unwrap(), "a();\nb();\nc();\n");
    }

    #[test]
    fn whole_words_are_renamed() {
        let names = BTreeMap::from([("__wbg_a".to_owned(), "_0".to_owned())]);
        assert_eq!(renamed("__wbg_a: 1, __wbg_ab: __wbg_a", &names), "_0: 1, __wbg_ab: _0\n");
    }
}
