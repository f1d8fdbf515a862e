//! What is said of saving, of other tabs, and of what came from elsewhere.

texts! {
    /// Saving, other tabs, copies that come back.
    Keeper {
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
