//! Words that many screens share: the columns, the states, the commands of undo.

use chrono::Timelike as _;
use plan::{Column, Label, Paper, PlanState, Rejected, Role};

use crate::Language;

texts! {
    /// Words that many screens share.
    Common {
        app = "Mejora", "Mejora";
        cancel = "Cancelar", "Cancel";
        close = "Cerrar", "Close";
        done = "Listo", "Done";
        open = "Abrir", "Open";
        more = "Más opciones", "More options";
        undo = "Deshacer", "Undo";
        redo = "Rehacer", "Redo";
        remove = "Quitar", "Remove";
        actions: fn(usize) -> String =
            |n| if n == 1 { "1 acción".into() } else { format!("{n} acciones") },
            |n| if n == 1 { "1 action".into() } else { format!("{n} actions") };
        cells: fn(usize) -> String =
            |n| if n == 1 { "1 casilla".into() } else { format!("{n} casillas") },
            |n| if n == 1 { "1 cell".into() } else { format!("{n} cells") };
        columns: fn(usize) -> String =
            |n| if n == 1 { "1 columna".into() } else { format!("{n} columnas") },
            |n| if n == 1 { "1 column".into() } else { format!("{n} columns") };
        tasks: fn(usize) -> String =
            |n| if n == 1 { "1 tarea".into() } else { format!("{n} tareas") },
            |n| if n == 1 { "1 task".into() } else { format!("{n} tasks") };
        months: fn(i32) -> String =
            |n| if n == 1 { "1 mes".into() } else { format!("{n} meses") },
            |n| if n == 1 { "1 month".into() } else { format!("{n} months") };
        no_criterion = "Sin criterio", "No criterion";
        untitled = "Plan sin nombre", "Unnamed plan";
    }
}

