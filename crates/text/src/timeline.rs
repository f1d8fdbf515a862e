//! The screen *Cronograma*.

use plan::Month;

use crate::Language;

texts! {
    /// The screen *Cronograma*.
    Timeline {
        scale = "Escala", "Scale";
        fit = "Ajustar", "Fit";
        fit_help = "Muestra todos los meses a lo ancho de la pantalla.",
            "Shows all months across the width of the screen.";
        month = "Mes", "Month";
        month_help = "Muestra los meses a un ancho fijo; se desplaza de lado.",
            "Shows the months at a fixed width; scrolls sideways.";
        hint = "Arrastre una barra o sus extremos.",
            "Drag a bar or its ends.";
        keys = "Flechas izquierda y derecha: mover un mes. Con Mayús: cambiar el fin. Con Alt: cambiar el inicio. Flechas arriba y abajo: otra acción. Enter: abrir la ficha.",
            "Left and right arrows: move by a month. With Shift: change the end. With Alt: change the start. Up and down arrows: another action. Enter: open the form.";
        today = "hoy", "today";
        period = "período del plan", "period of the plan";
        outside = "fuera del período", "outside the period";
        as_text = "Ver como texto", "View as text";
        as_text_short = "Texto", "Text";
        download = "Descargar imagen (SVG)", "Download picture (SVG)";
        downloaded: fn(&str) -> String =
            |name| format!("Se descargó {name}."), |name| format!("Downloaded {name}.");
        column_action = "Acción", "Action";
        column_months = "Meses", "Months";
        caption = "Acciones del plan con sus fechas", "Actions of the plan with their dates";
        quarter: fn(i32) -> String = |n| format!("T{n}"), |n| format!("Q{n}");
        quarter_letter = "T", "Q";
        open = "sin inicio o fin conocido", "no known start or end";
        open_form: fn(usize) -> String =
            |n| format!("Abrir la ficha de la acción {n}"), |n| format!("Open the form of action {n}");
        no_dates = "Sin fechas", "No dates";
        no_dates_hint = "Sin fechas: toque o arrastre sobre los meses",
            "No dates: tap or drag across the months";
        no_dates_touch = "Sin fechas: toque aquí y luego el mes",
            "No dates: tap here and then the month";
        hint_touch = "Toque una barra para elegirla; luego arrástrela, o uno de sus extremos.",
            "Tap a bar to choose it; then drag it, or one of its ends.";
        no_text = "(sin texto)", "(no text)";
        action: fn(usize) -> String = |n| format!("Acción {n}"), |n| format!("Action {n}");
        open_start = "sin inicio conocido", "no known start";
        open_end = "sin fin conocido", "no known end";
        leaves = "sale del período del plan", "leaves the period of the plan";
        backwards = "el fin está antes del inicio", "the end is before the start";
        rescheduled: fn(usize, &str) -> String =
            |n, dates| format!("Acción {n}: {dates}."), |n, dates| format!("Action {n}: {dates}.");
        given_up = "Se dejaron las fechas como estaban.", "The dates were left as they were.";
        undated: fn(usize) -> String =
            |n| format!("{n} sin fechas"), |n| format!("{n} without dates");
        leaving: fn(usize) -> String =
            |n| if n == 1 { "1 sale del período".into() } else { format!("{n} salen del período") },
            |n| if n == 1 { "1 leaves the period".into() } else { format!("{n} leave the period") };
        turned: fn(usize) -> String =
            |n| if n == 1 { "1 con el fin antes del inicio".into() } else { format!("{n} con el fin antes del inicio") },
            |n| format!("{n} ending before the start");
        empty = "Este plan todavía no tiene acciones. Agregue la primera con «+ Acción».",
            "This plan has no actions yet. Add the first one with “+ Action”.";
        nothing_found = "Ninguna acción contiene lo que busca.", "No action contains what you look for.";
        show_all = "Ver todas", "Show all";
    }
}

impl Language {
    /// Two months and what lies between them, in a sentence: "marzo 2026 – abril 2027, 14 meses".
    pub fn months_between(self, first: Month, last: Month) -> String {
        let length = (self.messages().common().months)((last - first).abs() + 1);
        if first == last {
            return format!("{}, {length}", self.month_long(first));
        }
        format!("{} – {}, {length}", self.month_long(first), self.month_long(last))
    }
}
