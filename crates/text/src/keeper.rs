//! What is said of saving, of other tabs, and of what came from elsewhere.

texts! {
    /// Saving, other tabs, copies that come back.
    Keeper {
        joined: fn(usize) -> String =
            |n| format!("Se unieron {n} cambios."), |n| format!("{n} changes were joined.");
        unfinished: fn(&str) -> String =
            |text| format!("Tenía un texto sin terminar: «{text}»"),
            |text| format!("You had an unfinished text: “{text}”");
        go_on = "Seguir", "Go on";
        discard = "Descartar", "Discard";
        keep_it = "Conservarlo", "Keep it";
    }
}
