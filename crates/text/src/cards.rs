//! The actions as cards, on a phone.

texts! {
    /// The actions as cards.
    Cards {
        units = "Mostrar las acciones de", "Show the actions of";
        all = "Todas", "All";
        options: fn(usize) -> String =
            |n| format!("Opciones de la acción {n}"), |n| format!("Options of action {n}");
        no_text = "Acción sin texto", "Action without text";
        no_dates = "Sin fechas", "No dates";
        empty_title = "Este plan todavía no tiene acciones", "This plan has no actions yet";
        empty_hint = "Agregue la primera: qué hay que mejorar y qué se va a hacer.",
            "Add the first one: what is to be improved and what will be done.";
        nothing_found = "Ninguna acción coincide.", "No action matches.";
        show_all = "Ver todas", "Show all";
        shown: fn(usize, usize) -> String =
            |n, all| format!("{n} de {all} acciones"), |n, all| format!("{n} of {all} actions");
    }
}
