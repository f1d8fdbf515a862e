//! Tables as sheets and documents have them: merged cells, hidden rows, other tables around,
//! several that could be the plan.

use cells::{Grid, Source};
use import::{Candidate, Draft, Reading, read_source};
use plan::{Column, Sequence};
use values::Severity;

use crate::common::cells::{HEADER, SHORT, grid, lost_words};
use crate::common::{column, findings};

fn read(grids: Vec<Grid>) -> Reading {
    let source = Source { grids, ..Source::default() };
    read_source(source, &mut Sequence::new(3)).expect("a plan")
}

fn table(grid: Grid) -> Draft {
    match read(vec![grid]) {
        Reading::Table(draft) => {
            assert_eq!(lost_words(&draft), [""; 0]);
            *draft
        }
        other => panic!("no table: {other:?}"),
    }
}

fn tables(grids: Vec<Grid>) -> Vec<Candidate> {
    match read(grids) {
        Reading::Tables(tables) => tables,
        other => panic!("not several: {other:?}"),
    }
}

fn named(tables: &[Candidate]) -> Vec<String> {
    let named = |it: &Candidate| format!("{} {}", it.name, it.draft.plan.actions.len());
    tables.iter().map(named).collect()
}

#[test]
fn the_official_form_with_a_criterion_and_an_area_over_several_rows() {
    let draft = table(grid(
        "Hoja1",
        &format!(
            "PLAN DE MEJORA INSTITUCIONAL 2026-2027|<|<|<|<|<|<|<|<|<|<|<|<\nJunta Distrital de Palmar|<|<|<|<|<|<|<|<|<|<|<|<\n{HEADER}\n\
            1|2|2.1 (3)|No hay censo|Levantar el censo|Saber|1. Contar|mar-26|jun-26|Humanos|Cantidad\\nMeta: 300|RRHH|\n\
            2|^|^|^|Publicar el censo|Informar|1. Subir|jul-26|^|^|Publicado|^|\n\
            3|^|3.1 (1)|Falta agua|Cavar un pozo|Tener agua|1. Cavar|30/06/2025|Permanente|<|Pozos|Obras|"
        ),
    ));
    assert_eq!(column(&draft, Column::Criterion), "2 | 2 | 3");
    assert_eq!(column(&draft, Column::Subcriterion), "2.1 (3) | 2.1 (3) | 3.1 (1)");
    assert_eq!(column(&draft, Column::Area), "No hay censo | No hay censo | Falta agua");
    assert_eq!(column(&draft, Column::Start), "2026-03 | 2026-07 | 2025-06-30");
    assert_eq!(column(&draft, Column::End), "2026-06 | 2026-06 | abierto");
    assert_eq!(column(&draft, Column::Responsible), "RRHH | RRHH | Obras");
    assert_eq!(draft.plan.actions[0].indicator.target, "300");
    assert_eq!(draft.plan.actions[0].indicator.text, "Cantidad");
    assert!(draft.plan.actions[0].original.is_empty());
    assert_eq!(draft.plan.header.title, "Plan de Mejora Institucional");
    assert_eq!(draft.plan.header.institution, "Junta Distrital de Palmar");
    assert_eq!(findings(&draft, Severity::Decide), "");
    assert_eq!(findings(&draft, Severity::Look), "end_before_start 6, criterion_disagrees 7");
}

