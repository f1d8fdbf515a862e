//! The details behind the light: how safe the open plan is.

texts! {
    /// The details behind the light.
    Safety {
        title = "¿Está a salvo este plan?", "Is this plan safe?";
        looking = "Revisando…", "Checking…";
        saved_title = "En este equipo", "On this device";
        writing = "Escribiendo el último cambio…", "Writing the last change…";
        saved: fn(&str) -> String =
            |time| format!("Guardado y comprobado a las {time}, en los dos lugares donde guarda este navegador."),
            |time| format!("Saved and verified at {time}, in both places where this browser saves.");
        saved_database: fn(&str) -> String =
            |time| format!("Guardado y comprobado a las {time} en la base de datos del navegador. Su memoria rápida está llena o bloqueada: quite planes que ya no use."),
            |time| format!("Saved and verified at {time} in the browser's database. Its quick store is full or blocked: remove plans you no longer use.");
        saved_local: fn(&str) -> String =
            |time| format!("Guardado a las {time}, pero solo en la memoria rápida del navegador: su base de datos falta o falla, como en algunas ventanas privadas. Un apagón puede perder lo último."),
            |time| format!("Saved at {time}, but only in the browser's quick store: its database is missing or fails, as in some private windows. A power cut can lose the latest changes.");
        blocked = "Este navegador no permite guardar. Puede trabajar, pero descargue su copia antes de cerrar: al cerrar la página no queda nada aquí.",
            "This browser does not allow saving. You can work, but download your copy before closing: nothing stays here when the page is closed.";
        full = "Este navegador no tiene más espacio. Puede seguir, pero descargue su copia antes de cerrar, o quite planes que ya no use.",
            "This browser has no more room. You can go on, but download your copy before closing, or remove plans you no longer use.";
        removed = "Otra pestaña quitó este plan de este equipo. Aquí ya no se guarda.",
            "Another tab removed this plan from this device. It is no longer saved here.";
        older = "Esta pestaña tiene una versión anterior de Mejora, y aquí ya no se puede cambiar el plan. Vuelva a cargar la página para seguir.",
            "This tab has an older version of Mejora, and the plan can no longer be changed here. Load the page again to go on.";

        copy_title = "Fuera de este navegador", "Outside this browser";
        copy_none = "Todavía no hay ninguna copia. Si este equipo se daña o alguien limpia el navegador, el plan se pierde.",
            "There is no copy yet. If this device breaks or someone cleans the browser, the plan is lost.";
        copy_last: fn(&str, i64) -> String =
            |day, changes| match changes {
                0 => format!("Última copia: {day}. No hay cambios desde entonces."),
                1 => format!("Última copia: {day}. Desde entonces hay 1 cambio."),
                n => format!("Última copia: {day}. Desde entonces hay {n} cambios."),
            },
            |day, changes| match changes {
                0 => format!("Last copy: {day}. Nothing has changed since."),
                1 => format!("Last copy: {day}. 1 change since then."),
                n => format!("Last copy: {day}. {n} changes since then."),
            };
        today = "hoy", "today";
        yesterday = "ayer", "yesterday";
        file_fresh: fn(&str) -> String =
            |name| format!("{name} se mantiene al día solo."), |name| format!("{name} is kept up to date by itself.");
        file_asks: fn(&str) -> String =
            |name| format!("El navegador pide su permiso para seguir escribiendo {name}."),
            |name| format!("The browser asks for your permission to go on writing {name}.");
        file_changed: fn(&str) -> String =
            |name| format!("Alguien más cambió {name}. No se escribió encima."),
            |name| format!("Someone else changed {name}. It was not written over.");
        file_lost: fn(&str) -> String =
            |name| format!("{name} ya no se puede escribir, o tiene otra cosa. Elija otro archivo."),
            |name| format!("{name} can no longer be written, or holds something else. Choose another file.");

        room_title = "Lo que promete el navegador", "What the browser promises";
        promised = "El navegador promete no borrar lo guardado cuando le falte espacio.",
            "The browser promises not to clear what is saved when it runs short of room.";
        not_promised = "El navegador podría borrar lo guardado si le falta espacio. Una ventana privada lo borra al cerrarse.",
            "The browser could clear what is saved when it runs short of room. A private window clears it when it is closed.";
        room: fn(&str, u64) -> String =
            |used, percent| format!("Ocupa {used}, {} de su espacio.", part_es(percent)),
            |used, percent| format!("It takes {used}, {} of its room.", part_en(percent));

        tabs_title = "Otras pestañas", "Other tabs";
        tabs: fn(usize) -> String =
            |n| match n {
                0 => "Ninguna otra tiene abierto este plan.".into(),
                1 => "Otra pestaña también tiene abierto este plan; cada una ve lo que guarda la otra.".into(),
                n => format!("Otras {n} pestañas también tienen abierto este plan; cada una ve lo que guardan las demás."),
            },
            |n| match n {
                0 => "No other has this plan open.".into(),
                1 => "Another tab has this plan open too; each sees what the other saves.".into(),
                n => format!("{n} other tabs have this plan open too; each sees what the others save."),
            };
        other_version = "Una tiene otra versión de Mejora: vuelva a cargarla.",
            "One has another version of Mejora: load it again.";

        download = "Descargar ahora", "Download now";
        save_copy = "Guardar copia", "Save a copy";
        save_file = "Guardar copia en un archivo", "Save a copy in a file";
        reload = "Volver a cargar", "Load again";
        restore = "Conservarlo", "Keep it";
        join = "Unir cambios", "Join changes";
        allow: fn(&str) -> String =
            |name| format!("Permitir escribir {name}"), |name| format!("Allow writing {name}");
        keep = "Pedir al navegador que lo conserve", "Ask the browser to keep it";
        refused = "El navegador no lo promete todavía. Suele hacerlo con páginas que se usan a menudo o se instalan.",
            "The browser does not promise it yet. It usually does for pages that are used often or installed.";
    }
}

fn part_es(percent: u64) -> String {
    if percent == 0 { "menos del 1 %".into() } else { format!("el {percent} %") }
}

fn part_en(percent: u64) -> String {
    if percent == 0 { "less than 1%".into() } else { format!("{percent}%") }
}

impl crate::Language {
    /// A number of bytes as people say it: "340 kB", "1.2 MB".
    pub fn bytes(self, bytes: u64) -> String {
        match bytes {
            0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
            _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Language::{English, Spanish};

    #[test]
    fn sizes_are_said_as_people_do() {
        assert_eq!(Spanish.bytes(0), "0 kB");
        assert_eq!(Spanish.bytes(1), "1 kB");
        assert_eq!(English.bytes(340_200), "341 kB");
        assert_eq!(Spanish.bytes(1_250_000), "1.2 MB");
    }

    #[test]
    fn one_change_is_said_in_the_singular() {
        let texts = Spanish.messages().safety();
        assert_eq!(
            (texts.copy_last)("ayer", 1),
            "Última copia: ayer. Desde entonces hay 1 cambio."
        );
        assert!((texts.copy_last)("hoy", 0).contains("No hay cambios"));
    }
}
