//! Tables whose headings are not those of the form: other words, dates without names, years over
//! the months, numbers of columns, columns of their own.

use cells::Source;
use import::{Columns, Draft, NotAPlan, Reading, read_source};
use plan::{Column, Sequence};
use values::{FindingKind, Severity};

use crate::common;
use crate::common::cells::grid;
use crate::common::{column, findings, lost};

/// Reads a table of lines whose cells are parted by `|`: as text and as cells of a sheet, which
/// give the same.
fn read(text: &str) -> Draft {
    let cell = |cell: &str| if matches!(cell, "<" | "^") { String::new() } else { cell.to_owned() };
    let line = |line: &str| line.split('|').map(cell).collect::<Vec<_>>().join("\t");
    let tabs = text.lines().map(line).collect::<Vec<_>>().join("\n");
    let as_text = common::draft(tabs.as_bytes()).expect("a plan");
    let source = Source { grids: vec![grid("", text)], ..Source::default() };
    let as_cells = match read_source(source, &mut Sequence::new(7)).expect("a plan") {
        Reading::Table(draft) => *draft,
        other => panic!("no table: {other:?}"),
    };
    for of in Column::ALL {
        assert_eq!(column(&as_text, of), column(&as_cells, of), "{of:?} of {text}");
    }
    let header: Vec<usize> = as_cells.headers.iter().cloned().flatten().collect();
    assert_eq!(lost(&as_cells, |row| header.contains(&row)), [""; 0], "{text}");
    as_cells
}

fn dates(draft: &Draft) -> String {
    format!("{} – {}", column(draft, Column::Start), column(draft, Column::End))
}

#[test]
fn the_first_date_is_the_start_and_the_second_the_end() {
    let check = |first: &str, second: &str, guessed: usize| {
        let draft = read(&format!(
            "No.|Área|Acción|{first}|{second}|Responsable\n1|Sin luz|Poner focos|mar-26|ago-26|Obras\n2|Sin agua|Cavar|15/04/2026|30/09/2026|Obras"
        ));
        assert_eq!(
            dates(&draft),
            "2026-03 | 2026-04-15 – 2026-08 | 2026-09-30",
            "{first} {second}"
        );
        let told = draft.findings.iter().filter(|it| it.kind == FindingKind::ColumnGuessed);
        assert_eq!(told.count(), guessed, "{first} {second}");
    };
    check("Fecha de arranque", "Fecha de entrega", 0);
    check("Comienza", "Termina", 0);
    check("Del", "Al", 0);
    check("Inicia", "Culmina", 0);
    check("Inicio", "Vence", 0);
    check("Start", "Deadline", 0);
    check("Start", "Due", 0);
    check("¿Cuándo empieza?", "¿Cuándo acaba?", 0);
    // No word tells them apart: their order does, and it is said.
    check("Fecha 1", "Fecha 2", 2);
    check("Fecha", "Fecha", 2);
    check("Fecha prevista", "Fecha programada", 2);
    check("Date 1", "Date 2", 2);
    check("Arrancada", "Cumplida", 2);
    check("Inicio", "Rematado", 1);
    check("Partida", "Fin", 1);
}

#[test]
fn dates_of_other_things_are_none_of_the_two() {
    let draft = read(
        "Acción|Responsable|Fecha de aprobación|Inicio|Fin|Fecha real|Indicador\nPintar|Obras|01/02/2026|mar-26|ago-26|sept-26|Muros",
    );
    assert_eq!(dates(&draft), "2026-03 – 2026-08");
    let note = &draft.plan.actions[0].internal_note;
    assert_eq!(note, "Fecha de aprobación: 01/02/2026\nFecha real: sept-26");
}

#[test]
fn what_is_planned_comes_before_what_was_done() {
    let draft = read(
        "Acción|Responsable|Inicio real|Inicio|Fin|Fecha de fin real|Indicador\nPintar|Obras|abr-26|mar-26|ago-26|sept-26|Muros",
    );
    assert_eq!(dates(&draft), "2026-03 – 2026-08");
    let note = &draft.plan.actions[0].internal_note;
    assert_eq!(note, "Inicio real: abr-26\nFecha de fin real: sept-26");
    // Alone they are the dates.
    let draft = read(
        "Acción|Responsable|Inicio real|Fin real|Indicador\nPintar|Obras|abr-26|sept-26|Muros",
    );
    assert_eq!(dates(&draft), "2026-04 – 2026-09");
}

