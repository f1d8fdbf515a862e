//! The web page of a plan.

use export::{ExportChoices, ExportFormat};
use plan::{Document, Id, Plan, Sequence};
use proptest::prelude::*;
use quick_xml::events::Event;
use text::Language;

use crate::plans;
use crate::written::{document, file, texts, unescaped, words, words_of};

fn page(document: &Document, language: Language, choices: &ExportChoices) -> String {
    let bytes = file(ExportFormat::Html, document, language, choices);
    String::from_utf8(bytes).expect("UTF-8")
}

fn spanish(document: &Document) -> String {
    page(document, Language::Spanish, &ExportChoices::default())
}

/// The document inside a page.
fn inner(page: &str) -> Document {
    let mut reader = quick_xml::Reader::from_str(page);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) if start.name().as_ref() == "data" => {
                let value = start.try_get_attribute("value").expect("attributes").expect("a value");
                let value = unescaped(&value.value);
                return plan::format::read(&value, &mut Sequence::new(1)).expect("a plan file");
            }
            Event::Eof => panic!("no document inside"),
            _ => {}
        }
    }
}

#[test]
fn it_has_no_script_and_nothing_from_elsewhere() {
    let page = spanish(&document());
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"es-DO\">"));
    assert!(
        page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    );
    let lower = page.to_lowercase();
    for never in
        ["<script", " style=", " on", "javascript:", "<iframe", "<link", "@import", "url(h"]
    {
        let markup = lower.split('<').filter_map(|tag| tag.split('>').next());
        let found = markup.filter(|tag| format!("<{tag}").contains(never)).count();
        assert_eq!(found, 0, "{never}");
    }
    // The one address is the name of a namespace.
    let addresses = lower.match_indices("http").filter(|(at, _)| lower[*at..].contains("://"));
    let others =
        addresses.filter(|(at, _)| !lower[*at..].starts_with("http://www.w3.org/2000/svg"));
    let others: Vec<_> = others.filter(|(at, _)| !lower[*at..].starts_with("http-equiv")).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn markup_in_a_text_is_shown_as_text() {
    let page = spanish(&document());
    assert!(
        page.contains("&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt; Colgar &amp; mirar")
    );
    assert!(page.contains("No se evidencia &lt;b&gt;un buzón&lt;/b&gt;<br/>en la entrada"));
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn the_form_is_a_table_that_says_what_its_parts_are() {
    let page = spanish(&document());
    assert_eq!(page.matches("<tr data-id=").count(), 4);
    assert!(page.contains("<tr data-id=\"00000000000000a0\">"));
    assert!(page.contains("<th scope=\"colgroup\" colspan=\"2\">Tiempo</th>"));
    assert_eq!(page.matches("scope=\"col\" rowspan=\"2\"").count(), 11);
    assert_eq!(page.matches("<th scope=\"row\"").count(), 4);
    assert!(page.contains("<li>Comprar corcho<br/>de 2 cm</li>"));
    assert!(page.contains("Cantidad de notas<br/>Meta: 12"));
    for (name, text) in [
        ("institution", "Ayuntamiento de Arroyo &lt;Bonito&gt; &amp; Alto"),
        ("title", "Plan de Mejora Institucional"),
        ("period", "2026-2027"),
        ("motto", "Año de &quot;los&quot; caminos"),
        ("state", "Borrador"),
    ] {
        assert!(page.contains(&format!("data-field=\"{name}\">{text}<")), "{name}");
    }
}

#[test]
fn it_begins_with_what_the_plan_comes_to() {
    let texts = texts(&spanish(&document()));
    for text in [
        "4 acciones · 12 tareas · marzo 2026 – septiembre 2026, 7 meses",
        "1 · Liderazgo\n 2",
        "RRHH\n 4",
        "Hecho con Mejora 0.",
    ] {
        assert!(texts.contains(text), "{text}");
    }
}

#[test]
fn merged_criteria_stand_for_their_rows() {
    let choices = ExportChoices { merge_criteria: true, ..ExportChoices::default() };
    let page = page(&document(), Language::Spanish, &choices);
    assert_eq!(page.matches(" rowspan=\"2\" data-label=\"Criterio No.\">1</td>").count(), 1);
    assert_eq!(page.matches("data-label=\"Criterio No.\"").count(), 3);
}

#[test]
fn only_what_was_chosen_is_written() {
    let choices = ExportChoices {
        signatures: false,
        committee: false,
        timeline: false,
        merge_criteria: false,
    };
    let bare = page(&document(), Language::English, &choices);
    for part in ["signatures", "committee", "timeline"] {
        assert!(!bare.contains(&format!("data-part=\"{part}\"")), "{part}");
    }
    let full = page(&document(), Language::English, &ExportChoices::default());
    for text in
        ["Marisol Peña", "Luis Tejada", "<svg id=\"timeline\"", "Prepared by", "lang=\"en\""]
    {
        assert!(full.contains(text), "{text}");
    }
}

#[test]
fn paper_and_size_are_those_of_the_plan() {
    let page = spanish(&document());
    assert!(page.contains("@page { size: legal landscape; margin: 12mm 11mm; }"));
    assert!(page.contains("@media print { body { font-size: 8.5pt; } }"));
    let empty = spanish(&Document::new(Plan::new(Id::from_bits(1))));
    assert!(empty.contains("size: letter landscape") && empty.contains("8pt"));
    assert!(empty.contains("Este plan todavía no tiene acciones."));
}

#[test]
fn a_timeline_higher_than_a_page_is_parted_on_paper() {
    let mut document = document();
    assert!(!spanish(&document).contains("class=\"sheet\""));
    for at in 0..60 {
        let mut action = (*document.plan.actions[0]).clone();
        action.id = Id::from_bits(0x1000 + at);
        document.plan.actions.push(std::sync::Arc::new(action));
    }
    let page = spanish(&document);
    assert!(page.matches("class=\"sheet\"").count() >= 2);
    assert!(page.contains("<use href=\"#timeline\"/>"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_plan_is_well_formed_whole_and_the_same_twice(document in plans::document(), merge: bool, english: bool) {
        let choices = ExportChoices { merge_criteria: merge, ..ExportChoices::default() };
        let language = if english { Language::English } else { Language::Spanish };
        let page = page(&document, language, &choices);
        prop_assert_eq!(&page, &self::page(&document, language, &choices));
        let have = words(&texts(&page));
        let form_words = language.form_words();
        let lost: Vec<String> = words_of(&document, &form_words).difference(&have).cloned().collect();
        prop_assert!(lost.is_empty(), "{lost:?}");
        prop_assert_eq!(inner(&page), document);
    }
}
