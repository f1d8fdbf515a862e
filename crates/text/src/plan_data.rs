//! The screen *Datos del plan*.

use plan::CatalogueVersion;

use crate::Language;

texts! {
    /// The screen *Datos del plan*.
    PlanData {
        title = "Datos del plan", "Plan details";
        intro = "Lo que va alrededor de la tabla. Se guarda solo, campo por campo.",
            "What stands around the table. It saves itself, field by field.";
        back = "Volver a la tabla", "Back to the table";
        see_print = "Ver las hojas", "See the sheets";
        section_plan = "El plan", "The plan";
        institution = "Institución", "Institution";
        institution_hint = "Por ejemplo: Ayuntamiento de Loma Verde", "For example: Loma Verde Town Council";
        name = "Título", "Title";
        name_hint = "Si queda vacío se imprime «Plan de Mejora Institucional».",
            "When left empty, “Institutional Improvement Plan” is printed.";
        period = "Período", "Period";
        first_year = "Primer año", "First year";
        last_year = "Último año", "Last year";
        year_wrong = "Escriba un año de cuatro cifras entre 1900 y 2199; mientras tanto, el plan guarda el anterior.",
            "Type a year of four digits between 1900 and 2199; until then the plan keeps the previous one.";
        years_backwards = "El primer año queda después del último; mientras tanto, el plan guarda los anteriores.",
            "The first year is after the last one; until then the plan keeps the previous ones.";
        motto = "Línea «Año de …»", "“Year of …” line";
        motto_hint = "La línea oficial que va sobre el título. Puede quedar vacía.",
            "The official line above the title. It may be left empty.";
        state = "Estado", "State";
        catalogue = "Modelo CAF", "CAF model";
        section_logo = "Logo", "Logo";
        logo_none = "Todavía no hay logo.", "There is no logo yet.";
        logo_alt = "Logo de la institución", "Logo of the institution";
        logo_pick = "Elegir una imagen", "Choose a picture";
        logo_change = "Cambiar", "Change";
        logo_hint = "La imagen se achica en este equipo y se guarda dentro del plan.",
            "The picture is shrunk on this device and kept inside the plan.";
        logo_failed = "Ese archivo no es una imagen que este navegador entienda. No se cambió nada.",
            "That file is no picture that this browser understands. Nothing was changed.";
        section_signatures = "Firmas", "Signatures";
        signatures_hint = "Aparecen al final de lo impreso, con espacio para firma y sello.",
            "They stand at the end of the printed plan, with room for signature and stamp.";
        person_name = "Nombre", "Name";
        post = "Cargo", "Post";
        role = "Firma como", "Signs as";
        add_signatory = "Agregar firma", "Add signature";
        signatory: fn(usize) -> String = |n| format!("Firma {n}"), |n| format!("Signature {n}");
        section_committee = "Comité de Calidad", "Quality Committee";
        committee_hint = "Puede imprimirse como lista debajo de la tabla.",
            "It can be printed as a list below the table.";
        add_member = "Agregar integrante", "Add member";
        member: fn(usize) -> String = |n| format!("Integrante {n}"), |n| format!("Member {n}");
        move_up: fn(&str) -> String = |who| format!("Subir: {who}"), |who| format!("Move up: {who}");
        move_down: fn(&str) -> String = |who| format!("Bajar: {who}"), |who| format!("Move down: {who}");
        remove: fn(&str) -> String = |who| format!("Quitar: {who}"), |who| format!("Remove: {who}");
        section_print = "Impresión", "Printing";
        paper = "Papel (horizontal)", "Paper (landscape)";
        size = "Tamaño de letra", "Text size";
        section_note = "Nota interna", "Internal note";
        note_hint = "Nunca se imprime. Aquí quedan también los textos de un archivo que no cupieron en la tabla.",
            "Never printed. Texts of a file that had no place in the table are kept here too.";
        summary = "Resumen", "Summary";
        by_criterion = "Acciones por criterio", "Actions by criterion";
        by_unit = "Acciones por responsable", "Actions by responsible";
        no_units = "Ninguna acción tiene responsable todavía.", "No action has a responsible yet.";
        months = "Meses", "Months";
        no_months = "Ninguna acción tiene fechas todavía.", "No action has dates yet.";
        none = "ninguna", "none";
        show_unit: fn(&str) -> String =
            |unit| format!("Ver en la tabla las acciones de {unit}"),
            |unit| format!("See the actions of {unit} in the table");
    }
}

impl Language {
    /// The name of an edition of the CAF model.
    pub const fn catalogue(self, version: CatalogueVersion) -> &'static str {
        match version {
            CatalogueVersion::Caf2013 => "CAF 2013",
            CatalogueVersion::Caf2020 => "CAF 2020",
        }
    }
}
