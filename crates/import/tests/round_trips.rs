//! A plan that is written and read again is the same plan: whole where the file has the plan
//! inside, and without it as far as cells carry one.

use export::{ExportChoices, ExportFormat};
use import::{Draft, NotAPlan, Reading};
use plan::{Document, Id};
use proptest::prelude::*;
use text::Language;

use crate::common;
use crate::plans;
use crate::samples;
use crate::trips::carried::{self, what_cells_carry, without_new_ids};
use crate::trips::{READ, differences, file, people, read, stripped};

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL.to_vec())
}

fn choices() -> impl Strategy<Value = ExportChoices> {
    any::<(bool, bool)>().prop_map(|(merge_criteria, timeline)| ExportChoices {
        merge_criteria,
        timeline,
        ..ExportChoices::default()
    })
}

fn format() -> impl Strategy<Value = ExportFormat> {
    prop::sample::select(READ.to_vec())
}

/// The draft of a table.
fn table(reading: Result<Reading, NotAPlan>) -> Draft {
    match reading {
        Ok(Reading::Table(draft)) => *draft,
        other => panic!("no table: {other:?}"),
    }
}

fn is(reading: &Result<Reading, NotAPlan>, document: &Document) -> bool {
    matches!(reading, Ok(Reading::PlanFile(read)) if read == document)
}

fn has_inner(format: ExportFormat) -> bool {
    matches!(format, ExportFormat::Xlsx | ExportFormat::Docx | ExportFormat::Html)
}

#[test]
fn the_table_of_the_docs_is_what_is_compared() {
    let docs = include_str!("../../../docs/formats.md");
    let table = carried::table();
    assert!(docs.contains(&table), "docs/formats.md has another table than\n{table}");
}

#[test]
fn the_real_plans_are_the_same_in_every_format() {
    for name in ["altamira-2026-2027.txt", "vallejuelo-2025-2026.txt"] {
        let Some(bytes) = common::real_plan(name) else { continue };
        let draft = table(read(&bytes));
        let document = Document::new(draft.plan);
        for format in READ {
            let file = file(format, &document, Language::Spanish, &ExportChoices::default());
            if has_inner(format) {
                let read = read(&file);
                assert!(is(&read, &document), "{name} {format:?}: {read:?}");
            }
            let draft = table(read(&stripped(format, &file)));
            let words = Language::Spanish.form_words();
            let carried = what_cells_carry(format, &document.plan, &words);
            let plan = without_new_ids(format, draft.plan);
            assert!(plan == carried, "{name} {format:?}: {}", differences(&plan, &carried));
        }
    }
}

#[test]
fn a_calendar_is_no_plan() {
    let document = samples::document(3);
    for language in Language::ALL {
        let bytes = file(ExportFormat::Ics, &document, language, &ExportChoices::default());
        let Err(why) = read(&bytes) else { panic!("{:?}", read(&bytes)) };
        assert_eq!(
            import::sentence(why),
            "Es un calendario y de ahí no se puede leer el plan; elija el archivo de Word o Excel del plan."
        );
    }
}

/// Excel and LibreOffice let nobody write so much into a cell; a plan can hold it.
#[test]
fn a_cell_of_a_text_table_may_have_many_lines() {
    let mut document = samples::document(2);
    let lines: Vec<String> = (0..150).map(|at| format!("Línea \"{at}\"; con más")).collect();
    std::sync::Arc::make_mut(&mut document.plan.actions[0]).comments = lines.join("\n");
    for format in [ExportFormat::CsvSemicolon, ExportFormat::CsvComma] {
        let draft =
            table(read(&file(format, &document, Language::Spanish, &ExportChoices::default())));
        let carried = what_cells_carry(format, &document.plan, &Language::Spanish.form_words());
        assert!(without_new_ids(format, draft.plan) == carried);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_the_plan_inside_any_plan_is_the_same_document(
        document in plans::document().boxed(),
        language in language(),
        choices in choices(),
        format in format(),
    ) {
        prop_assume!(has_inner(format));
        let read = read(&file(format, &document, language, &choices));
        if let Ok(Reading::Returned(returned)) = &read {
            prop_assert!(returned.edits.is_empty(), "{:?} {:#?}", format, returned.edits);
        }
        prop_assert!(is(&read, &document), "{}", differences(&read, &document));
    }

    #[test]
    fn a_plan_of_people_is_the_same_with_the_plan_inside_and_from_bare_cells(
        document in people::document().boxed(),
        language in language(),
        choices in choices(),
        format in format(),
    ) {
        let bytes = file(format, &document, language, &choices);
        if has_inner(format) {
            let read = read(&bytes);
            prop_assert!(is(&read, &document), "{}", differences(&read, &document));
        }
        let draft = table(read(&stripped(format, &bytes)));
        let carried = what_cells_carry(format, &document.plan, &language.form_words());
        let plan = without_new_ids(format, draft.plan);
        prop_assert!(plan == carried, "{}", differences(&plan, &carried));
    }

    #[test]
    fn rows_of_any_plan_keep_their_ids_without_the_plan_inside(
        document in plans::document().boxed(),
        language in language(),
        format in format(),
    ) {
        prop_assume!(has_inner(format));
        let bytes = file(format, &document, language, &ExportChoices::default());
        let draft = table(read(&stripped(format, &bytes)));
        plans::assert_sound(&draft.plan);
        let ids = |document: &Document| document.plan.actions.iter().map(|it| it.id).collect::<Vec<Id>>();
        prop_assert_eq!(ids(&Document::new(draft.plan)), ids(&document), "{:?}", format);
    }

    #[test]
    fn a_plan_file_is_the_same_document(document in plans::document().boxed()) {
        let bytes = plan::format::write(&document, "Mejora 0").into_bytes();
        prop_assert_eq!(read(&bytes), Ok(Reading::PlanFile(document)));
    }
}