impl Language {
    /// The heading of a column of the form.
    pub const fn column(self, column: Column) -> &'static str {
        let (es, en) = match column {
            Column::Number => ("No.", "No."),
            Column::Criterion => ("Criterio No.", "Criterion No."),
            Column::Subcriterion => ("Subcriterio No.", "Subcriterion No."),
            Column::Area => ("Área de mejora", "Area for improvement"),
            Column::Action => ("Acción de mejora", "Improvement action"),
            Column::Objective => ("Objetivo", "Objective"),
            Column::Tasks => ("Tareas", "Tasks"),
            Column::Start => ("Inicio", "Start"),
            Column::End => ("Fin", "End"),
            Column::Resources => ("Recursos necesarios", "Resources needed"),
            Column::Indicator => ("Indicador", "Indicator"),
            Column::Responsible => ("Responsable de seguimiento", "Responsible for follow-up"),
            Column::Comments => ("Comentarios", "Comments"),
        };
        self.pick(es, en)
    }

    /// The word for where a plan stands.
    pub const fn plan_state(self, state: PlanState) -> &'static str {
        let (es, en) = match state {
            PlanState::Draft => ("Borrador", "Draft"),
            PlanState::InReview => ("En revisión", "In review"),
            PlanState::Approved => ("Aprobado", "Approved"),
            PlanState::FollowedUp => ("En seguimiento", "In follow-up"),
            PlanState::Closed => ("Cerrado", "Closed"),
        };
        self.pick(es, en)
    }

    /// The name of a paper.
    pub const fn paper(self, paper: Paper) -> &'static str {
        match paper {
            Paper::Letter => self.pick("Carta", "Letter"),
            Paper::Legal => "Legal",
            Paper::A4 => "A4",
        }
    }

    /// What a signature says.
    pub const fn role(self, role: Role) -> &'static str {
        let (es, en) = match role {
            Role::Prepared => ("Elaborado por", "Prepared by"),
            Role::Reviewed => ("Revisado por", "Reviewed by"),
            Role::Approved => ("Aprobado por", "Approved by"),
        };
        self.pick(es, en)
    }

    /// What a step of the history did, to stand behind "Deshacer: ".
    pub fn label(self, label: Label) -> String {
        let es = self == Self::Spanish;
        let words = self.messages().common();
        let doing = |es, en, what: String| format!("{} {what}", self.pick(es, en));
        match label {
            Label::Header => self.pick("datos del plan", "plan details").into(),
            Label::Edit { column, number } if es => {
                format!("{} de la acción {number}", self.column(column))
            }
            Label::Edit { column, number } => format!("{} of action {number}", self.column(column)),
            Label::EditDetail { number } if es => format!("detalle de la acción {number}"),
            Label::EditDetail { number } => format!("detail of action {number}"),
            Label::Reschedule { number } if es => format!("fechas de la acción {number}"),
            Label::Reschedule { number } => format!("dates of action {number}"),
            Label::Add { count: 1 } => self.pick("agregar una acción", "add an action").into(),
            Label::Add { count } if es => format!("agregar {count} acciones"),
            Label::Add { count } => format!("add {count} actions"),
            Label::Duplicate { number } if es => format!("duplicar la acción {number}"),
            Label::Duplicate { number } => format!("duplicate action {number}"),
            Label::Remove { number } if es => format!("quitar la acción {number}"),
            Label::Remove { number } => format!("remove action {number}"),
            Label::Move { number } if es => format!("mover la acción {number}"),
            Label::Move { number } => format!("move action {number}"),
            Label::Merge => self.pick("unir cambios", "join changes").into(),
            Label::Restore { version } => {
                let (day, time) = (self.day_short(version.date()), version.time());
                let time = self.time(time.hour(), time.minute());
                if es {
                    format!("volver a la versión del {day}, {time}")
                } else {
                    format!("go back to the version of {day}, {time}")
                }
            }
            Label::Replace => self.pick("abrir otro contenido", "open other content").into(),
            Label::EmptyCells { count } => doing("vaciar", "empty", (words.cells)(count)),
            Label::FillCells { count } => doing("llenar", "fill", (words.cells)(count)),
            Label::CutCells { count } => doing("cortar", "cut", (words.cells)(count)),
            Label::PasteCells { count } => doing("pegar en", "paste into", (words.cells)(count)),
            Label::PasteBlock { actions, columns } => {
                let of = self.pick("de", "of");
                let (actions, columns) = ((words.actions)(actions), (words.columns)(columns));
                doing("pegar", "paste", format!("{actions} {of} {columns}"))
            }
            Label::ChangeInAll { column: Some(column), count } => {
                format!(
                    "{} {} {}",
                    self.column(column),
                    self.pick("en", "in"),
                    (words.actions)(count)
                )
            }
            Label::ChangeInAll { column: None, count } => {
                doing("cambiar", "change", (words.actions)(count))
            }
            Label::RemoveSeveral { count } => doing("quitar", "remove", (words.actions)(count)),
            Label::MoveSeveral { count } => doing("mover", "move", (words.actions)(count)),
            Label::DuplicateSeveral { count } => {
                doing("duplicar", "duplicate", (words.actions)(count))
            }
        }
    }

    /// Why a change was not made, and what to do.
    pub const fn rejected(self, why: Rejected) -> &'static str {
        let (es, en) = match why {
            Rejected::NoSuchAction => (
                "Esa acción ya no está en el plan. No se cambió nada.",
                "That action is no longer in the plan. Nothing was changed.",
            ),
            Rejected::DuplicateId => (
                "Esa acción ya está en el plan. No se agregó otra vez.",
                "That action is already in the plan. It was not added again.",
            ),
            Rejected::TextTooLong => (
                "El texto es demasiado largo para una casilla. Repártalo en varias acciones o acórtelo.",
                "The text is too long for one cell. Split it into several actions or shorten it.",
            ),
            Rejected::TooManyActions => (
                "El plan ya tiene el máximo de acciones. Quite alguna antes de agregar otra.",
                "The plan already has the most actions it can hold. Remove one before adding another.",
            ),
        };
        self.pick(es, en)
    }

    /// The one of two texts that is in this language.
    pub const fn pick<'a>(self, es: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Spanish => es,
            Self::English => en,
        }
    }
}
