//! What is copied here comes back as it went: by the page, and by the text alone.

use clipboard::{Block, Pasted, read, write};
use proptest::prelude::*;

use crate::{block, cells, text};

/// Texts of cells: those that programs mistake, and any.
fn said() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ \ta\"\n\r&<>='@+\u{a0}\u{ad}-]{0,12}",
        "(1\\. Medir el terreno\n2\\. Publicar  |mar-26|1\\.4|\"Plan\"|<br>|&amp;|&#9;|</td>){0,3}",
        any::<String>(),
    ]
}

fn blocks() -> impl Strategy<Value = Block> {
    let rows = (1..5_usize, 1..5_usize).prop_flat_map(|(rows, width)| {
        prop::collection::vec(prop::collection::vec(said(), width), rows)
    });
    rows.prop_map(|rows| Block::new(rows).expect("cells"))
}

proptest! {
    #[test]
    fn a_block_comes_back_by_the_page(block in blocks(), named in any::<bool>()) {
        let keys: Vec<String> = (0..block.width()).map(|at| format!("c{at}")).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).filter(|_| named).collect();
        let copied = write(&block, &keys);
        let pasted = cells(Some(&copied.html), &copied.text);
        prop_assert_eq!(&pasted.block, &block);
        prop_assert_eq!(&pasted.columns, &keys);
        let windows = format!(
            "Version:0.9\r\nStartHTML:0000000105\r\n<html><body>\r\n<!--StartFragment-->{}<!--EndFragment-->\r\n</body>\r\n</html>",
            copied.html
        );
        prop_assert_eq!(&cells(Some(&windows), "").block, &block);
    }

    #[test]
    fn a_block_comes_back_by_the_text(block in blocks()) {
        let copied = write(&block, &[]).text;
        let windows = copied.replace("\r\n", "\n").replace('\n', "\r\n");
        for text in [&copied, &windows] {
            match read(None, text) {
                Some(Pasted::Cells(cells)) => prop_assert_eq!(&cells.block, &block),
                Some(Pasted::Text(text)) if block.only().is_some() => {
                    prop_assert_eq!(&text.one_cell(), &block);
                }
                Some(Pasted::Text(text)) => prop_assert_eq!(&text.rows(), &block),
                None => prop_assert!(false, "nothing in {text:?}"),
            }
        }
    }
}

#[test]
fn the_text_is_written_as_excel_does() {
    let check = |rows: &[&[&str]], expect| assert_eq!(write(&block(rows), &[]).text, expect);
    check(&[&["1.4", "mar-26"], &["", "x"]], "1.4\tmar-26\r\n\tx");
    check(
        &[&["1. Medir\n2. Cortar", "di \"hola\""]],
        "\"1. Medir\n2. Cortar\"\t\"di \"\"hola\"\"\"",
    );
    check(&[&["=1+1", "-"]], "=1+1\t-");
    check(&[&["a"], &[""]], "a\r\n\r\n");
}

#[test]
fn a_single_cell_is_its_mere_text_where_that_comes_back() {
    let check = |said: &str, expect: &str| {
        assert_eq!(write(&Block::of_cell(said), &[]).text, expect, "{said:?}");
    };
    check("1. Medir\n2. Cortar", "1. Medir\n2. Cortar");
    check("La \"Casa\" abre", "La \"Casa\" abre");
    check("\"Hay que medir.\"", "\"Hay que medir.\"");
    check("a\tb", "\"a\tb\"");
    check("a\n", "\"a\n\"");
    check("", "\r\n");
    assert_eq!(text(None, "1. Medir\r\n2. Cortar\r\n"), "1. Medir\n2. Cortar");
}

#[test]
fn a_page_of_ours_that_somebody_changed_is_a_page_like_others() {
    let copied = write(&block(&[&["Medir  todo ", "b"], &["c", "d"]]), &["tasks", "comments"]);
    let paragraph = copied.html.replace(">c<", "><p>c</p><p>más</p><");
    let pasted = cells(Some(&paragraph), "");
    assert_eq!((pasted.block.text(0, 0), pasted.block.text(1, 0)), ("Medir  todo ", "c\nmás"));
    assert!(pasted.columns.is_empty());
    let beside = format!("{}<p>Saludos</p>", copied.html);
    assert_eq!(cells(Some(&beside), "").block.text(2, 0), "Saludos");
    let torn = copied.html.replacen("<tr>", "<tr><td>x</td>", 1);
    assert_eq!(cells(Some(&torn), "").block.width(), 3);
}
