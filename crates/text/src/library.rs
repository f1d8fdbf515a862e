//! *Mis planes*: the doors, the list, and what happens to a plan as a whole.

use chrono::{Datelike, NaiveDate};

use crate::Language;

texts! {
    /// *Mis planes*.
    Library {
        title = "Mis planes", "My plans";
        start = "¿Con qué desea empezar?", "What would you like to start with?";
        here = "En este equipo", "On this device";
        others = "Otros planes", "Other plans";
        doors = "Empezar otro plan", "Start another plan";
        open_door = "Abrir mi plan de Word o Excel", "Open my Word or Excel plan";
        open_short = "Abrir Word o Excel", "Open Word or Excel";
        open_hint = "o arrástrelo aquí, o péguelo con Ctrl+V", "or drop it here, or paste it with Ctrl+V";
        open_hint_touch = "elija el archivo, o copie la tabla y péguela",
            "choose the file, or copy the table and paste it";
        guide = "Empezar desde la guía", "Start from the guide";
        guide_hint = "la autoevaluación CAF da las áreas de mejora", "the CAF self-assessment gives the areas";
        blank = "Plan en blanco", "Blank plan";
        blank_hint = "con los nueve criterios a mano", "with the nine criteria at hand";
        example = "Ver un ejemplo", "See an example";
        footer = "Se guardan solo en este equipo y navegador. Nadie los ve hasta que usted los envíe.",
            "They are saved only on this device and in this browser. Nobody sees them until you send them.";
        drop_here = "Suelte aquí su plan", "Drop your plan here";
        go_on = "Seguir", "Continue";
        open_named: fn(&str) -> String = |name| format!("Abrir {name}"), |name| format!("Open {name}");
        go_on_named: fn(&str) -> String = |name| format!("Seguir con {name}"), |name| format!("Continue with {name}");
        more_named: fn(&str) -> String =
            |name| format!("Más opciones de {name}"), |name| format!("More options for {name}");
        duplicate = "Duplicar", "Duplicate";
        rename = "Cambiar nombre", "Rename";
        download = "Descargar", "Download";
        remove = "Quitar de este equipo", "Remove from this device";
        removed: fn(&str) -> String =
            |name| format!("Se quitó {name} de este equipo."), |name| format!("{name} was removed from this device.");
        put_back: fn(&str) -> String =
            |name| format!("{name} está otra vez en este equipo."), |name| format!("{name} is back on this device.");
        copy_of: fn(&str) -> String = |name| format!("{name} (copia)"), |name| format!("{name} (copy)");
        duplicated: fn(&str) -> String = |name| format!("Se creó {name}."), |name| format!("{name} was created.");
        came_in: fn(&str, &str) -> String =
            |file, at| format!("de {file}, {at}"), |file, at| format!("from {file}, {at}");
        came: fn(&str) -> String = |at| format!("traído aquí {at}"), |at| format!("brought here {at}");
        made_here: fn(&str) -> String =
            |at| format!("hecho aquí, guardado {at}"), |at| format!("made here, saved {at}");
        copied: fn(&str) -> String = |day| format!("copia fuera: {day}"), |day| format!("copy elsewhere: {day}");
        not_copied = "sin copia fuera", "no copy elsewhere";
        unreadable = "Lo guardado no se puede leer, pero no se ha perdido. Descárguelo y muéstrelo a quien le ayude.",
            "What was saved cannot be read, but it is not lost. Download it and show it to whoever helps you.";
        newer = "Se guardó con una versión más nueva de Mejora. Vuelva a cargar la página para actualizarla.",
            "It was saved by a newer version of Mejora. Load the page again to update it.";
        unreadable_name = "Plan que no se puede leer", "Plan that cannot be read";
        download_raw = "Descargar lo guardado", "Download what was saved";
        choose_file = "Elegir un archivo", "Choose a file";
    }
}

