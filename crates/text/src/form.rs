//! The words of the official form in what is printed, written and handed in.

use plan::{Column, Month};
use values::form::{FormWords, ROLES, STATES};

use crate::Language;

impl Language {
    /// The words of the form.
    pub fn form_words(self) -> FormWords {
        let print = self.messages().print();
        FormWords {
            language: self.tag(),
            columns: Column::ALL.map(|column| self.printed_column(column)),
            time: print.time,
            plan_title: print.plan_title,
            target: self.pick("Meta:", "Target:"),
            state: self.pick("Estado", "State"),
            states: STATES.map(|state| self.plan_state(state)),
            roles: ROLES.map(|role| self.role(role)),
            committee: print.committee_title,
            name: self.pick("Nombre", "Name"),
            post: self.pick("Cargo", "Post"),
            page: [self.pick("Página", "Page"), self.pick("de", "of")],
            timeline: self.pick("Cronograma", "Timeline"),
            plan_sheet: self.pick("Plan de mejora", "Improvement plan"),
            months: std::array::from_fn(|at| self.month_name_short(Month::MIN + (at as i32))),
            quarter: self.messages().timeline().quarter_letter,
            styles: [
                self.pick("Tabla – encabezado", "Table – heading"),
                self.pick("Tabla – texto", "Table – text"),
                self.pick("Tabla – tareas", "Table – tasks"),
            ],
            no_actions: print.no_actions,
            summary: self.pick("Resumen", "Summary"),
            by_criterion: self.pick("Acciones por criterio", "Actions by criterion"),
            by_unit: self.pick("Acciones por responsable", "Actions by who is responsible"),
            actions: self.messages().common().actions,
            tasks: self.messages().common().tasks,
            months_between: match self {
                Self::Spanish => |first, last| Self::Spanish.months_between(first, last),
                Self::English => |first, last| Self::English.months_between(first, last),
            },
            made_with: match self {
                Self::Spanish => |app| {
                    format!(
                        "Hecho con {app}. Esta página guarda el plan completo: \
                         ábrala en Mejora para seguir trabajando en él."
                    )
                },
                Self::English => |app| {
                    format!(
                        "Made with {app}. This page keeps the whole plan: \
                         open it in Mejora to go on working on it."
                    )
                },
            },
            undated: self.messages().timeline().no_dates,
            today: self.messages().timeline().today,
            due: self.pick("Vence", "Due"),
            criterion: match self {
                Self::Spanish => |version, at| Self::Spanish.criterion_heading(version, at),
                Self::English => |version, at| Self::English.criterion_heading(version, at),
            },
        }
    }
}
