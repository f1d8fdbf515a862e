//! Office files on their way in and out: progress, and what can go wrong on the way.

texts! {
    /// Office files on their way in and out.
    Office {
        reading: fn(&str) -> String = |name| format!("Leyendo {name}…"), |name| format!("Reading {name}…");
        reading_pasted = "Leyendo lo que pegó…", "Reading what you pasted…";
        reading_hint = "Nada cambia en sus planes mientras se lee.", "Nothing changes in your plans while it is read.";
        progress = "Avance de la lectura", "Reading progress";
        not_fetched = "No se pudo cargar la parte de Mejora que lee y escribe archivos de Word y Excel. Revise su conexión e inténtelo otra vez; si no basta, vuelva a cargar la página. No se cambió nada.",
            "The part of Mejora that reads and writes Word and Excel files could not be loaded. Check your connection and try again; if that does not help, load the page again. Nothing was changed.";
        crashed = "Este archivo fue demasiado para Mejora: no alcanzó la memoria o algo falló al trabajarlo. Ábralo en su programa, copie solo la tabla del plan y péguela aquí. No se cambió nada.",
            "This file was too much for Mejora: there was not enough memory, or something failed on the way. Open it in its program, copy just the table of the plan and paste it here. Nothing was changed.";
        cancelled = "Se detuvo. No se cambió nada.", "It was stopped. Nothing was changed.";
        other_build = "Mejora se actualizó mientras esta página estaba abierta. Vuelva a cargar la página e inténtelo otra vez. No se cambió nada.",
            "Mejora was updated while this page was open. Load the page again and try once more. Nothing was changed.";
    }
}