texts! {
    /// The dialogs of *Mis planes*, which are loaded when they are opened.
    Dialogs {
        rename_title = "Cambiar el nombre del plan", "Rename the plan";
        institution = "Institución", "Institution";
        period = "Período", "Period";
        period_wrong = "No se entendió. Escriba los años, por ejemplo 2026-2027.",
            "That was not understood. Write the years, for example 2026-2027.";
        save_name = "Guardar el nombre", "Save the name";
        bring_file = "Elija el archivo de su plan: Word, Excel, LibreOffice, CSV o una copia de Mejora. Se abre entero, con sus fechas y sus tareas.",
            "Choose the file of your plan: Word, Excel, LibreOffice, CSV or a copy of Mejora. It is opened whole, with its dates and tasks.";
        bring_drop = "También puede arrastrarlo a esta página.", "You can also drop it on this page.";
        bring_or = "O pegue la tabla", "Or paste the table";
        bring_copy = "En Word o Excel, selecciónela con sus títulos, cópiela (Ctrl+C) y péguela aquí (Ctrl+V).",
            "In Word or Excel, select it with its headings, copy it (Ctrl+C) and paste it here (Ctrl+V).";
        bring_copy_touch = "En Word o Excel, selecciónela con sus títulos y cópiela. Después toque este cuadro y elija Pegar.",
            "In Word or Excel, select it with its headings and copy it. Then touch this box and choose Paste.";
        bring_box = "El texto de su plan", "The text of your plan";
        go_to_preview = "Continuar", "Continue";
    }
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

impl Language {
    /// How long ago something was: "hace 5 minutos", "ayer", "hace 7 meses".
    ///
    /// `elapsed` is in milliseconds; the two days are those of then and of now.
    pub fn ago(self, elapsed: i64, then: NaiveDate, today: NaiveDate) -> String {
        let days = today.signed_duration_since(then).num_days();
        let count = |n: i64, one: [&str; 2], many: [&str; 2]| {
            let unit = if n == 1 { self.pick(one[0], one[1]) } else { self.pick(many[0], many[1]) };
            match self {
                Self::Spanish => format!("hace {n} {unit}"),
                Self::English => format!("{n} {unit} ago"),
            }
        };
        match days {
            ..=0 if elapsed < MINUTE => self.pick("hace un momento", "a moment ago").into(),
            ..=0 if elapsed < HOUR => {
                count(elapsed / MINUTE, ["minuto", "minute"], ["minutos", "minutes"])
            }
            ..=0 => count(elapsed / HOUR, ["hora", "hour"], ["horas", "hours"]),
            1 => self.pick("ayer", "yesterday").into(),
            2..=30 => count(days, ["día", "day"], ["días", "days"]),
            31..=364 => count(days / 30, ["mes", "month"], ["meses", "months"]),
            _ => count(days / 365, ["año", "year"], ["años", "years"]),
        }
    }

    /// A day that is usually near: "hoy", "ayer", "12 mar", "12 mar 2025".
    pub fn near_day(self, day: NaiveDate, today: NaiveDate) -> String {
        match today.signed_duration_since(day).num_days() {
            0 => self.pick("hoy", "today").into(),
            1 => self.pick("ayer", "yesterday").into(),
            _ if day.year() == today.year() => self.day_short(day),
            _ => format!("{} {}", self.day_short(day), day.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn times_are_told_by_their_largest_unit() {
        let check = |elapsed, then, expect: &str| {
            assert_eq!(Language::Spanish.ago(elapsed, day(then), day("2026-11-21")), expect);
        };
        check(0, "2026-11-21", "hace un momento");
        check(MINUTE, "2026-11-21", "hace 1 minuto");
        check(5 * MINUTE, "2026-11-21", "hace 5 minutos");
        check(3 * HOUR, "2026-11-21", "hace 3 horas");
        check(HOUR, "2026-11-20", "ayer");
        check(0, "2026-11-01", "hace 20 días");
        check(0, "2026-04-20", "hace 7 meses");
        check(0, "2025-11-21", "hace 1 año");
        check(0, "2026-11-22", "hace un momento");
        assert_eq!(
            Language::English.ago(2 * HOUR, day("2026-11-21"), day("2026-11-21")),
            "2 hours ago"
        );
    }

    #[test]
    fn near_days_say_no_year() {
        let check = |then, expect: &str| {
            assert_eq!(Language::Spanish.near_day(day(then), day("2026-11-21")), expect);
        };
        check("2026-11-21", "hoy");
        check("2026-11-20", "ayer");
        check("2026-03-12", "12 mar");
        check("2025-03-12", "12 mar 2025");
    }
}
