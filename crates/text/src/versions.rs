//! *Versiones anteriores*, and the plans that were removed a short time ago.

use chrono::NaiveDate;
use plan::snapshots::Cause;

use crate::Language;

texts! {
    /// *Versiones anteriores*.
    Versions {
        title = "Versiones anteriores", "Earlier versions";
        intro = "Mejora guarda sola cómo estaba su plan: mientras se trabaja, una vez por hora, y antes de cada cambio grande.",
            "Mejora keeps by itself how your plan was: once an hour while you work, and before every large change.";
        rule_title = "¿Cuánto tiempo se guardan?", "How long are they kept?";
        rule = "Las del último día, todas; las de tres días, una por hora; las de un mes, una por día; después, una por mes. Las que se guardan antes de un cambio grande quedan 30 días. Cuando pasan de 100 o llenan su espacio, salen las más viejas. Están solo en este equipo y navegador: una copia aparte protege más.",
            "Those of the last day, all; of three days, one an hour; of a month, one a day; after that, one a month. Those kept before a large change stay 30 days. When they are more than 100 or fill their room, the oldest go. They are only on this device and in this browser: a copy elsewhere protects more.";
        looking = "Buscando las versiones…", "Looking for the versions…";
        none = "Todavía no hay versiones anteriores", "There are no earlier versions yet";
        none_hint = "La primera se guarda sola cuando usted cambie algo. No tiene que hacer nada.",
            "The first one is kept by itself when you change something. You need not do anything.";
        blocked = "Este navegador no permite guardar versiones. Descargue copias de su plan de vez en cuando.",
            "This browser does not allow keeping versions. Download copies of your plan from time to time.";
        list = "Versiones de este plan", "Versions of this plan";
        counts: fn(&str, &str) -> String =
            |actions, tasks| format!("{actions}, {tasks}"), |actions, tasks| format!("{actions}, {tasks}");
        then: fn(&str) -> String =
            |what| format!("Después: {what}"), |what| format!("After it: {what}");
        no_change = "Después no cambió nada", "Nothing changed after it";
        choose = "Elija una versión para ver qué ha cambiado desde entonces.",
            "Choose a version to see what has changed since.";
        all = "Todas las versiones", "All versions";
        differences: fn(usize) -> String =
            |n| if n == 1 { "1 cambio desde entonces".into() } else { format!("{n} cambios desde entonces") },
            |n| if n == 1 { "1 change since".into() } else { format!("{n} changes since") };
        same = "El plan está igual que en esta versión.", "The plan is the same as in this version.";
        go_back = "Volver a esta versión", "Go back to this version";
        go_back_hint = "Lo de ahora se guarda antes como otra versión, y se puede deshacer.",
            "What there is now is kept as a version first, and it can be undone.";
        look = "Ver", "Look at it";
        copy = "Copiar acciones…", "Copy actions…";
        download = "Descargar", "Download";
        unreadable = "Esta versión no se puede leer. Lo guardado no se ha tocado: descárguelo y muéstrelo a quien le ayude.",
            "This version cannot be read. What was kept is untouched: download it and show it to whoever helps you.";
        newer = "Esta versión la guardó un Mejora más nuevo. Vuelva a cargar la página para actualizarlo.",
            "This version was kept by a newer Mejora. Load the page again to update it.";
        vanished = "Esta versión ya no está: salió para dejar sitio a otras.",
            "This version is no longer there: it made room for others.";
        went_back: fn(&str) -> String =
            |version| format!("Se volvió a la {}", lower(version)),
            |version| format!("The plan is again as in the {}", lower(version));
        not_kept = "No se pudo guardar antes cómo está el plan ahora: falta espacio en este navegador. Si vuelve a esa versión, lo de ahora solo regresa con Deshacer.",
            "How the plan is now could not be kept first: this browser has no room. If you go back to that version, what there is now comes back only with Undo.";
        anyway = "Volver de todos modos", "Go back anyway";
        read_only = "Solo para leer. Su plan no ha cambiado.", "Only to read. Your plan has not changed.";
        copy_title = "Copiar acciones de esta versión", "Copy actions from this version";
        copy_hint = "Se agregan al final de su plan como acciones nuevas; lo que hay no cambia.",
            "They are added at the end of your plan as new actions; what is there does not change.";
        copy_all = "Todas", "All";
        copy_some: fn(usize) -> String =
            |n| if n == 1 { "Copiar 1 acción".into() } else { format!("Copiar {n} acciones") },
            |n| if n == 1 { "Copy 1 action".into() } else { format!("Copy {n} actions") };
        copied: fn(usize) -> String =
            |n| if n == 1 { "Se copió 1 acción al final del plan.".into() } else { format!("Se copiaron {n} acciones al final del plan.") },
            |n| if n == 1 { "1 action was copied to the end of the plan.".into() } else { format!("{n} actions were copied to the end of the plan.") };
        still_there = "Está también en su plan", "Also in your plan";
        no_actions = "Esta versión no tiene acciones.", "This version has no actions.";
        no_text = "(sin texto)", "(no text)";
    }
}

