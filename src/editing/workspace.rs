//! The open plan on the screen: what is chosen, searched for and laid over it. All of it goes when
//! the plan is closed.

use leptos::prelude::*;
use plan::{Column, Edge, Id};

use crate::editing::Editor;
use crate::editing::given_up::GivenUp;
use crate::session::Ui;

/// What lies over an open plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overlay {
    /// *Descargar*.
    Download,
    /// How safe the plan is.
    Safety,
    /// *Dos versiones*, at this field where it was asked for there.
    Deciding(Option<Undecided>),
    /// The months of a date.
    Months(MonthTarget),
}

/// What a month is chosen for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MonthTarget {
    /// The action.
    pub id: Id,
    /// Its start or its end.
    pub edge: Edge,
}

impl MonthTarget {
    /// The column of the date.
    pub const fn column(self) -> Column {
        match self.edge {
            Edge::Start => Column::Start,
            Edge::End => Column::End,
        }
    }
}

/// A field of an action that has two versions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Undecided {
    /// The action.
    pub action: Id,
    /// The column of the table that shows the field, if one does.
    pub column: Option<Column>,
    /// The name of the field in the form.
    pub field: &'static str,
}

/// The open plan and what is chosen on it. Nothing here is in a file or in undo.
#[derive(Clone, Copy)]
pub struct Workspace {
    /// The app.
    pub ui: Ui,
    /// The plan.
    pub editor: Editor,
    /// The chosen action.
    pub selected: RwSignal<Option<Id>>,
    /// Whether the form of the chosen action is open.
    pub ficha: RwSignal<bool>,
    /// The text that shown actions contain; `None` while the search box is closed.
    pub search: RwSignal<Option<String>>,
    /// The unit whose actions are shown; `None` for all.
    pub unit: RwSignal<Option<String>>,
    /// What lies over the plan, if anything does.
    pub over: RwSignal<Option<Overlay>>,
    /// Whether there are fields with two versions. The storage says so.
    pub undecided: RwSignal<bool>,
    /// Those of them that the form of an action shows.
    pub two: RwSignal<Vec<Undecided>>,
    /// Whether the table has a title above the actions of each criterion.
    pub grouped: RwSignal<bool>,
    /// The texts that were given up and can be recovered.
    pub given_up: GivenUp,
}

impl Workspace {
    /// The workspace of a plan that has just been opened.
    pub fn new(ui: Ui, editor: Editor) -> Self {
        Self {
            ui,
            editor,
            selected: RwSignal::new(None),
            ficha: RwSignal::new(false),
            search: RwSignal::new(None),
            unit: RwSignal::new(None),
            over: RwSignal::new(None),
            undecided: RwSignal::new(false),
            two: RwSignal::new(Vec::new()),
            grouped: RwSignal::new(true),
            given_up: GivenUp::new(),
        }
    }

    /// Chooses an action and opens its form.
    pub fn open_ficha(self, id: Id) {
        // The plan may have been closed since the frame was asked for.
        self.selected.try_set(Some(id));
        self.ficha.try_set(true);
    }
}

/// The open plan's workspace, from anywhere below the plan's screen.
pub fn use_workspace() -> Workspace {
    expect_context()
}
