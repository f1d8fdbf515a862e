//! *Opening*: what a file is, how it was understood, and why it may be no plan at all.

use cells::FileKind;
use import::{Columns, NotAPlan};

use plan::Column;

use crate::Language;

texts! {
    /// What was opened or pasted, before it is kept.
    PreviewTexts {
        title = "Así entendimos su plan", "This is how we understood your plan";
        from_file: fn(&str) -> String = |name| format!("De {name}."), |name| format!("From {name}.");
        nothing_kept = "Nada se guarda hasta que usted lo acepte.", "Nothing is kept until you accept it.";
        question = "¿Qué es este archivo?", "What is this file?";
        question_pasted = "¿Qué es esta tabla?", "What is this table?";
        open_other = "Abrir como otro plan", "Open as another plan";
        go_on = "Continuar", "Continue";
        current = "El plan vigente", "The plan in force";
        current_hint = "Se trae tal como está, para completarlo o darle seguimiento.",
            "It is brought in as it is, to complete it or follow it up.";
        base = "Base para el plan nuevo", "The base of the new plan";
        base_hint = "Se toma como punto de partida de otro plan.", "It is the starting point of another plan.";
        shift = "Mover las fechas 12 meses", "Move the dates by 12 months";
        shift_period: fn(&str, &str) -> String =
            |from, to| format!("Al aceptar, el período pasa de {from} a {to}, y las fechas con él."),
            |from, to| format!("On accepting, the period goes from {from} to {to}, and the dates with it.");
        shift_hint = "Al aceptar, cada fecha pasa al año siguiente.", "On accepting, each date goes to the next year.";
        about = "Datos del plan", "Plan details";
        institution = "Institución", "Institution";
        plan_title = "Título", "Title";
        returned_title = "Así quedó su plan con lo que se cambió en el archivo", "This is your plan with what was changed in the file";
        edited: fn(usize) -> String =
            |n| if n == 1 { "En el plan se cambiará 1 lugar".into() } else { format!("En el plan se cambiarán {n} lugares") },
            |n| if n == 1 { "1 place of the plan will be changed".into() } else { format!("{n} places of the plan will be changed") };
        edited_now: fn(usize) -> String =
            |n| if n == 1 { "Se cambió 1 lugar, como en el archivo.".into() } else { format!("Se cambiaron {n} lugares, como en el archivo.") },
            |n| if n == 1 { "1 place was changed, as in the file.".into() } else { format!("{n} places were changed, as in the file.") };
        edited_hint = "Alguien lo escribió en Word o Excel después de descargarlo. Lo demás sigue igual que en el plan.",
            "Somebody wrote it in Word or Excel after it was downloaded. All else is as in the plan.";
        edit_said = "Dice", "It says";
        edit_says = "y dirá", "and will say";
        edit_filled = "Está vacío y dirá", "It is empty and will say";
        edit_emptied = "Se borrará lo que dice:", "What it says will be deleted:";
        edit_added = "Acción nueva:", "New action:";
        edit_removed = "Se quitará la acción:", "The action will be removed:";
        edit_moved = "Las acciones quedarán en otro orden.", "The actions will be in another order.";
        which_table: fn(usize) -> String =
            |n| format!("Este archivo trae {n} tablas que podrían ser el plan"), |n| format!("This file holds {n} tables that could be the plan");
        which_table_hint = "Elija la que desea traer.", "Choose the one to bring in.";
        table_number: fn(usize) -> String = |n| format!("Tabla {n}"), |n| format!("Table {n}");
        decide: fn(usize) -> String = |n| format!("Decida usted ({n})"), |n| format!("For you to decide ({n})");
        decide_hint = "No lo cambiamos: solo usted lo sabe. También puede dejarlo así.",
            "We did not change it: only you know. You can also leave it as it is.";
        look: fn(usize) -> String = |n| format!("Dé un vistazo ({n})"), |n| format!("Take a look ({n})");
        look_hint = "Es lo más probable. Si algo no es así, se corrige aquí o después, en el plan.",
            "This is the most likely. What is not so can be corrected here or later, in the plan.";
        mended: fn(usize) -> String = |n| format!("Arreglado solo ({n})"), |n| format!("Put right by itself ({n})");
        all_clear = "Todo se entendió: no hay nada que decidir.", "Everything was understood: there is nothing to decide.";
        place: fn(usize, &str) -> String =
            |number, column| format!("Acción {number} · {column}"), |number, column| format!("Action {number} · {column}");
        place_action: fn(usize) -> String = |number| format!("Acción {number}"), |number| format!("Action {number}");
        place_table = "Toda la tabla", "The whole table";
        date_order = "Orden de las fechas", "Order of the dates";
        only_year: fn(usize) -> String =
            |n| match n {
                1 => "A esa fecha solo le falta el año. Escriba el período del plan y se lee de nuevo.".into(),
                n => format!("A {n} fechas solo les falta el año. Escriba el período del plan y se leen todas de nuevo."),
            },
            |n| match n {
                1 => "That date lacks only the year. Type the period of the plan and it is read again.".into(),
                n => format!("{n} dates lack only the year. Type the period of the plan and all are read again."),
            };
        fine = "Así está bien", "It is fine so";
        fine_all = "Todas están bien así", "All are fine so";
        place_actions: fn(&str) -> String = |numbers| format!("Acciones {numbers}"), |numbers| format!("Actions {numbers}");
        places: fn(usize) -> String = |n| format!("Ver los {n} lugares"), |n| format!("Show the {n} places");
        places_more: fn(usize) -> String = |n| format!("{n} más"), |n| format!("{n} more");
        places_left: fn(usize) -> String = |n| format!("Por decidir: {n}"), |n| format!("To be decided: {n}");
        corrected = "Corregido", "Corrected";
        not_understood = "Eso no se entendió aquí: se dejó como estaba.", "That was not understood here: it was left as it was.";
        understood = "Las acciones como se entendieron", "The actions as they were understood";
        no_action_text = "Sin acción de mejora escrita", "No improvement action written";
        no_dates = "sin fechas", "no dates";
        no_responsible = "sin responsable", "no one responsible";
        no_code = "sin criterio", "no criterion";
        original = "Texto original", "Original text";
        as_understood = "Así quedó", "As it is now";
        as_written = "Decía", "It said";
        original_of: fn(usize) -> String =
            |n| format!("Texto original de la acción {n}"), |n| format!("Original text of action {n}");
        accept = "Guardar en este equipo", "Save on this device";
        same_title = "Este plan ya está en este equipo", "This plan is already on this device";
        same_question = "El archivo trae otra versión de un plan que usted ya tiene aquí. ¿Qué desea hacer?",
            "The file holds another version of a plan that you already have here. What would you like to do?";
        here = "El que está aquí", "The one here";
        file = "El del archivo", "The one in the file";
        saved: fn(&str) -> String = |ago| format!("guardado {ago}"), |ago| format!("saved {ago}");
        unreadable = "no se puede leer", "cannot be read";
        replace = "Reemplazar el que está aquí", "Replace the one here";
        replace_hint = "Se puede deshacer.", "It can be undone.";
        keep_both = "Guardar como otra copia", "Keep as another copy";
        keep_both_hint = "Quedan los dos, cada uno por su lado.", "Both stay, each on its own.";
        replaced: fn(&str) -> String =
            |name| format!("Se reemplazó {name} por el del archivo."), |name| format!("{name} was replaced by the one in the file.");
        restored: fn(&str) -> String =
            |name| format!("{name} volvió a como estaba."), |name| format!("{name} is as it was before.");
        identical = "Es el mismo plan que ya tiene aquí, sin ninguna diferencia.",
            "It is the same plan that you already have here, without any difference.";
    }
}

