//! Tables whose columns are months, quarters or weeks, in which marks say when an action runs.

use import::Draft;
use plan::Column;
use values::Severity;

use crate::common;
use crate::common::cells::{grid, read, said};
use crate::common::{column, findings};

/// The dates of a table with a calendar, an action a line.
fn dates(draft: &Draft) -> String {
    said(draft, &[Column::Start, Column::End])
}

#[test]
fn calendars_of_marks() {
    let check = |header: &str, rows: &str, expect: &str| {
        let head = |line: &str, first: &str| format!("{first}|{line}|");
        let mut lines: Vec<String> = header.lines().map(|line| head(line, "||")).collect();
        if let Some(first) = lines.first_mut() {
            *first = format!(
                "No.|Área de mejora|Acción de mejora|{}|Responsable",
                header.lines().next().unwrap_or("")
            );
        }
        for (at, row) in rows.lines().enumerate() {
            lines.push(format!("{}|Falta algo {at}|Hacer algo {at}|{row}|Obras", at + 1));
        }
        let draft = read(vec![grid("", &lines.join("\n"))]);
        assert_eq!(dates(&draft), expect, "{header}\n{rows}");
        assert_eq!(column(&draft, Column::Responsible).replace("Obras", "").replace(" | ", ""), "");
        draft
    };
    // Months, the year above, in the heading, or with each.
    check(
        "Cronograma 2026|<|<|<\nEne|Feb|Mar|Abr",
        "|X|X|\n|||x",
        "2026-02 | 2026-03\n2026-04 | 2026-04",
    );
    check(
        "2026|<|<|<\nEnero|Febrero|Marzo|Abril",
        "✓||||\n||✔|✔",
        "2026-01 | 2026-01\n2026-03 | 2026-04",
    );
    check("Ene 2026|Feb 2026|Mar 2026|Abr 2026", "1|1||", "2026-01 | 2026-02");
    check("nov-26|dic-26|ene-27|feb-27", "|X|X|", "2026-12 | 2027-01");
    check("2026|<|2027|<\nNov|Dic|Ene|Feb", "X|X|X|", "2026-11 | 2027-01");
    check("Tiempo (2026-2027)|<|<|<\nNov|Dic|Ene|Feb", "X|X|X|", "2026-11 | 2027-01");
    check("Jan|Feb|Mar|Apr", "|X||", "¿feb? | ¿feb?");
    check(
        "Año 2026|<|<|<|<|<|<|<|<|<|<|<\nE|F|M|A|M|J|J|A|S|O|N|D",
        "||X||X|||||||",
        "2026-03 | 2026-05",
    );
    check(
        "Cronograma 2026|<|<|<|<|<|<|<|<|<|<|<\n1|2|3|4|5|6|7|8|9|10|11|12",
        "||X|X||||||||",
        "2026-03 | 2026-04",
    );
    // Quarters, semesters, years, weeks, months without a calendar.
    check("2026|<|<|<\nT1|T2|T3|T4", "|X|X|", "2026-T2 | 2026-T3");
    check("1er trim. 2026|2do trim. 2026|3er trim. 2026", "X||", "2026-T1 | 2026-T1");
    check("Cronograma 2026|||\nEne|Feb|Mar|Abr", "|X|X|", "2026-02 | 2026-03");
    check("2026|<|<|<\nEne-Mar|Abr-Jun|Jul-Sep|Oct-Dic", "|X|X|", "2026-T2 | 2026-T3");
    check("Ene-Jun 2026|Jul-Dic 2026", "|X", "2026-07 | 2026-12");
    check("Trimestres 2026|<|<|<\nI|II|III|IV", "X|X||", "2026-T1 | 2026-T2");
    check("Trimestre (2026)|||\n1|2|3|4", "||X|X", "2026-T3 | 2026-T4");
    check("T1 (ene-mar) 2026|T2 (abr-jun) 2026", "|X", "2026-T2 | 2026-T2");
    check("I Semestre 2026|II Semestre 2026", "X|X", "2026-01 | 2026-12");
    check("2026|2027|2028", "X|X|", "2026-01 | 2027-12");
    check(
        "Enero 2026|<|<|<|Febrero 2026|<|<|<\n1|2|3|4|1|2|3|4",
        "||x|x|x|||",
        "2026-01 | 2026-02",
    );
    check("Marzo|<|Abril|<\nS1|S2|S1|S2", "||X|X", "¿abr? | ¿abr?");
    check("Sem. 1|Sem. 2|Sem. 3", "|X|X", "¿semana 2? | ¿semana 3?");
    check("Mes 1|Mes 2|Mes 3", "|X|X", "¿mes 2? | ¿mes 3?");
    // Painted, with rows of two colours; a mark over several months.
    let draft = check(
        "Cronograma 2026|<|<|<\nEne|Feb|Mar|Abr",
        "|#|#|\n#|||",
        "2026-02 | 2026-03\n2026-01 | 2026-01",
    );
    assert!(draft.findings.iter().any(|it| it.kind.key() == "paint_read"));
    check("Cronograma 2026|<|<|<\nEne|Feb|Mar|Abr", "|X|<|<", "2026-02 | 2026-04");
    // Gaps are said, what the marks were is kept.
    let draft = check(
        "Cronograma 2026|<|<|<\nEne|Feb|Mar|Abr",
        "X|-|X|\nP|E||0",
        "2026-01 | 2026-03\n2026-01 | 2026-02",
    );
    let kept = |at: usize| draft.plan.actions[at].original[&Column::Start].as_str();
    assert_eq!((kept(0), kept(1)), ("X: ene, mar 2026", "P: ene 2026; E: feb 2026; 0: abr 2026"));
    assert_eq!(findings(&draft, Severity::Look), "marks_gap 3");
    assert!(draft.findings.iter().any(|it| it.kind.key() == "marks_read"));
}

