//! Guides as the files that people have: web pages, and Word documents that python-docx wrote.

use std::path::PathBuf;
use std::process::Command;

use import::{Reading, guide::Guide};
use plan::Sequence;

use crate::guides;
use crate::guides::{Layout, NUMBERS, html, rows};

fn read(bytes: &[u8]) -> Guide {
    match import::read_file(bytes, &mut Sequence::new(1), &mut |_| ()) {
        Ok(Reading::Guide(guide)) => *guide,
        other => panic!("no guide: {:.400}", format!("{other:?}")),
    }
}

#[test]
fn a_page_as_word_saves_it() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/guides/word.html");
    let guide = read(&std::fs::read(path).expect("the sample is in the repository"));
    assert_eq!(guide.institution, "Ayuntamiento de Arroyo Hondo Arriba");
    let said: Vec<_> = guide
        .examples
        .iter()
        .map(|it| format!("{} | {} | {}", it.example, it.strengths, it.area.replace('\n', " / ")))
        .collect();
    let expected = [
        "1 | Horario cumplido | ",
        "2 |  | No se evidencia delegación por escrito. / Falta el formulario.",
        "3 | Empleado del mes | ",
    ];
    assert_eq!(said, expected);
}

#[test]
fn guides_are_inspected() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/guides");
    let mut counts = Vec::new();
    for file in std::fs::read_dir(folder).expect("the samples are in the repository") {
        let file = file.expect("a sample").path();
        let bytes = std::fs::read(&file).expect("a sample");
        let json = import::inspect(&bytes).expect("a guide");
        assert_eq!(import::inspect(&bytes).as_ref(), Ok(&json), "the same for the same bytes");
        let printed: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let keys: Vec<_> = printed.as_object().expect("an object").keys().cloned().collect();
        assert_eq!(keys, ["findings", "guide"], "{}", file.display());
        let examples = printed["guide"].as_array().expect("a list");
        for example in examples {
            let keys: Vec<_> = example.as_object().expect("an object").keys().cloned().collect();
            assert_eq!(keys, ["area", "example", "strengths", "subcriterion", "text"]);
        }
        let findings = printed["findings"].as_array().map_or(0, Vec::len);
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        counts.push((name, examples.len(), findings));
    }
    counts.sort();
    let expected = [
        ("blocks.txt", 4, 1),
        ("lines.txt", 3, 1),
        ("lists.txt", 10, 3),
        ("tabs.txt", 9, 0),
        ("word.html", 3, 1),
    ];
    assert_eq!(
        counts,
        expected.map(|(name, examples, findings)| (name.into(), examples, findings))
    );
    let tabs = std::fs::read(format!("{folder}/tabs.txt")).expect("a sample");
    let json = import::inspect(&tabs).expect("a guide");
    let printed: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let expected = serde_json::json!({
        "subcriterion": "4.3",
        "example": "a",
        "text": "Publicar el presupuesto cada trimestre.",
        "strengths": "Mural y portal",
        "area": "No se publica en lenguaje llano.",
    });
    assert_eq!(printed["guide"][7], expected);
}

#[test]
fn a_page_of_150_pages_in_every_layout() {
    let examples = guides::long();
    for layout in Layout::ALL.into_iter().filter(|layout| layout.has_strengths()) {
        let page = html(&rows(&examples, layout, NUMBERS[1]));
        assert_eq!(read(page.as_bytes()).examples, examples, "{layout:?}");
    }
}

/// Writes each line of the input as a paragraph, or as a row of a table where it has tabs.
const SCRIPT: &str = r#"
import sys, docx
document, table = docx.Document(), None
for line in sys.stdin.buffer.read().decode().split("\x1e"):
    cells = line.split("\t")
    if len(cells) == 1:
        document.add_paragraph(line)
        table = None
        continue
    if table is None or len(table.columns) != len(cells):
        table = document.add_table(rows=0, cols=len(cells))
    row = table.add_row().cells
    if not any(cells[1:]) and "CRITERIO" in line:
        row[0].merge(row[-1]).text = cells[0]
    else:
        for cell, text in zip(row, cells):
            cell.text = text
document.save(sys.argv[1])
"#;

/// A document of 150 pages. Where python-docx is not at hand the test is skipped.
#[test]
fn a_word_document_of_150_pages() {
    use std::io::Write as _;
    use std::process::Stdio;
    let examples = guides::long();
    for layout in [Layout::Tables, Layout::Merged] {
        let lines: Vec<_> =
            rows(&examples, layout, NUMBERS[1]).iter().map(|row| row.join("\t")).collect();
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{layout:?}.docx"));
        let mut python = Command::new("python3");
        python.args(["-c", SCRIPT]).arg(&file).stdin(Stdio::piped()).stderr(Stdio::null());
        let Ok(mut child) = python.spawn() else { return println!("skipped: no python3") };
        let mut input = child.stdin.take().expect("a pipe");
        // A python without the module has gone before it reads.
        let _ = input.write_all(lines.join("\u{1e}").as_bytes());
        drop(input);
        if !child.wait().is_ok_and(|status| status.success()) {
            return println!("skipped: python-docx is not on this machine");
        }
        let guide = read(&std::fs::read(&file).expect("python-docx wrote it"));
        assert_eq!(guide.examples, examples, "{layout:?}");
    }
}