impl Language {
    /// Why there is no plan in what was opened or pasted, and what to do.
    pub fn not_a_plan(self, why: NotAPlan) -> String {
        let (what, advice) = match why {
            NotAPlan::TooBig { bytes } => return self.too_big(bytes),
            NotAPlan::Unpacks { bytes, most, .. } => return self.unpacks(bytes, most),
            NotAPlan::NotText { kind } => self.not_text(kind),
            NotAPlan::Empty => self.both(
                ["El archivo está vacío.", "Revise que sea el correcto, o copie la tabla y péguela aquí."],
                ["The file is empty.", "Check that it is the right one, or copy the table and paste it here."],
            ),
            NotAPlan::Damaged { .. } => self.both(
                ["Este archivo está incompleto o dañado.", "Ábralo en el programa que lo hizo, guárdelo otra vez y vuelva a elegirlo; o copie la tabla y péguela aquí."],
                ["This file is incomplete or damaged.", "Open it in the program that made it, save it again and choose it once more; or copy the table and paste it here."],
            ),
            NotAPlan::Encrypted { .. } => self.both(
                ["Este archivo está protegido con una contraseña.", "Ábralo con ella, guárdelo sin contraseña y vuelva a elegirlo; o copie la tabla y péguela aquí."],
                ["This file is locked with a password.", "Open it with the password, save it without one and choose it again; or copy the table and paste it here."],
            ),
            NotAPlan::TooMuch { .. } => self.both(
                ["Este archivo trae por dentro mucho más de lo que cabe en un plan.", "Copie solo la tabla del plan y péguela aquí."],
                ["This file holds far more than fits in a plan.", "Copy just the table of the plan and paste it here."],
            ),
            NotAPlan::NoTable { found } if !found.is_empty() => return self.no_table(found),
            NotAPlan::NoTable { .. } => self.both(
                ["Esto no parece un plan: no tiene la tabla con sus títulos (Acción de Mejora, Objetivo, Tareas…).", "Seleccione toda la tabla con sus títulos, cópiela y péguela aquí."],
                ["This does not look like a plan: it lacks the table with its headings (Acción de Mejora, Objetivo, Tareas…).", "Select the whole table with its headings, copy it and paste it here."],
            ),
            NotAPlan::NotJson { .. } => self.both(
                ["Este archivo de plan está incompleto o dañado.", "Pida o descargue otra copia."],
                ["This plan file is incomplete or damaged.", "Ask for another copy or download it again."],
            ),
            NotAPlan::OtherJson => self.both(
                ["Este archivo no parece un plan.", "Elija uno que se haya descargado con Mejora, o pegue la tabla de su plan."],
                ["This file does not look like a plan.", "Choose one that was downloaded from Mejora, or paste the table of your plan."],
            ),
            NotAPlan::NewerSchema { .. } => self.both(
                ["Este plan se guardó con una versión más nueva de Mejora.", "Vuelva a cargar esta página para actualizarla y ábralo otra vez."],
                ["This plan was saved by a newer version of Mejora.", "Load this page again to update it, then open the plan again."],
            ),
        };
        format!("{what} {advice} {}", self.pick("No se cambió nada.", "Nothing was changed."))
    }

