//! What holds for every input: no panic, bounded output, and no word is lost.

mod common;

use common::{draft, looks_like_header, lost, real_plan};
use exchange::values::{self, DateContext};
use plan::{Edge, Sequence};
use proptest::prelude::*;

/// A word that stands nowhere else.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[a-zñé]{3,9}", 1 => "[A-Z][a-z]{2,7}", 1 => "[A-Z]{3,6}", 1 => "[0-9]{1,4}"]
}

fn phrase() -> impl Strategy<Value = String> {
    (
        prop::collection::vec(word(), 1..9),
        prop::sample::select(vec![" ", " ", " ", ", ", ". ", " y ", "; ", "/", "-"]),
    )
        .prop_map(|(words, joint)| words.join(joint))
}

/// A cell as plans have it, in whatever column it stands.
fn cell() -> impl Strategy<Value = String> {
    let known = vec![
        "",
        "",
        "",
        "1",
        "II",
        "3",
        "1.1 (3)",
        "2,2",
        "4.5 ej. 3",
        "1.2 (3, 4)",
        "mar-26",
        "enero 26-",
        "30/06/2025",
        "enero-marzo 2026",
        "saptiembre 2026",
        "46082",
        "T1-2026",
        "Permanente",
        "N/A",
        "Ninguno",
        "RRHH y Prensa",
        "Alcaldía, RRHH",
        "Planificación y Desarrollo",
        "1. Medir. 2. Cortar.",
        "• Uno • Dos",
        "a) Uno b) Dos",
        "Criterio 2: Estrategia y planificación",
        "Total",
        "Elaborado por:",
        "Meta",
        "Recursos",
        "Inicio",
        "Objetivo",
        "Subcriterio 2.1",
        "<b>Texto</b>",
        "Pozos&nbsp;y ríos",
        "- uno",
        "1-15 marzo 2026",
        "Página 2 de 3",
        "2.",
        "3) tres",
        "desde enero hasta marzo",
        "\u{200b}",
        "1ro de mayo 2026 (aprox.)",
    ];
    prop_oneof![
        4 => prop::sample::select(known).prop_map(str::to_owned),
        4 => phrase(),
        1 => phrase().prop_map(|text| format!("<b>{text}</b>")),
        1 => prop::collection::vec(phrase(), 2..4).prop_map(|lines| format!("\"{}\"", lines.join("\n"))),
        1 => (1..5u8, phrase()).prop_map(|(number, text)| format!("{number}. {text}")),
    ]
}

fn row() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0..20u8, prop::collection::vec(cell(), 3..14)).prop_map(|(number, cells)| format!("{number}\t{}", cells.join("\t"))),
        2 => prop::collection::vec(cell(), 1..15).prop_map(|cells| cells.join("\t")),
        1 => phrase(),
        1 => Just(String::new()),
        1 => Just("Elaborado por: alguien\t\tRevisado por: nadie".to_owned()),
    ]
}

fn header() -> impl Strategy<Value = String> {
    let full = vec![
        "No.",
        "Criterio No.",
        "Subcriterio No.",
        "Área de Mejora",
        "Acción de Mejora",
        "Objetivo",
        "Tareas",
        "Inicio",
        "Fin",
        "Recursos necesarios",
        "Indicador",
        "Responsable de",
        "Comentarios",
        "Meta",
        "Estado",
    ];
    (prop::sample::subsequence(full.clone(), 6..15).prop_shuffle(), any::<bool>()).prop_map(|(mut names, official)| {
        if official {
            return "No.\tCriterios No.\tSubcriterio No.\tÁrea de Mejora\tAcción de Mejora\tObjetivo\tTareas\tTiempo\t\tRecursos necesarios\tIndicador\tResponsable de seguimiento\tComentarios\n\t\t\t\t\t\t\tInicio\tFin".to_owned();
        }
        for name in ["Objetivo", "Tareas"] {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join("\t")
    })
}

fn title() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("PLAN DE MEJORA INSTITUCIONAL AYUNTAMIENTO DE LOMA FRÍA 2026 - 2027\n".to_owned()),
        Just("Plan de Mejora Institucional 2025-2026\n\nJunta Distrital de Palmar\n".to_owned()),
        phrase().prop_map(|text| format!("Año de la {text}\nAlcaldía de {text}\n")),
        prop::collection::vec(row(), 0..4).prop_map(|rows| rows.join("\n") + "\n"),
    ]
}

