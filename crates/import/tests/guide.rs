//! Self-assessment guides in the layouts that institutions use, read as people mean them.

use cells::{Cell, Grid};
use values::FindingKind;

use import::guide::{Guide, read_guide, read_guide_text};

/// The examples as `code (number) text | strengths | área`, a line each.
fn shown(guide: &Guide) -> String {
    let line = |text: &str| text.replace('\n', " / ");
    let examples = guide.examples.iter().map(|it| {
        let code = it.subcriterion.map_or("-".into(), |code| code.to_string());
        let (text, strengths, area) = (line(&it.text), line(&it.strengths), line(&it.area));
        format!("{code} ({}) {text} | {strengths} | {area}", it.example)
    });
    examples.collect::<Vec<_>>().join("\n")
}

fn kinds(guide: &Guide) -> Vec<&'static str> {
    guide.findings.iter().map(|finding| finding.kind.key()).collect()
}

fn file(name: &str) -> String {
    let path = format!("{}/tests/files/guides/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the sample is in the repository")
}

fn grid(rows: &[&[&str]]) -> Grid {
    let mut grid = Grid::default();
    for (at, row) in rows.iter().enumerate() {
        grid.push(at + 1, row.iter().map(|text| Cell::new(*text)).collect());
    }
    grid
}

fn read(rows: &[&[&str]]) -> Guide {
    read_guide(&[grid(rows)]).expect("a guide")
}

#[test]
fn a_pasted_guide_with_tabs() {
    let guide = read_guide_text(&file("tabs.txt")).expect("a guide");
    assert_eq!(guide.institution, "Ayuntamiento Municipal de los Almácigos");
    assert_eq!(
        shown(&guide),
        "\
1.1 (1) Redactar la misión y la visión con los encargados de cada departamento. | Acta 03-2024 del comité; afiche en la entrada | 
1.1 (2) Dar a conocer los valores a los munícipes y a los suplidores. |  | No se evidencia que se den a conocer los valores a los munícipes y a los suplidores.
1.1 (3) Revisar el rumbo cuando cambia el entorno. |  | 
1.1 (4) Prevenir los conflictos de intereses. | Código de ética impreso / Charla de junio | No se ha formado la comisión de ética. / Falta el buzón de denuncias.
1.1 (5) Reforzar la confianza entre directivos y empleados. |  | 
1.2 (1) Tener un organigrama aprobado. | Resolución 11-2023 | 
1.2 (2) Tener un manual de procesos. |  | No se cuenta con un manual de procesos aprobado.
4.3 (a) Publicar el presupuesto cada trimestre. | Mural y portal | No se publica en lenguaje llano.
4.3 (b) Pagar a tiempo. |  | "
    );
    assert_eq!(kinds(&guide), Vec::<&str>::new());
}

#[test]
fn blocks_of_labelled_lines() {
    let guide = read_guide_text(&file("blocks.txt")).expect("a guide");
    assert_eq!(guide.institution, "Junta Distrital de Palo Seco");
    assert_eq!(
        shown(&guide),
        "\
2.1 (1) Conocer a los grupos de interés / y sus necesidades. | Encuesta de 2023. / Listado de juntas de vecinos. | No se actualiza el listado de juntas de vecinos. / 1. La última vez fue en 2019.
2.1 (3) Seguir los cambios de las leyes. |  | 
2.2 (2) Traducir el plan en metas por área. | POA 2025 | No todas las áreas conocen sus metas.
2.2 (4) Medir. |  | "
    );
    assert_eq!(kinds(&guide), ["guide_no_area"]);
}