    /// What was found of a table, and what it lacks to be that of a plan.
    fn no_table(self, found: Columns) -> String {
        let said = |columns: &mut dyn Iterator<Item = Column>| {
            self.list(columns.map(|column| self.column(column).to_owned()).collect())
        };
        let missing = said(&mut found.missing());
        let found = said(&mut found.iter());
        let what = match (self, missing.is_empty()) {
            (Self::Spanish, true) => {
                format!("Se encontraron {found}; falta al menos una acción debajo de los títulos.")
            }
            (Self::Spanish, false) => format!(
                "Se encontraron {found}; falta lo demás de un plan, como {missing}, con sus acciones debajo."
            ),
            (Self::English, true) => {
                format!("{found} were found; at least one action below the headings is missing.")
            }
            (Self::English, false) => format!(
                "{found} were found; the rest of a plan is missing, such as {missing}, with its actions below."
            ),
        };
        format!("{what} {}", self.pick("No se cambió nada.", "Nothing was changed."))
    }

    const fn both(
        self,
        es: [&'static str; 2],
        en: [&'static str; 2],
    ) -> (&'static str, &'static str) {
        match self {
            Self::Spanish => (es[0], es[1]),
            Self::English => (en[0], en[1]),
        }
    }

    fn too_big(self, bytes: usize) -> String {
        let tenths = bytes.div_ceil(100_000);
        let size = format!("{}.{} MB", tenths / 10, tenths % 10);
        let most = if bytes > cells::MAX_PACKED_BYTES {
            cells::MAX_PACKED_BYTES
        } else {
            cells::MAX_BYTES
        };
        let most = most / 1_000_000;
        match self {
            Self::Spanish => format!(
                "Este archivo pesa {size} y un plan no pasa de {most} MB. Copie solo la tabla y péguela aquí. No se cambió nada."
            ),
            Self::English => format!(
                "This file has {size}, and no plan has more than {most} MB. Copy the table alone and paste it here. Nothing was changed."
            ),
        }
    }

    fn unpacks(self, bytes: usize, most: usize) -> String {
        let (size, most) = (bytes.div_ceil(1_000_000), most / 1_000_000);
        match self {
            Self::Spanish => format!(
                "Este archivo tiene {size} MB al descomprimirse, sin contar sus imágenes; se leen hasta {most} MB. Copie solo la tabla del plan y péguela aquí. No se cambió nada."
            ),
            Self::English => format!(
                "This file has {size} MB when unpacked, its pictures not counted; up to {most} MB are read. Copy just the table of the plan and paste it here. Nothing was changed."
            ),
        }
    }

    const fn not_text(self, kind: FileKind) -> (&'static str, &'static str) {
        match kind {
            FileKind::OldOffice => self.both(
                ["Un documento de Word de los de antes (.doc) no se puede leer aquí.", "Ábralo en Word, guárdelo como documento de Word (.docx) y elija ese; o copie la tabla y péguela aquí."],
                ["An old Word document (.doc) cannot be read here.", "Open it in Word, save it as a Word document (.docx) and choose that; or copy the table and paste it here."],
            ),
            FileKind::RichText => self.both(
                ["Un documento RTF no se puede leer aquí.", "Ábralo en Word, guárdelo como documento de Word (.docx) y elija ese; o copie la tabla y péguela aquí."],
                ["An RTF document cannot be read here.", "Open it in Word, save it as a Word document (.docx) and choose that; or copy the table and paste it here."],
            ),
            FileKind::Word | FileKind::Excel | FileKind::OpenText | FileKind::OpenSheet | FileKind::WebPage => self.both(
                ["De este archivo no se pudo leer la tabla.", "Ábralo, seleccione toda la tabla con sus títulos, cópiela y péguela aquí."],
                ["The table of this file could not be read.", "Open it, select the whole table with its headings, copy it and paste it here."],
            ),
            FileKind::Pdf => self.both(
                ["De un PDF no se puede leer la tabla.", "Busque el documento de Word o Excel del que salió, copie su tabla y péguela aquí."],
                ["The table of a PDF cannot be read.", "Find the Word or Excel document it was made from, copy its table and paste it here."],
            ),
            FileKind::Picture => self.both(
                ["Esto es una imagen: no tiene texto que leer.", "Busque el documento de Word o Excel, copie su tabla y péguela aquí."],
                ["This is a picture: it has no text to read.", "Find the Word or Excel document, copy its table and paste it here."],
            ),
            FileKind::Zip => self.both(
                ["Este archivo está comprimido.", "Descomprímalo y elija el plan que trae dentro."],
                ["This file is compressed.", "Unpack it and choose the plan inside."],
            ),
            FileKind::Calendar => self.both(
                ["Esto es un calendario: tiene fechas, pero no el plan.", "Elija el archivo de Word o Excel del plan, o una copia del plan."],
                ["This is a calendar: it has dates, but not the plan.", "Choose the Word or Excel file of the plan, or a copy of the plan."],
            ),
            FileKind::Other => self.both(
                ["Este archivo no parece un plan.", "Copie la tabla de su plan y péguela aquí."],
                ["This file does not look like a plan.", "Copy the table of your plan and paste it here."],
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_that_nothing_was_changed() {
        let all = [
            NotAPlan::Empty,
            NotAPlan::NoTable { found: Columns::default() },
            NotAPlan::NoTable { found: [Column::Objective, Column::Tasks].into_iter().collect() },
            NotAPlan::OtherJson,
            NotAPlan::TooBig { bytes: 6_150_000 },
            NotAPlan::Unpacks { kind: FileKind::Word, bytes: 60_100_000, most: 48_000_000 },
            NotAPlan::NotText { kind: FileKind::Word },
        ];
        for why in all {
            assert!(Language::Spanish.not_a_plan(why).ends_with("No se cambió nada."), "{why:?}");
            assert!(Language::English.not_a_plan(why).ends_with("Nothing was changed."), "{why:?}");
        }
        let halves = Language::Spanish.not_a_plan(all[2]);
        assert!(halves.starts_with("Se encontraron Objetivo y Tareas; falta "), "{halves}");
        assert!(halves.contains("Acción de mejora") && !halves.contains("Seleccione"), "{halves}");
        let enough = [
            Column::Area,
            Column::Action,
            Column::Objective,
            Column::Tasks,
            Column::Start,
            Column::End,
        ];
        let blank = NotAPlan::NoTable { found: enough.into_iter().collect() };
        assert!(Language::English.not_a_plan(blank).contains("at least one action"));
        assert!(Language::Spanish.not_a_plan(all[4]).contains("6.2 MB"));
        let unpacks = Language::Spanish.not_a_plan(all[5]);
        assert!(unpacks.contains("61 MB") && unpacks.contains("hasta 48 MB"), "{unpacks}");
    }
}