#[test]
fn an_action_over_several_rows_has_their_tasks() {
    let draft = table(grid(
        "",
        &format!(
            "{HEADER}\n\
            1|1|1.1 (3)|No hay tablón|Poner un tablón|Informar|Medir la pared|mar-26|abr-26|Clavos|Tablones|RRHH|\n\
            ^|^|^|^|^|^|Pintarla|abr-26|may-26|Pintura|^|Obras|\n\
            ^|^|^|^|^|^|Colgarlo|may-26|jun-26|Pintura|^|RRHH|pronto\n\
            2|^|1.2|Falta orden|Ordenar|Trabajar|1. Barrer\\n2. Limpiar|jul-26|ago-26|||Todos|\n\
            |||Falta luz|Alumbrar|Ver|1. Comprar|mar-26|abr-26|||Obras|\n\
            ^|^|^|^|^|^|2. Poner|||||^|"
        ),
    ));
    assert_eq!(
        column(&draft, Column::Tasks),
        "Medir la pared + Pintarla + Colgarlo | Barrer + Limpiar | Comprar + Poner"
    );
    assert_eq!(column(&draft, Column::Start), "2026-03 | 2026-07 | 2026-03");
    assert_eq!(column(&draft, Column::End), "2026-06 | 2026-08 | 2026-04");
    assert_eq!(column(&draft, Column::Resources), "Clavos\nPintura |  | ");
    assert_eq!(column(&draft, Column::Responsible), "RRHH + Obras | Todos | Obras");
    assert_eq!(column(&draft, Column::Comments), "pronto |  | ");
    assert_eq!(draft.sources[0].rows, [2, 3, 4]);
    let note = &draft.plan.actions[0].internal_note;
    assert_eq!(note, "Inicio: abr-26\nInicio: may-26\nFin: abr-26\nFin: may-26");
    assert_eq!(findings(&draft, Severity::Look), "task_dates 3, row_without_number 7");
}

#[test]
fn one_number_over_several_actions_does_not_join_them() {
    let draft = table(grid(
        "",
        "No.|Área|Acción|Tareas|Responsable\n1|Falta luz|Comprar focos|Cotizar|Compras\n^|^|Poner focos|Subir|Obras",
    ));
    assert_eq!(column(&draft, Column::Action), "Comprar focos | Poner focos");
    assert_eq!(column(&draft, Column::Area), "Falta luz | Falta luz");
}

#[test]
fn hidden_rows_are_read_and_told() {
    let mut grid = grid(
        "",
        "No.|Área|Acción|Tareas|Responsable\n1|a a|b b|c c|RRHH\n2|d d|e e|f f|RRHH\n3|g g|h h|i i|RRHH\n-\n4|g g|h h|i i|RRHH",
    );
    grid.hidden = vec![1, 2, 4, 5];
    grid.cut = true;
    let draft = table(grid);
    assert_eq!(draft.plan.actions.len(), 4);
    let hidden = draft.findings.iter().find(|it| it.kind.key() == "hidden_rows").unwrap();
    assert_eq!((hidden.row, hidden.read.as_str()), (2, "2-3, 6"));
    assert_eq!(findings(&draft, Severity::Decide), "source_cut 6");
}

