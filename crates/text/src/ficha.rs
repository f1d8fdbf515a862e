//! The form of one action: *Ficha*.

use plan::{Edge, Moment, Month, When};

use crate::Language;

texts! {
    /// The form of one action.
    Ficha {
        position: fn(usize, usize) -> String =
            |n, all| format!("Acción {n} de {all}"), |n, all| format!("Action {n} of {all}");
        options = "Opciones de la acción", "Options of the action";
        close = "Cerrar la ficha", "Close the form";
        previous = "Anterior", "Previous";
        next = "Siguiente", "Next";
        previous_help = "Acción anterior", "Previous action";
        next_help = "Acción siguiente", "Next action";

        what = "Qué", "What";
        how = "Cómo", "How";
        when = "Cuándo", "When";
        who = "Quién y medida", "Who and measure";
        notes = "Notas", "Notes";

        code = "Criterio y subcriterio", "Criterion and subcriterion";
        only_criterion: fn(&str) -> String =
            |criterion| format!("{criterion} (sin subcriterio)"),
            |criterion| format!("{criterion} (no subcriterion)");
        unknown_code: fn(&str) -> String =
            |code| format!("{code} · no está en el catálogo"),
            |code| format!("{code} · not in the catalogue");
        follow_code: fn(u8) -> String =
            |n| format!("Poner criterio {n}"), |n| format!("Set criterion {n}");
        example = "Ejemplo", "Example";
        example_help = "Número o letra del ejemplo en la guía.", "Number or letter of the example in the guide.";
        internal_note_help = "Solo para el equipo: nunca se imprime.", "For the team only: it is never printed.";
        responsible_help = "Separe con comas; primero quien dirige la acción.",
            "Separate with commas; first who leads the action.";
        units = "Unidades del plan", "Units of the plan";

        task: fn(usize) -> String = |n| format!("Tarea {n}"), |n| format!("Task {n}");
        new_task = "Agregar tarea", "Add task";
        task_options: fn(usize) -> String =
            |n| format!("Opciones de la tarea {n}"), |n| format!("Options of task {n}");
        task_up = "Subir", "Move up";
        task_down = "Bajar", "Move down";
        task_remove = "Quitar", "Remove";
        task_removed: fn(usize) -> String =
            |n| format!("Se quitó la tarea {n}."), |n| format!("Task {n} was removed.");
        tasks_help = "Enter: otra tarea. Alt con ↑ o ↓: cambiarla de lugar.",
            "Enter: another task. Alt with ↑ or ↓: move it.";

        earlier: fn(&str) -> String =
            |field| format!("{field}: un mes antes"), |field| format!("{field}: a month earlier");
        later: fn(&str) -> String =
            |field| format!("{field}: un mes después"), |field| format!("{field}: a month later");
        date_sample = "mar-26", "mar-26";
        unclear = "No se entiende como fecha; queda tal como está. Pruebe: mar-26, T1-2026 o permanente.",
            "Not understood as a date; it stays as it is. Try: mar-26, Q1 2026 or permanente.";
        open_start = "Sin fecha fija de inicio", "No fixed start";
        open_end = "Sin fecha de fin", "No end";
        backwards = "El fin queda antes del inicio.", "The end is before the start.";

        said: fn(&str) -> String = |text| format!("Decía: {text}"), |text| format!("It said: {text}");
        given_up = "Se dejó el texto anterior.", "The previous text was kept.";
        recover = "Recuperar", "Recover";
        recover_help: fn(&str) -> String =
            |field| format!("Recuperar lo escrito en {field}"),
            |field| format!("Recover what was typed in {field}");
    }
}

impl Language {
    /// What a date was understood as, in full: "marzo 2026"; empty where it was not understood.
    pub fn understood(self, when: &When, edge: Edge) -> String {
        let texts = self.messages().ficha();
        match when.moment {
            Moment::Month(month) => self.month_long(month),
            Moment::Day(day) => self.day(day),
            Moment::Quarter(_) => {
                when.month(edge).map_or_else(String::new, |it| self.quarter(it, edge))
            }
            Moment::Open if edge == Edge::Start => texts.open_start.into(),
            Moment::Open => texts.open_end.into(),
            Moment::Unclear => String::new(),
        }
    }

    /// The month that a quarter begins or ends with: "marzo 2026, fin del trimestre".
    fn quarter(self, month: Month, edge: Edge) -> String {
        let part = match edge {
            Edge::Start => self.pick("comienzo del trimestre", "start of the quarter"),
            Edge::End => self.pick("fin del trimestre", "end of the quarter"),
        };
        format!("{}, {part}", self.month_long(month))
    }

    /// Names in a sentence: "Prensa, RRHH y OAIM".
    pub fn listed(self, names: &[String]) -> String {
        let Some((last, first)) = names.split_last() else { return String::new() };
        if first.is_empty() {
            return last.clone();
        }
        let and = self.pick(if sounds_like_i(last) { "e" } else { "y" }, "and");
        format!("{} {and} {last}", first.join(", "))
    }
}

/// Whether Spanish says "e" and not "y" before this word.
fn sounds_like_i(word: &str) -> bool {
    let mut letters = word.chars().map(words::folding::letter).peekable();
    letters.next_if_eq(&'h');
    letters.next() == Some('i') && letters.next() != Some('e')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_a_sentence() {
        let listed = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).into()).collect();
            Language::Spanish.listed(&names)
        };
        assert_eq!(listed(&[]), "");
        assert_eq!(listed(&["Prensa"]), "Prensa");
        assert_eq!(listed(&["Prensa", "OAIM"]), "Prensa y OAIM");
        assert_eq!(listed(&["Prensa", "RRHH", "Informática"]), "Prensa, RRHH e Informática");
        assert_eq!(listed(&["Agua", "Hierro"]), "Agua y Hierro");
        assert_eq!(listed(&["Agua", "Higiene"]), "Agua e Higiene");
    }
}
