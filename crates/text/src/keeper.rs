//! What is said of saving, of other tabs, and of what came from elsewhere.

texts! {
    /// Saving, other tabs, copies that come back.
    Keeper {
        joined: fn(usize) -> String =
            |n| format!("Se unieron {n} cambios."), |n| format!("{n} changes were joined.");
        keep_it = "Conservarlo", "Keep it";
    }
}
