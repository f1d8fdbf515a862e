//! What is copied here, read by parsers that were not written here.

use clipboard::write;
use scraper::{Html, Node, Selector};

use crate::block;

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

#[test]
fn a_browser_reads_the_page_cell_by_cell() {
    let block = block(&[
        &["1.4 (2)", "mar-26", "1. Medir <todo>\n2. Publicar & \"avisar\"  "],
        &["=1+1", "", " 'Plan'\t\u{1}\u{a0}&amp;"],
    ]);
    let page = Html::parse_document(&write(&block, &["a", "b", "c"]).html);
    let table = page.select(&selector("table")).next().expect("a table");
    assert_eq!(table.value().attr("data-columns"), Some("a b c"));
    let rows: Vec<_> = page.select(&selector("tr")).collect();
    assert_eq!(rows.len(), block.height());
    for (row, expect) in rows.iter().zip(block.rows()) {
        let cells: Vec<String> = row
            .select(&selector("td"))
            .map(|cell| {
                cell.descendants()
                    .filter_map(|node| match node.value() {
                        Node::Text(text) => Some(text.to_string()),
                        Node::Element(it) if it.name() == "br" => Some("\n".to_owned()),
                        _ => None,
                    })
                    .collect()
            })
            .collect();
        assert_eq!(cells, expect);
    }
    let cell = page.select(&selector("td")).nth(1).expect("a cell").value();
    assert_eq!(cell.attr("style").map(|it| it.contains("mso-number-format:'\\@'")), Some(true));
    assert_eq!(cell.attr("data-sheets-value"), Some("{\"1\":2,\"2\":\"mar-26\"}"));
}

#[test]
fn a_reader_of_tables_reads_the_text_cell_by_cell() {
    let block = block(&[
        &["1.4", "1. Medir\n2. Publicar", "di \"hola\""],
        &["=1+1", "", "tab\taquí"],
        &["\"Plan\"", " x ", "\n"],
    ]);
    let text = write(&block, &[]).text;
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b'\t').has_headers(false).from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect();
    assert!(rows.iter().map(Vec::as_slice).eq(block.rows()), "{rows:?}");
}

#[test]
fn what_a_writer_of_tables_writes_is_read() {
    let rows = [["Medir\nel terreno", "a\tb", "\"c\""], ["", "d", "uno, dos; tres"]];
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).expect("memory takes it"));
    let bytes = writer.into_inner().expect("memory takes it");
    let text = String::from_utf8(bytes).expect("text");
    assert_eq!(crate::cells(None, &text).block, block(&[&rows[0], &rows[1]]));
}
