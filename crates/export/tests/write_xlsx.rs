//! The workbooks that are written: sound packages, the same each time, and what they hold.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use export::{ExportChoices, ExportFormat};
use plan::{Document, Id, Moment, Month, Paper, Plan, PrintSize, Sequence, When};
use proptest::prelude::*;

use crate::plans;
use crate::samples;
use crate::samples::{document, single, written, written_in};

fn workbook(document: &Document) -> Vec<u8> {
    written(ExportFormat::Xlsx, document, &ExportChoices::default())
}

/// The parts of a package.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        parts.insert(file.name().expect("a name").into_owned(), text);
    }
    parts
}

/// Fails where a part is not well-formed, or holds what XML 1.0 has not.
fn assert_well_formed(name: &str, part: &str) {
    let mut reader = quick_xml::Reader::from_str(part);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{name}: {error}"),
        }
    }
    let odd = |c: &char| (*c < ' ' && !"\t\n".contains(*c)) || "\u{fffe}\u{ffff}".contains(*c);
    assert_eq!(part.chars().find(odd), None, "{name}");
}

/// The plan inside a package.
fn inner(parts: &BTreeMap<String, String>) -> Document {
    let item = &parts["customXml/item1.xml"];
    let from = item.find("<plan xmlns=\"urn:mejora:plan\">").expect("the root");
    let json = item[from..].trim_start_matches(|c| c != '>').trim_start_matches('>');
    let json = json.strip_suffix("</plan>").expect("the end");
    let json = quick_xml::escape::unescape(json).expect("no unknown entities");
    plan::format::read(&json, &mut Sequence::new(1)).expect("a plan file")
}

#[test]
fn a_workbook_is_a_sound_package() {
    let bytes = workbook(&document(10));
    let parts = parts(&bytes);
    for (name, part) in &parts {
        assert_well_formed(name, part);
    }
    // Each part has a type, and each target of a relationship is there.
    for target in ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "customXml/itemProps1.xml"] {
        assert!(parts.contains_key(target), "{target}");
        assert!(parts["[Content_Types].xml"].contains(&format!("\"/{target}\"")), "{target}");
    }
    assert!(parts["xl/_rels/workbook.xml.rels"].contains("../customXml/item1.xml"));
    assert_eq!(inner(&parts), document(10));
}

#[test]
fn the_same_writing_gives_the_same_bytes() {
    assert_eq!(workbook(&document(10)), workbook(&document(10)));
}

#[test]
fn the_clock_is_that_of_the_writing() {
    let parts = parts(&workbook(&document(1)));
    assert_eq!(parts["docProps/core.xml"].matches("2026-09-14T15:04:05Z").count(), 2);
    assert!(parts["docProps/app.xml"].contains("<Application>Mejora 0.1.0<"));
}

#[test]
fn nothing_that_a_person_writes_is_a_formula() {
    for text in ["=1+1", "+1", "-1", "@a", "=HYPERLINK(\"http://x\")", "http://x.do"] {
        let parts = parts(&workbook(&single(text, None, None)));
        let sheet = &parts["xl/worksheets/sheet1.xml"];
        assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{text}");
        assert!(parts["xl/sharedStrings.xml"].contains(&text.replace('"', "&quot;")), "{text}");
    }
}

