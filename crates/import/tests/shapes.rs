//! Plans that are no table with its headings above: forms, turned tables, cells on lines.

use import::Draft;
use plan::Column;
use values::Severity;

use crate::common;
use crate::common::cells::{grid, read, said};
use crate::common::{column, findings};

fn text(text: &str) -> Draft {
    common::draft(text.as_bytes()).expect("a plan")
}

const SHORT: [Column; 6] = [
    Column::Area,
    Column::Action,
    Column::Objective,
    Column::Start,
    Column::End,
    Column::Responsible,
];

const WELL: &str = "No hay agua | Cavar un pozo | Beber | 2026-03 | 2026-06 | Obras + RRHH";

#[test]
fn forms_of_one_action() {
    let check = |input: &str| {
        let draft = read(vec![grid("", input)]);
        assert_eq!(said(&draft, &SHORT), WELL, "{input}");
        assert_eq!(findings(&draft, Severity::Decide), "", "{input}");
        assert!(draft.findings.iter().any(|it| it.kind.key() == "forms_read"), "{input}");
    };
    // Beside, with and without a colon, among fields of its own.
    check(
        "Área de mejora|No hay agua\nAcción de mejora|Cavar un pozo\nObjetivo|Beber\nInicio|mar-26\nFin|jun-26\nResponsable|Obras, RRHH",
    );
    check(
        "Código:|F-7\nAcción:|Cavar un pozo\nÁrea de mejora:|No hay agua\nObjetivo general:|Beber\nEstado:|Nueva\nFecha de inicio:|mar-26\nFecha de fin:|jun-26\nResponsable:|Obras, RRHH",
    );
    // Several labels in a row, in columns of their own or not.
    check(
        "Acción|Cavar un pozo|<|<\nÁrea|No hay agua|<|<\nInicio|mar-26|Fin|jun-26\nObjetivo|Beber|Responsable|Obras, RRHH",
    );
    check(
        "Acción|Cavar un pozo|Área|No hay agua\nObjetivo|Beber|Responsable|Obras, RRHH\nInicio|mar-26|Fin|jun-26",
    );
    check(
        "Acción|Cavar un pozo\nÁrea|No hay agua\nTiempo|Inicio|mar-26|Fin|jun-26\nObjetivo|Beber\nResponsable|Obras, RRHH",
    );
    // Above.
    check(
        "Acción de mejora\nCavar un pozo\nÁrea de mejora\nNo hay agua\nObjetivo\nBeber\nInicio|Fin\nmar-26|jun-26\nResponsable\nObras, RRHH",
    );
    check(
        "Área|Acción\nNo hay agua|Cavar un pozo\nObjetivo|Responsable\nBeber|Obras, RRHH\nInicio|Fin\nmar-26|jun-26",
    );
    // Within the cell.
    check(
        "Área: No hay agua|Acción: Cavar un pozo\nObjetivo: Beber|Responsable: Obras, RRHH\nInicio: mar-26|Fin: jun-26",
    );
    check(
        "Acción: Cavar un pozo\nÁrea: No hay agua\nObjetivo: Beber\nInicio: mar-26\nFin: jun-26\nResponsable: Obras, RRHH",
    );
    check(
        "Improvement action|Cavar un pozo\nArea for improvement|No hay agua\nObjective|Beber\nStart date|March 2026\nEnd date|June 2026\nResponsible|Obras, RRHH",
    );
    // A value over several rows, a value that looks like a label.
    check(
        "Acción|Cavar un pozo\nÁrea|No hay agua\nRecursos|Recursos\nObjetivo|Beber\nInicio|mar-26\nFin|jun-26\nResponsable|Obras\n^|RRHH",
    );
}

