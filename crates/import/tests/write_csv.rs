//! The text tables that are written: their shape, their guard, and the way back.

use export::{ExportChoices, ExportFormat};
use import::{Reading, read};
use plan::{Document, Sequence};
use proptest::prelude::*;

use crate::plans;
use crate::samples::{document, single, written};

const FORMATS: [(ExportFormat, char); 2] =
    [(ExportFormat::CsvSemicolon, ';'), (ExportFormat::CsvComma, ',')];

fn table(format: ExportFormat, document: &Document) -> String {
    String::from_utf8(written(format, document, &ExportChoices::default())).expect("UTF-8")
}

/// The records of a text by RFC 4180 to the letter.
fn records(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rest = text.chars().peekable();
    let (mut records, mut record) = (Vec::new(), Vec::new());
    while rest.peek().is_some() {
        let mut field = String::new();
        if rest.next_if_eq(&'"').is_some() {
            loop {
                match rest.next().expect("a closed field") {
                    '"' if rest.next_if_eq(&'"').is_some() => field.push('"'),
                    '"' => break,
                    c => field.push(c),
                }
            }
        } else {
            while let Some(c) = rest.next_if(|c| *c != separator && *c != '\r') {
                assert!(c != '"' && c != '\n', "a bare mark");
                field.push(c);
            }
        }
        record.push(field);
        match rest.next().expect("the end of a field") {
            '\r' => {
                assert_eq!(rest.next(), Some('\n'));
                records.push(std::mem::take(&mut record));
            }
            c => assert_eq!(c, separator),
        }
    }
    assert!(record.is_empty(), "the last record has an end");
    records
}

#[test]
fn a_table_is_what_excel_opens() {
    for (format, separator) in FORMATS {
        let text = table(format, &document(3));
        let text = text.strip_prefix('\u{feff}').expect("a mark");
        let records = records(text, separator);
        assert_eq!(records.len(), 4);
        let headings = ["No.", "Criterio No.", "Subcriterio No.", "Área de Mejora"];
        assert_eq!(records[0][..4], headings);
        assert_eq!(records[0][7..9], ["Inicio", "Fin"]);
        assert_eq!(records[1][7..9], ["mar-26", "abr-27"]);
        assert_eq!(records[2][4], "'=Aplicar la encuesta de clima");
        assert!(
            records[2][6].starts_with("1. Levantar") && records[2][6].contains("\n2. Redactar")
        );
    }
}

#[test]
fn a_plan_without_actions_is_its_headings() {
    let text = table(ExportFormat::CsvSemicolon, &document(0));
    assert_eq!(text.lines().count(), 1);
}

#[test]
fn what_was_written_is_read_again() {
    for (format, separator) in FORMATS {
        let document = document(10);
        let bytes = written(format, &document, &ExportChoices::default());
        let Ok(Reading::Table(draft)) = read(&bytes, &mut Sequence::new(5)) else {
            panic!("no table with {separator}")
        };
        assert_eq!(draft.hints.separator, Some(separator));
        assert_eq!(draft.plan.actions.len(), 10);
        for (read, meant) in draft.plan.actions.iter().zip(&document.plan.actions) {
            assert_eq!(read.action, meant.action);
            assert_eq!(read.area, meant.area);
            assert_eq!(read.comments, meant.comments);
            assert_eq!(
                read.start.as_ref().map(|it| it.moment),
                meant.start.as_ref().map(|it| it.moment)
            );
            let tasks = |action: &plan::Action| {
                action.tasks.iter().map(|task| task.text.clone()).collect::<Vec<_>>()
            };
            assert_eq!(tasks(read), tasks(meant));
        }
    }
}

proptest! {
    #[test]
    fn any_plan_is_a_table_without_formulas(document in plans::document()) {
        for (format, separator) in FORMATS {
            let text = table(format, &document);
            let records = records(text.strip_prefix('\u{feff}').expect("a mark"), separator);
            prop_assert_eq!(records.len(), document.plan.actions.len() + 1);
            for record in records {
                prop_assert_eq!(record.len(), 13);
                for field in record {
                    prop_assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", field);
                }
            }
        }
    }

    #[test]
    fn a_text_comes_back(text in "['=+@ -]{0,3}[a-zñ;,\"\n'=]{1,20}[a-z]") {
        let document = single(&text, None, None);
        let table = table(ExportFormat::CsvSemicolon, &document);
        let records = records(table.strip_prefix('\u{feff}').expect("a mark"), ';');
        let field = &records[1][4];
        let guarded = field.strip_prefix('\'').unwrap_or(field);
        prop_assert!(*field == text || guarded == text, "{:?} from {:?}", field, text);
    }
}