#[test]
fn calendars_with_the_year_of_the_plan() {
    let table = "No.|Acción de mejora|Objetivo|Jul|Ago|Sep|Oct|Nov|Dic|Ene|Feb|Responsable\n1|Cavar|Beber||||||X|X||Obras\n2|Pintar|Ver|X||||||||Ornato";
    let check = |above: &str, expect: &str, said: &str| {
        let draft = read(vec![grid("", &format!("{above}{table}"))]);
        assert_eq!(dates(&draft).replace('\n', " / "), expect);
        assert_eq!(findings(&draft, Severity::Look), said);
    };
    let dated = "2026-12 | 2027-01 / 2026-07 | 2026-07";
    check("Plan de Mejora 2026-2027\n", dated, "marks_year 2");
    check("||||||||||\n|||2026|||||||||\n", dated, "");
    check("|||Cronograma|<|<|<|<|<|<|<|\n", "¿dic? | ¿ene? / ¿jul? | ¿jul?", "");
}

#[test]
fn columns_that_are_only_numbered() {
    let check = |above: &str, columns: &str, expect: &str, said: &str| {
        let count = columns.split('|').count();
        let blank = "|".repeat(count - 1);
        let text = format!(
            "{above}No.|Área de mejora|Acción de mejora|Responsable|{columns}\n1|Falta luz|Poner focos|Obras||x|x{}\n2|Falta agua|Cavar|Obras|{blank}si",
            "|".repeat(count - 3),
        );
        for separator in ["\t", ";", "|"] {
            let draft = common::draft(text.replace('|', separator).as_bytes()).expect("a plan");
            assert_eq!(dates(&draft).replace('\n', " / "), expect, "{text}");
            assert_eq!(findings(&draft, Severity::Look), said, "{text}");
        }
        let draft = read(vec![grid("", &text)]);
        assert_eq!(dates(&draft).replace('\n', " / "), expect, "{text}");
    };
    let quarters = "2026-T2 | 2026-T3 / 2026-T4 | 2026-T4";
    let over = |text: &str| format!("||||{text}|||\n");
    for columns in [
        "1|2|3|4",
        "I|II|III|IV",
        "i|ii|iii|iv",
        "1º|2º|3º|4º",
        "1.º|2.º|3.º|4.º",
        "1er|2do|3er|4to",
        "1er.|2do.|3er.|4to.",
        "Primero|Segundo|Tercero|Cuarto",
    ] {
        check(&over("Trimestres 2026"), columns, quarters, "");
        check("Plan de Mejora 2026\n", columns, quarters, "marks_quarters 2, marks_year 2");
        check(&over("Cronograma 2026"), columns, quarters, "marks_quarters 1");
    }
    let months = "1|2|3|4|5|6|7|8|9|10|11|12";
    check(&over("Meses 2026"), months, "2026-02 | 2026-03 / 2026-12 | 2026-12", "");
    check(&over("Meses 2026"), "1|2|3|4", "2026-02 | 2026-03 / 2026-04 | 2026-04", "");
    check(&over("Meses"), "1|2|3|4", "¿mes 2? | ¿mes 3? / ¿mes 4? | ¿mes 4?", "");
    check(&over("Semanas"), "1|2|3|4", "¿semana 2? | ¿semana 3? / ¿semana 4? | ¿semana 4?", "");
    check("", "1|2|3|4|1|2|3|4", "¿T2? | ¿T3? / ¿T4? | ¿T4?", "marks_quarters 1");
}

