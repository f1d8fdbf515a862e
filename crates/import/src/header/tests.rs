//! Headings in the words of those who write them.

use super::*;

#[test]
fn headings_of_the_form_and_their_kin() {
    let check = |text: &str, expect: &str| {
        assert_eq!(named(text), expect, "{text}");
    };
    check("No.", "number");
    check("Nº", "number");
    check("N°", "number");
    check("#", "number");
    check("Núm.", "number");
    check("No. de acción", "number");
    for sign in ["N.º", "N.ª", "Nª", "N.o", "núm.º", "Núm.", "(N.º)", "(Nª)", "[n.º]", "Nos."]
    {
        check(&format!("Acción {sign}"), "number");
        check(&format!("Acciones de mejora {sign}"), "number");
        check(&format!("ÁREA {sign}"), "number");
        check(&format!("Criterio {sign}"), "criterion");
    }
    check("Acción (a)", "action");
    check("Tareas (n)", "tasks");
    check("Criterios No.", "criterion");
    check("No. Criterio", "criterion");
    check("Criteio", "criterion");
    check("Criterio(s) No.", "criterion");
    check("Subcriterio No.", "subcriterion");
    check("Sub-criterio", "subcriterion");
    check("SUB CRITERIO", "subcriterion");
    check("Subcrit", "subcriterion");
    check("Área de Mejora", "area");
    check("AREAS DE MEJORA", "area");
    check("Oportunidad de mejora", "area");
    check("Area for improvement", "area");
    check("Acción de Mejora", "action");
    check("Acciones de mejora", "action");
    check("Accion de mejroa", "action");
    check("Improvement action", "action");
    check("Actividades", "activities");
    check("Objetivo", "objective");
    check("Objetivos de la acción", "objective");
    check("Objetibo", "objective");
    check("Obje\u{ad}tivo", "objective");
    check("Tareas", "tasks");
    check("Tareas a realizar", "tasks");
    check("Tiempo", "time");
    check("Fecha", "time");
    check("Inicio", "start");
    check("Fecha de inicio", "start");
    check("Fecha inicio", "start");
    check("Tiempo (inicio)", "start");
    check("Fin", "end");
    check("Fecha fin", "end");
    check("Fecha de término", "end");
    check("Start date", "start");
    check("End", "end");
    check("Due date", "end");
    check("Recursos necesarios", "resources");
    check("Recursos nec", "resources");
    check("Indicador", "indicator");
    check("Indicadores de la tarea", "indicator");
    check("Meta", "target");
    check("Responsable de", "responsible");
    check("Responsable de seguimiento", "responsible");
    check("Responsables", "responsible");
    check("Respons.", "responsible");
    check("Área responsable", "responsible");
    check("Reponsable", "responsible");
    check("Comentarios", "comments");
    check("Comentarios del responsable", "comments");
    check("Observaciones", "comments");
    check("Finalidad", "objective");
    check("Estado", "-");
    check("Altamira", "-");
    check("", "-");
    check("2026", "-");
    check("Se revisa el objetivo de cada área con su encargado y se anota en el acta", "-");
}

fn named(text: &str) -> &'static str {
    heading(text).map_or("-", |heading| match heading.role {
        ColumnRole::Column(column) => column.key(),
        ColumnRole::Time => "time",
        ColumnRole::Target => "target",
        ColumnRole::Activities => "activities",
        ColumnRole::Mark(_) | ColumnRole::Other => "other",
    })
}

