//! Joining a copy of a plan that is here, and fields of which there are two versions.

use plan::lineage::{About, Conflict};

use crate::{Changes, Language};

texts! {
    /// Joining copies, and fields with two versions.
    MergeReviewTexts {
        join = "Unir cambios", "Join changes";
        join_hint = "Entra lo que trae la copia y queda lo que se hizo aquí. Se puede deshacer.",
            "What the copy brings comes in and what was done here stays. It can be undone.";
        question = "El archivo es una copia de un plan que usted ya tiene aquí.",
            "The file is a copy of a plan that you already have here.";
        rows_known = "Las filas de este archivo son de un plan que usted ya tiene aquí, pero el archivo perdió la copia del plan que llevaba por dentro.",
            "The rows of this file are those of a plan that you already have here, but the file has lost the copy of the plan inside.";
        alike_title = "¿Es este plan?", "Is it this plan?";
        alike = "Este archivo se parece mucho a un plan que usted ya tiene aquí.",
            "This file is very much like a plan that you already have here.";
        doubt = "No se sabe qué se cambió aquí y qué en el archivo. Donde dicen otra cosa quedan las dos versiones y usted decide; ninguna se pierde.",
            "It is not known what was changed here and what in the file. Where they differ both versions stay and you decide; none is lost.";
        copy_of_this = "Es una copia de este plan.", "It is a copy of this plan.";
        rows_of_this = "Sus filas son las de este plan.", "Its rows are those of this plan.";
        like_this = "Se parece mucho a este plan.", "It is very much like this plan.";
        another_plan: fn(&str) -> String =
            |plan| format!("Es otro plan: {plan}."), |plan| format!("It is another plan: {plan}.");
        nothing_new = "Esa copia no trae nada que no esté aquí.",
            "That copy brings nothing that is not here.";
        go_on = "Abrir el plan", "Open the plan";
        go_on_hint = "Queda como está.", "It stays as it is.";
        brings: fn(usize, &str) -> String =
            |n, who| format!("La copia trae {}{}", changes_es(n), of_es(who)),
            |n, who| format!("The copy brings {}{}", changes_en(n), by_en(who));
        brings_unseen = "La copia no cambia nada de lo que el plan muestra.",
            "The copy changes nothing of what the plan shows.";
        differs: fn(usize) -> String =
            |n| if n == 1 { "La copia dice otra cosa en 1 casilla".into() } else { format!("La copia dice otra cosa en {n} casillas") },
            |n| if n == 1 { "The copy says something else in 1 field".into() } else { format!("The copy says something else in {n} fields") };
        comes = "Lo que entra", "What comes in";
        two: fn(usize) -> String =
            |n| if n == 1 { "Una casilla quedará con dos versiones".into() } else { format!("{n} casillas quedarán con dos versiones") },
            |n| if n == 1 { "One field will have two versions".into() } else { format!("{n} fields will have two versions") };
        two_hint = "Se cambiaron aquí y en la copia. Usted decide después cuál queda; ninguna se pierde.",
            "They were changed here and in the copy. You decide afterwards which one stays; none is lost.";
        received: fn(usize) -> String =
            |n| if n == 1 { "En un lugar lo de aquí es más nuevo".into() } else { format!("En {n} lugares lo de aquí es más nuevo") },
            |n| if n == 1 { "In one place what is here is newer".into() } else { format!("In {n} places what is here is newer") };
        received_hint = "Lo que dice la copia ya se había recibido y aquí se cambió o se deshizo después. Queda lo de aquí.",
            "What the copy says had been received, and was changed or undone here afterwards. What is here stays.";

        joined: fn(usize, &str, usize) -> String =
            |came, who, open| match (came, open) {
                (0, 0) => "Esa copia no trae nada que no esté aquí.".into(),
                (0, open) => format!("Se unió la copia{}. {}", of_es(who), left_es(open)),
                (came, 0) => format!("{}{}.", came_es(came), of_es(who)),
                (came, open) => format!("{}{}. {}", came_es(came), of_es(who), left_es(open)),
            },
            |came, who, open| match (came, open) {
                (0, 0) => "That copy brings nothing that is not here.".into(),
                (0, open) => format!("The copy{} was joined. {open} left to decide.", by_en(who)),
                (came, 0) => format!("{}{} joined.", changes_en(came), by_en(who)),
                (came, open) => format!("{}{} joined. {open} left to decide.", changes_en(came), by_en(who)),
            };
        decide = "Decidir", "Decide";
        later = "Decidir después", "Decide later";
        some: fn(usize) -> String =
            |n| format!("Hay dos versiones de {n} casillas."), |n| format!("There are two versions of {n} fields.");

        title = "Dos versiones", "Two versions";
        intro = "Estas casillas se cambiaron en dos lugares a la vez. Elija la que queda en el plan.",
            "These fields were changed in two places at once. Choose the one that stays in the plan.";
        left: fn(usize) -> String =
            |n| left_es(n), |n| if n == 1 { "1 left to decide.".into() } else { format!("{n} left to decide.") };
        none_left = "No queda nada por decidir.", "Nothing is left to decide.";
        close = "Cerrar", "Close";
        ours = "La de este plan", "The one of this plan";
        theirs = "La otra", "The other one";
        of: fn(&str) -> String = |who| format!("La de {who}"), |who| format!("The one of {who}");
        ours_by: fn(&str) -> String =
            |who| format!("La de este plan, de {who}"), |who| format!("The one of this plan, by {who}");
        keep_ours = "Dejar la de este plan", "Keep the one of this plan";
        use_theirs = "Usar la otra", "Use the other one";
        use_of: fn(&str) -> String = |who| format!("Usar la de {who}"), |who| format!("Use the one of {who}");
        use_both = "Usar las dos", "Use both";
        write = "Escribir otra", "Write another one";
        written = "Su texto", "Your text";
        use_written = "Usar este texto", "Use this text";
        cancel = "Cancelar", "Cancel";
        empty = "(vacío)", "(empty)";
        keep_row = "Conservarla", "Keep it";
        remove_row = "Quitarla", "Remove it";
        mark = "dos versiones", "two versions";
        mark_decide = "Dos versiones: decidir", "Two versions: decide";
        show = "Ver la acción", "Show the action";
    }
}

