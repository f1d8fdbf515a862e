//! What tells two versions of a plan apart, in plain words.

use plan::diff::Changes as Found;
use plan::{
    Action, ActionField, FieldValue, Header, HeaderField, Member, OpenArea, Signatory, code_of,
};

use crate::Language;

texts! {
    /// What tells two versions of a plan apart.
    Changes {
        nothing = "No hay diferencias.", "There are no differences.";
        plan_data = "Datos del plan", "Plan details";
        action: fn(usize) -> String = |n| format!("Acción {n}"), |n| format!("Action {n}");
        added: fn(usize) -> String = |n| format!("Acción nueva: la {n}"), |n| format!("New action: number {n}");
        removed: fn(usize) -> String = |n| format!("Se quitó la acción {n}"), |n| format!("Action {n} was removed");
        moved: fn(usize, usize) -> String =
            |from, to| if from == to { "Cambió de orden entre las demás.".into() } else { format!("Pasó del lugar {from} al {to}.") },
            |from, to| if from == to { "It changed its order among the others.".into() } else { format!("It went from place {from} to {to}.") };
        empty = "(vacío)", "(empty)";
        was = "Decía", "It said";
        says = "Dice", "It says";
        new = "Nuevo", "New";
        gone = "Se quitó", "Removed";
        hidden = "Cambió un dato que Mejora guarda sin mostrarlo.",
            "Something changed that Mejora keeps without showing it.";
        logo = "Cambió la imagen.", "The picture changed.";
    }
}