fn table() -> impl Strategy<Value = String> {
    let parts = (
        title(),
        header(),
        prop::collection::vec(row(), 1..12),
        any::<bool>(),
        prop::collection::vec(row(), 0..5),
    );
    parts.prop_map(|(title, header, rows, again, more)| {
        let rows = rows.join("\n");
        let more = more.join("\n");
        if again {
            format!("{title}{header}\n{rows}\n{header}\n{more}")
        } else {
            format!("{title}{header}\n{rows}\n{more}")
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_messy_table_is_lost(text in table()) {
        if let Ok(draft) = draft(text.as_bytes()) {
            prop_assert_eq!(lost(&draft, |row| looks_like_header(&draft, row)), Vec::<String>::new());
            prop_assert_eq!(draft.sources.len(), draft.plan.actions.len());
        }
    }

    #[test]
    fn findings_and_sources_name_what_is_there(text in table()) {
        if let Ok(draft) = draft(text.as_bytes()) {
            let lines = text.lines().count().max(1);
            for finding in &draft.findings {
                prop_assert!((1..=lines).contains(&finding.row));
                prop_assert!(finding.action.is_none_or(|id| draft.plan.action(id).is_some()));
                prop_assert_eq!(finding.severity, finding.kind.severity());
            }
            for source in &draft.sources {
                prop_assert!(source.rows.iter().all(|row| *row < draft.grid.rows.len()));
            }
            for action in &draft.plan.actions {
                let of_code = action.subcriterion.map(plan::Subcriterion::criterion);
                prop_assert!(of_code.is_none() || of_code == action.criterion);
                for when in [&action.start, &action.end].into_iter().flatten() {
                    prop_assert!(!when.written.is_empty());
                }
            }
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = exchange::inspect(&bytes);
    }

    #[test]
    fn arbitrary_texts_never_panic(text in any::<String>()) {
        let _ = exchange::inspect(text.as_bytes());
        read_all(&text);
    }

    #[test]
    fn arbitrary_cells_never_panic(text in "[0-9IVXivx .,;:/()°ºaey\n\t'–—<>&-]{0,40}") {
        read_all(&text);
    }

    #[test]
    fn cells_of_dates_never_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "enero", "mar", "26", "2026", "-", "/", " ", " ", "a", "T", "1", "15", "trimestre", "y", ":", "00", "permanente",
        "semana", "º", "er", ".", "saptiembre", "99999", "al", "(", "meses",
    ]), 0..9)) {
        read_all(&pieces.concat());
    }

    #[test]
    fn damaged_tables_never_panic(text in table(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = text.into_bytes();
        for (at, byte) in cuts {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = exchange::inspect(&bytes);
    }
}

fn read_all(text: &str) {
    let _ = values::criterion(text);
    let code = values::subcriterion(text);
    assert!(code.example.chars().count() <= 2);
    for edge in [Edge::Start, Edge::End] {
        for year in [None, Some(2026)] {
            let read = values::when(text, edge, DateContext { year, after: None });
            assert!(read.value.is_none_or(|when| !when.written.is_empty()));
        }
    }
    let tasks = values::tasks(text);
    assert!(tasks.iter().map(String::len).sum::<usize>() <= text.len() + 8);
    let units = values::responsibles(text, &[]);
    assert!(units.units.iter().map(String::len).sum::<usize>() <= text.len() * 2 + 8);
    let _ = values::plain(text);
    let _ = values::is_blank(text);
    let _ = values::period(text);
}

#[test]
fn damaged_real_plans_never_panic() {
    for name in ["altamira-2026-2027.txt", "vallejuelo-2025-2026.txt"] {
        let Some(bytes) = real_plan(name) else { continue };
        for at in (0..bytes.len()).step_by(37) {
            let _ = exchange::read(&bytes[..at], &mut Sequence::new(1));
            let mut bytes = bytes.clone();
            bytes[at] = b'"';
            if let Ok(draft) = draft(&bytes) {
                assert_eq!(
                    lost(&draft, |row| looks_like_header(&draft, row)),
                    Vec::<String>::new(),
                    "a quotation mark at {at}"
                );
            }
        }
    }
}