#[test]
fn both_dates_in_many_words() {
    for text in [
        "Comienza",
        "Comienzo",
        "Inicia",
        "Inician",
        "Empieza",
        "Arranque",
        "Arranca",
        "Fecha de arranque",
        "Del",
        "Desde",
        "Desde el",
        "Start",
        "Starts",
        "Start date",
        "Begins",
        "Beginning",
        "From",
        "Fecha de comienzo",
        "Mes de inicio",
        "Fecha prevista de inicio",
        "Fecha inicial",
        "Inisio",
        "Comiensa",
        "Fecha inicio",
        "F. inicio",
        "Comienz",
        "Launch date",
        "Fecha de inicio de la acción",
        "Inicio 2026",
        "Inicio (mes)",
        "Action start",
        "Planned start date",
        "INICIO DEL PROYECTO",
    ] {
        assert_eq!(named(text), "start", "{text}");
    }
    for text in [
        "Termina",
        "Terminan",
        "Término",
        "Vence",
        "Vencimiento",
        "Fecha de vencimiento",
        "Culmina",
        "Culminación",
        "Fecha de entrega",
        "Entrega",
        "Finaliza",
        "Finalización",
        "Finalisa",
        "Al",
        "Hasta",
        "Acaba",
        "Deadline",
        "Due",
        "Due date",
        "End date",
        "Ends",
        "Finish",
        "Completion date",
        "To",
        "Until",
        "Fecha límite",
        "Plazo límite",
        "Fecha de cierre",
        "Concluye",
        "Fecha de conclusión",
        "Target date",
        "Fecha meta",
        "Fecha compromiso",
        "Fecha tope",
        "Fin",
        "Fin (30 de junio)",
        "Fecha de entrega de productos",
        "Culmna",
        "Terminasión",
        "Closing date",
        "Action due date",
    ] {
        assert_eq!(named(text), "end", "{text}");
    }
    for text in [
        "Fecha 1",
        "Fecha 2",
        "Fecha",
        "Fecha de ejecución",
        "Fecha prevista",
        "Tiempo 2026",
        "Cronograma 2027",
        "Plazo de ejecución",
        "¿Cuándo?",
        "When",
        "Temporalización",
        "Date",
    ] {
        assert_eq!(named(text), "time", "{text}");
    }
    for text in [
        "Fecha de aprobación",
        "Fecha de revisión",
        "Fecha real",
        "Fecha de seguimiento",
        "Review date",
        "Entrega de materiales",
        "Terminar el muro",
        "Comenzar la obra",
        "Iniciar la compra",
        "Duración",
    ] {
        assert_eq!(named(text), "-", "{text}");
    }
}

#[test]
fn numbers_of_actions_and_words_with_no() {
    for text in [
        "Acción No.",
        "No. de la acción",
        "N.º de la acción",
        "# acción",
        "# de acción",
        "Acción #",
        "Núm.",
        "N°",
        "Ítem",
        "Item",
        "No. Acción",
        "Nro. de acción",
        "Acción N°",
        "Acción Nº",
        "Número",
        "Número de acción",
        "No. de orden",
        "Orden",
        "No. Actividad",
        "ID",
        "№",
        "No",
        "Num. acción",
        "Nos.",
        "No. hallazgo",
        "N.º de la no conformidad",
        "No. expediente",
        "Action No.",
        "Action number",
    ] {
        assert_eq!(named(text), "number", "{text}");
    }
    for text in [
        "No conformidad",
        "No conformidades",
        "No conformidad detectada",
        "No conformidades detectadas",
        "NO CONFORMIDAD",
        "No. conformidad",
        "Descripción de la no conformidad",
        "No cumplimiento",
        "Hallazgo",
        "Hallazgos",
        "Debilidad",
        "Debilidades encontradas",
        "Problema",
        "Problemas identificados",
        "Brecha",
        "Brechas",
        "Inconformidad",
        "Nonconformity",
        "Finding",
        "Gap",
        "Weaknesses",
        "Aspectos a mejorar",
        "Necesidades detectadas",
        "Situación actual",
        "Punto débil / problema",
        "Área",
        "Áreas que mejorar",
        "¿Qué se va a mejorar?",
        "¿Qué problema hay?",
        "Nudos críticos",
        "What needs to improve?",
    ] {
        assert_eq!(named(text), "area", "{text}");
    }
    for text in [
        "No existe un registro",
        "No aplica",
        "Número de manuales aprobados",
        "Sí / No / No aplica",
        "Estado de la acción",
        "Avance del indicador",
        "Medios de verificación",
        "Unidad de medida",
        "Fuente de verificación",
        "Prioridad",
        "Tipo de acción",
        "Evidencia de la tarea",
    ] {
        assert_eq!(named(text), "-", "{text}");
    }
}

