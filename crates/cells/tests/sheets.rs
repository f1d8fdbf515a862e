//! Spreadsheets as cells: the golden files, which independent programs wrote, read right.
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use cells::{Grid, Source};

use crate::cells;
use crate::mutate;

/// The golden files. `make.py` beside them says how they were made.
const GOLDEN: [&str; 4] = ["plan-openpyxl.xlsx", "plan-libreoffice.xlsx", "plan.ods", "plan.xls"];

/// The golden files of SheetJS, which `make.mjs` makes.
const SHEETJS: [&str; 2] = ["plan-sheetjs.ods", "plan-sheetjs.xls"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/sheets")
}

/// A sheet as lines of text: the line of each row, and its cells with what is known of them.
fn shown(grid: &Grid) -> String {
    let mut out = format!("== {}{}\n", grid.name, if grid.cut { " …" } else { "" });
    for (row, cells) in grid.rows.iter().enumerate() {
        let hidden = if grid.hidden.contains(&row) { " hidden" } else { "" };
        let _ = writeln!(out, "{}{hidden}", grid.line(row));
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
            let bold = if cell.bold { "*" } else { "" };
            let date = cell.date.map(|date| format!(" @{date}")).unwrap_or_default();
            let _ = writeln!(out, "  {column}: {bold}{:?}{date}", cell.text);
        }
    }
    for span in &grid.spans {
        let _ = writeln!(out, "{}+{} x {}+{}", span.row, span.rows, span.column, span.columns);
    }
    out
}

fn read(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("the file");
    let source: Source = cells(&bytes, &mut |_| {}).expect("a spreadsheet");
    assert_eq!((source.inner, source.encoding), (None, None));
    let mut grids = source.grids;
    for grid in &mut grids {
        grid.spans.sort_by_key(|span| (span.row, span.column));
    }
    grids.iter().map(shown).collect()
}

/// What a golden file says. openpyxl saves no value with a formula: it is worked out.
fn expected(name: &str) -> String {
    let cells = if SHEETJS.contains(&name) { "plan-sheetjs.cells.txt" } else { "plan.cells.txt" };
    let cells = std::fs::read_to_string(folder().join(cells));
    cells.expect("the expected cells")
}

#[test]
fn golden_files_of_independent_programs_have_the_same_cells() {
    for name in GOLDEN.into_iter().chain(SHEETJS) {
        assert_eq!(read(&folder().join(name)), expected(name), "{name}");
    }
}

#[test]
fn a_flat_spreadsheet_has_the_cells_of_the_packed_one() {
    let packed = std::fs::read(folder().join("plan.ods")).expect("the file");
    let parts = mutate::unpack(&packed);
    let part = |wanted: &str| {
        let (_, bytes) = parts.iter().find(|(name, _)| name == wanted).expect("the part");
        String::from_utf8_lossy(bytes).into_owned()
    };
    let styles = part("styles.xml");
    let begin = styles.find("<office:styles>").expect("the styles");
    let end = styles.find("</office:styles>").expect("the end of the styles");
    let automatic = "<office:automatic-styles>";
    let root = "office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"";
    let flat = part("content.xml")
        .replacen("office:document-content", root, 1)
        .replacen(automatic, &format!("{}</office:styles>{automatic}", &styles[begin..end]), 1)
        .replace("</office:document-content", "</office:document");
    let grids = |bytes: &[u8]| cells(bytes, &mut |_| {}).map(|source| source.grids);
    assert!(grids(&packed).is_ok());
    assert!(grids(flat.as_bytes()) == grids(&packed), "other cells");
}

#[test]
fn files_made_anew_read_the_same() {
    let target = std::env::temp_dir().join(format!("mejora-sheets-{}", std::process::id()));
    let made = Command::new("python3").arg(folder().join("make.py")).arg(&target).status();
    match made {
        Ok(status) if status.success() => {}
        Ok(status) if status.code() != Some(3) => panic!("make.py: {status}"),
        _ => return println!("skipped: python3 with openpyxl is not on this machine"),
    }
    for name in GOLDEN.into_iter().chain(["plan.fods"]) {
        let path = target.join(name);
        if path.exists() {
            assert_eq!(read(&path), expected(name), "{name}");
        } else {
            println!("skipped: LibreOffice is not on this machine, so there is no {name}");
        }
    }
    std::fs::remove_dir_all(target).expect("the folder of this test");
}