#[test]
fn a_document_with_a_cover_and_other_tables() {
    let draft = table(grid(
        "",
        "República Dominicana\n\
        Ayuntamiento de Loma Fría\n\
        Plan de Mejora Institucional 2026\n\
        Versión|2\n\
        Presentación\n\
        El cabildo presenta este documento para la comunidad.\n\
        No.|Área de mejora|Acción de mejora|Objetivo|Tareas|Inicio|Fin|Responsable|Comentarios\n\
        1|Falta luz|Comprar focos|Ver|1. Cotizar|mar-26|abr-26|Compras|poco dinero\n\
        2|Falta agua|Cavar pozos|Beber|1. Cavar|mar-26|abr-26|Obras|sin permiso\n\
        Plan de Mejora Institucional 2026 (continuación)\n\
        No.|Área de mejora|Acción de mejora|Objetivo|Tareas|Inicio|Fin|Responsable|Comentarios\n\
        3|Falta orden|Barrer|Limpiar|1. Barrer|mar-26|abr-26|Ornato|en curso\n\
        ||||2. Recoger||||\n\
        El concejo conoció este plan en su sesión de marzo\n\
        Criterio|Cantidad\n\
        1|2\n\
        4|7\n\
        Comité de Calidad\n\
        No.|Nombre|Cargo\n\
        1|Ana Pérez|Planificación\n\
        4|Luis Gómez|Tesorero\n\
        Elaborado por:|Aprobado por:\n\
        Ana Pérez|Rosa de la Cruz\n\
        Planificación|Alcaldesa",
    ));
    let header = &draft.plan.header;
    assert_eq!(header.institution, "Ayuntamiento de Loma Fría");
    assert_eq!(header.period.map(|it| it.to_string()).as_deref(), Some("2026"));
    assert_eq!(column(&draft, Column::Action), "Comprar focos | Cavar pozos | Barrer");
    assert_eq!(column(&draft, Column::Tasks), "Cotizar | Cavar | Barrer + Recoger");
    assert_eq!(column(&draft, Column::Comments), "poco dinero | sin permiso | en curso");
    let signs: Vec<_> = header
        .signatories
        .iter()
        .map(|it| format!("{:?} {} {}", it.role, it.name, it.post))
        .collect();
    assert_eq!(signs, ["Prepared Ana Pérez Planificación", "Approved Rosa de la Cruz Alcaldesa"]);
    let committee: Vec<_> = header.committee.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(committee, ["Ana Pérez", "Luis Gómez"]);
    assert_eq!(
        header.internal_note,
        "República Dominicana\nVersión 2\nPresentación\nEl cabildo presenta este documento para la comunidad\nPlan de Mejora Institucional 2026 (continuación)\nEl concejo conoció este plan en su sesión de marzo\nCriterio · Cantidad\n1 · 2\n4 · 7"
    );
}

#[test]
fn a_table_of_other_columns_is_no_part_of_the_plan() {
    let draft = table(grid(
        "",
        &format!(
            "{HEADER}\n\
            1|1|1.1|Falta luz|Comprar focos|Ver|1. Cotizar|mar-26|abr-26||Focos|Compras|\n\
            Plan de comunicación\n\
            No.|Actividad|Responsable|Fecha\n\
            1|Hacer un afiche|Prensa|mar-26\n\
            2|Leerlo en la radio|Prensa|abr-26"
        ),
    ));
    assert_eq!(draft.plan.actions.len(), 1);
    assert!(draft.plan.header.internal_note.contains("Hacer un afiche · Prensa"));
}

