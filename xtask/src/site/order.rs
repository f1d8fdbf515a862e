//! The order of the functions in a wasm file: those that are alike stand beside each other, as
//! brotli and gzip spend fewer bits on what they have met a short while ago. A linker's order has no
//! meaning for a browser. Measured: 3 % of what is loaded.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

use super::minify_glue::copied;

/// How many bytes of a function's body are compared as one piece.
const PIECE: usize = 4;

/// The same module with its functions in another order, and every mention of them changed with it.
///
/// # Errors
/// When this is no module.
pub fn alike_together(wasm: &[u8]) -> Result<Vec<u8>> {
    let (imported, bodies) = functions(wasm).context("the wasm cannot be read")?;
    let order = chain(&bodies);
    let mut place = vec![0; order.len()];
    for (new, old) in (0_u32..).zip(&order) {
        place[*old] = new;
    }
    copied(&mut Ordered { imported, order, place }, wasm)
}

/// How many functions a module imports, and the bodies of its own.
fn functions(wasm: &[u8]) -> wasmparser::Result<(u32, Vec<&[u8]>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// A chain through all bodies: after each comes the one that is most like it of those that are
/// left, by the share of the pieces of both that both have (the index of Jaccard); where none has
/// anything in common with it, the first that is left.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<HashSet<&[u8]>> =
        bodies.iter().map(|body| body.windows(PIECE).collect()).collect();
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (index, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            holders.entry(piece).or_default().push(index);
        }
    }
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = left.iter().next().copied();
    while let Some(current) = next {
        left.remove(&current);
        order.push(current);
        let mut shared = vec![0; bodies.len()];
        for piece in &pieces[current] {
            for &holder in &holders[piece] {
                shared[holder] += 1;
            }
        }
        let all = |other: usize| pieces[current].len() + pieces[other].len() - shared[other];
        // Products instead of fractions; of those that are equally alike the first is taken.
        let nearest =
            left.iter().copied().filter(|other| shared[*other] > 0).reduce(|one, other| {
                if shared[other] * all(one) > shared[one] * all(other) { other } else { one }
            });
        next = nearest.or_else(|| left.iter().next().copied());
    }
    order
}

/// Copies a module with its functions in this order.
struct Ordered {
    imported: u32,
    /// The old index of each function, without the imported ones, by the new one.
    order: Vec<usize>,
    /// The new index by the old one.
    place: Vec<u32>,
}

impl Reencode for Ordered {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = function.checked_sub(self.imported);
        Ok(own.map_or(function, |own| self.imported + self.place[own as usize]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for old in &self.order {
            functions.function(types[*old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for old in self.order.clone() {
            self.parse_function_body(code, bodies[old].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, Function, Ieee64, ImportSection, Instruction,
        Module, TypeSection, ValType,
    };

    use super::*;

    /// A module with an imported function and four of its own: the first and the third are alike,
    /// as are the others, of which the last calls the first.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([], [ValType::F64]);
        let mut imports = ImportSection::new();
        imports.import("a", "b", EntityType::Function(0));
        let (mut functions, mut exports) = (FunctionSection::new(), ExportSection::new());
        let mut code = CodeSection::new();
        for index in 0..4 {
            functions.function(index % 2);
            exports.export(&format!("f{index}"), ExportKind::Func, index + 1);
            let mut body = Function::new([]);
            let number = if index % 2 == 0 { 3.25 } else { -1.75e90 };
            body.instruction(&Instruction::F64Const(Ieee64::from(number)));
            if index % 2 == 0 {
                body.instruction(&Instruction::Drop);
            }
            if index == 3 {
                body.instruction(&Instruction::Call(1));
            }
            code.function(body.instruction(&Instruction::End));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports);
        module.section(&code);
        module.finish()
    }

    /// The body behind each exported name.
    fn by_name(wasm: &[u8]) -> BTreeMap<String, Vec<u8>> {
        let (imported, bodies) = functions(wasm).unwrap();
        let mut named = BTreeMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::ExportSection(section) = payload.unwrap() {
                for export in section {
                    let export = export.unwrap();
                    let body = bodies[(export.index - imported) as usize];
                    named.insert(export.name.to_owned(), body.to_vec());
                }
            }
        }
        named
    }

    #[test]
    fn functions_that_are_alike_stand_together_and_keep_their_names() {
        let before = module();
        let after = alike_together(&before).unwrap();
        wasmparser::validate(&after).unwrap();
        let (_, bodies) = functions(&after).unwrap();
        let (old, new) = (by_name(&before), by_name(&after));
        assert_eq!(bodies[0], old["f0"]);
        assert_eq!(bodies[1], old["f2"]);
        assert_eq!(old, new, "the call names the first function, which keeps its place");
    }

    #[test]
    fn what_calls_a_function_that_has_moved_calls_it_still() {
        let bodies: [&[u8]; 3] = [b"abcdefgh", b"12345678", b"abcdefgx"];
        assert_eq!(chain(&bodies), [0, 2, 1]);
        let mut ordered = Ordered { imported: 2, order: vec![0, 2, 1], place: vec![0, 2, 1] };
        let indices: Vec<u32> =
            (0..5).map(|index| ordered.function_index(index).unwrap()).collect();
        assert_eq!(indices, [0, 1, 2, 4, 3]);
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(alike_together(b"no module").is_err());
    }
}
