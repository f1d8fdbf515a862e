//! Plans as untidy as those that people have, each untidy in its own way.

use cells::Encoding;
use import::{Columns, Draft, NotAPlan};
use plan::Column;
use values::Severity;

use crate::common::{column, draft, findings, lost};

/// The draft of a text, of which no word may be lost.
fn read(text: &str) -> Draft {
    read_bytes(text.as_bytes())
}

fn read_bytes(bytes: &[u8]) -> Draft {
    let draft = draft(bytes).expect("a plan");
    let header: Vec<_> = draft.headers.iter().cloned().flatten().collect();
    assert_eq!(lost(&draft, |row| header.contains(&row)), [""; 0]);
    draft
}

/// Checks columns of a draft, each as `column: value | value`.
fn check(draft: &Draft, expect: &[&str]) {
    for line in expect {
        let (key, value) = line.split_once(':').expect("a column");
        let of = Column::from_key(key).expect("a column");
        assert_eq!(column(draft, of), value.strip_prefix(' ').unwrap_or(value), "{key}");
    }
}

fn says(draft: &Draft, decide: &str, look: &str, mended: &str) {
    assert_eq!(findings(draft, Severity::Decide), decide);
    assert_eq!(findings(draft, Severity::Look), look);
    assert_eq!(findings(draft, Severity::Mended), mended);
}

#[test]
fn columns_in_another_order_in_windows_1252() {
    let text = "Ayuntamiento de Loma Fría\nPlan de mejora 2026\n\
        Subcriterio\tCriterio\tAcciones de mejora\tÁrea de mejora\tFecha de inicio\tFecha fin\tResponsables\tTareas\tObservaciones\tMeta\tIndicadores\n\
        1.1 (3)\tCriterio 1: Liderazgo\tPintar el tablón\tNo hay un tablón visible\t15/03/2026\t30/06/2026\tRRHH y Prensa\t• Medir la pared • Pintarla\tNinguna\t3 tablones\tNúmero de tablones\n\
        2.2\tCriterio 2: Estrategia y planificación\tEscribir la agenda\tFalta una agenda\tenero\tmarzo 2026\tPlanificación y Desarrollo\tReunir al equipo\t\t1\tAgenda aprobada\n";
    let latin: Vec<u8> = text.chars().map(|c| if c == '•' { 0x95 } else { c as u8 }).collect();
    let draft = read_bytes(&latin);
    assert_eq!(draft.hints.encoding, Some(Encoding::Windows1252));
    assert_eq!(draft.plan.header.institution, "Ayuntamiento de Loma Fría");
    assert_eq!(draft.plan.actions[0].indicator.target, "3 tablones");
    check(
        &draft,
        &[
            "criterion: 1 | 2",
            "subcriterion: 1.1 (3) | 2.2",
            "area: No hay un tablón visible | Falta una agenda",
            "action: Pintar el tablón | Escribir la agenda",
            "tasks: Medir la pared + Pintarla | Reunir al equipo",
            "start: 2026-03-15 | 2026-01",
            "end: 2026-06-30 | 2026-03",
            "responsible: RRHH + Prensa | Planificación y Desarrollo",
            "comments:  | ",
        ],
    );
    says(
        &draft,
        "",
        "missing_column 3, missing_column 3, year_assumed 5",
        "criterion_tidied 4, responsible_split 4, blank_word 4, criterion_tidied 5",
    );
}

#[test]
fn headings_between_the_rows_and_signatures_below() {
    let draft = read(
        "No.\tÁrea\tAcción\tObjetivo\tTareas\tInicio\tFin\tRecursos\tIndicador\tResponsable\tComentarios\n\
        CRITERIO 1: LIDERAZGO\n\
        1\tNo se difunde la meta\tDifundir la meta\tDarla a conocer\t1. Imprimir. 2. Colgar.\tmar-26\tjun-26\tHumanos\tMurales\tRRHH\t\n\
        \t\t\ty explicarla\t3. Medir.\t\t\t\t\t\t\n\n\
        CRITERIO 2: ESTRATEGIA Y PLANIFICACIÓN\t\t\t\t\t\t\t\t\t\t\n\
        2\tNo hay agenda\tEscribir la agenda\tOrdenar el año\t1. Reunir. 2. Redactar.\tabr-26\tsep-26\tHumanos\tAgenda\tPlanificación\tN/A\n\
        Subcriterio 2.3: Comunicar y revisar los planes\n\
        3\tNadie lee\tLeer en público\tCompartir\tLeer\tabr-26\tPermanente\tHumanos\tLecturas\tPrensa\tpendiente\n\n\
        Total de acciones: 3\nElaborado por:\t\t\tRevisado por:\t\tAna Pérez\t\t\tLuis Gómez\n1\tMaría\tCoordinadora\n",
    );
    check(
        &draft,
        &[
            "criterion: 1 | 2 | 2",
            "subcriterion: - | - | 2.3",
            "objective: Darla a conocer y explicarla | Ordenar el año | Compartir",
            "tasks: Imprimir. + Colgar. + Medir. | Reunir. + Redactar. | Leer",
            "end: 2026-06 | 2026-09 | abierto",
        ],
    );
    assert!(draft.plan.header.internal_note.contains("María"));
    says(
        &draft,
        "",
        "missing_column 1, wrapped_row 4, text_around 11",
        "criterion_from_section 3, criterion_from_section 7, blank_word 7, subcriterion_from_section 9",
    );
}

