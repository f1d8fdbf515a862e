//! Arbitrary plans as people send them.

use proptest::prelude::*;

/// A word that stands nowhere else.
pub fn word() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[a-zñé]{3,9}", 1 => "[A-Z][a-z]{2,7}", 1 => "[A-Z]{3,6}", 1 => "[0-9]{1,4}"]
}

/// Some words.
pub fn phrase() -> impl Strategy<Value = String> {
    (
        prop::collection::vec(word(), 1..9),
        prop::sample::select(vec![" ", " ", " ", ", ", ". ", " y ", "; ", "/", "-"]),
    )
        .prop_map(|(words, joint)| words.join(joint))
}

/// A cell as plans have it, in whatever column it stands.
pub fn cell() -> impl Strategy<Value = String> {
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

/// A line with cells parted by tabs.
pub fn row() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0..20u8, prop::collection::vec(cell(), 3..14)).prop_map(|(number, cells)| format!("{number}\t{}", cells.join("\t"))),
        2 => prop::collection::vec(cell(), 1..15).prop_map(|cells| cells.join("\t")),
        1 => phrase(),
        1 => Just(String::new()),
        1 => Just("Elaborado por: alguien\t\tRevisado por: nadie".to_owned()),
    ]
}

/// The lines of a header.
pub fn header() -> impl Strategy<Value = String> {
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

/// The lines above a header.
pub fn title() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("PLAN DE MEJORA INSTITUCIONAL AYUNTAMIENTO DE LOMA FRÍA 2026 - 2027\n".to_owned()),
        Just("Plan de Mejora Institucional 2025-2026\n\nJunta Distrital de Palmar\n".to_owned()),
        phrase().prop_map(|text| format!("Año de la {text}\nAlcaldía de {text}\n")),
        prop::collection::vec(row(), 0..4).prop_map(|rows| rows.join("\n") + "\n"),
    ]
}

/// A messy text table.
pub fn table() -> impl Strategy<Value = String> {
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
