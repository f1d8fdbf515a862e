//! The Word document of a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::process::Command;

use export::{ExportChoices, ExportFormat};
use plan::{Document, Id, Plan, Sequence};
use proptest::prelude::*;
use text::Language;

use crate::plans;
use crate::written::{document, file, texts, words, words_of};

type Parts = BTreeMap<String, Vec<u8>>;

fn parts(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("its bytes");
            (part.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

fn xml(parts: &Parts, name: &str) -> String {
    String::from_utf8(parts[name].clone()).expect("UTF-8")
}

fn written_parts(document: &Document, choices: &ExportChoices) -> Parts {
    parts(&file(ExportFormat::Docx, document, Language::Spanish, choices))
}

/// The table rows of a document as their XML.
fn rows(xml: &str) -> Vec<&str> {
    xml.split("<w:tr>").skip(1).map(|row| row.split("</w:tr>").next().unwrap_or_default()).collect()
}

#[test]
fn the_form_is_a_table_under_a_repeated_heading_of_two_rows() {
    let parts = written_parts(&document(), &ExportChoices::default());
    let body = xml(&parts, "word/document.xml");
    let rows = rows(&body);
    let grid = body.split("</w:tblGrid>").next().unwrap_or_default();
    assert_eq!(grid.matches("<w:gridCol ").count(), 13);
    for row in &rows[..2] {
        assert!(row.contains("<w:tblHeader/>") && row.contains("<w:cantSplit/>"));
    }
    assert_eq!(rows[0].matches("<w:vMerge w:val=\"restart\"/>").count(), 11);
    assert_eq!(rows[0].matches("<w:gridSpan w:val=\"2\"/>").count(), 1);
    assert_eq!(rows[1].matches("<w:vMerge/>").count(), 11);
    for (at, row) in rows[2..6].iter().enumerate() {
        assert!(row.contains("<w:cantSplit/>") && !row.contains("<w:tblHeader/>"));
        assert_eq!(row.matches("<w:tc>").count(), 13);
        assert!(row.contains(&format!("w:name=\"mejora_00000000000000a{at}\"")), "{row}");
        // Each row has a list of its own.
        assert_eq!(row.matches(&format!("<w:numId w:val=\"{}\"/>", at + 1)).count(), 3);
    }
    let numbering = xml(&parts, "word/numbering.xml");
    assert_eq!(numbering.matches("<w:startOverride w:val=\"1\"/>").count(), 4);
    assert!(
        body.contains("<w:pgSz w:w=\"20160\" w:h=\"12240\" w:orient=\"landscape\" w:code=\"5\"/>")
    );
}

#[test]
fn the_columns_fill_the_sheet() {
    let body = xml(&written_parts(&document(), &ExportChoices::default()), "word/document.xml");
    let grid = body.split("<w:tblGrid>").nth(1).and_then(|it| it.split("</w:tblGrid>").next());
    let widths = grid.expect("a grid").split("w:w=\"").skip(1);
    let widths: Vec<u32> = widths
        .map(|it| it.split('"').next().unwrap_or_default().parse().expect("a width"))
        .collect();
    assert_eq!(widths.iter().sum::<u32>(), 20160 - 2 * 850);
    assert!(widths.iter().all(|width| *width > 300), "{widths:?}");
}

#[test]
fn neighbours_of_one_criterion_are_merged_where_it_is_chosen() {
    let choices = ExportChoices { merge_criteria: true, ..ExportChoices::default() };
    let body = xml(&written_parts(&document(), &choices), "word/document.xml");
    let rows = rows(&body);
    assert!(rows[2].contains("<w:vMerge w:val=\"restart\"/>"));
    assert!(rows[3].contains("<w:vMerge/>"));
    assert!(!rows[4].contains("<w:vMerge") && !rows[5].contains("<w:vMerge"));
    let plain = xml(&written_parts(&document(), &ExportChoices::default()), "word/document.xml");
    assert!(self::rows(&plain)[2..].iter().all(|row| !row.contains("<w:vMerge")));
}

#[test]
fn what_stands_around_the_form_bears_its_name() {
    let parts = written_parts(&document(), &ExportChoices::default());
    let body = xml(&parts, "word/document.xml");
    for name in ["institution", "title", "period"] {
        assert_eq!(body.matches(&format!("w:name=\"mejora_{name}\"")).count(), 1, "{name}");
    }
    let head = xml(&parts, "word/header1.xml");
    assert!(head.contains("w:name=\"mejora_motto\"") && head.contains("r:embed=\"rIdLogo\""));
    assert!(parts.contains_key("word/media/logo.png"));
    let foot = xml(&parts, "word/footer1.xml");
    assert!(foot.contains("w:name=\"mejora_state\""));
    assert!(foot.contains("Página ") && foot.contains(" PAGE ") && foot.contains(" NUMPAGES "));
}

#[test]
fn no_two_bookmarks_share_a_number() {
    let parts = written_parts(&document(), &ExportChoices::default());
    let mut seen = BTreeSet::new();
    for name in ["word/document.xml", "word/header1.xml", "word/footer1.xml"] {
        let xml = xml(&parts, name);
        for id in xml.split("<w:bookmarkStart w:id=\"").skip(1) {
            assert!(seen.insert(id.split('"').next().unwrap_or_default().to_owned()));
        }
    }
    // Four actions, five fields and the heading of the timeline.
    assert_eq!(seen.len(), 4 + 5 + 1);
}

#[test]
fn only_what_was_chosen_is_written() {
    let choices = ExportChoices {
        signatures: false,
        committee: false,
        timeline: false,
        merge_criteria: false,
    };
    let parts = written_parts(&document(), &choices);
    let body = texts(&xml(&parts, "word/document.xml"));
    for word in ["Marisol", "Comité", "Cronograma"] {
        assert!(!body.contains(word), "{word}");
    }
    assert!(!parts.contains_key("word/media/timeline.png"));
    let parts = written_parts(&document(), &ExportChoices::default());
    let body = xml(&parts, "word/document.xml");
    for text in ["Elaborado por", "Marisol Peña", "Comité de Calidad", "Luis Tejada", "Cronograma"]
    {
        assert!(texts(&body).contains(text), "{text}");
    }
    assert!(body.contains("descr=\"Cronograma: Ayuntamiento de Arroyo"));
    assert_eq!(parts["word/media/timeline.png"], [1, 2, 3]);
}

#[test]
fn signatures_stay_together_with_the_last_row() {
    let mut document = document();
    let plan = &mut document.plan;
    std::sync::Arc::make_mut(&mut plan.header).committee.clear();
    let body = xml(&written_parts(&document, &ExportChoices::default()), "word/document.xml");
    let rows = rows(&body);
    // Every paragraph of the last action, and no other action.
    assert_eq!(rows[5].matches("<w:p>").count(), rows[5].matches("<w:keepNext/>").count());
    assert!(!rows[4].contains("<w:keepNext/>"));
    assert!(rows[6].contains("<w:cantSplit/>") && rows[6].contains("Marisol"));
}

#[test]
fn a_plan_without_anything_is_a_form_to_fill_in() {
    let document = Document::new(Plan::new(Id::from_bits(1)));
    let parts = written_parts(&document, &ExportChoices::default());
    let body = xml(&parts, "word/document.xml");
    assert_eq!(rows(&body).len(), 3);
    assert!(texts(&body).contains("Plan de Mejora Institucional"));
    assert!(!parts.contains_key("word/header1.xml"));
    assert!(!xml(&parts, "[Content_Types].xml").contains("header1"));
}

#[test]
fn every_relation_leads_to_a_part() {
    let parts = written_parts(&document(), &ExportChoices::default());
    let targets = |name: &str, folder: &str| -> Vec<String> {
        let xml = xml(&parts, name);
        let targets = xml.split("Target=\"").skip(1);
        let targets = targets.map(|it| it.split('"').next().unwrap_or_default().to_owned());
        targets
            .map(|it| match it.strip_prefix("../") {
                Some(outside) => outside.to_owned(),
                None => format!("{folder}{it}"),
            })
            .collect()
    };
    let mut found = 0;
    for (name, folder) in [
        ("_rels/.rels", ""),
        ("word/_rels/document.xml.rels", "word/"),
        ("word/_rels/header1.xml.rels", "word/"),
        ("customXml/_rels/item1.xml.rels", "customXml/"),
    ] {
        for target in targets(name, folder) {
            assert!(parts.contains_key(&target), "{target}");
            found += 1;
        }
    }
    assert_eq!(found, 3 + 8 + 1 + 1);
}

#[test]
fn a_long_row_may_part_and_a_high_timeline_is_parted() {
    let mut document = document();
    let mut long = (*document.plan.actions[1]).clone();
    long.area = "palabra ".repeat(1500);
    document.plan.actions[1] = std::sync::Arc::new(long);
    for at in 0..60 {
        let mut action = (*document.plan.actions[0]).clone();
        action.id = Id::from_bits(0x1000 + at);
        document.plan.actions.push(std::sync::Arc::new(action));
    }
    let body = xml(&written_parts(&document, &ExportChoices::default()), "word/document.xml");
    let rows = rows(&body);
    assert!(rows[2].contains("<w:cantSplit/>") && !rows[3].contains("<w:cantSplit/>"));
    assert!(body.matches("<a:srcRect ").count() >= 4);
}

#[test]
fn a_second_language_and_the_properties() {
    let parts =
        parts(&file(ExportFormat::Docx, &document(), Language::English, &ExportChoices::default()));
    assert!(xml(&parts, "word/styles.xml").contains("w:lang w:val=\"en-US\""));
    let body = texts(&xml(&parts, "word/document.xml"));
    for text in ["Improvement Action", "Prepared by", "Timeline", "Target: 12"] {
        assert!(body.contains(text), "{text}");
    }
    let core = xml(&parts, "docProps/core.xml");
    assert!(core.contains("2026-03-05T10:42:00Z"));
    assert!(core.contains("<dc:title>Institutional Improvement Plan</dc:title>"));
}

/// The check runs where Python and python-docx are; elsewhere it says that it was skipped.
#[test]
fn an_independent_program_reads_the_cells() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("written.docx");
    let bytes = file(ExportFormat::Docx, &document(), Language::Spanish, &ExportChoices::default());
    std::fs::write(&path, bytes).expect("a file");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/written/check_docx.py");
    match Command::new("python3").arg(script).arg(&path).output() {
        Ok(said) if said.status.code() == Some(3) => println!("skipped: python-docx is not here"),
        Ok(said) => assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr)),
        Err(error) => println!("skipped: python3 cannot be run: {error}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_plan_is_well_formed_whole_and_the_same_twice(document in plans::document(), merge: bool, english: bool) {
        let choices = ExportChoices { merge_criteria: merge, ..ExportChoices::default() };
        let language = if english { Language::English } else { Language::Spanish };
        let bytes = file(ExportFormat::Docx, &document, language, &choices);
        prop_assert_eq!(&bytes, &file(ExportFormat::Docx, &document, language, &choices));
        let parts = parts(&bytes);
        let mut all = String::new();
        for (name, _) in parts.iter().filter(|(name, _)| !name.starts_with("word/media")) {
            all.push_str(&texts(&xml(&parts, name)));
            all.push('\n');
        }
        let have = words(&all);
        let form_words = language.form_words();
        let lost: Vec<String> = words_of(&document, &form_words).difference(&have).cloned().collect();
        prop_assert!(lost.is_empty(), "{lost:?}");
        // Merged cells show the criterion once; everything is in the document inside.
        let inner = texts(&xml(&parts, "customXml/item1.xml"));
        let inner = inner.trim_end_matches('\n');
        let back = plan::format::read(inner.trim(), &mut Sequence::new(1)).expect("the document inside");
        prop_assert_eq!(back, document);
    }
}

#[test]
fn word_breaks_words_by_its_own_dictionary_and_no_text_has_soft_hyphens_of_ours() {
    let parts = written_parts(&document(), &ExportChoices::default());
    let settings = xml(&parts, "word/settings.xml");
    // The order of the elements is that of the schema.
    assert!(
        settings.contains("<w:defaultTabStop w:val=\"708\"/><w:autoHyphenation/>"),
        "{settings}"
    );
    let body = xml(&parts, "word/document.xml");
    let rows = rows(&body);
    assert!(rows[2..].iter().all(|row| !row.contains('\u{ad}')));
}
