//! *Descargar*: the formats in which a plan goes out, and what is chosen about a file.

texts! {
    /// *Descargar*: the formats in which a plan goes out, and what is chosen about a file.
    DownloadTexts {
        title = "Descargar", "Download";
        send = "Enviar", "Send";
        formats = "Formato", "Format";
        word = "Word", "Word";
        word_hint = "Para corregir y firmar", "To correct and sign";
        excel = "Excel", "Excel";
        excel_hint = "Con el cronograma", "With the timeline";
        pdf = "PDF", "PDF";
        pdf_hint = "Para imprimir", "To print";
        others = "Otros formatos", "Other formats";
        html = "Página web", "Web page";
        html_hint = "Se abre en cualquier teléfono y se puede volver a abrir aquí",
            "Opens on any phone and can be opened here again";
        html_hint_short = "Para enviar por teléfono", "To send from a phone";
        html_within = "página web", "web page";
        csv = "Tabla CSV", "CSV table";
        csv_hint = "Para otros programas", "For other programs";
        csv_within = "tabla CSV", "CSV table";
        ics = "Calendario de vencimientos", "Calendar of deadlines";
        ics_hint = "Avisa en el teléfono o en Outlook", "Reminds you on the phone or in Outlook";
        ics_within = "calendario", "calendar";
        json = "Copia de Mejora", "Mejora copy";
        json_hint = "Todo el plan, para guardarlo aparte o seguir en otro equipo",
            "The whole plan, to keep elsewhere or go on with on another device";
        json_within = "copia de Mejora", "Mejora copy";
        svg = "Cronograma como imagen", "Timeline as a picture";
        svg_hint = "SVG, para una presentación", "SVG, for a presentation";
        svg_within = "imagen", "picture";
        options = "Opciones", "Options";
        language = "Idioma del archivo", "Language of the file";
        paper = "Papel del plan", "Paper of the plan";
        merge = "Unir las celdas de un mismo criterio", "Merge the cells of one criterion";
        signatures = "Firmas", "Signatures";
        committee = "Comité de Calidad", "Quality Committee";
        timeline = "Cronograma", "Timeline";
        separator = "Entre columnas", "Between columns";
        semicolon = "Punto y coma (Excel en español)", "Semicolon (Excel in Spanish)";
        comma = "Coma", "Comma";
        preview = "Así se verá", "How it will look";
        file = "Nombre del archivo", "Name of the file";
        measuring = "Preparando la vista…", "Preparing the preview…";
        about_sheets: fn(&str) -> String =
            |sheets| format!("Cerca de {sheets}"), |sheets| format!("About {sheets}");
        more_sheets: fn(&str) -> String =
            |sheets| format!("Más de {sheets}"), |sheets| format!("More than {sheets}");
        more_rows: fn(usize) -> String =
            |n| if n == 1 { "y 1 acción más".into() } else { format!("y {n} acciones más") },
            |n| if n == 1 { "and 1 more action".into() } else { format!("and {n} more actions") };
        sheet_tabs = "Hojas del libro", "Sheets of the workbook";
        deadlines: fn(usize) -> String =
            |n| if n == 1 { "1 vencimiento".into() } else { format!("{n} vencimientos") },
            |n| if n == 1 { "1 deadline".into() } else { format!("{n} deadlines") };
        reminders = "Avisa dos semanas antes y el día antes.", "Reminds two weeks before and the day before.";
        more_deadlines: fn(usize) -> String =
            |n| format!("y {n} más"), |n| format!("and {n} more");
        no_deadlines = "Ninguna acción tiene una fecha de fin, así que el calendario no tendría nada.",
            "No action has an end date, so the calendar would hold nothing.";
        without_deadline: fn(usize) -> String =
            |n| if n == 1 { "1 acción sin fecha de fin no aparece.".into() } else { format!("{n} acciones sin fecha de fin no aparecen.") },
            |n| if n == 1 { "1 action without an end date is left out.".into() } else { format!("{n} actions without an end date are left out.") };
        no_timeline = "Ninguna acción tiene fechas, así que no hay cronograma.",
            "No action has dates, so there is no timeline.";
        whole = "Lleva todo el plan por dentro: al abrirlo aquí vuelve completo.",
            "It carries the whole plan inside: opened here, it comes back complete.";
        not_whole = "Lleva solo lo que se ve. Para guardar el plan, descargue también una copia de Mejora.",
            "It carries only what is seen. To keep the plan, download a Mejora copy too.";
        download: fn(&str) -> String =
            |what| format!("Descargar {what}"), |what| format!("Download {what}");
        go_print = "Ver las hojas y guardar como PDF", "See the pages and save as PDF";
        share = "Compartir", "Share";
        share_now = "Listo: compartir ahora", "Ready: share now";
        send_now = "Listo: enviar ahora", "Ready: send now";
        send_hint = "Se abre en cualquier teléfono o computadora, y aquí se vuelve a abrir para seguir editando.",
            "It opens on any phone or computer, and opens here again to go on editing.";
        sent_with: fn(&str) -> String =
            |plan| format!("{plan}. Se abre en cualquier teléfono o computadora, y en Mejora se vuelve a abrir para seguir editando."),
            |plan| format!("{plan}. It opens on any phone or computer, and in Mejora opens again to go on editing.");
        next = "Queda en las descargas. Para enviarlo, adjúntelo desde WhatsApp o el correo.",
            "It goes to your downloads. To send it, attach it in WhatsApp or your mail.";
        writing = "Escribiendo el archivo…", "Writing the file…";
        failed = "El archivo no se pudo escribir: no alcanzó la memoria o algo falló. Su plan sigue aquí.",
            "The file could not be written: there was not enough memory, or something failed. Your plan is still here.";
        not_shared = "No se pudo compartir. Descargue el archivo y envíelo desde sus descargas.",
            "It could not be shared. Download the file and send it from your downloads.";
        again = "Intentar de nuevo", "Try again";
        shared: fn(&str) -> String =
            |name| format!("Se compartió {name}."), |name| format!("Shared {name}.");
    }
}