#[test]
fn areas_in_lists_under_the_table() {
    let guide = read_guide_text(&file("lists.txt")).expect("a guide");
    assert_eq!(guide.institution, "Dirección de Archivos de la Ribera");
    assert_eq!(
        shown(&guide),
        "\
3.1 (1) Analizar las necesidades de personal cada año. | Plantilla de 2024 | 
3.1 (2) Aplicar la política salarial con transparencia. |  | No hay escala salarial aprobada.
3.1 (3) Contratar según el perfil del puesto. | Manual de cargos | 
3.1 (4) Evaluar el desempeño de cada empleado. |  | Falta evaluar / al personal de campo.
3.2 (1) Identificar las capacidades actuales de las personas. |  | 
3.2 (2) Desarrollar un plan de formación basado en las necesidades. |  | No se evidencia un plan de formación basado en las necesidades del personal. / Nadie mide lo aprendido.
3.2 (3) Acompañar a los empleados nuevos con un mentor. | Tutora desde mayo | 
3.3 (1) Promover el diálogo abierto. | Reunión mensual | 
3.3 (2) Consultar a los representantes. |  | 
3.3 ()  |  | El buzón interno no se abre."
    );
    assert_eq!(kinds(&guide), ["guide_listed", "guide_listed", "guide_listed"]);
}

#[test]
fn a_table_pasted_as_plain_lines() {
    let guide = read_guide_text(&file("lines.txt")).expect("a guide");
    assert_eq!(
        shown(&guide),
        "\
5.1 (1) Describir los procesos clave. | Mapa de procesos | No se han descrito los procesos de apoyo. / Tampoco los de compras.
5.1 (2) Asignar un dueño a cada proceso. |  | 
5.1 (3) Medir los procesos. | Tablero de 2024 | "
    );
    assert_eq!(kinds(&guide), ["guide_lines"]);
}

#[test]
fn headings_in_merged_cells_and_columns_in_another_order() {
    let guide = read(&[
        &["Guía CAF"],
        &["Ayuntamiento de Arroyo Hondo Arriba"],
        &["CRITERIO 1: LIDERAZGO", "", ""],
        &["SUBCRITERIO 1.3. Motivar a las personas y dar ejemplo", "", ""],
        &["Áreas de mejora", "Ejemplos", "Puntos fuertes"],
        &["", "1. Predicar con el ejemplo.", "Horario cumplido"],
        &["No se evidencia delegación por escrito.", "2. Delegar responsabilidades", ""],
        &["Falta el formulario.", "y competencias.", ""],
        &["Página 4 de 157"],
        &["CRITERIO 1: LIDERAZGO", "", ""],
        &["Áreas de mejora", "Ejemplos", "Puntos fuertes"],
        &["", "con un registro.", "Memorando 7"],
        &["N/A", "3. Reconocer el trabajo en equipo.", "Empleado del mes"],
    ]);
    assert_eq!(guide.institution, "Ayuntamiento de Arroyo Hondo Arriba");
    assert_eq!(
        shown(&guide),
        "\
1.3 (1) Predicar con el ejemplo. | Horario cumplido | 
1.3 (2) Delegar responsabilidades / y competencias. / con un registro. | Memorando 7 | No se evidencia delegación por escrito. / Falta el formulario.
1.3 (3) Reconocer el trabajo en equipo. | Empleado del mes | "
    );
    assert_eq!(kinds(&guide), ["guide_joined"]);
}

#[test]
fn one_big_sheet_with_the_code_in_a_column() {
    let guide = read(&[
        &[
            "No.",
            "Criterio",
            "Subcriterio",
            "Ejemplo",
            "Fortalezas",
            "Oportunidades de mejora",
            "Puntaje",
        ],
        &["1", "1", "1.1", "1. Tener una misión", "Acta", "", "70"],
        &["2", "", "", "2. Revisarla", "", "No se revisa", "10"],
        &["3", "2", "2.1 Conocer el entorno", "1. Escuchar", "", "No hay encuestas", "5"],
        &["4", "", "2.4 (3)", "Innovar", "", "Falta presupuesto", ""],
    ]);
    assert_eq!(
        shown(&guide),
        "\
1.1 (1) Tener una misión | Acta | 
1.1 (2) Revisarla |  | No se revisa
2.1 (1) Escuchar |  | No hay encuestas
2.4 (3) Innovar |  | Falta presupuesto"
    );
    assert_eq!(kinds(&guide), ["guide_column"]);
}