#[test]
fn headings_of_neighbouring_languages() {
    let check = |header: &str| {
        let draft = read(&format!(
            "{header}\nFeo|Pintar|Ver|1. Comprar|mar-26|ago-26|Cal|Muros|Obras|Urge"
        ));
        let said = common::cells::said(&draft, &Column::ALL);
        assert_eq!(
            said,
            " | - | - | Feo | Pintar | Ver | Comprar | 2026-03 | 2026-08 | Cal | Muros | Obras | Urge",
            "{header}"
        );
    };
    check(
        "Área de melhoria|Ação de melhoria|Objetivo|Tarefas|Início|Fim|Recursos|Indicador|Responsável|Comentários",
    );
    check(
        "Domaine d'amélioration|Action d'amélioration|Objectif|Tâches|Début|Échéance|Ressources|Indicateur|Responsable|Commentaires",
    );
    check(
        "Àmbit de millora|Acció de millora|Objectiu|Tasques|Inici|Final|Recursos|Indicador|Responsable|Comentaris",
    );
}

#[test]
fn numbers_beside_actions_and_texts_below_no() {
    for number in [
        "Acción No.",
        "Acción (No.)",
        "Acción N.º",
        "Acciones (N.ª)",
        "No. de la acción",
        "# acción",
        "Núm.",
        "N°",
        "Ítem",
        "No. conformidad",
    ] {
        let draft = read(&format!(
            "{number}|Área|Acción de mejora|Responsable\n1|Sin luz|Poner focos|Obras\n2|Sin agua|Cavar|Obras"
        ));
        assert_eq!(column(&draft, Column::Action), "Poner focos | Cavar", "{number}");
        assert_eq!(column(&draft, Column::Area), "Sin luz | Sin agua", "{number}");
        assert_eq!(findings(&draft, Severity::Look), "", "{number}");
    }
    let draft = read("Acción No.|Área|Tareas|Responsable\nPoner focos|Sin luz|Subir|Obras");
    assert_eq!(column(&draft, Column::Action), "Poner focos");
    for area in [
        "No conformidad",
        "No conformidades detectadas",
        "No Conf.",
        "Noconformidad",
        "Non-conformity",
        "Hallazgo",
        "Brecha",
        "No. conformidad",
    ] {
        let draft = read(&format!(
            "{area}|Acción correctiva|Objetivo|Responsable\nSin luz|Poner focos|Ver|Obras\nSin agua|Cavar|Beber|Obras"
        ));
        assert_eq!(column(&draft, Column::Area), "Sin luz | Sin agua", "{area}");
        assert_eq!(column(&draft, Column::Action), "Poner focos | Cavar", "{area}");
    }
}

#[test]
fn years_over_months() {
    let row = "|mar|nov|RRHH\n2|b b|marzo|agosto|RRHH";
    let check = |header: &str, expect: &str, said: usize| {
        let draft = read(&format!("{header}\n1|a a{row}"));
        assert_eq!(dates(&draft), expect, "{header}");
        assert_eq!(findings(&draft, Severity::Look), "", "{header}");
        let told = draft.findings.iter().filter(|it| it.kind == FindingKind::YearFromHeading);
        assert_eq!(told.count(), said, "{header}");
    };
    let one = "2027-03 | 2027-03 – 2027-11 | 2027-08";
    check("No.|Acción|Inicio 2027|Fin 2027|Responsable", one, 2);
    check("No.|Acción|Tiempo 2027|<|Responsable\n^|^|Inicio|Fin|^", one, 2);
    check("||Cronograma 2027|<|\nNo.|Acción|Inicio|Fin|Responsable", one, 2);
    let two = "2026-03 | 2026-03 – 2027-11 | 2027-08";
    check("No.|Acción|Inicio (2026)|Fin (2027)|Responsable", two, 2);
    check("No.|Acción|Tiempo 2026-2027|<|Responsable\n^|^|Inicio|Fin|^", two, 2);
    // What names its year says so itself.
    let draft = read("No.|Acción|Inicio 2026|Fin 2026|Responsable\n1|a a|mar-25|abr-25|RRHH");
    assert_eq!(dates(&draft), "2025-03 – 2025-04");
    assert_eq!(findings(&draft, Severity::Mended), "");
}