fn rows(from: usize, to: usize, criterion: u8) -> String {
    let row = |number| {
        format!(
            "{number}|{criterion}|{criterion}.1|Falta algo {number}|Hacer algo {number}|Tener algo|1. Hacer|RRHH"
        )
    };
    (from..=to).map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn sheets_that_go_on_come_first_as_one() {
    let sheet = |name: &str, from, to, criterion| {
        grid(name, &format!("{SHORT}\n{}", rows(from, to, criterion)))
    };
    let found = tables(vec![
        sheet("Liderazgo", 1, 2, 1),
        sheet("Estrategia", 3, 5, 2),
        grid("Lista", "Nombre|Teléfono\nAna|809"),
    ]);
    assert_eq!(named(&found), ["Liderazgo, Estrategia 5", "Estrategia 3", "Liderazgo 2"]);
    assert_eq!(column(&found[0].draft, Column::Criterion), "1 | 1 | 2 | 2 | 2");
    // Each unit with numbers of its own: the units first, all of them last.
    let found = tables(vec![sheet("RRHH", 1, 2, 1), sheet("Prensa", 1, 3, 1)]);
    assert_eq!(named(&found), ["Prensa 3", "RRHH 2", "RRHH, Prensa 5"]);
}

#[test]
fn years_and_hidden_sheets() {
    let sheet = |name: &str, title: &str, last| {
        grid(name, &format!("{title}\n{SHORT}\n{}", rows(1, last, 1)))
    };
    let plans =
        || vec![sheet("Viejo", "Plan de mejora 2025", 5), sheet("Nuevo", "Plan de mejora 2026", 2)];
    assert_eq!(named(&tables(plans())), ["Nuevo 2", "Viejo 5"]);
    let mut hidden = plans();
    hidden[1].hidden = (0..hidden[1].rows.len()).collect();
    assert_eq!(named(&tables(hidden)), ["Viejo 5", "Nuevo 2"]);
}

#[test]
fn a_lone_plan_tells_of_the_other_sheets() {
    let plan = grid("Plan", &format!("{SHORT}\n{}", rows(1, 2, 1)));
    let others = [
        grid("Lista", "Nombre|Teléfono\nAna|809"),
        grid("Cronograma", "Acción|ene|feb\nHacer algo|x|"),
        grid("Vacía", ""),
        grid("Plantilla", SHORT),
    ];
    let Reading::Table(draft) = read([vec![plan], others.to_vec()].concat()) else {
        panic!("no table");
    };
    let told = draft.findings.iter().find(|it| it.kind.key() == "other_sheets").unwrap();
    assert_eq!(told.read, "Lista, Plantilla");
}

#[test]
fn tables_of_one_sheet_that_start_anew() {
    let two = |above: &str, header: &str| {
        format!(
            "Plan de mejora 2025\n{SHORT}\n{}\n-\n{above}\n{header}\n{}",
            rows(1, 3, 1),
            rows(1, 2, 2)
        )
    };
    let found = tables(vec![grid("Todo", &two("Plan de mejora 2026", SHORT))]);
    assert_eq!(named(&found), ["Todo 2", "Todo 3"]);
    assert_eq!(found[0].draft.grid.line(0), 7);
    assert_eq!(found[1].draft.plan.header.period.map(|it| it.first()), Some(2025));
    // A criterion of its own is no other plan, though its numbers begin again.
    let one = table(grid("Todo", &two("Criterio 2: Estrategia y planificación", SHORT)));
    assert_eq!(one.plan.actions.len(), 5);
    // Nor is a header that is repeated on the next page.
    let page = format!("{SHORT}\n{}\n{SHORT}\n{}", rows(1, 3, 1), rows(4, 5, 2));
    assert_eq!(table(grid("", &page)).plan.actions.len(), 5);
}

#[test]
fn a_heading_over_the_table_gives_the_criterion() {
    let draft = table(grid(
        "",
        "Criterio 3: Personas\nNo.|Área|Acción|Tareas|Responsable\n1|a a|b b|c c|RRHH\nCriterio 4: Alianzas y recursos\n2|a a|b b|c c|RRHH",
    ));
    assert_eq!(column(&draft, Column::Criterion), "3 | 4");
}

#[test]
fn dates_in_date_cells_and_as_serials() {
    let mut grid = grid(
        "",
        "No.|Área|Acción|Tareas|Inicio|Fin|Comentarios\n1|a a|b b|c c|mar-26|30/06/2025|12/05/2025\n2|a a|b b|c c|46082|46112|",
    );
    for (row, at) in [(1, 4), (1, 5), (1, 6)] {
        grid.rows[row][at].date = chrono::NaiveDate::from_ymd_opt(2026, 3, 1);
    }
    let draft = table(grid);
    assert_eq!(column(&draft, Column::Start), "2026-03 | 2026-03");
    assert_eq!(column(&draft, Column::End), "2025-06-30 | 2026-03-31");
    assert_eq!(column(&draft, Column::Comments), "12/05/2025 | ");
}

#[test]
fn a_guide_with_a_few_rows_of_a_plan_is_a_guide() {
    let guide = include_str!("files/guides/tabs.txt");
    let guide = Grid::from_text(guide, '\t');
    let Reading::Guide(found) = read(vec![guide.clone()]) else { panic!("no guide") };
    let few = grid("Plan", &format!("{SHORT}\n{}", rows(1, 2, 1)));
    assert!(found.examples.len() > 4);
    assert!(matches!(read(vec![guide.clone(), few]), Reading::Guide(_)));
    let many = grid("Plan", &format!("{SHORT}\n{}", rows(1, 60, 1)));
    assert!(matches!(read(vec![guide, many]), Reading::Table(_)));
}