#[test]
fn cells_in_quotation_marks_with_line_breaks() {
    let draft = read(
        "No.\tCriterio No.\tSubcriterio No.\t\"Área de\r\nMejora\"\tAcción de Mejora\tObjetivo\tTareas\tTiempo\t\t\"Recursos\r\nnecesarios\"\tIndicador\tResponsable de\tComentarios\r\n\
        \t\t\t\t\t\t\tInicio\tFin\t\t\t\t\r\n\
        1\tI\t1.1 (3)\t\"No se usa \"\"correo\"\"\r\nen las áreas\"\tAbrir buzones\tComunicar\t\"a) Crear cuentas\r\nb) Enseñar\r\nc) Medir\"\tmar-26\tjun-26\tEquipos\tCuentas\tTIC\t\r\n\
        2\t\t1.1 (4)\tOtra área\tOtra acción\tOtro fin\t\"- Uno\r\n- Dos\r\n  sigue dos\"\tT1-2026\tT2-2026\tEquipos\tCuentas\t\"TIC\r\nRRHH\"\t\r\n",
    );
    check(
        &draft,
        &[
            "criterion: 1 | 1",
            "area: No se usa \"correo\"\nen las áreas | Otra área",
            "tasks: Crear cuentas + Enseñar + Medir | Uno + Dos sigue dos",
            "start: 2026-03 | 2026-T1",
            "end: 2026-06 | 2026-T2",
            "responsible: TIC | TIC + RRHH",
        ],
    );
    says(&draft, "", "", "criterion_roman 5");
    assert_eq!(draft.sources[1].cells[&Column::Responsible], "TIC\r\nRRHH");
}

#[test]
fn a_table_that_line_breaks_had_torn() {
    let draft = read(
        "PLAN DE MEJORA INSTITUCIONAL\nJUNTA DISTRITAL DE EL PALMAR\nPERÍODO 2026-2027\n\
        No.\tCriterio\nNo.\tSubcriterio\nNo.\tÁrea de\nMejora\tAcción de\nMejora\tObjetivo\tTareas\tTiempo\tRecursos necesarios\tIndicador\tResponsable de\nseguimiento\tComentarios\n\
        \t\t\t\t\t\t\tInicio\tFin\t\t\t\t\n\
        1\t4\t4.2 (1)\tNo se oye a nadie.\tHacer cabildos\tOír\t1. Convocar.\n2. Redactar el acta.\n3. Publicarla.\tfeb-26\tnov-26\tHumanos\tCabildos\tSecretaría\nOAIM\t\n\
        2\t\t4.5 (2)\tNo hay página.\tAbrirla\tInformar\t1. Contratar.\n2. Publicar.\tmar-26\tdic-26\tEquipos\tVisitas\tTecnología\tN/A\n",
    );
    let header = &draft.plan.header;
    assert_eq!(header.institution, "Junta Distrital de El Palmar");
    assert_eq!(header.title, "Plan de Mejora Institucional");
    assert_eq!(header.period.map(|it| it.to_string()).as_deref(), Some("2026-2027"));
    check(
        &draft,
        &[
            "tasks: Convocar. + Redactar el acta. + Publicarla. | Contratar. + Publicar.",
            "start: 2026-02 | 2026-03",
            "resources: Humanos | Equipos",
            "responsible: Secretaría + OAIM | Tecnología",
        ],
    );
    says(&draft, "", "", "lines_joined 11, lines_joined 15, blank_word 15");
}