impl Language {
    /// The name of a field of an action.
    pub fn action_field(self, field: ActionField) -> &'static str {
        match field {
            ActionField::Subcriterion => {
                self.pick("Criterio y subcriterio", "Criterion and subcriterion")
            }
            ActionField::Target => self.pick("Meta", "Target"),
            ActionField::InternalNote => self.pick("Nota interna", "Internal note"),
            ActionField::Original => {
                self.pick("Texto del archivo de origen", "Text of the first file")
            }
            ActionField::Extra => self.pick("Otros datos", "Other data"),
            ActionField::Area
            | ActionField::Action
            | ActionField::Objective
            | ActionField::Tasks
            | ActionField::Start
            | ActionField::End
            | ActionField::Resources
            | ActionField::Indicator
            | ActionField::Responsible
            | ActionField::Comments => field.column().map_or("", |column| self.column(column)),
        }
    }

    /// The name of a field of *Datos del plan*.
    pub const fn header_field(self, field: HeaderField) -> &'static str {
        let (es, en) = match field {
            HeaderField::Institution => ("Institución", "Institution"),
            HeaderField::Title => ("Título", "Title"),
            HeaderField::Period => ("Período", "Period"),
            HeaderField::Motto => ("Línea «Año de …»", "“Year of …” line"),
            HeaderField::Logo => ("Logo", "Logo"),
            HeaderField::Signatories => ("Firmas", "Signatures"),
            HeaderField::Committee => ("Comité de Calidad", "Quality Committee"),
            HeaderField::Areas => ("Áreas sin acción", "Areas without an action"),
            HeaderField::State => ("Estado", "State"),
            HeaderField::Paper => ("Papel", "Paper"),
            HeaderField::PrintSize => ("Tamaño de letra", "Text size"),
            HeaderField::Catalogue => ("Modelo CAF", "CAF model"),
            HeaderField::InternalNote => ("Nota interna", "Internal note"),
            HeaderField::Extra => ("Otros datos", "Other data"),
        };
        self.pick(es, en)
    }

    /// What a field of an action says, to be compared by a person; `None` where it says nothing
    /// that is shown, or is told task by task.
    pub fn action_value(self, action: &Action, field: ActionField) -> Option<String> {
        Some(match field {
            ActionField::Subcriterion => match (action.subcriterion, action.criterion) {
                (None, Some(criterion)) => {
                    let criterion = criterion.number().to_string();
                    join([criterion.as_str(), &action.example], " · ")
                }
                (code, _) => code_of(code, &action.example),
            },
            _ => return field.value(action).and_then(FieldValue::written),
        })
    }

    /// What a field of *Datos del plan* says, to be compared by a person; `None` where it is a
    /// picture, is told área by área, or says nothing that is shown.
    pub fn header_value(self, header: &Header, field: HeaderField) -> Option<String> {
        Some(match field {
            HeaderField::Period => header.period.map_or_else(String::new, |it| it.to_string()),
            HeaderField::Signatories => list(&header.signatories, |it| self.signatory(it)),
            HeaderField::Committee => list(&header.committee, member),
            HeaderField::State => self.plan_state(header.state).to_owned(),
            HeaderField::Paper => self.paper(header.paper).to_owned(),
            HeaderField::PrintSize => self.print_size(header.print_size),
            HeaderField::Catalogue => self.catalogue(header.catalogue).to_owned(),
            _ => return field.text(header).cloned(),
        })
    }

    fn signatory(self, signatory: &Signatory) -> String {
        let role = self.role(signatory.role);
        join([&signatory.name, &signatory.post, role], ", ")
    }

    /// An *área sin acción* in one line.
    pub fn open_area(self, area: &OpenArea) -> String {
        let code = code_of(area.subcriterion, &area.example);
        join([code.as_str(), &area.text], " · ")
    }

    /// What differs in a few words: "2 acciones nuevas, 5 casillas y los datos del plan". Empty
    /// where nothing does.
    pub fn in_short(self, found: &Found) -> String {
        let es = self == Self::Spanish;
        let count = |n: usize, es_words: [&str; 2], en_words: [&str; 2]| {
            let words = if es { es_words } else { en_words };
            (n > 0).then(|| format!("{n} {}", words[usize::from(n > 1)]))
        };
        let rows = &found.actions;
        let cells = rows.changed.iter().map(|pair| pair.fields().len()).sum();
        let data = found.header.is_some();
        let parts = [
            count(
                rows.added.len(),
                ["acción nueva", "acciones nuevas"],
                ["new action", "new actions"],
            ),
            count(
                rows.removed.len(),
                ["acción quitada", "acciones quitadas"],
                ["action removed", "actions removed"],
            ),
            count(
                cells,
                ["casilla cambiada", "casillas cambiadas"],
                ["cell changed", "cells changed"],
            ),
            count(
                rows.moved.len(),
                ["acción movida", "acciones movidas"],
                ["action moved", "actions moved"],
            ),
            data.then(|| self.pick("datos del plan", "plan details").to_owned()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(", ")
    }
}

fn member(member: &Member) -> String {
    join([member.name.as_str(), &member.post], ", ")
}

fn list<T>(all: &[T], line: impl Fn(&T) -> String) -> String {
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn join<const N: usize>(parts: [&str; N], with: &str) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    parts.join(with)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use plan::diff::changes;
    use plan::{Criterion, Id, Plan, Role};

    use super::*;

    fn action(bits: u64) -> Action {
        Action::new(Id::from_bits(bits))
    }

    #[test]
    fn a_difference_is_told_in_a_few_words() {
        let mut before = Plan::new(Id::from_bits(1));
        before.actions = vec![action(2).into(), action(3).into()];
        let mut after = before.clone();
        assert_eq!(Language::Spanish.in_short(&changes(&before, &after)), "");
        after.actions.remove(1);
        after.actions.extend([action(4).into(), action(5).into()]);
        Arc::make_mut(&mut after.actions[0]).comments = "N/A".into();
        Arc::make_mut(&mut after.header).motto = "Año de la lectura".into();
        let found = changes(&before, &after);
        assert_eq!(
            Language::Spanish.in_short(&found),
            "2 acciones nuevas, 1 acción quitada, 1 casilla cambiada, datos del plan"
        );
        assert_eq!(
            Language::English.in_short(&found),
            "2 new actions, 1 action removed, 1 cell changed, plan details"
        );
    }

    #[test]
    fn values_are_told_as_the_form_shows_them() {
        let es = Language::Spanish;
        let mut row = action(2);
        row.criterion = Criterion::new(4);
        assert_eq!(es.action_value(&row, ActionField::Subcriterion).unwrap(), "4");
        row.subcriterion = "4.2".parse().ok();
        row.example = "7".into();
        assert_eq!(es.action_value(&row, ActionField::Subcriterion).unwrap(), "4.2 (7)");
        assert_eq!(es.action_value(&row, ActionField::Tasks), None);
        let mut header = Header::default();
        header.signatories.push(Signatory {
            name: "Ana Marte".into(),
            role: Role::Approved,
            ..Signatory::default()
        });
        let value = es.header_value(&header, HeaderField::Signatories);
        assert_eq!(value.unwrap(), "Ana Marte, Aprobado por");
        assert_eq!(es.header_value(&header, HeaderField::State).unwrap(), "Borrador");
    }
}