fn changes_es(n: usize) -> String {
    if n == 1 { "1 cambio".into() } else { format!("{n} cambios") }
}

fn changes_en(n: usize) -> String {
    if n == 1 { "1 change".into() } else { format!("{n} changes") }
}

fn came_es(n: usize) -> String {
    format!("{} {}", if n == 1 { "Se unió" } else { "Se unieron" }, changes_es(n))
}

fn left_es(n: usize) -> String {
    if n == 1 { "Queda 1 por decidir.".into() } else { format!("Quedan {n} por decidir.") }
}

fn of_es(who: &str) -> String {
    if who.is_empty() { String::new() } else { format!(" de {who}") }
}

fn by_en(who: &str) -> String {
    if who.is_empty() { String::new() } else { format!(" by {who}") }
}

/// What a version says about whether a record is in the plan, as a person asks it.
pub struct Presence<'a> {
    /// The number of the action, while it is in the plan.
    pub number: Option<usize>,
    /// What the record is known by.
    pub said: &'a str,
    /// Who has it otherwise than this plan had it; empty where no name is known.
    pub who: &'a str,
    /// Whether this plan is the one that removed it.
    pub removed_here: bool,
}

impl Language {
    /// Where a field stands: "Indicador (acción 4)".
    pub fn place_of(self, conflict: &Conflict, number: Option<usize>) -> String {
        let field = match conflict.about {
            About::Presence => self.row_name(conflict).to_owned(),
            About::Header(field) => self.header_field(field).to_owned(),
            About::Action(field) => self.action_field(field).to_owned(),
            About::Task => self.pick("Tarea", "Task").to_owned(),
            About::Area => self.pick("Área sin acción", "Area without an action").to_owned(),
        };
        match number {
            Some(number) if self == Self::Spanish => format!("{field} (acción {number})"),
            Some(number) => format!("{field} (action {number})"),
            None => field,
        }
    }

    /// "Hay dos versiones de Indicador (acción 4)", in three parts: the middle one is the name.
    pub fn two_versions(self, conflict: &Conflict, number: Option<usize>) -> [String; 3] {
        let whole = self.place_of(conflict, number);
        let name = self.place_of(conflict, None);
        let count = conflict.versions.len();
        let before = match (self, count) {
            (Self::Spanish, 2) => "Hay dos versiones de ".to_owned(),
            (Self::Spanish, n) => format!("Hay {n} versiones de "),
            (Self::English, 2) => "There are two versions of ".to_owned(),
            (Self::English, n) => format!("There are {n} versions of "),
        };
        let after = whole[name.len()..].to_owned();
        [before, name, after]
    }

    /// What was removed in one place and changed in the other: "RRHH quitó la acción 4; aquí se
    /// cambió".
    pub fn presence(
        self,
        conflict: &Conflict,
        Presence { number, said, who, removed_here }: Presence<'_>,
    ) -> String {
        let es = self == Self::Spanish;
        let mut row = self.row_name(conflict).to_lowercase();
        row = match (is_task(conflict), number) {
            (false, Some(number)) if es => format!("la acción {number}"),
            (false, Some(number)) => format!("action {number}"),
            (true, Some(number)) if es => format!("una tarea de la acción {number}"),
            (true, Some(number)) => format!("a task of action {number}"),
            (_, None) if es => format!("la {row}"),
            (_, None) => format!("the {row}"),
        };
        let quoted = match (said.is_empty(), es) {
            (true, _) => String::new(),
            (false, true) => format!(" «{said}»"),
            (false, false) => format!(" “{said}”"),
        };
        match (removed_here, who.is_empty(), es) {
            (false, false, true) => format!("{who} quitó {row}{quoted}; aquí se cambió."),
            (false, true, true) => {
                format!("En la otra copia se quitó {row}{quoted}; aquí se cambió.")
            }
            (true, false, true) => format!("Aquí se quitó {row}{quoted}; {who} la cambió."),
            (true, true, true) => {
                format!("Aquí se quitó {row}{quoted}; en la otra copia se cambió.")
            }
            (false, false, false) => format!("{who} removed {row}{quoted}; here it was changed."),
            (false, true, false) => {
                format!("The other copy removed {row}{quoted}; here it was changed.")
            }
            (true, false, false) => format!("Here {row}{quoted} was removed; {who} changed it."),
            (true, true, false) => {
                format!("Here {row}{quoted} was removed; the other copy changed it.")
            }
        }
    }