#[test]
fn other_separators() {
    let draft = read(
        "\u{feff}Plan de Mejora Institucional;;;;\nAyuntamiento de Azulejos;;;;\n\
        No.;Criterio;Acción de mejora;Inicio;Fin;Responsable\n\
        1;III;\"Pintar; limpiar y ordenar\";46082;46203;Aseo y Ornato\n\
        2;;Plantar árboles;enero-marzo 2026;;Medio Ambiente\n\
        3;4;Cortar el césped;por definir;;Parques y Deportes\n",
    );
    assert_eq!(draft.hints.separator, Some(';'));
    check(
        &draft,
        &[
            "criterion: 3 | 3 | 4",
            "action: Pintar; limpiar y ordenar | Plantar árboles | Cortar el césped",
            "start: 2026-03 | 2026-01 | ¿por definir?",
            "end: 2026-06-30 | 2026-03 | ",
            "responsible: Aseo y Ornato | Medio Ambiente | Parques y Deportes",
        ],
    );
    says(
        &draft,
        "date_unclear 6",
        "responsible_maybe_several 6",
        "criterion_roman 4, date_serial 4, date_serial 4, date_range 5",
    );
    let draft = read(
        "| No. | Área de mejora | Acción | Inicio | Fin |\n|----|----|----|----|----|\n| 1 | Sin luz | Poner luz | mar-26 | jun-26 |\n",
    );
    check(&draft, &["area: Sin luz", "end: 2026-06"]);
    let draft = read(
        "Hola Ana:\n\nNo.,Criterio,Subcriterio,Área de mejora,Acción,Inicio,Fin,Responsable\n1,1,\"1,2\",\"No hay sillas, ni mesas\",Comprar,mar-26,abr-26,\"RRHH, Compras\"\n\nSaludos\n",
    );
    check(
        &draft,
        &["subcriterion: 1.2", "area: No hay sillas, ni mesas", "responsible: RRHH + Compras"],
    );
}

#[test]
fn pages_with_repeated_titles_and_headers() {
    let header = "No.\tCriterio\tSubcriterio\tÁrea de Mejora\tAcción de Mejora\tEstado\tInicio\tFin\tResponsable";
    let draft = read(&format!(
        "Plan de Mejora Institucional 2026-2027\nAlcaldía de Piedra Blanca\n{header}\n\
        1\t1\t1.2 (4)\tÁrea uno\tAcción uno\tEn curso\t1/3/2026\t30/6/2026\tRRHH\tsobra esto\n\
        2\t\t1.3\tÁrea dos\tAcción dos\t\tjun-26\tmar-26\tOAI\n\
        Página 1 de 2\nPlan de Mejora Institucional 2026-2027\nAlcaldía de Piedra Blanca\n{header}\n\
        \t\t\tsigue el área dos\t\t\t\t\t\n\
        3\t5\t3.1\tÁrea tres\tAcción tres\t\tsaptiembre 2026\tdic. 2026\tRRHH, OAI\n\
        4\t\t\t\t\t\t\t\t\n5\t\t\t\t\t\t\t\t\nPágina 2 de 2\n"
    ));
    assert_eq!(draft.headers, [2..3, 8..9]);
    assert_eq!(draft.plan.actions[0].internal_note, "Estado: En curso\nsobra esto");
    assert_eq!(draft.plan.header.internal_note, "Página 1 de 2\nPágina 2 de 2");
    check(
        &draft,
        &[
            "criterion: 1 | 1 | 3",
            "area: Área uno | Área dos sigue el área dos | Área tres",
            "start: 2026-03-01 | 2026-06 | 2026-09",
        ],
    );
    says(
        &draft,
        "",
        "unknown_column 3, extra_cell 4, end_before_start 5, wrapped_row 10, criterion_disagrees 11, month_misspelt 11",
        "empty_row 12",
    );
}

#[test]
fn english_in_utf_16() {
    let text = "Institutional improvement plan 2026-2027\r\nMunicipality of Stonebridge\r\n\
        #\tCriterion\tSubcriterion\tArea for improvement\tImprovement action\tObjective\tTasks\tStart date\tEnd date\tResources\tIndicator\tOwner\tComments\r\n\
        1\t1\t1.4 (7)\tNo newsletter\tWrite one\tInform\t1) Draft 2) Print\tMarch 2026\tQ4 2026\tStaff\tIssues\tPress and HR\tNone\r\n";
    let bytes: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let draft = read_bytes(&bytes);
    assert_eq!(draft.plan.header.institution, "Municipality of Stonebridge");
    check(
        &draft,
        &[
            "subcriterion: 1.4 (7)",
            "tasks: Draft + Print",
            "start: 2026-03",
            "end: 2026-T4",
            "responsible: Press + HR",
            "comments: ",
        ],
    );
    says(&draft, "", "", "responsible_split 4, blank_word 4");
}

