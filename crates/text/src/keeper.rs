//! What is said of saving, of other tabs, and of what came from elsewhere.

texts! {
    /// Saving, other tabs, copies that come back.
    Keeper {
        joined: fn(usize, usize) -> String =
            |came, open| match (came, open) {
                (0, 0) => "Esa copia no trae nada que no esté aquí.".to_owned(),
                (came, 0) => format!("Se unieron {}.", counted(came, "cambio", "cambios")),
                (came, open) => {
                    format!("Se unieron {}. Quedan {open} por decidir.", counted(came, "cambio", "cambios"))
                }
            },
            |came, open| match (came, open) {
                (0, 0) => "That copy brings nothing that is not here.".to_owned(),
                (came, 0) => format!("{} joined.", counted(came, "change", "changes")),
                (came, open) => {
                    format!("{} joined. {open} are left to decide.", counted(came, "change", "changes"))
                }
            };
        emptied = "El plan quedó casi vacío. Como estaba antes se guardó en Versiones anteriores.",
            "The plan is almost empty now. How it was before is kept in Earlier versions.";
        versions = "Versiones anteriores", "Earlier versions";
        unfinished: fn(&str) -> String =
            |text| format!("Tenía un texto sin terminar: «{text}»"),
            |text| format!("You had an unfinished text: “{text}”");
        go_on = "Seguir", "Go on";
        discard = "Descartar", "Discard";
        keep_it = "Conservarlo", "Keep it";
    }
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
