//! Files of ours that other programs changed: exactly what was edited comes back, and nothing
//! where a file was only saved again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use export::{ExportChoices, ExportFormat};
use import::{EditKind, Reading, Returned};
use plan::{Column, Document};
use proptest::prelude::*;
use text::Language;

use crate::plans;
use crate::samples;
use crate::trips;
use crate::trips::carried::{what_cells_carry, without_new_ids};
use crate::trips::{differences, file, people, read, stripped, with_part};

/// The columns whose texts stand in their cells as they are.
const TEXTS: [Column; 5] =
    [Column::Area, Column::Action, Column::Objective, Column::Resources, Column::Comments];

fn set(document: &mut Document, at: usize, column: Column, text: &str) {
    let action = Arc::make_mut(&mut document.plan.actions[at]);
    let field = match column {
        Column::Area => &mut action.area,
        Column::Action => &mut action.action,
        Column::Objective => &mut action.objective,
        Column::Resources => &mut action.resources,
        _ => &mut action.comments,
    };
    *field = text.to_owned();
}

/// A file in which `old` texts of cells are new ones.
fn rewritten(format: ExportFormat, bytes: &[u8], texts: &[(String, String)]) -> Vec<u8> {
    let change = |part: String| {
        texts.iter().fold(part, |part, (old, new)| {
            assert_eq!(part.matches(old.as_str()).count(), 1, "{old}");
            part.replace(old.as_str(), new)
        })
    };
    match format {
        ExportFormat::Xlsx => with_part(bytes, "xl/sharedStrings.xml", change),
        ExportFormat::Docx => with_part(bytes, "word/document.xml", change),
        _ => {
            let page = String::from_utf8(bytes.to_vec()).expect("UTF-8");
            let (before, form) = page.split_once("<table class=\"form\">").expect("a form");
            let (form, after) = form.split_once("</table>").expect("its end");
            let form = change(form.to_owned());
            format!("{before}<table class=\"form\">{form}</table>{after}").into_bytes()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cells_that_were_edited_are_the_edits(
        document in people::document().boxed(),
        english: bool,
        merge_criteria: bool,
        format in prop::sample::select(vec![ExportFormat::Xlsx, ExportFormat::Docx, ExportFormat::Html]),
        places in prop::collection::vec((any::<prop::sample::Index>(), 0..TEXTS.len()), 1..4),
    ) {
        let mut document = document;
        let count = document.plan.actions.len();
        let places: BTreeMap<(usize, Column), (String, String)> = places.iter().map(|(at, column)| {
            let (at, column) = (at.index(count), TEXTS[*column]);
            let place = format!("{at} {}", column.index());
            ((at, column), (format!("Celda de muestra {place}."), format!("Otra cosa {place}.")))
        }).collect();
        for ((at, column), (old, _)) in &places {
            set(&mut document, *at, *column, old);
        }
        let language = if english { Language::English } else { Language::Spanish };
        let choices = ExportChoices { merge_criteria, ..ExportChoices::default() };
        let bytes = file(format, &document, language, &choices);
        let texts: Vec<_> = places.values().cloned().collect();
        let reading = read(&rewritten(format, &bytes, &texts));
        let Ok(Reading::Returned(returned)) = reading else { panic!("{format:?}: {reading:?}") };
        let Returned { inner, draft, edits } = *returned;
        let found: Vec<_> = edits.iter().map(|it| {
            let at = it.action.and_then(|id| document.plan.position(id)).expect("an action");
            ((at, it.column.expect("a column")), (it.before.clone(), it.after.clone()))
        }).collect();
        prop_assert_eq!(found, places.clone().into_iter().collect::<Vec<_>>());
        prop_assert!(inner == document);
        let mut expected = document;
        for ((at, column), (_, new)) in &places {
            set(&mut expected, *at, *column, new);
            let action = Arc::make_mut(&mut expected.plan.actions[*at]);
            action.original.remove(column);
        }
        prop_assert!(draft.plan == expected.plan, "{}", differences(&draft.plan, &expected.plan));
    }
}

/// A plan of five actions that say different things, with nothing below its table.
fn five() -> Document {
    let mut document = samples::document(5);
    let header = Arc::make_mut(&mut document.plan.header);
    header.signatories.clear();
    header.committee.clear();
    for at in 0..5 {
        let text = ["la feria", "el archivo", "la biblioteca", "el mercado", "los parques"][at];
        set(&mut document, at, Column::Action, &format!("Organizar {text} con los vecinos"));
        set(&mut document, at, Column::Area, &format!("No se evidencia {text}"));
    }
    document
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("elsewhere").join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// What the Python script makes of a file; `None` where its library is not on this machine.
fn edited(document: &Document, format: ExportFormat, library: &str) -> Option<Vec<u8>> {
    let import = Command::new("python3").args(["-c", &format!("import {library}")]).output();
    if !import.is_ok_and(|run| run.status.success()) {
        println!("skipped: python3 with {library} is not on this machine");
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/edit_elsewhere.py");
    let [from, to] =
        ["from", "to"].map(|name| folder("edited").join(name).with_extension(format.ending()));
    let bytes = file(format, document, Language::Spanish, &ExportChoices::default());
    std::fs::write(&from, &bytes).expect("a file");
    let run = Command::new("python3").arg(&script).args([&from, &to]).output().expect("python3");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let edited = std::fs::read(&to).expect("a file");
    // Excel and Word keep the plan inside; openpyxl leaves it out.
    Some(trips::with_inner_of(&bytes, &edited))
}

/// What is left of five actions when the script has edited their file.
fn check_edited(format: ExportFormat, library: &str) {
    let document = five();
    let Some(bytes) = edited(&document, format, library) else { return };
    let reading = read(&bytes);
    let Ok(Reading::Returned(returned)) = reading else { panic!("{format:?}: {reading:?}") };
    let plan = &returned.draft.plan;
    plans::assert_sound(plan);
    let edits: Vec<_> = returned
        .edits
        .iter()
        .map(|it| {
            let number = it.action.and_then(|id| plan.position(id)).map(|at| at + 1);
            (it.kind, number, it.column, it.after.as_str())
        })
        .collect();
    assert_eq!(
        edits,
        [
            (EditKind::Changed, Some(3), Some(Column::Area), "Esta celda se cambió en otra parte"),
            (EditKind::Added, Some(5), None, "Sembrar palmas"),
            (EditKind::Added, Some(6), None, "Pintar los bancos"),
            (EditKind::Moved, None, None, "5, 1, 2, 3"),
            (EditKind::Removed, None, None, ""),
        ],
    );
    assert_eq!(plan.actions[0], document.plan.actions[4]);
    assert_eq!(plan.actions[1], document.plan.actions[0]);
    assert_eq!(plan.actions[3], document.plan.actions[2]);
    assert_eq!(plan.actions[4].tasks[0].text, "Cavar");
    // The copy has all that the row had but its identity and its three new texts.
    assert_eq!(plan.actions[5].responsible, document.plan.actions[0].responsible);
    assert_eq!(plan.header, document.plan.header);
}

#[test]
fn rows_of_a_workbook_are_changed_copied_added_removed_and_moved() {
    check_edited(ExportFormat::Xlsx, "openpyxl");
}

#[test]
fn rows_of_a_document_are_changed_copied_added_removed_and_moved() {
    check_edited(ExportFormat::Docx, "docx");
}

/// The file that LibreOffice makes of another; `None` where it is not on this machine.
fn converted(name: &str, bytes: &[u8], ending: &str, to: &str) -> Option<Vec<u8>> {
    let folder = folder(name);
    let from = folder.join("plan").with_extension(ending);
    let out = folder.join("out");
    std::fs::write(&from, bytes).expect("a file");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let office = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"])
        .args([&out, &from])
        .output();
    let Ok(office) = office else {
        println!("skipped: soffice is not on this machine");
        return None;
    };
    assert!(office.status.success(), "{}", String::from_utf8_lossy(&office.stderr));
    Some(std::fs::read(out.join("plan").with_extension(to)).expect("what LibreOffice wrote"))
}

/// A file that LibreOffice only saved again has no edits: it is the plan inside, or its cells
/// where LibreOffice left that out.
fn check_saved(name: &str, format: ExportFormat, to: &str, keeps_inner: bool) {
    let document = samples::document(10);
    let bytes = file(format, &document, Language::Spanish, &ExportChoices::default());
    let Some(saved) = converted(name, &bytes, format.ending(), to) else { return };
    let reading = read(&saved);
    if keeps_inner {
        if let Ok(Reading::Returned(returned)) = &reading {
            panic!("{:#?}", returned.edits);
        }
        assert_eq!(reading, Ok(Reading::PlanFile(document.clone())));
    }
    // The same cells without the plan inside.
    let bare = if keeps_inner { stripped(format, &saved) } else { saved };
    let Ok(Reading::Table(draft)) = read(&bare) else { panic!("no table: {:?}", read(&bare)) };
    let carried = what_cells_carry(format, &document.plan, &Language::Spanish.form_words());
    let plan = without_new_ids(format, draft.plan);
    assert!(plan == carried, "{}", differences(&plan, &carried));
}

#[test]
fn a_workbook_that_was_only_saved_has_no_edits() {
    check_saved("xlsx-xlsx", ExportFormat::Xlsx, "xlsx", true);
}

#[test]
fn a_document_that_was_only_saved_has_no_edits() {
    check_saved("docx-docx", ExportFormat::Docx, "docx", true);
}

#[test]
fn a_workbook_saved_as_ods_is_the_same_plan() {
    check_saved("xlsx-ods", ExportFormat::Xlsx, "ods", false);
}

#[test]
fn a_workbook_saved_as_xls_is_the_same_plan() {
    check_saved("xlsx-xls", ExportFormat::Xlsx, "xls", false);
}

#[test]
fn a_document_saved_as_odt_is_the_same_plan() {
    check_saved("docx-odt", ExportFormat::Docx, "odt", false);
}