#[test]
fn merged_cells_leave_blanks_and_land_on_other_rows() {
    let draft = read(
        "No.\tCriterio\tSubcriterio\tÁrea\tAcción\tObjetivo\tTareas\tInicio\tFin\tResponsable\tIndicador\tRecursos\n\
        1\t1\t1.1 (3)\tNo hay mapa\tDibujar el mapa\tVer\t1. Preguntar 2. Dibujar\tmar-26\tabr-26\tRRHH\tMapa\tPapel\n\
        \t\t\t\tPublicar el mapa\tCompartirlo\tImprimirlo\tmay-26\tjun-26\tPrensa\tCopias\tPapel\n\
        2\t\t\tNo hay manual\tEscribirlo\tOrdenar\t1. Cotizar\tmar-26\tabr-26\tCompras\tManual\tPapel\n\
        \t\t\t\t\t\t2. Comprar\tabr-26\tmay-26\tCompras\t\t\n\
        \t2\t\t\t\t\t\t\t\t\t\t\n\
        3\t\t\tNo hay cuentas abiertas\tAbrirlas\tMostrar\tPublicar\tmar-26\tabr-26\tRRHH\tVisitas\tPapel\n",
    );
    check(
        &draft,
        &[
            "criterion: 1 | 1 | 1 | 2",
            "action: Dibujar el mapa | Publicar el mapa | Escribirlo | Abrirlas",
            "tasks: Preguntar + Dibujar | Imprimirlo | Cotizar + Comprar | Publicar",
            "start: 2026-03 | 2026-05 | 2026-03 | 2026-03",
            "responsible: RRHH | Prensa | Compras | RRHH",
        ],
    );
    assert_eq!(draft.plan.actions[2].internal_note, "Inicio: abr-26\nFin: may-26");
    assert_eq!(draft.plan.actions[2].original[&Column::Number], "2");
    says(&draft, "", "row_without_number 3, wrapped_row 5", "criterion_from_section 7");
}

#[test]
fn headings_cut_off_and_one_column_of_dates() {
    let draft = read(
        "N°\tCriter\tSubcrit\tArea de Mej\tAccion de Mej\tObjet\tTareas\tTiempo\tRecurs\tIndicad\tRespons\tComent\n\
        1\tII\t2,2\tNo hay plan\tHacerlo\tTenerlo\tEscribir\tmarzo 2026 - abril 2027\tHumanos\tPlan\tAlcaldía\tlisto\n\
        2\t\t2.3 ej. 4\tNo se lee\tLeerlo\tSaber\tLeer\tmayo 2026\tHumanos\tLecturas\tAlcaldía\t\n",
    );
    check(
        &draft,
        &[
            "subcriterion: 2.2 | 2.3 (4)",
            "start: 2026-03 | 2026-05",
            "end: 2027-04 | 2026-05",
            "comments: listo | ",
        ],
    );
    says(&draft, "", "", "criterion_roman 2, date_range 2");
}

#[test]
fn doubtful_codes_and_dates() {
    let draft = read(
        "No.\tCriterio No.\tSubcriterio No.\tÁrea de Mejora\tAcción de Mejora\tObjetivo\tTareas\tTiempo\t\tRecursos necesarios\tIndicador\tResponsable de\tComentarios\n\
        Inicio\tFin\n\
        1\tI\t3\tUno\tDos\tTres\t1. A 2. B\t2026\t2027\tHumanos\tCuatro\tPlanificación y Desarrollo\tN/A\n\
        2\tX\t1-ene\tUno\tDos\tTres\t1. A 2. B\t01/13/2026\tdic\tHumanos\tCuatro\tRRHH\tver anexo N/A\n\
        3\t1 y 2\t\tUno\tDos\tTres\t\t30/06/2025\tfinales de 2026\tHumanos\tCuatro\t\t\n",
    );
    check(
        &draft,
        &[
            "criterion: 1 | 1 | 1",
            "subcriterion: 1.3 | 1.1 | -",
            "start: 2026-01 | 2026-01-13 | 2025-06-30",
            "end: 2027-12 | 2026-12 | 2026-12",
            "comments:  | ver anexo N/A | ",
        ],
    );
    says(
        &draft,
        "comments_spilled 4",
        "subcriterion_guessed 3, year_only 3, year_only 3, subcriterion_guessed 4, criterion_disagrees 4, date_swapped 4, year_assumed 4, criterion_several 5, date_with_text 5",
        "criterion_roman 3, blank_word 3",
    );
}