#[test]
fn words_of_schools_services_and_hospitals_and_questions() {
    let check = |text: &str, expect: &str| {
        assert_eq!(named(text), expect, "{text}");
    };
    check("Propuesta de mejora", "action");
    check("Acción correctiva", "action");
    check("Medidas correctivas", "action");
    check("Compromisos de mejora", "action");
    check("Intervención", "action");
    check("Mejoras propuestas", "action");
    check("Mejora", "action");
    check("Estrategia", "action");
    check("¿Qué vamos a hacer?", "action");
    check("¿Qué?", "action");
    check("¿Cómo? (acción)", "action");
    check("What will we do?", "action");
    check("Corrective action", "action");
    check("¿Qué acción?", "action");
    check("¿Cómo?", "activities");
    check("¿Cómo lo haremos?", "activities");
    check("Actividades a realizar", "activities");
    check("¿Qué tareas?", "tasks");
    check("Para qué", "objective");
    check("¿Para qué? (objetivo)", "objective");
    check("¿Qué queremos lograr?", "objective");
    check("Propósito", "objective");
    check("Resultado esperado", "objective");
    check("Expected outcome", "objective");
    check("Resultados", "-");
    check("Medios", "resources");
    check("Medios necesarios", "resources");
    check("¿Con qué?", "resources");
    check("¿Con qué? (recursos)", "resources");
    check("¿Cuánto cuesta?", "resources");
    check("Costo estimado", "resources");
    check("Presupuesto de la acción", "resources");
    check("Indicadores de logro", "indicator");
    check("Criterios de éxito", "indicator");
    check("Success criteria", "indicator");
    check("¿Cómo sabremos que se logró?", "indicator");
    check("¿Cómo se mide?", "indicator");
    check("Personas responsables", "responsible");
    check("Persona encargada", "responsible");
    check("Encargado de la tarea", "responsible");
    check("¿Quién?", "responsible");
    check("¿Quiénes lo harán?", "responsible");
    check("¿Quién? (responsable)", "responsible");
    check("Action owner", "responsible");
    check("Unidad responsable", "responsible");
    check("Unidad", "responsible");
    check("¿Cuándo empieza?", "start");
    check("¿Cuándo inicia?", "start");
    check("¿Desde cuándo?", "start");
    check("¿Cuándo termina?", "end");
    check("¿Hasta cuándo?", "end");
    check("When does it end?", "end");
    check("Seguimiento", "comments");
    check("Obs.", "comments");
    check("¿Dónde?", "-");
}

#[test]
fn letters_apart_and_headings_cut_off() {
    let check = |text: &str, expect: &str| {
        assert_eq!(named(text), expect, "{text}");
    };
    check("I N D I C A D O R", "indicator");
    check("R e s p o n s a b l e", "responsible");
    check("R e s p o n s a b l e   d e", "responsible");
    check("Á r e a  d e  M e j o r a", "area");
    check("A c c i ó n d e m e j o r a", "action");
    check("F e c h a  d e  i n i c i o", "start");
    check("F\u{a0}i\u{a0}n\u{a0}a\u{a0}l", "end");
    check("Respon-\nsable", "responsible");
    check("Resp.", "responsible");
    check("A B C D", "-");
    check("F I N", "end");
    check("X Y Z", "-");
    check("M E T A", "target");
    for text in [
        "F I N",
        "Á R E A D E M E J O R A",
        "A C C I O N E S D E M E J O R A",
        "R e s p o n s a b l e d e s e g u i m i e n t o",
        "T A R E A S A R E A L I Z A R",
        "F E C H A D E I N I C I O",
    ] {
        assert!(!says_more(text), "{text}");
    }
    assert!(says_more("R E C U R S O S E N D Ó L A R E S"));
}

#[test]
fn what_a_heading_says_beyond_the_name_of_its_column() {
    for text in [
        "Recursos (en miles de RD$)",
        "Responsable (Vicealcaldía)",
        "Fin (30 de junio)",
        "Comentarios al 30 de junio 2026",
        "Meta 2026",
        "Responsable Vicealcaldía",
        "Tareas según el POA",
        "Indicador [trimestral]",
    ] {
        assert!(says_more(text), "{text}");
    }
    for text in [
        "No.",
        "Criterio(s) No.",
        "Subcriterio No.",
        "Área de Mejora",
        "Acción de Mejora",
        "Objetivo",
        "Tareas",
        "Tiempo",
        "Inicio",
        "Fin",
        "Recursos necesarios",
        "Indicador",
        "Responsable de (seguimiento)",
        "Comentarios",
        "Inicio 2026",
        "Fecha 2",
        "¿Cómo? (acción)",
        "¿Con qué? (recursos)",
        "Objetivos de la acción",
        "Responsables",
        "Indicadores de la tarea",
        "Improvement action",
        "Responsible for follow-up",
        "Area for Improvement",
        "Resources needed",
        "Criterion No.",
        "N.º de la acción",
    ] {
        assert!(!says_more(text), "{text}");
    }
}