#[test]
fn words_in_headings_are_kept_once() {
    let draft = read(
        "No.|Acción|Objetivo|Recursos (en miles de RD$)|Responsable (Vicealcaldía)|Comentarios al 30 de junio\n1|a a|b b|12,500|RRHH|listo\nNo.|Acción|Objetivo|Recursos (en miles de RD$)|Responsable (Vicealcaldía)|Comentarios al 30 de junio\n2|a a|b b|500|RRHH|listo",
    );
    assert_eq!(
        draft.plan.header.internal_note,
        "Recursos (en miles de RD$)\nResponsable (Vicealcaldía)\nComentarios al 30 de junio"
    );
    assert_eq!(
        findings(&draft, Severity::Look),
        "heading_words 1, heading_words 1, heading_words 1"
    );
    assert_eq!(column(&draft, Column::Resources), "12,500 | 500");
}

#[test]
fn rows_that_number_the_columns_are_no_actions() {
    let header = "No.|Área|Acción|Inicio|Fin|Responsable";
    let rows = "1|a a|b b|mar-26|abr-26|RRHH\n2|c c|d d|mar-26|abr-26|RRHH";
    for ordinals in [
        "1|2|3|4|5|6",
        "(1)|(2)|(3)|(4)|(5)|(6)",
        "A|B|C|D|E|F",
        "a)|b)|c)|d)|e)|f)",
        "[1]|[2]|[3]|[4]|[5]|[6]",
        "Col. 1|Col. 2|Col. 3|Col. 4|Col. 5|Col. 6",
        "1.|2.|3.|4.|5.|6.",
        "I|II|III|IV|V|VI",
        "C1|C2|C3|C4|C5|C6",
    ] {
        for text in
            [format!("{header}\n{ordinals}\n{rows}"), format!("{ordinals}\n{header}\n{rows}")]
        {
            let draft = read(&text);
            assert_eq!(column(&draft, Column::Action), "b b | d d", "{text}");
            assert_eq!(findings(&draft, Severity::Look), "", "{text}");
        }
    }
}

#[test]
fn a_plan_with_many_columns_of_its_own() {
    let rows = "Código|Acción|Responsable|Inicio|Fin|Indicador|Estado|Eje|Programa|Avance|Fuente|Prioridad\nP-1|Pintar|Obras|mar-26|abr-26|Muros|En curso|1|Ornato|40%|POA|Alta";
    let draft = read(rows);
    assert_eq!(column(&draft, Column::Indicator), "Muros");
    for separator in [";", ",", "|"] {
        let draft = common::draft(rows.replace('|', separator).as_bytes()).expect("a plan");
        assert_eq!(column(&draft, Column::Indicator), "Muros", "{separator}");
    }
}

#[test]
fn what_was_found_and_what_is_missing() {
    let check = |text: &str, found: &[Column]| {
        let found: Columns = found.iter().copied().collect();
        let error = common::draft(text.as_bytes()).err();
        assert_eq!(error, Some(NotAPlan::NoTable { found }), "{text}");
        import::sentence(error.expect("no plan"))
    };
    let said = check("Objetivo\tTareas\nOrdenar\tBarrer\n", &[Column::Objective, Column::Tasks]);
    assert_eq!(
        said,
        "Se encontraron Objetivo y Tareas; falta lo demás de un plan, como Acción de Mejora, Área de Mejora y Responsable, con sus acciones debajo."
    );
    let said = check("Objetivo;Tareas\nOrdenar;Barrer\n", &[Column::Objective, Column::Tasks]);
    assert!(said.starts_with("Se encontraron Objetivo y Tareas; falta "));
    // A blank form is a plan, as text as well.
    let blank =
        common::draft("No.;Área;Acción;Objetivo;Tareas;Inicio;Fin;Responsable\n".as_bytes());
    assert_eq!(blank.map(|it| it.plan.actions.len()), Ok(0));
    let said = check("Nombre\tTeléfono\nAna\t809\n", &[]);
    assert!(said.contains("falta una fila de títulos"), "{said}");
    check("Nombre\tComentarios\nAna\tninguno\n", &[]);
    check("El plan trae acción, objetivo, tareas, inicio, fin, indicador, responsable.\n", &[]);
    check("Estimada Ana, le mando el objetivo, las tareas y el indicador, gracias.\n", &[]);
}