#[test]
fn examples_without_numbers_are_counted_in_their_subcriterion() {
    let guide = read(&[
        &["Subcriterio 1.1"],
        &["Ejemplos", "Puntos fuertes", "Áreas de mejora"],
        &["Evalúe lo que se hace para:", "", ""],
        &["Tener una misión", "Acta", ""],
        &["Revisarla", "", "No se revisa"],
        &["", "", "Ni se publica"],
        &["Puntuación", "40", ""],
        &["Subcriterio 1.2"],
        &["Ejemplos", "Puntos fuertes", "Áreas de mejora"],
        &["Ordenar la casa", "", "Falta orden"],
    ]);
    assert_eq!(
        shown(&guide),
        "\
1.1 (1) Tener una misión | Acta | 
1.1 (2) Revisarla |  | No se revisa / Ni se publica
1.2 (1) Ordenar la casa |  | Falta orden"
    );
    assert_eq!(kinds(&guide), ["guide_counted", "guide_counted"]);
}

#[test]
fn several_examples_in_one_cell() {
    let guide = read(&[
        &["1.4 Tratar con las autoridades"],
        &["Ejemplos", "Áreas de mejora"],
        &["1. Uno\nsigue\n2. Dos\n3. Tres", "1. Falta uno\n3. Falta tres"],
        &["4. Cuatro\n5. Cinco", "Falta de todo"],
        &["6. Seis:\n1) parte\n2) otra", "No hay seis\nNo hay más"],
    ]);
    assert_eq!(
        shown(&guide),
        "\
1.4 (1) Uno / sigue |  | Falta uno
1.4 (2) Dos |  | 
1.4 (3) Tres |  | Falta tres
1.4 (4) Cuatro |  | Falta de todo
1.4 (5) Cinco |  | 
1.4 (6) Seis: / 1) parte / 2) otra |  | No hay seis / No hay más"
    );
    assert_eq!(kinds(&guide), ["guide_shared"]);
}

#[test]
fn several_examples_on_one_line() {
    let guide = read(&[
        &["1.4 Tratar con las autoridades"],
        &["Ejemplos", "Puntos fuertes", "Áreas de mejora"],
        &["1) Uno. 2) Dos, sigue. 3) Tres", "2) Acta", "1) Falta uno. 3) Falta tres"],
        &["4. Cuatro: 1. parte 2. otra", "", "No hay cuatro"],
        &["5. Ordenar: 6. Limpiar. 7. Guardar", "", "No hay cinco"],
        &["6. Seis", "", ""],
    ]);
    assert_eq!(
        shown(&guide),
        "\
1.4 (1) Uno. |  | Falta uno.
1.4 (2) Dos, sigue. | Acta | 
1.4 (3) Tres |  | Falta tres
1.4 (4) Cuatro: 1. parte 2. otra |  | No hay cuatro
1.4 (5) Ordenar: 6. Limpiar. 7. Guardar |  | No hay cinco
1.4 (6) Seis |  | "
    );
    assert_eq!(kinds(&guide), Vec::<&str>::new());
}

#[test]
fn the_subcriterion_may_be_the_heading_of_the_examples() {
    let guide = read(&[
        &["SUBCRITERIO 6.1. Lo que opinan", "Puntos Fuertes", "Áreas de Mejora"],
        &["1- Medir la opinión", "", "No se mide"],
        &["SUBCRITERIO 6.2. Lo que se rinde", "Puntos Fuertes", "Áreas de Mejora"],
        &["1- Medir el tiempo", "Hoja", ""],
    ]);
    assert_eq!(
        shown(&guide),
        "6.1 (1) Medir la opinión |  | No se mide\n6.2 (1) Medir el tiempo | Hoja | "
    );
}