    fn row_name(self, conflict: &Conflict) -> &'static str {
        match conflict.action {
            None => self.pick("Área sin acción", "Area without an action"),
            Some(_) if is_task(conflict) => self.pick("Tarea", "Task"),
            Some(_) => self.pick("Acción", "Action"),
        }
    }

    /// What a version of a field says, as the form shows it.
    pub fn version_text(self, conflict: &Conflict, version: usize) -> String {
        let raw = || conflict.versions.get(version).map(|it| it.text()).unwrap_or_default();
        let texts: &Changes = self.messages().changes();
        match conflict.about {
            About::Action(field) => {
                let action = conflict.as_action(version);
                action.and_then(|it| self.action_value(&it, field)).unwrap_or_else(raw)
            }
            About::Header(plan::HeaderField::Logo) => match raw().is_empty() {
                true => String::new(),
                false => texts.logo.to_owned(),
            },
            About::Header(field) => {
                let header = conflict.as_header(version);
                header.and_then(|it| self.header_value(&it, field)).unwrap_or_else(raw)
            }
            About::Task | About::Area | About::Presence => raw(),
        }
    }
}

fn is_task(conflict: &Conflict) -> bool {
    conflict.action.is_some_and(|action| action != conflict.record)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use plan::lineage::Traced;
    use plan::{Action, Document, Id, Plan, PlanState};

    use super::*;

    /// What is undecided after both of these edits of one plan, made apart.
    fn conflict(one: fn(&mut Plan), other: fn(&mut Plan)) -> Conflict {
        let mut plan = Plan::new(Id::from_bits(1));
        plan.actions.push(Arc::new(Action::new(Id::from_bits(4))));
        let base = Traced::of(&Document::new(plan));
        let edited = |edit: fn(&mut Plan), replica| {
            let (mut traced, mut plan) = (base.clone(), base.plan().clone());
            edit(&mut plan);
            let stamp = traced.next_stamp(Id::from_bits(replica));
            traced.record(&plan, stamp);
            traced
        };
        edited(one, 8).merge(&edited(other, 9)).conflicts().remove(0)
    }

    fn indicator(plan: &mut Plan, text: &str) {
        Arc::make_mut(&mut plan.actions[0]).indicator.text = text.into();
    }

    #[test]
    fn a_merge_is_told_in_one_sentence() {
        let es = MergeReviewTexts::ES.joined;
        assert_eq!(es(12, "RRHH", 2), "Se unieron 12 cambios de RRHH. Quedan 2 por decidir.");
        assert_eq!(es(1, "", 0), "Se unió 1 cambio.");
        assert_eq!(es(0, "", 1), "Se unió la copia. Queda 1 por decidir.");
        assert_eq!(es(0, "RRHH", 0), "Esa copia no trae nada que no esté aquí.");
        assert_eq!(
            (MergeReviewTexts::EN.joined)(2, "OAIM", 1),
            "2 changes by OAIM joined. 1 left to decide."
        );
    }

    #[test]
    fn a_field_with_two_versions_is_named_with_its_action() {
        let field = conflict(|plan| indicator(plan, "Acta"), |plan| indicator(plan, "Lista"));
        let es = Language::Spanish;
        assert_eq!(
            es.two_versions(&field, Some(4)).concat(),
            "Hay dos versiones de Indicador (acción 4)"
        );
        assert_eq!(es.version_text(&field, 1), "Acta");
        let state = conflict(
            |plan| Arc::make_mut(&mut plan.header).state = PlanState::InReview,
            |plan| Arc::make_mut(&mut plan.header).state = PlanState::Approved,
        );
        assert_eq!(es.version_text(&state, 0), "Aprobado");
        assert_eq!(es.place_of(&state, None), "Estado");
    }

    #[test]
    fn what_was_removed_and_changed_is_told_from_this_side() {
        let row = conflict(|plan| plan.actions.clear(), |plan| indicator(plan, "Acta"));
        let told = |who, removed_here| {
            let about = Presence { number: Some(4), said: "", who, removed_here };
            Language::Spanish.presence(&row, about)
        };
        assert_eq!(told("RRHH", false), "RRHH quitó la acción 4; aquí se cambió.");
        assert_eq!(told("", true), "Aquí se quitó la acción 4; en la otra copia se cambió.");
        let gone = Presence { number: None, said: "Medir", who: "", removed_here: true };
        assert_eq!(
            Language::Spanish.presence(&row, gone),
            "Aquí se quitó la acción «Medir»; en la otra copia se cambió."
        );
    }
}
