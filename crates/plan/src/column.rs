//! The thirteen columns of the official form.

/// A column of the form, in the order of the form.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Column {
    /// No.: the position of the action in the plan, never stored.
    Number,
    /// Criterio(s) No.
    Criterion,
    /// Subcriterio No., with the number of the guide's example.
    Subcriterion,
    /// Área de Mejora.
    Area,
    /// Acción de Mejora.
    Action,
    /// Objetivo.
    Objective,
    /// Tareas.
    Tasks,
    /// Tiempo, Inicio.
    Start,
    /// Tiempo, Fin.
    End,
    /// Recursos necesarios.
    Resources,
    /// Indicador.
    Indicator,
    /// Responsable de (seguimiento).
    Responsible,
    /// Comentarios.
    Comments,
}

impl Column {
    /// All columns, left to right.
    pub const ALL: [Self; 13] = [
        Self::Number,
        Self::Criterion,
        Self::Subcriterion,
        Self::Area,
        Self::Action,
        Self::Objective,
        Self::Tasks,
        Self::Start,
        Self::End,
        Self::Resources,
        Self::Indicator,
        Self::Responsible,
        Self::Comments,
    ];

    /// The key of this column in the plan file and in findings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Criterion => "criterion",
            Self::Subcriterion => "subcriterion",
            Self::Area => "area",
            Self::Action => "action",
            Self::Objective => "objective",
            Self::Tasks => "tasks",
            Self::Start => "start",
            Self::End => "end",
            Self::Resources => "resources",
            Self::Indicator => "indicator",
            Self::Responsible => "responsible",
            Self::Comments => "comments",
        }
    }

    /// The column with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.key() == key)
    }

    /// The position in the form, 0 to 12.
    pub const fn index(self) -> usize {
        self as usize
    }
}