#[test]
fn days_before_the_calendar_of_excel_are_texts() {
    let when = |year, month| {
        let moment = Moment::Month(Month::new(year, month).expect("a month"));
        Some(When { moment, written: format!("mes {month} de {year}") })
    };
    let text = |start, end| {
        let parts = parts(&workbook(&single("a", start, end)));
        let list = &parts["xl/sharedStrings.xml"];
        [1, 2].map(|month| list.contains(&format!("mes {month} de 1900")))
    };
    assert_eq!(text(when(1900, 1), when(1900, 2)), [true, true]);
    // The first of March 1900 is day 61 of Excel.
    let parts = parts(&workbook(&single("a", when(1900, 3), when(2199, 12))));
    assert!(parts["xl/worksheets/sheet1.xml"].contains("<v>61</v>"));
    assert!(parts["xl/worksheets/sheet1.xml"].contains("<v>109574</v>"));
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_whole_inside() {
    let document = single(&"ñ".repeat(50_000), None, None);
    let parts = parts(&workbook(&document));
    let longest = parts["xl/sharedStrings.xml"].split('<').map(|it| it.matches('ñ').count()).max();
    assert_eq!(longest, Some(32_767));
    assert_eq!(inner(&parts), document);
}

#[test]
fn no_timeline_where_it_is_not_chosen_or_nothing_has_dates() {
    let sheets = |document: &Document, timeline| {
        let choices = ExportChoices { timeline, ..ExportChoices::default() };
        let parts = parts(&written(ExportFormat::Xlsx, document, &choices));
        parts.keys().filter(|name| name.starts_with("xl/worksheets/")).count()
    };
    assert_eq!(sheets(&document(3), true), 2);
    assert_eq!(sheets(&document(3), false), 1);
    assert_eq!(sheets(&document(0), true), 1);
    assert_eq!(sheets(&single("a", None, None), true), 1);
}

#[test]
fn dates_three_centuries_apart_are_drawn_in_years() {
    let when = |year| {
        let moment = Moment::Month(Month::new(year, 6).expect("a month"));
        Some(When { moment, written: year.to_string() })
    };
    let parts = parts(&workbook(&single("a", when(1900), when(2199))));
    let sheet = &parts["xl/worksheets/sheet2.xml"];
    assert!(sheet.matches("<col ").count() == 302, "{}", sheet.matches("<col ").count());
}

#[test]
fn no_row_is_higher_than_excel_allows() {
    let mut document = document(3);
    let plan = &mut document.plan;
    Arc::make_mut(&mut plan.actions[1]).area = "palabra ".repeat(3_000);
    let parts = parts(&workbook(&document));
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    let heights = sheet.split(" ht=\"").skip(1).map(|it| it.split('"').next().expect("a value"));
    let heights: Vec<f64> = heights.map(|it| it.parse().expect("a number")).collect();
    assert!(heights.contains(&409.0) && heights.iter().all(|it| *it <= 409.0), "{heights:?}");
}

#[test]
fn a_column_with_much_text_takes_room_from_the_others() {
    let widths = |document: &Document| {
        let parts = parts(&workbook(document));
        let columns = parts["xl/worksheets/sheet1.xml"].split(" width=\"").skip(1).take(13);
        let columns = columns.map(|it| it.split('"').next().expect("a value"));
        columns.map(|it| it.parse::<f64>().expect("a number")).collect::<Vec<_>>()
    };
    let mut long = document(6);
    Arc::make_mut(&mut long.plan.actions[1]).comments = "Queda pendiente. ".repeat(60);
    let (usual, long) = (widths(&document(6)), widths(&long));
    assert!(long[12] > usual[12] * 1.25 && long[3] < usual[3], "{usual:?} {long:?}");
    // The sheet stays as wide, so that its letters are printed as large.
    let [usual, long] = [usual, long].map(|it| it.iter().sum::<f64>());
    assert!((usual - long).abs() < 2.0, "{usual} {long}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_plan_is_written(document in plans::document(), choices in any::<[bool; 4]>()) {
        let [merge_criteria, signatures, committee, timeline] = choices;
        let choices = ExportChoices { merge_criteria, signatures, committee, timeline };
        let bytes = written(ExportFormat::Xlsx, &document, &choices);
        let parts = parts(&bytes);
        for (name, part) in &parts {
            assert_well_formed(name, part);
        }
        let json = |document: &Document| plan::format::write(document, "");
        prop_assert_eq!(json(&inner(&parts)), json(&document));
    }
}

/// The workbooks that other programs look at, in a folder of their own, with their plans.
fn files(folder: &str) -> Vec<(PathBuf, Document)> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut files = Vec::new();
    for rows in [0, 3, 10, 60] {
        let mut document = document(rows);
        let mut choices = ExportChoices::default();
        let mut words = text::Language::Spanish.form_words();
        let header = Arc::make_mut(&mut document.plan.header);
        match rows {
            3 => header.paper = Paper::Legal,
            10 => choices.merge_criteria = true,
            60 => {
                header.paper = Paper::A4;
                header.print_size = PrintSize::half_points(20);
                words = text::Language::English.form_words();
            }
            _ => {}
        }
        let path = folder.join(format!("{rows}.xlsx"));
        std::fs::write(&path, written_in(ExportFormat::Xlsx, &document, &choices, &words))
            .expect("a file");
        files.push((path, document));
    }
    let mut near = samples::odd();
    near.plan.actions.pop();
    for (name, document) in [("odd", samples::odd()), ("near", near)] {
        let path = folder.join(format!("{name}.xlsx"));
        std::fs::write(&path, workbook(&document)).expect("a file");
        files.push((path, document));
    }
    files
}