#[test]
fn forms_that_number_and_name_the_criterion() {
    let pairs = "No.|7\nCriterio No.|2\nSubcriterio No.|2.3 (1)\nÁrea de mejora|No hay agua\nAcción de mejora|Cavar un pozo\nObjetivo|Beber\nInicio|mar-26\nFin|jun-26\nResponsable|Obras, RRHH\nComentarios|Urge";
    let cells: Vec<&str> = pairs.split(['|', '\n']).collect();
    let beside = cells.chunks(4).map(|it| it.join("|")).collect::<Vec<_>>().join("\n");
    let above = |width: usize| {
        let pairs: Vec<Vec<&str>> = pairs.lines().map(|it| it.split('|').collect()).collect();
        let row = |part: &[Vec<&str>], at: usize| {
            part.iter().map(|it| it[at]).collect::<Vec<_>>().join("|")
        };
        let rows = pairs.chunks(width).flat_map(|part| [row(part, 0), row(part, 1)]);
        rows.collect::<Vec<_>>().join("\n")
    };
    for input in [pairs.to_owned(), beside, above(2), above(4), above(5)] {
        let draft = read(vec![grid("", &input)]);
        assert_eq!(said(&draft, &SHORT), WELL, "{input}");
        assert_eq!(column(&draft, Column::Subcriterion), "2.3 (1)", "{input}");
        assert_eq!(column(&draft, Column::Comments), "Urge", "{input}");
    }
    // Under a heading that counts them.
    let both = format!("Acción 1\n{pairs}\nAcción 2\n{pairs}");
    let draft = read(vec![grid("", &both)]);
    assert_eq!(said(&draft, &SHORT), format!("{WELL}\n{WELL}"));
    let lines = both.replace('|', ": ");
    assert_eq!(said(&text(&lines), &SHORT), format!("{WELL}\n{WELL}"));
}

#[test]
fn the_remarks_of_a_turned_table_go_to_their_action() {
    let remark = |row, column, text: &str| cells::CellRemark {
        row,
        column,
        kind: cells::RemarkKind::Comment,
        text: text.into(),
    };
    let table = "Acción|Cavar|Pintar|Barrer\nÁrea|Falta agua|Feo|Sucio\nObjetivo|Beber|Ver|Andar\nInicio|mar-26|mar-26|mar-26\nFin|jun-26|jun-26|jun-26\nResponsable|Obras|Obras|Obras";
    let mut turned = grid("", table);
    turned.remarks = vec![remark(3, 3, "de Ana"), remark(5, 2, "de Luis"), remark(3, 0, "de Eva")];
    let draft = read(vec![turned]);
    let notes: Vec<&str> = draft.plan.actions.iter().map(|it| it.internal_note.as_str()).collect();
    assert!(notes[1].contains("de Luis") && notes[2].contains("de Ana"), "{notes:?}");
    let all = format!("{}{}", notes.concat(), draft.plan.header.internal_note);
    for text in ["de Ana", "de Luis", "de Eva"] {
        assert_eq!(all.matches(text).count(), 1, "{text}: {all}");
    }
    // And those of forms and of cells on lines.
    let mut forms = grid(
        "",
        "Acción|Cavar\nÁrea|Falta agua\nObjetivo|Beber\nFin|jun-26\n-\nAcción|Pintar\nÁrea|Feo\nObjetivo|Ver\nFin|jun-26",
    );
    forms.remarks = vec![remark(8, 1, "de Ana"), remark(3, 0, "de Luis")];
    let draft = read(vec![forms]);
    let notes: Vec<&str> = draft.plan.actions.iter().map(|it| it.internal_note.as_str()).collect();
    assert!(notes[0].contains("de Luis") && notes[1].contains("de Ana"), "{notes:?}");
}

#[test]
fn forms_as_texts() {
    let check = |input: &str| assert_eq!(said(&text(input), &SHORT), WELL, "{input}");
    check(
        "Acción: Cavar un pozo\nÁrea: No hay agua\nObjetivo: Beber\nInicio: mar-26\nFin: jun-26\nResponsable: Obras, RRHH\n",
    );
    check(
        "Acción - Cavar un pozo\r\nÁrea - No hay agua\r\nObjetivo - Beber\r\nInicio - mar-26\r\nFin - jun-26\r\nResponsable - Obras, RRHH",
    );
    check(
        "ACCIÓN\tCavar un pozo\nÁREA\tNo hay agua\nOBJETIVO\tBeber\nINICIO\tmar-26\nFIN\tjun-26\nRESPONSABLE\tObras, RRHH",
    );
    check(
        "Acción;Cavar un pozo\nÁrea;No hay agua\nObjetivo;Beber\nInicio;mar-26\nFin;jun-26\nResponsable;Obras, RRHH",
    );
    check(
        "| Acción | Cavar un pozo |\n|---|---|\n| Área | No hay agua |\n| Objetivo | Beber |\n| Inicio | mar-26 |\n| Fin | jun-26 |\n| Responsable | Obras, RRHH |",
    );
}

