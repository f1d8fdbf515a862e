//! The words of the official form in what is printed, written and handed in.

use exchange::form::{FormWords, ROLES, STATES};
use plan::{Column, Month};

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