#[test]
fn openpyxl_reads_what_was_meant() {
    let python = Command::new("python3").args(["-c", "import openpyxl"]).status();
    if !python.is_ok_and(|status| status.success()) {
        println!("skipped: python3 with openpyxl is not on this machine");
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/check_xlsx.py");
    for (path, document) in files("workbooks") {
        let json = path.with_extension("json");
        std::fs::write(&json, plan::format::write(&document, "")).expect("a file");
        let run = Command::new("python3").arg(&script).args([&path, &json]).output();
        let run = run.expect("python3");
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{}: {said}", path.display());
    }
}

#[test]
fn an_id_is_its_sixteen_digits() {
    let document = single("a", None, None);
    assert_eq!(document.plan.actions[0].id, Id::from_bits(0xab));
    let parts = parts(&workbook(&document));
    assert!(parts["xl/sharedStrings.xml"].contains(">00000000000000ab<"));
    assert!(parts["xl/workbook.xml"].contains("name=\"mejora_ids\" hidden=\"1\""));
    let empty = Document::new(Plan::new(Id::from_bits(2)));
    assert!(!self::parts(&workbook(&empty))["xl/workbook.xml"].contains("mejora_ids"));
}

#[test]
fn a_large_plan_is_written() {
    let bytes = workbook(&document(2_000));
    let parts = parts(&bytes);
    assert!(parts["xl/workbook.xml"].contains("'Plan de mejora'!$N$9:$N$2008<"));
    assert_eq!(inner(&parts).plan.actions.len(), 2_000);
}

/// The texts of the pages that LibreOffice makes of a workbook; `None` where it, or what reads
/// its pages, is not on this machine.
fn pages(path: &Path) -> Option<Vec<String>> {
    let folder = path.parent().expect("a folder");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let office = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir"])
        .args([folder, path])
        .output()
        .ok()?;
    assert!(office.status.success(), "{}", String::from_utf8_lossy(&office.stderr));
    let pdf = path.with_extension("pdf");
    let text = Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-").output().ok()?;
    assert!(text.status.success(), "{}", String::from_utf8_lossy(&text.stderr));
    let text = String::from_utf8(text.stdout).expect("UTF-8");
    Some(text.split_terminator('\u{c}').map(str::to_owned).collect())
}

#[test]
fn libreoffice_prints_the_header_on_each_page() {
    let files = files("printed");
    let (path, document) = files.iter().find(|(path, _)| path.ends_with("10.xlsx")).expect("ten");
    let Some(pages) = pages(path) else {
        println!("skipped: soffice with pdftotext is not on this machine");
        return;
    };
    let (timeline, form) = pages.split_last().expect("pages");
    assert!((2..=5).contains(&form.len()), "{} pages", form.len());
    for (at, page) in form.iter().enumerate() {
        assert!(page.contains("Tareas") && page.contains("Responsable de"), "{page}");
        let number = format!("Página {} de {}", at + 1, pages.len());
        assert!(page.contains(&number), "{page}");
    }
    assert!(timeline.contains("Cronograma · Ayuntamiento Municipal de Loma Verde"), "{timeline}");
    // All columns stand on one page: the last heading beside the first.
    let heading = |line: &&str| line.contains("No.") && line.contains("Comentarios");
    assert!(form[0].lines().any(|line| heading(&line)), "{}", form[0]);
    let last = form.last().expect("a page");
    for one in &document.plan.header.signatories {
        assert!(last.contains(&one.name), "{last}");
    }
}