texts! {
    /// The plans that were removed a short time ago.
    Removed {
        title = "Quitados hace poco", "Removed a short time ago";
        hint = "Se pueden restaurar durante 30 días.", "They can be restored for 30 days.";
        until: fn(&str) -> String = |day| format!("hasta el {day}"), |day| format!("until {day}");
        restore = "Restaurar", "Restore";
        restore_named: fn(&str) -> String =
            |name| format!("Restaurar {name}"), |name| format!("Restore {name}");
        damaged = "De planes que no se pueden leer", "Of plans that cannot be read";
        damaged_hint = "La última versión anterior de cada uno. Lo que no se puede leer no se borra.",
            "The last earlier version of each. What cannot be read is not deleted.";
        of_day: fn(&str) -> String = |day| format!("de {day}"), |day| format!("of {day}");
    }
}

/// A sentence within another.
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(chars).collect()
}

impl Language {
    /// The name of a version: "Versión de hoy, 10:42 a. m.".
    pub fn version_name(self, day: NaiveDate, today: NaiveDate, time: (u32, u32)) -> String {
        let time = self.time(time.0, time.1);
        let day = match (today.signed_duration_since(day).num_days(), self) {
            (0, _) => self.pick("de hoy", "of today").to_owned(),
            (1, _) => self.pick("de ayer", "of yesterday").to_owned(),
            (_, Self::Spanish) => format!("del {}", self.day(day)),
            (_, Self::English) => format!("of {}", self.day(day)),
        };
        format!("{} {day}, {time}", self.pick("Versión", "Version"))
    }

    /// The heading over the versions of a day: "Hoy", "Ayer", "12 de marzo de 2026".
    pub fn day_heading(self, day: NaiveDate, today: NaiveDate) -> String {
        match today.signed_duration_since(day).num_days() {
            0 => self.pick("Hoy", "Today").to_owned(),
            1 => self.pick("Ayer", "Yesterday").to_owned(),
            _ => self.day(day),
        }
    }

    /// Why a version of a plan was kept.
    pub const fn cause(self, cause: Cause) -> &'static str {
        let (es, en) = match cause {
            Cause::Import => {
                ("Antes de poner otro archivo en su lugar", "Before a file took its place")
            }
            Cause::Merge => ("Antes de unir cambios", "Before joining changes"),
            Cause::Restore => {
                ("Antes de volver a otra versión", "Before going back to another version")
            }
            Cause::Deletion => {
                ("Antes de quitarlo de este equipo", "Before removing it from this device")
            }
            Cause::Update => ("Antes de actualizar Mejora", "Before updating Mejora"),
            Cause::Hour => ("Mientras se trabajaba", "While working"),
            Cause::Day => ("Al empezar el día", "At the start of the day"),
            Cause::Emptied => ("Antes de quedar casi vacío", "Before it was almost emptied"),
        };
        self.pick(es, en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_named_by_day_and_time() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let name = |then| Language::Spanish.version_name(day(then), day("2026-11-21"), (10, 42));
        assert_eq!(name("2026-11-21"), "Versión de hoy, 10:42 a. m.");
        assert_eq!(name("2026-11-20"), "Versión de ayer, 10:42 a. m.");
        assert_eq!(name("2026-03-12"), "Versión del 12 de marzo de 2026, 10:42 a. m.");
        let said = (Versions::ES.went_back)(&name("2026-11-20"));
        assert_eq!(said, "Se volvió a la versión de ayer, 10:42 a. m.");
    }
}