#[test]
fn numbers_among_headings_refuse_no_table() {
    let check = |header: &str, row: &str, kept: &str| {
        for separator in ["\t", ";"] {
            let text = format!("{header}\n{row}").replace('|', separator);
            let draft = common::draft(text.as_bytes()).expect("a plan");
            assert_eq!(column(&draft, Column::Action), "Poner focos", "{text}");
            assert_eq!(draft.plan.actions[0].internal_note, kept, "{text}");
        }
    };
    check("Área|Acción|Responsable|1", "Falta luz|Poner focos|Obras|x", "1: x");
    check("Área|Acción|Responsable|1|2", "Falta luz|Poner focos|Obras|500|700", "1: 500\n2: 700");
    check("1|Área|Acción|Objetivo|Responsable", "x|Falta luz|Poner focos|Ver|Obras", "1: x");
    // Amounts are no marks.
    let amounts = "1: 500\n2: 700\n3: 10\n4: 30";
    check("Área|Acción|Responsable|1|2|3|4", "Falta luz|Poner focos|Obras|500|700|10|30", amounts);
    let dated = "Área|Acción|Responsable|Objetivo|Tareas|Inicio|Fin|1|2|3|4";
    check(dated, "Falta luz|Poner focos|Obras|Ver|Subir|ene-26|dic-26|x|||x", "");
    check(dated, "No hay luz|Poner focos|Obras|Ver|Subir|ene-26|dic-26|x|||x", "");
}

#[test]
fn calendars_beside_dates_and_for_tasks() {
    let draft = read(vec![grid(
        "",
        "No.|Acción|Objetivo|Inicio|Fin|Ene 2026|Feb 2026|Mar 2026|Responsable\n1|Cavar|Beber|ene-26||X|X||Obras\n2|Pintar|Ver|ene-26|feb-26|||X|Ornato",
    )]);
    assert_eq!(dates(&draft), "2026-01 | 2026-02\n2026-01 | 2026-02");
    assert!(findings(&draft, Severity::Look).contains("marks_disagree 3"));

    let draft = read(vec![grid(
        "",
        "No.|Área|Acción|Tareas|Ene-26|Feb-26|Mar-26|Responsable\n1|Falta agua|Cavar|Medir|X|||Obras\n^|^|^|Excavar||X|X|^\n2|Feo|Pintar|Comprar|||X|Ornato",
    )]);
    assert_eq!(dates(&draft), "2026-01 | 2026-03\n2026-03 | 2026-03");
    let note = &draft.plan.actions[0].internal_note;
    assert_eq!(note, "Tareas: Medir (X: ene 2026)\nTareas: Excavar (X: feb, mar 2026)");
}

#[test]
fn columns_of_years_with_targets_are_no_calendar() {
    let draft = read(vec![grid(
        "",
        "No.|Área|Acción|Indicador|2025|2026|2027|Responsable\n1|Falta agua|Cavar|Pozos|10|20|30|Obras\n2|Feo|Pintar|Metros|10%|20%|30%|Ornato",
    )]);
    assert_eq!(dates(&draft), " | \n | ");
    assert_eq!(draft.plan.actions[0].internal_note, "2025: 10\n2026: 20\n2027: 30");
}
