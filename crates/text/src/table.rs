//! The screen *Tabla*.

texts! {
    /// The screen *Tabla*.
    Table {
        name = "Acciones del plan", "Actions of the plan";
        time = "Tiempo", "Time";
        open_ficha: fn(usize) -> String =
            |n| format!("Abrir la ficha de la acción {n}"), |n| format!("Open the form of action {n}");
        cell: fn(&str, usize) -> String =
            |column, n| format!("{column}, acción {n}"), |column, n| format!("{column}, action {n}");
        see_more = "ver más", "see more";
        target: fn(&str) -> String = |target| format!("Meta: {target}"), |target| format!("Target: {target}");
        add = "Agregar acción", "Add action";
        empty_title = "Este plan todavía no tiene acciones", "This plan has no actions yet";
        empty_hint = "Agregue la primera, o péguelas desde Word o Excel con «Abrir» en Mis planes.",
            "Add the first one, or paste them from Word or Excel with “Open” in My plans.";
        nothing_found = "Ninguna acción contiene lo que busca.", "No action contains what you look for.";
        show_all = "Ver todas", "Show all";
        shown: fn(usize, usize) -> String =
            |n, all| format!("{n} de {all} acciones"), |n, all| format!("{n} of {all} actions");
        unclear = "No se entendió como fecha; se deja como está escrito.",
            "Not understood as a date; it is left as written.";
        not_a_criterion = "Eso no es un criterio: queda como está escrito. Escriba un número del 1 al 9.",
            "That is no criterion: it stays as it is written. Type a number from 1 to 9.";
        not_a_subcriterion = "Eso no es un subcriterio: queda como está escrito. Escriba, por ejemplo, 1.4 o 1.4 (7).",
            "That is no subcriterion: it stays as it is written. Type, for example, 1.4 or 1.4 (7).";
        span_filled: fn(&str, &str) -> String =
            |column, date| format!("Ese texto trae las dos fechas: {column} estaba vacío y quedó en {date}."),
            |column, date| format!("That text holds both dates: {column} was empty and is now {date}.");
        span_kept: fn(&str, &str) -> String =
            |column, date| format!("Ese texto trae también {column}, {date}, pero ahí ya había otra fecha y se dejó."),
            |column, date| format!("That text also holds {column}, {date}, but another date was there and stays.");
        with_text: fn(&str, &str) -> String =
            |written, date| format!("De «{written}» se entendió {date}; lo escrito se conserva en la casilla."),
            |written, date| format!("Of “{written}” {date} was understood; what is written stays in the cell.");
        day_first: fn(&str, &str) -> String =
            |read, day| format!("{read} se leyó con el día primero: {day}."),
            |read, day| format!("{read} was read with the day first: {day}.");
        discarded = "Se dejó el texto anterior.", "The previous text was kept.";
        recover = "Recuperar", "Recover";
        hint_tasks = "Una tarea por línea", "One task a line";
        hint_when = "Por ejemplo mar-26, 3/26, marzo 2026", "For example mar-26, 3/26, March 2026";
        keys_text = "Enter: listo · Mayús+Enter: otra línea · Esc: dejar como estaba",
            "Enter: done · Shift+Enter: new line · Esc: leave as it was";
        keys_tasks = "Enter: otra tarea · Tab: listo", "Enter: another task · Tab: done";
        keys_when = "↑ ↓ cambian de mes", "↑ ↓ change the month";
        keys_short = "Enter: listo · Esc: dejar como estaba", "Enter: done · Esc: leave as it was";
        understood: fn(&str) -> String = |what| format!("= {what}"), |what| format!("= {what}");
        suggestions = "Del modelo CAF", "From the CAF model";
    }
}
