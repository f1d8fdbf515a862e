//! The machine of one tab.

use plan::lineage::{Conflict, Traced};
use plan::{Document, Id, IdSource, Plan};

use crate::codec::Codec;
use crate::event::{Effect, Event};

/// What the machine has of its surroundings at an event: time and chance come from outside.
pub struct Given<'a> {
    /// The wall clock, in milliseconds since 1970 UTC. It may be wrong, and may jump.
    pub now: i64,
    /// New ids.
    pub ids: &'a mut dyn IdSource,
    /// The name with which the person signs changes, if they gave one.
    pub person: Option<String>,
}

/// One load of the page in one tab.
pub struct Tab {
    session: Id,
    version: String,
    codec: Box<dyn Codec>,
}

impl Tab {
    /// A tab that has just been loaded. `session` is an id that no other load ever has, `version`
    /// that of the app.
    pub fn new(session: Id, version: &str, codec: Box<dyn Codec>) -> Self {
        Self { session, version: version.to_owned(), codec }
    }

    /// What the tab does about an event.
    pub fn handle(&mut self, event: Event, given: Given) -> Vec<Effect> {
        let _ = (event, given, &self.session, &self.version, &mut self.codec);
        Vec::new()
    }

    /// The open plan as it is now, with its lineage; all that was changed on the screen is recorded
    /// first.
    pub fn document(&mut self, plan: Id, given: Given) -> Option<Document> {
        let _ = (plan, given);
        None
    }

    /// What `f` makes of the traces of the open plan, with all that was changed on the screen.
    pub fn traced<T>(&mut self, plan: Id, given: Given, f: impl FnOnce(&Traced) -> T) -> Option<T> {
        let _ = (plan, given, f);
        None
    }

    /// Ends a conflict of the open plan by one of its versions; gives the plan as it is then, or
    /// nothing where the field has other versions by now. The caller shows it and makes it a step
    /// of the history; no [`Effect::Show`] comes for it.
    pub fn decide(
        &mut self,
        plan: Id,
        conflict: &Conflict,
        version: usize,
        given: Given,
    ) -> (Option<Plan>, Vec<Effect>) {
        let _ = (plan, conflict, version, given);
        (None, Vec::new())
    }

    /// Joins a copy of the open plan that came from elsewhere; gives the traces before it and with
    /// it. The caller shows the plan and makes it a step of the history; no [`Effect::Show`] comes
    /// for it.
    pub fn join(
        &mut self,
        plan: Id,
        theirs: &Document,
        given: Given,
    ) -> (Option<(Traced, Traced)>, Vec<Effect>) {
        let _ = (plan, theirs, given);
        (None, Vec::new())
    }
}