#[test]
fn several_forms_and_what_stands_around_them() {
    let form = |number: u8| {
        format!(
            "Ficha {number}\nAcción de mejora|Cavar el pozo {number}\nÁrea de mejora|Falta agua\nTareas|1. Medir\\n2. Cavar\n\
            Inicio|mar-26\nFin|jun-26\nResponsable|Obras\n-\n"
        )
    };
    let whole = format!(
        "PLAN DE MEJORA INSTITUCIONAL 2026-2027\nAyuntamiento de Loma Fría\n{}{}{}Elaborado por:|Ana Pérez",
        form(1),
        form(2),
        form(3)
    );
    let draft = read(vec![grid("", &whole)]);
    assert_eq!(
        column(&draft, Column::Action),
        "Cavar el pozo 1 | Cavar el pozo 2 | Cavar el pozo 3"
    );
    assert_eq!(column(&draft, Column::Tasks), "Medir + Cavar | Medir + Cavar | Medir + Cavar");
    let header = &draft.plan.header;
    assert_eq!(header.institution, "Ayuntamiento de Loma Fría");
    assert_eq!(header.period.map(|it| it.to_string()).unwrap_or_default(), "2026-2027");
    assert_eq!(header.signatories[0].name, "Ana Pérez");
    assert_eq!(draft.plan.actions[1].internal_note, "Ficha 2");
    assert_eq!(draft.grid.line(draft.sources[1].rows[0]), 12);

    // One in each sheet; one of them has a field more.
    let sheets = [form(1), format!("{}Meta|30", form(2))];
    let sheets = sheets.into_iter().enumerate().map(|(at, text)| {
        let mut grid = grid("", &text);
        grid.name = format!("Hoja{at}");
        grid
    });
    let draft = read(sheets.collect());
    assert_eq!(column(&draft, Column::Action), "Cavar el pozo 1 | Cavar el pozo 2");
    assert_eq!(draft.plan.actions[1].indicator.target, "30");

    // All sheets of a book count their days alike; here from 1904.
    let sheets = [form(1), form(2)].map(|text| cells::Grid {
        epoch: 1462,
        ..grid("", &text.replace("mar-26", "44620").replace("jun-26", "44742"))
    });
    let draft = read(sheets.into());
    assert_eq!(column(&draft, Column::Start), "2026-03 | 2026-03");
    assert_eq!(column(&draft, Column::End), "2026-07 | 2026-07");

    // Side by side.
    let draft = read(vec![grid(
        "",
        "Acción|Cavar||Acción|Pintar\nÁrea|Falta agua||Área|Feo\nObjetivo|Beber||Objetivo|Ver\nResponsable|Obras||Responsable|Ornato",
    )]);
    assert_eq!(column(&draft, Column::Action), "Cavar | Pintar");
    assert_eq!(column(&draft, Column::Responsible), "Obras | Ornato");

    // What it is called stands above each; sections between them.
    let draft = read(vec![grid(
        "",
        "Criterio 1: Liderazgo\nCavar un pozo\nÁrea|Falta agua\nObjetivo|Beber\nTareas|Medir\nResponsable|Obras\n\
        Criterio 3: Personas\nPintar la escuela\nÁrea|Feo\nObjetivo|Ver\nTareas|Comprar\nResponsable|Ornato",
    )]);
    assert_eq!(column(&draft, Column::Action), "Cavar un pozo | Pintar la escuela");
    assert_eq!(column(&draft, Column::Criterion), "1 | 3");
}

#[test]
fn the_tasks_of_a_form_in_a_table_of_its_own() {
    let draft = read(vec![grid(
        "",
        "Institución|Ayuntamiento de Palmar\nPeríodo|2026-2027\nAcción de mejora|Levantar el inventario\nObjetivo|Saber\nIndicador|Bienes\n\
        No.|Actividad|Responsable|Inicio|Fin\n1|Contar|Almacén|mar-26|abr-26\n2|Etiquetar|Compras|may-26|jun-26\nComentarios|Urge",
    )]);
    assert_eq!(
        said(&draft, &SHORT),
        " | Levantar el inventario | Saber | 2026-03 | 2026-06 | Almacén + Compras"
    );
    assert_eq!(column(&draft, Column::Tasks), "Contar + Etiquetar");
    assert_eq!(draft.plan.header.institution, "Ayuntamiento de Palmar");
    assert_eq!(draft.plan.actions[0].internal_note, "Inicio: may-26\nFin: abr-26");
}

