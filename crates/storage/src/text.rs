//! The text that is being typed, and what becomes of it when something else comes for its field.
//!
//! Whoever types does not know what came since their box was opened, so finishing the text must not
//! replace it unseen. From the moment something comes for the record of the text, what is typed is
//! recorded on a **branch**: the plan as the typist knows it. Branch and plan are merged, and where
//! both say something, that is a conflict like any other.

use plan::lineage::Traced;
use plan::{ActionField, FieldPath, Id, Plan};

/// A box that is open.
pub(crate) struct OpenText {
    pub path: FieldPath,
    /// What is offered after a crash, while the box does not say what the plan says.
    pub draft: Option<String>,
    pub branch: Option<Branch>,
}

impl OpenText {
    pub fn new(path: FieldPath) -> Self {
        Self { path, draft: None, branch: None }
    }
}

/// The plan as the typist knows it.
pub(crate) struct Branch {
    known: Traced,
    /// An editing session of its own: what `known` has not seen must not seem to be overwritten.
    replica: Id,
}

impl Branch {
    pub fn new(known: Traced, replica: Id) -> Self {
        Self { known, replica }
    }

    /// Records what `screen` says at `path` as written, and signed, by somebody who knows the
    /// branch only. Gives what is to be recorded besides: the screen as if nothing were typed there.
    pub fn record(
        &mut self,
        path: FieldPath,
        screen: &Plan,
        recorded: &Plan,
        person: Option<&str>,
    ) -> Plan {
        if path.is_same(screen, recorded) {
            return screen.clone();
        }
        let typed = path.copied(screen, self.known.plan());
        if typed != *self.known.plan() {
            let stamp = self.known.next_stamp(self.replica);
            self.known.record(&typed, stamp);
            if let Some(name) = person {
                self.known.sign(self.replica, name);
            }
        }
        path.copied(recorded, screen)
    }

    pub fn known(&self) -> &Traced {
        &self.known
    }
}

/// Whether two states of a plan know the same of the record that a text belongs to.
pub(crate) fn agree(path: FieldPath, one: &Traced, other: &Traced) -> bool {
    let tasks = |of: &Traced, action: Id| {
        let action = of.plan().action(action);
        action.map_or_else(Vec::new, |it| it.tasks.iter().map(|task| task.id).collect::<Vec<_>>())
    };
    let mut records = match path {
        FieldPath::Header(_) => vec![one.plan().id],
        FieldPath::Action(action, _) => vec![action],
        FieldPath::Task { action, task } => vec![action, task],
    };
    if let FieldPath::Action(action, ActionField::Tasks) = path {
        records.extend(tasks(one, action));
        records.extend(tasks(other, action));
    }
    records.into_iter().all(|record| one.agrees_on(other, record))
}
