//! What `cargo xtask inspect` prints: any readable source as JSON, the same for the same bytes.

use cells::{FileKind, MAX_BYTES, MAX_PACKED_BYTES};
use plan::{Column, Plan, Sequence};
use serde::Serialize;
use serde_json::Value;
use values::Finding;

use crate::found::Columns;
use crate::guide::Example;
use crate::not_a_plan::NotAPlan;
use crate::reading::{Candidate, Edit, Reading, Returned};

#[derive(Serialize)]
struct ReadingInspection {
    plan: Value,
    findings: Vec<InspectedFinding>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<InspectedTable>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edits: Option<Vec<Edited>>,
}

/// One of several tables, the likeliest first.
#[derive(Serialize)]
struct InspectedTable {
    name: String,
    actions: usize,
}

#[derive(Serialize)]
struct Edited {
    kind: &'static str,
    /// The number of the action in the plan that is printed; a removed one has none.
    action: Option<usize>,
    column: Option<&'static str>,
    before: String,
    after: String,
}

#[derive(Serialize)]
struct InspectedGuide {
    guide: Vec<InspectedExample>,
    findings: Vec<InspectedFinding>,
}

#[derive(Serialize)]
struct InspectedExample {
    subcriterion: Option<String>,
    example: String,
    text: String,
    strengths: String,
    area: String,
}

#[derive(Serialize)]
struct InspectedFinding {
    severity: &'static str,
    kind: &'static str,
    row: usize,
    /// The number of the action, from 1.
    action: Option<usize>,
    column: Option<&'static str>,
    read: String,
    made: String,
}

/// Reads `bytes` and gives `{"plan": …, "findings": […]}` as indented JSON, with `choices` where
/// several tables could be the plan (the first is printed), and with `edits` where it is a file
/// of ours that was edited elsewhere; for a guide `{"guide": […], "findings": […]}`. For what is
/// no plan, one sentence in Spanish says why. The ids of new records are derived from the bytes.
pub fn inspect(bytes: &[u8]) -> Result<String, String> {
    let mut ids = Sequence::new(crate::seed(bytes));
    #[cfg(feature = "readers")]
    let reading = crate::read_file(bytes, &mut ids, &mut |_| {});
    #[cfg(not(feature = "readers"))]
    let reading = crate::read(bytes, &mut ids);
    match reading.map_err(sentence)? {
        Reading::PlanFile(document) => print(&of_plan(&document.plan, &[])),
        Reading::Table(draft) => print(&of_plan(&draft.plan, &draft.findings)),
        Reading::Tables(tables) => {
            let Some(first) = tables.first() else {
                return Err(sentence(NotAPlan::NoTable { found: Columns::default() }));
            };
            let choice = |it: &Candidate| InspectedTable {
                name: it.name.clone(),
                actions: it.draft.plan.actions.len(),
            };
            let choices = tables.iter().map(choice).collect();
            let draft = &first.draft;
            print(&ReadingInspection { choices, ..of_plan(&draft.plan, &draft.findings) })
        }
        Reading::Returned(returned) => {
            let Returned { draft, edits, .. } = *returned;
            let edited = |edit: Edit| Edited {
                kind: edit.kind.key(),
                action: edit.action.and_then(|id| draft.plan.position(id)).map(|at| at + 1),
                column: edit.column.map(Column::key),
                before: edit.before,
                after: edit.after,
            };
            let edits = Some(edits.into_iter().map(edited).collect());
            print(&ReadingInspection { edits, ..of_plan(&draft.plan, &draft.findings) })
        }
        Reading::Guide(guide) => {
            let example = |it: &Example| InspectedExample {
                subcriterion: it.subcriterion.map(|code| code.to_string()),
                example: it.example.clone(),
                text: it.text.clone(),
                strengths: it.strengths.clone(),
                area: it.area.clone(),
            };
            let findings = guide.findings.iter().map(|finding| found(finding, None)).collect();
            print(&InspectedGuide { guide: guide.examples.iter().map(example).collect(), findings })
        }
    }
}

fn print(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map_err(|error| error.to_string())
}

fn of_plan(plan: &Plan, findings: &[Finding]) -> ReadingInspection {
    let number = |id| plan.position(id).map(|at| at + 1);
    let findings = findings.iter().map(|it| found(it, it.action.and_then(number))).collect();
    ReadingInspection {
        plan: plan::format::plan_value(plan),
        findings,
        choices: Vec::new(),
        edits: None,
    }
}

fn found(finding: &Finding, action: Option<usize>) -> InspectedFinding {
    InspectedFinding {
        severity: finding.severity.key(),
        kind: finding.kind.key(),
        row: finding.row,
        action,
        column: finding.column.map(Column::key),
        read: finding.read.clone(),
        made: finding.made.clone(),
    }
}

