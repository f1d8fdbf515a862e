//! What is said of saving, of other tabs, and of what came from elsewhere.

/// What a person works on, where a sentence names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Device {
    /// A computer, with or without keys of its own.
    Computer,
    /// A tablet.
    Tablet,
    /// A phone.
    Phone,
}

texts! {
    /// Saving, other tabs, copies that come back.
    StorageTexts {
        emptied = "El plan quedó casi vacío. Como estaba antes se guardó en Versiones anteriores.",
            "The plan is almost empty now. How it was before is kept in Earlier versions.";
        versions = "Versiones anteriores", "Earlier versions";
        unfinished: fn(&str) -> String =
            |text| format!("Tenía un texto sin terminar: «{text}»"),
            |text| format!("You had an unfinished text: “{text}”");
        go_on = "Seguir", "Go on";
        discard = "Descartar", "Discard";
        keep_it = "Conservarlo", "Keep it";
        removed = "Este plan se quitó de este equipo, así que aquí ya no se guarda.",
            "This plan was removed from this device, so it is no longer saved here.";

        nothing_kept = "Este navegador no permite guardar. Puede trabajar, pero descargue su copia antes de cerrar: al cerrar la página no queda nada aquí.",
            "This browser does not allow saving. You can work, but download your copy before closing: nothing stays here when the page is closed.";
        no_database = "Este navegador guarda sus planes solo a medias: su base de datos falta o está bloqueada, como en algunas ventanas privadas. Lo que escriba queda en la memoria rápida, que un apagón puede perder, y no hay versiones anteriores. Guarde una copia al terminar.",
            "This browser keeps your plans only in part: its database is missing or blocked, as in some private windows. What you write stays in its quick store, which a power cut can lose, and there are no earlier versions. Save a copy when you finish.";
        no_local_storage = "Este navegador guarda sus planes solo en su base de datos: lo que escriba en el último segundo puede perderse si se cierra de golpe. Guarde una copia al terminar.",
            "This browser keeps your plans in its database only: what you write in the last second can be lost if it closes suddenly. Save a copy when you finish.";

        no_copy = "Sin copia", "No copy";
        outside = "fuera de este equipo", "outside this device";
        outside_since: fn(&str) -> String =
            |day| format!("fuera de este equipo desde el {day}"), |day| format!("outside this device since {day}");
        only_here = "Este plan está solo en este navegador.", "This plan is only in this browser.";
        also_in_file: fn(Device) -> String =
            |device| {
                let device = match device {
                    Device::Computer => "esta computadora",
                    Device::Tablet => "esta tableta",
                    Device::Phone => "este teléfono",
                };
                format!("Este plan está solo en este navegador. ¿Guardarlo también en un archivo de {device}?")
            },
            |device| {
                let device = match device {
                    Device::Computer => "computer",
                    Device::Tablet => "tablet",
                    Device::Phone => "phone",
                };
                format!("This plan is only in this browser. Save it in a file on this {device} too?")
            };
        save = "Guardar", "Save";
        kept_fresh: fn(&str) -> String =
            |name| format!("{name} guarda su plan y se mantiene al día solo."),
            |name| format!("{name} holds your plan and is kept up to date by itself.");
        not_written: fn(&str) -> String =
            |name| format!("No se pudo escribir {name}. Elija otro lugar."),
            |name| format!("{name} could not be written. Choose another place.");
        allow = "Permitir", "Allow";
        join = "Unir cambios", "Join changes";
        file_changed_word = "Copia cambiada", "Copy changed";
        file_changed = "por alguien más", "by someone else";
        file_changed_more = "Alguien más cambió el archivo de su copia. No se escribió encima: puede unir esos cambios a su plan.",
            "Someone else changed the file of your copy. It was not written over: you can join those changes to your plan.";
        other_file: fn(&str) -> String =
            |name| format!("{name} ya no tiene este plan, y no se tocó. Guarde la copia en otro archivo."),
            |name| format!("{name} no longer holds this plan, and was left as it is. Save the copy in another file.");

        name_title = "¿Con qué nombre firma sus cambios?", "With what name do you sign your changes?";
        name_why = "Va dentro de los archivos que usted envía, para que otros sepan de quién son los cambios. Puede dejarlo en blanco, y cambiarlo en Ajustes.",
            "It goes inside the files you send, so that others know whose the changes are. You can leave it blank, and change it in Settings.";
        name_label = "Nombre", "Name";
        name_go_on = "Continuar", "Continue";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_device_that_it_is_read_on() {
        for (device, said) in [
            (Device::Computer, "de esta computadora?"),
            (Device::Tablet, "de esta tableta?"),
            (Device::Phone, "de este teléfono?"),
        ] {
            assert!((StorageTexts::ES.also_in_file)(device).ends_with(said));
        }
    }
}