#[test]
fn a_title_in_one_cell_and_tasks_on_rows_of_their_own() {
    let draft = read(
        "\"PLAN DE MEJORA INSTITUCIONAL\nALCALDÍA DE PUERTO SECO\n2026-2028\"\t\t\t\t\n\n\
        No.\tÁrea de mejora\tAcción de mejora\tTareas\tInicio\tFin\tResponsable\n\
        1.\tNo hay sillas\tComprar sillas\t1. Cotizar\tmar-26\tabr-26\tCompras\n\
        \t\t\t2. Comprar\t\t\t\n\
        \t\t\t3. Entregar\t\t\tAlmacén\n\
        EJE 2: MOBILIARIO\n\
        2.\tNo hay mesas\tComprar mesas\tCotizar\tene-26\tfeb-26\tCompras y Almacén\n",
    );
    assert_eq!(draft.plan.header.institution, "Alcaldía de Puerto Seco");
    assert_eq!(draft.plan.header.internal_note, "EJE 2: MOBILIARIO");
    check(
        &draft,
        &[
            "tasks: Cotizar + Comprar + Entregar | Cotizar",
            "responsible: Compras + Almacén | Compras + Almacén",
        ],
    );
}

#[test]
fn what_is_no_plan() {
    let check =
        |text: &str, expect| assert_eq!(draft(text.as_bytes()).err(), Some(expect), "{text}");
    check("", NotAPlan::Empty);
    check("Estimada Ana:\n\nAdjunto el plan.\n", NotAPlan::NoTable { found: Columns::default() });
    check(
        "Nombre\tTeléfono\tCorreo\nAna\t555\ta@b.do\n",
        NotAPlan::NoTable { found: Columns::default() },
    );
    check(
        "El plan tiene objetivo, tareas, indicador y responsable.\nLas acciones, las áreas, el inicio y el fin.\n",
        NotAPlan::NoTable { found: Columns::default() },
    );
    check("{\"a\": 1}", NotAPlan::OtherJson);
    check("[1, 2]", NotAPlan::OtherJson);
    check("{\"a\": ", NotAPlan::NotJson { line: 1, column: 5 });
    check("[Borrador] del plan", NotAPlan::NoTable { found: Columns::default() });
}

#[test]
fn a_blank_form_is_a_plan_without_actions() {
    let draft = read(
        "Ayuntamiento de Azulejos\nNo.\tCriterio\tSubcriterio\tÁrea de Mejora\tAcción de Mejora\tObjetivo\tTareas\n1\t\t\t\t\t\t\n2\t\t\t\t\t\t\n",
    );
    assert!(draft.plan.actions.is_empty());
}

#[test]
fn too_much_is_cut_and_said() {
    let long = "muy ".repeat(20_000);
    let draft = read(&format!("No.\tÁrea\tAcción\tTareas\n1\t{long}\tx\ty\n"));
    assert!(draft.plan.actions[0].area.chars().count() <= plan::MAX_TEXT);
    assert!(draft.plan.actions[0].original[&Column::Area].len() > plan::MAX_TEXT);
    assert!(findings(&draft, Severity::Decide).contains("text_too_long 2"));
    let rows = "1\tuno\tdos\ttres\n".repeat(plan::MAX_ACTIONS + 3);
    let draft = draft_of(&format!("No.\tÁrea\tAcción\tTareas\n{rows}"));
    assert_eq!(draft.plan.actions.len(), plan::MAX_ACTIONS);
    assert_eq!(
        findings(&draft, Severity::Decide),
        format!("too_many_actions {}", plan::MAX_ACTIONS + 2)
    );
}

fn draft_of(text: &str) -> Draft {
    draft(text.as_bytes()).expect("a plan")
}

#[test]
fn a_plan_file_is_read_back() {
    let draft = read("No.\tÁrea\tAcción\tTareas\n1\tuno\tdos\t1. Tres 2. Cuatro\n");
    let file = plan::format::write(&plan::Document::new(draft.plan.clone()), "prueba");
    match import::read(file.as_bytes(), &mut plan::Sequence::new(1)) {
        Ok(import::Reading::PlanFile(document)) => assert_eq!(document.plan, draft.plan),
        other => panic!("{other:?}"),
    }
}
