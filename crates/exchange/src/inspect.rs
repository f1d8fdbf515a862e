//! What `cargo xtask inspect` prints: any readable source as JSON, the same for the same bytes.

use plan::{Column, Sequence};
use serde::Serialize;
use serde_json::Value;

use crate::{FileKind, NotAPlan, Reading, read};

#[derive(Serialize)]
struct Inspection {
    plan: Value,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    severity: &'static str,
    kind: &'static str,
    row: usize,
    /// The number of the action, from 1.
    action: Option<usize>,
    column: Option<&'static str>,
    read: String,
    made: String,
}

/// Reads `bytes` and gives `{"plan": …, "findings": […]}` as indented JSON; for what is no plan,
/// one sentence in Spanish that says why. The ids of new records are derived from the bytes.
pub fn inspect(bytes: &[u8]) -> Result<String, String> {
    let mut ids = Sequence::new(seed(bytes));
    let reading = read(bytes, &mut ids).map_err(sentence)?;
    let inspection = match reading {
        Reading::PlanFile(document) => {
            Inspection { plan: plan::format::plan_value(&document.plan), findings: Vec::new() }
        }
        Reading::Tables(_) | Reading::Returned(_) | Reading::Guide(_) => todo!(),
        Reading::Table(draft) => {
            let number = |id| draft.plan.position(id).map(|at| at + 1);
            let findings = draft.findings.iter().map(|finding| Found {
                severity: finding.severity.key(),
                kind: finding.kind.key(),
                row: finding.row,
                action: finding.action.and_then(number),
                column: finding.column.map(Column::key),
                read: finding.read.clone(),
                made: finding.made.clone(),
            });
            let findings = findings.collect();
            Inspection { plan: plan::format::plan_value(&draft.plan), findings }
        }
    };
    serde_json::to_string_pretty(&inspection).map_err(|error| error.to_string())
}

/// What the ids of new records are made from where the same bytes are to give the same ids:
/// FNV-1a, 64 bits.
pub fn seed(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Why there is no plan in a file, in one sentence in Spanish.
pub fn sentence(error: NotAPlan) -> String {
    match error {
        NotAPlan::Empty => "El archivo está vacío.".into(),
        NotAPlan::TooBig { bytes } => {
            let size = bytes as f64 / 1e6;
            format!("El archivo tiene {size:.1} MB; el máximo es 5 MB.")
        }
        NotAPlan::NotText { kind } => {
            let what = match kind {
                FileKind::Word => "un documento de Word",
                FileKind::Excel => "un libro de Excel",
                FileKind::OpenText => "un documento de LibreOffice",
                FileKind::OpenSheet => "una hoja de cálculo de LibreOffice",
                FileKind::OldOffice => "un archivo de Word o Excel antiguo",
                FileKind::Pdf => "un PDF",
                FileKind::RichText => "un documento RTF",
                FileKind::WebPage => "una página web",
                FileKind::Picture => "una imagen",
                FileKind::Zip => "un archivo comprimido",
                FileKind::Other => "un archivo que no es texto",
            };
            format!("Es {what}; esta versión lee tablas de texto y copias de Mejora.")
        }
        NotAPlan::Damaged { .. } => "El archivo está incompleto o dañado.".into(),
        NotAPlan::Encrypted { .. } => "El archivo está protegido con una contraseña.".into(),
        NotAPlan::TooMuch { .. } => "El archivo es demasiado grande por dentro.".into(),
        NotAPlan::NoTable => "No hay ninguna tabla de un plan de mejora en este texto.".into(),
        NotAPlan::NotJson { line, column } => {
            format!(
                "El archivo está dañado: no se puede leer desde la línea {line}, columna {column}."
            )
        }
        NotAPlan::OtherJson => "Es un archivo JSON, pero no una copia de un plan de Mejora.".into(),
        NotAPlan::NewerSchema { found } => {
            format!("Lo guardó una versión más nueva de Mejora (esquema {found}).")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_plan_is_said_in_one_sentence() {
        let check = |bytes: &[u8], expect: &str| {
            let said = inspect(bytes).expect_err("no plan");
            assert!(said.contains(expect) && said.ends_with('.'), "{said}");
            assert!(!said.contains('\n'));
        };
        check(b"", "vac");
        check(b" \r\n \t \xc2\xa0", "vac");
        check(b"\xef\xbb\xbf", "vac");
        check("Estimada Ana: le escribo para saludarla.".as_bytes(), "ninguna tabla");
        check(b"a\tb\nc\td", "ninguna tabla");
        check(b"%PDF-1.4", "PDF");
        check(b"PK\x03\x04 word/document.xml", "Word");
        check(&vec![b'x'; crate::MAX_BYTES + 1], "5 MB");
    }
}