/// What is wrong and what to do, in one sentence in Spanish.
pub fn sentence(error: NotAPlan) -> String {
    match error {
        NotAPlan::Empty => "El archivo está vacío; revise que sea el correcto.".into(),
        NotAPlan::TooBig { bytes } => {
            let size = bytes as f64 / 1e6;
            let most = MAX_BYTES / 1_000_000;
            let packed = MAX_PACKED_BYTES / 1_000_000;
            format!(
                "El archivo tiene {size:.1} MB; el máximo es {most} MB para un texto y {packed} MB para Word o Excel."
            )
        }
        NotAPlan::NotText { kind } => not_text(kind),
        NotAPlan::Damaged { kind } => {
            let what = name(kind);
            format!(
                "Es {what}, pero está incompleto o dañado; ábralo en su programa y guárdelo otra vez."
            )
        }
        NotAPlan::Encrypted { kind } => {
            let what = name(kind);
            format!(
                "Es {what} protegido con una contraseña; ábralo con ella y guárdelo sin contraseña."
            )
        }
        NotAPlan::Unpacks { kind, bytes, most } => {
            let what = name(kind);
            let (size, most) = (bytes.div_ceil(1_000_000), most / 1_000_000);
            format!(
                "Es {what} que tiene {size} MB al descomprimirse, sin contar sus imágenes, y se leen hasta {most} MB; copie solo la tabla del plan a un archivo nuevo."
            )
        }
        NotAPlan::TooMuch { kind } => {
            let what = name(kind);
            format!(
                "Es {what} que trae por dentro mucho más que un plan; copie solo la tabla del plan a un archivo nuevo."
            )
        }
        NotAPlan::NoTable { found } => no_table(found),
        NotAPlan::NotJson { line, column } => {
            format!(
                "El archivo está dañado: no se puede leer desde la línea {line}, columna {column}."
            )
        }
        NotAPlan::OtherJson => "Es un archivo JSON, pero no una copia de un plan de Mejora.".into(),
        NotAPlan::NewerSchema { found } => {
            format!(
                "Lo guardó una versión más nueva de Mejora (esquema {found}); actualice Mejora y ábralo otra vez."
            )
        }
    }
}

/// What was found of a table, and what it lacks to be that of a plan.
fn no_table(found: Columns) -> String {
    const NAMES: [&str; 13] = [
        "No.",
        "Criterio No.",
        "Subcriterio No.",
        "Área de Mejora",
        "Acción de Mejora",
        "Objetivo",
        "Tareas",
        "Inicio",
        "Fin",
        "Recursos necesarios",
        "Indicador",
        "Responsable",
        "Comentarios",
    ];
    let said = |columns: &mut dyn Iterator<Item = Column>| {
        let names: Vec<&str> = columns.map(|column| NAMES[column.index()]).collect();
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} y {last}", rest.join(", ")),
            _ => names.concat(),
        }
    };
    if found.is_empty() {
        return "No hay ninguna tabla de un plan de mejora: falta una fila de títulos como Acción de Mejora, Objetivo y Tareas.".into();
    }
    let missing = said(&mut found.missing());
    let found = said(&mut found.iter());
    match missing.is_empty() {
        true => format!("Se encontraron {found}; falta al menos una acción debajo."),
        false => format!(
            "Se encontraron {found}; falta lo demás de un plan, como {missing}, con sus acciones debajo."
        ),
    }
}

/// What a file is that cannot be read, and what to do.
fn not_text(kind: FileKind) -> String {
    let what = name(kind);
    let advice = match kind {
        FileKind::OldOffice => "guárdelo como .docx o .xlsx y ábralo otra vez",
        FileKind::RichText => "guárdelo como .docx y ábralo otra vez",
        FileKind::Pdf | FileKind::Picture => {
            "abra el documento de Word o Excel del que se hizo, o copie la tabla"
        }
        FileKind::Zip => "saque de él el archivo del plan",
        FileKind::Word
        | FileKind::Excel
        | FileKind::OpenText
        | FileKind::OpenSheet
        | FileKind::WebPage => "copie la tabla y péguela",
        FileKind::Calendar | FileKind::Other => "elija el archivo de Word o Excel del plan",
    };
    format!("Es {what} y de ahí no se puede leer el plan; {advice}.")
}

fn name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Word => "un documento de Word",
        FileKind::Excel => "un libro de Excel",
        FileKind::OpenText => "un documento de LibreOffice",
        FileKind::OpenSheet => "una hoja de cálculo de LibreOffice",
        FileKind::OldOffice => "un archivo de Word o Excel antiguo (.doc o .xls)",
        FileKind::Pdf => "un PDF",
        FileKind::RichText => "un documento RTF",
        FileKind::WebPage => "una página web",
        FileKind::Calendar => "un calendario",
        FileKind::Picture => "una imagen",
        FileKind::Zip => "un archivo comprimido",
        FileKind::Other => "un archivo que no es texto",
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
        check(&vec![b'x'; cells::MAX_BYTES + 1], "5 MB");
    }
}