#[test]
fn strengths_and_areas_without_examples() {
    let guide = read(&[
        &["Subcriterio 7.2"],
        &["Puntos fuertes", "Áreas de mejora"],
        &["Nómina al día", "No se mide el ausentismo"],
        &["", "No hay metas"],
    ]);
    assert_eq!(
        shown(&guide),
        "7.2 ()  | Nómina al día | No se mide el ausentismo\n7.2 ()  |  | No hay metas"
    );
}

#[test]
fn what_is_missing_or_double_is_said() {
    let guide = read(&[
        &["Ejemplos", "Puntos fuertes", "Áreas de mejora"],
        &["1. Uno", "", "Falta uno"],
        &["1. Otra vez uno", "", "Falta otra vez"],
    ]);
    assert_eq!(shown(&guide), "- (1) Uno |  | Falta uno\n- (1) Otra vez uno |  | Falta otra vez");
    assert_eq!(kinds(&guide), ["guide_no_subcriterion", "guide_twice"]);
    assert_eq!(guide.findings[1].row, 3);
}

#[test]
fn english_guides_are_read_too() {
    let guide = read(&[
        &["Criterion 1: Leadership"],
        &["Subcriterion 1.1. Provide direction"],
        &["Examples", "Strengths (with evidence)", "Areas for improvement"],
        &["1) Write the mission", "Poster", "Not known to citizens"],
    ]);
    assert_eq!(shown(&guide), "1.1 (1) Write the mission | Poster | Not known to citizens");
}

#[test]
fn plans_and_prose_are_no_guides() {
    let plan: &[&[&str]] = &[
        &["Plan de Mejora 2026 del Ayuntamiento de Loma Alta"],
        &[
            "No.",
            "Criterio No.",
            "Subcriterio No.",
            "Área de Mejora",
            "Acción de Mejora",
            "Objetivo",
            "Tareas",
            "Tiempo",
            "",
            "Recursos",
            "Indicador",
            "Responsable",
            "Comentarios",
        ],
        &["", "", "", "", "", "", "", "Inicio", "Fin", "", "", "", ""],
        &[
            "1",
            "1",
            "1.1 (3)",
            "No se evidencia misión",
            "Escribirla",
            "Tenerla",
            "1. Escribir",
            "ene-26",
            "feb-26",
            "Papel",
            "Número",
            "Alcaldía",
            "",
        ],
    ];
    assert_eq!(read_guide(&[grid(plan)]), None);
    let small: &[&[&str]] = &[
        &["Subcriterio", "Área de mejora", "Acción de mejora"],
        &["1.1 (2)", "No hay misión", "Escribirla"],
    ];
    assert_eq!(read_guide(&[grid(small)]), None);
    for prose in [
        "",
        "Estimada Ana:\n1. Le escribo.\n2. Le saludo.\nÁreas de mejora: muchas.",
        "Criterio 1: Liderazgo\n1. Un punto.\n2. Otro punto.\n",
        "Las áreas de mejora del criterio 1\tson varias",
        "Puntos fuertes\tÁreas de mejora\nUno\tDos\n",
    ] {
        let guide = read_guide_text(prose);
        assert!(guide.is_none(), "{prose}: {guide:?}");
    }
}

#[test]
fn a_plan_behind_a_guide_adds_nothing() {
    let guide = read(&[
        &["Subcriterio 1.1"],
        &["Ejemplos", "Puntos fuertes", "Áreas de mejora"],
        &["1. Uno", "", "Falta uno"],
        &["Plan de mejora"],
        &["No.", "Subcriterio No.", "Área de Mejora", "Acción de Mejora", "Tareas", "Responsable"],
        &["2", "1.1 (1)", "Falta uno", "Hacer uno", "1. Hacer", "Alcaldía"],
    ]);
    assert_eq!(shown(&guide), "1.1 (1) Uno |  | Falta uno");
    assert!(guide.findings.iter().all(|finding| finding.kind != FindingKind::GuideTwice));
}