#[test]
fn an_ordinary_table_with_a_cover_stays_one() {
    let cover = "Institución|Ayuntamiento de Palmar\nObjetivo|Mejorar el servicio\nResponsable|Comité\nFecha|marzo 2026\nÁrea|Planificación\nRecursos|Propios\n-\n";
    let header = "No.|Área de Mejora|Acción de Mejora|Objetivo|Responsable\n";
    let rows = [
        "1|Falta agua|Cavar|Beber|Obras",
        "1|Falta agua|Cavar|Beber|Obras\n2|Falta luz|Alumbrar|Ver|Compras",
    ];
    for (row, expect) in rows.into_iter().zip(["Cavar", "Cavar | Alumbrar"]) {
        let draft = read(vec![grid("", &format!("{cover}{header}{row}"))]);
        assert_eq!(column(&draft, Column::Action), expect);
        assert!(draft.plan.header.internal_note.contains("Mejorar el servicio"));
    }
    // The cover on a sheet of its own.
    let draft = read(vec![grid("", cover), grid("", &format!("{header}{}", rows[1]))]);
    assert_eq!(column(&draft, Column::Action), "Cavar | Alumbrar");
}

#[test]
fn turned_tables() {
    let table = "Acción de Mejora|Cavar|Pintar|Barrer\nÁrea de Mejora|Falta agua|Feo|Sucio\nObjetivo|Beber|Ver|Andar\nEstado|Nueva||Vieja\n\
        Inicio|mar-26|abr-26|may-26\nFin|jun-26|jul-26|ago-26\nResponsable|Obras|Ornato|";
    let check = |draft: &Draft| {
        assert_eq!(column(draft, Column::Action), "Cavar | Pintar | Barrer");
        assert_eq!(column(draft, Column::End), "2026-06 | 2026-07 | 2026-08");
        assert_eq!(column(draft, Column::Responsible), "Obras | Ornato | ");
        let notes: Vec<&str> =
            draft.plan.actions.iter().map(|it| it.internal_note.as_str()).collect();
        assert_eq!(notes, ["Estado: Nueva", "", "Estado: Vieja"]);
        assert!(draft.findings.iter().any(|it| it.kind.key() == "table_turned"));
    };
    check(&read(vec![grid("", table)]));
    check(&text(&table.replace('|', "\t")));
    check(&text(&table.replace('|', ";")));
    let titled = format!("Plan de Mejora 2026\n|1|2|3\n{table}\nElaborado por: Ana");
    check(&read(vec![grid("", &titled)]));
    // Most fields of most actions are empty, but their numbers tell them apart.
    let sparse = read(vec![grid(
        "",
        "No.|1|2\nAcción|Cavar|Pintar\nÁrea|Falta agua|Feo\nObjetivo|Beber|\nTareas|Medir|\nIndicador||Muros\nResponsable||Obras\nMeta||3",
    )]);
    assert_eq!(column(&sparse, Column::Action), "Cavar | Pintar");
    assert_eq!(column(&sparse, Column::Indicator), " | Muros");
    // Three more below, with the same labels.
    let twice = read(vec![grid("", &format!("{table}\n-\n{}", table.replace("Barrer", "Lavar")))]);
    assert_eq!(column(&twice, Column::Action), "Cavar | Pintar | Barrer | Cavar | Pintar | Lavar");
}

#[test]
fn cells_on_lines() {
    let header = "No.\nÁrea de Mejora\nAcción de Mejora\nObjetivo\nTareas\nTiempo\nResponsable\nComentarios\nInicio\nFin\n";
    let check = |rows: &str, expect: &str| {
        let draft = text(&format!("Plan de Mejora 2026\n{header}{rows}"));
        assert_eq!(said(&draft, &SHORT), expect, "{rows}");
        assert!(draft.findings.iter().any(|it| it.kind.key() == "cells_on_lines"));
    };
    let first =
        "1\nNo hay agua\nCavar un pozo\nBeber\n1. Medir\nmar-26\njun-26\nObras, RRHH\nUrge\n";
    check(first, WELL);
    let both = format!("{WELL}\nFeo | Pintar | Ver | 2026-04 | 2026-05 | Ornato");
    check(
        &format!(
            "{first}2\nFeo\nPintar\nVer\n1. Comprar\n2. Pintar\nabr-26\nmay-26\nOrnato\nNinguno\n"
        ),
        &both,
    );
    // Without the empty cells, with blank lines, with the headings of the next page.
    check(&format!("{first}2\nFeo\nPintar\nVer\nabr-26\nmay-26\nOrnato\n"), &both);
    check(
        &format!("{first}2\nFeo\nPintar\nVer\nabr-26\nmay-26\nOrnato\n").replace('\n', "\n\n"),
        &both,
    );
    check(
        &format!(
            "{first}{header}2\nFeo\nPintar\nVer\nabr-26\nmay-26\nOrnato\nElaborado por: Ana Pérez\n"
        ),
        &both,
    );
}