#[test]
fn a_table_without_actions_says_so() {
    let check = |text: &str, said: &[Column]| {
        let draft = common::draft(text.as_bytes()).expect("a plan");
        let missing = draft.findings.iter().filter(|it| it.kind == FindingKind::MissingColumn);
        assert_eq!(missing.filter_map(|it| it.column).collect::<Vec<_>>(), said, "{text}");
    };
    check("Área de mejora\tResponsable\tInicio\nSin luz\tObras\tmar-26", &[Column::Action]);
    check("No.;Tareas;Responsable\n1;Subir;Obras", &[Column::Action]);
    check("Objetivo;Tareas;Plazo\nVer;Subir;mar-26", &[Column::Action]);
    check("Área\tAcción\tInicio\nSin luz\tPoner focos\tmar-26", &[]);
    check("Área\tActividades\tInicio\nSin luz\tPoner focos\tmar-26", &[]);
}

#[test]
fn letters_apart_are_headings_like_others() {
    let draft = common::draft(
        "Á R E A  D E  M E J O R A\tA C C I Ó N\tI N I C I O\tF I N\nSin luz\tPoner focos\tmar-26\tjun-26"
            .as_bytes(),
    )
    .expect("a plan");
    assert_eq!(dates(&draft), "2026-03 – 2026-06");
    assert_eq!(findings(&draft, Severity::Look), "");
    assert_eq!(draft.plan.header.internal_note, "");
}

#[test]
fn emphasis_in_a_table_of_pipes_is_no_part_of_its_words() {
    let draft = common::draft(
        "| Área | **Acción** | Inicio | Fin |\n|---|:---|---|---|\n| Sin luz | **Poner** focos | *mar-26* | `jun-26` |"
            .as_bytes(),
    )
    .expect("a plan");
    assert_eq!(column(&draft, Column::Action), "Poner focos");
    assert_eq!(dates(&draft), "2026-03 – 2026-06");
}

#[test]
fn a_formula_without_a_result_is_asked_for_once() {
    let mut grid = grid(
        "",
        "No.|Área|Acción|Inicio|Responsable\n=ROW()-1|Sin luz|Poner focos|=TODAY()|Obras\n=ROW()-1|Sin agua|Cavar|pronto|=A1",
    );
    for (row, column) in [(1, 0), (1, 3), (2, 0), (2, 4)] {
        let (kind, text) = (cells::RemarkKind::Formula, grid.rows[row][column].text.clone());
        grid.remarks.push(cells::CellRemark { row, column, kind, text });
    }
    let draft = import::read_grid(grid, &mut Sequence::new(7)).expect("a plan");
    assert_eq!(
        findings(&draft, Severity::Decide),
        "formula_only 2, date_unclear 3, formula_only 3"
    );
    assert_eq!(column(&draft, Column::Action), "Poner focos | Cavar");
}

#[test]
fn a_heading_alone_names_its_column_and_a_value_none() {
    for language in [text::Language::Spanish, text::Language::English] {
        let words = language.form_words();
        for column in Column::ALL {
            let heading = words.columns[column.index()];
            assert_eq!(import::column_of_heading(heading), Some(column), "{heading}");
        }
        assert_eq!(import::column_of_heading(words.time), None);
    }
    let check = |said, expect| assert_eq!(import::column_of_heading(said), expect, "{said}");
    check("ACCIONES DE MEJORA:", Some(Column::Action));
    check("Fecha de inicio", Some(Column::Start));
    check("Responsables", Some(Column::Responsible));
    for value in ["Responsable de Compras", "Medir el solar", "1.4", "mar-26", "", "Observatorio"] {
        check(value, None);
    }
}
