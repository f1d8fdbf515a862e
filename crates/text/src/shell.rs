//! What stands around every screen: bars, tabs, the light, failures.

texts! {
    /// What stands around every screen.
    Shell {
        my_plans = "Mis planes", "My plans";
        back = "Volver a Mis planes", "Back to My plans";
        settings = "Ajustes", "Settings";
        help = "Ayuda", "Help";
        table = "Tabla", "Table";
        timeline = "Cronograma", "Timeline";
        plan_data = "Datos del plan", "Plan details";
        plan_data_short = "Datos", "Details";
        download = "Descargar", "Download";
        send = "Enviar", "Send";
        print = "Imprimir o PDF", "Print or PDF";
        find = "Buscar", "Find";
        add_action = "Acción", "Action";
        actions_tab = "Acciones", "Actions";
        views = "Vistas del plan", "Views of the plan";
        tools = "Herramientas", "Tools";
        undo_what: fn(&str) -> String = |what| format!("Deshacer: {what}"), |what| format!("Undo: {what}");
        redo_what: fn(&str) -> String = |what| format!("Rehacer: {what}"), |what| format!("Redo: {what}");
        undone_partly: fn(&str, usize) -> String =
            |what, n| format!("Se deshizo: {what}. {n} cambios posteriores se dejaron como están."),
            |what, n| format!("Undone: {what}. {n} later changes were left as they are.");
        writing = "Escribiendo…", "Writing…";
        saved = "Guardado", "Saved";
        saved_at: fn(&str) -> String = |time| format!("{time} en este equipo"), |time| format!("{time} on this device");
        not_saved = "No se está guardando", "Not being saved";
        download_now = "Descargar ahora", "Download now";
        older = "Esta pestaña tiene una versión anterior de Mejora y aquí ya no se puede cambiar el plan. Vuelva a cargar la página para seguir.",
            "This tab has an older version of Mejora, and the plan can no longer be changed here. Load the page again to go on.";
        no_plan = "Ese plan no está en este equipo.", "That plan is not on this device.";
        dismiss = "Cerrar este aviso", "Close this notice";
        downloaded: fn(&str) -> String =
            |name| format!("Se descargó {name}."), |name| format!("Downloaded {name}.");
        fetching = "Un momento…", "One moment…";
        not_fetched = "Esta parte de Mejora no se pudo cargar. Revise su conexión e inténtelo otra vez; si no basta, vuelva a cargar la página. Su plan sigue aquí.",
            "This part of Mejora could not be loaded. Check your connection and try again; if that does not help, load the page again. Your plan is still here.";
        try_again = "Intentar otra vez", "Try again";
        failed_title = "Algo falló y Mejora se detuvo", "Something failed and Mejora stopped";
        failed_safe = "Lo último que se guardó sigue a salvo en este equipo. Descárguelo y vuelva a cargar la página.",
            "What was last saved is still safe on this device. Download it and load the page again.";
        failed_download = "Descargar lo guardado", "Download what was saved";
        failed_reload = "Volver a cargar", "Load again";
        failed_rescue = "Descargar mis planes", "Download my plans";
        failed_details = "Detalle para quien le ayude", "Details for whoever helps you";
    }
}
