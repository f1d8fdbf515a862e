//! What happens to a tab, and what it does: the only two ways in and out of the machine.

use plan::lineage::Conflict;
use plan::snapshots::Cause;
use plan::{Document, FieldPath, Id, Plan};

/// A question that the machine has asked and will be answered, or fail, once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Ask(pub u64);

/// Why a store did not take or give something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoreError {
    /// The browser keeps nothing for this page, or does not answer.
    Blocked,
    /// There is no room left.
    Full,
}

/// Why a plan is not saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotSaved {
    /// The browser keeps nothing for this page.
    Blocked,
    /// There is no room left.
    Full,
    /// Another tab has taken the plan off this device.
    Removed,
    /// A newer version of the app has saved the plan in another tab.
    Older,
}

impl From<StoreError> for NotSaved {
    fn from(why: StoreError) -> Self {
        match why {
            StoreError::Blocked => Self::Blocked,
            StoreError::Full => Self::Full,
        }
    }
}

/// What the light beside the plan's name says. Moments are in milliseconds since 1970 UTC.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Light {
    /// A change is on its way to the stores.
    Writing,
    /// Saved at this moment, and read back from the disk.
    Saved(i64),
    /// Saved at this moment where the browser may lose it: its database does not work.
    Weak(i64),
    /// The last change is only in memory.
    NotSaved(NotSaved),
}

/// What is to wait for a moment. A timer that is set again while it runs begins anew.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Timer {
    /// A change is stored, together with those that follow it closely.
    Save(Id),
    /// What a store refused is tried again.
    Retry(Id),
    /// The text that is being typed is stored.
    Draft(Id),
    /// It is looked what another session has stored under this key.
    Look(String),
    /// A question that has no answer by then has failed.
    Unanswered(Ask),
}

/// Which values of both stores are to be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoreQuery {
    /// All that any session has stored of a plan: its values in both stores, and in local storage
    /// its unfinished texts and its tombstone.
    Plan(Id),
    /// What stands under these keys.
    Keys(Vec<String>),
}

/// What both stores held when they were read, each value at a moment of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inspected {
    /// The sessions that lived **before** anything was read; `None` where the browser cannot
    /// tell.
    pub living: Option<Vec<Id>>,
    /// Keys and values of local storage.
    pub local: Vec<(String, String)>,
    /// Keys and values of the database, or why it could not be read.
    pub database: Result<Vec<(String, String)>, StoreError>,
}

/// The answer to a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoreAnswer {
    /// To [`Effect::WriteLocal`], before any other event, and to [`Effect::SetAside`]; to
    /// [`Effect::WriteDatabase`] once the transaction has ended with strict durability.
    Written(Result<(), StoreError>),
    /// To [`Effect::ReadDatabase`].
    Read(Result<Option<String>, StoreError>),
    /// To [`Effect::Inspect`].
    Inspected(Inspected),
}

/// What happens to a tab.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// A plan was opened: `base` is what was read, `screen` what is shown by now, which is the
    /// same unless somebody was quick.
    Opened {
        /// What was read from local storage or memory.
        base: Box<Document>,
        /// What is on the screen.
        screen: Plan,
    },
    /// A plan that may not be open is to stand in both stores, and under one key all of it.
    Settle {
        /// The plan.
        plan: Id,
        /// The plan as it is in memory, where local storage does not hold it, and when it was to be
        /// saved.
        memory: Option<(i64, Box<Document>)>,
    },
    /// The plan on the screen was changed here, by whatever command.
    Edited {
        /// The plan after the change.
        screen: Plan,
    },
    /// A box was opened whose text stands apart from the plan from now on.
    TextBegun {
        /// The plan.
        plan: Id,
        /// Where its text goes.
        path: FieldPath,
    },
    /// The box holds another text.
    TextTyped {
        /// The plan.
        plan: Id,
        /// What is to be offered after a crash; `None` while the box says what the plan says.
        draft: Option<String>,
    },
    /// The box is gone. What was written of it came as [`Event::Edited`] before.
    TextEnded {
        /// The plan.
        plan: Id,
    },
    /// The person has given a name: what nobody has signed in the open plan is theirs, but for what
    /// these editing sessions wrote, which came from elsewhere.
    Named {
        /// The plan.
        plan: Id,
        /// The sessions of others.
        others: Vec<Id>,
    },
    /// All that waits is stored now, as when the page is hidden or goes.
    Flush,
    /// The person looks at this tab from now on, or no longer does.
    Attended(bool),
    /// The tab came back from where it may have missed something.
    Returned {
        /// The keys of plans in local storage.
        keys: Vec<String>,
    },
    /// The plan is closed.
    Closed {
        /// The plan.
        plan: Id,
    },
    /// It is to be made sure of the open plan before the page loads again.
    Secure {
        /// The plan.
        plan: Id,
    },
    /// The plan is taken off this device. It is not on the screen, but may still be on its way into
    /// the stores.
    Removed {
        /// The plan.
        plan: Id,
        /// What stands of it in the stores, as it was read before: keys and values, two of a key
        /// where the stores differ, the latest saved first.
        stored: Vec<(String, String)>,
    },
    /// A plan that was taken off this device is put back: these values under these keys.
    PutBack {
        /// The plan.
        plan: Id,
        /// What stood under which key.
        stored: Vec<(String, String)>,
    },
    /// The person keeps a plan that another tab has taken off this device.
    Kept {
        /// The plan.
        plan: Id,
    },
    /// Another tab has said something ([`crate::Message`] as text).
    Heard(String),
    /// Another tab has changed a value of local storage.
    StorageChanged {
        /// Its key.
        key: String,
    },
    /// A timer has run out.
    Timer(Timer),
    /// A question is answered.
    Answer(Ask, StoreAnswer),
}

/// What a tab does. Effects are carried out in their order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Writes a value into local storage.
    WriteLocal {
        /// Answered at once.
        ask: Ask,
        /// Its key.
        key: String,
        /// The value.
        text: String,
    },
    /// Writes a value into the database with strict durability.
    WriteDatabase {
        /// Answered when the transaction has ended.
        ask: Ask,
        /// Its key, as in local storage.
        key: String,
        /// The value.
        text: String,
    },
    /// Reads a value of the database.
    ReadDatabase {
        /// Answered later.
        ask: Ask,
        /// Its key, as in local storage.
        key: String,
    },
    /// Asks which sessions live, and **then** reads values of both stores.
    Inspect {
        /// Answered later.
        ask: Ask,
        /// Which values.
        wanted: StoreQuery,
    },
    /// Deletes an unfinished text or a tombstone from local storage.
    DeleteLocal {
        /// Its key.
        key: String,
    },
    /// Deletes what stands under the key of a plan from both stores, each of them only where it
    /// still holds one of these values: whoever lives may have written another since it was read.
    Delete {
        /// The key.
        key: String,
        /// The checksums of the values ([`crate::envelope::checksum`]).
        sums: Vec<u64>,
    },
    /// Keeps damaged bytes where they can be downloaded; those that were kept before stay.
    SetAside {
        /// Answered later.
        ask: Ask,
        /// Where they stood.
        key: String,
        /// The bytes.
        text: String,
    },
    /// Says something to all other tabs.
    Post(String),
    /// Sets a timer, in milliseconds from now.
    Timer {
        /// What waits.
        timer: Timer,
        /// How long.
        after: u64,
    },
    /// Shows how safe the open plan is.
    Light {
        /// The plan.
        plan: Id,
        /// What the light says.
        light: Light,
    },
    /// Takes this plan on the screen: from now on it is what [`Event::Edited`] builds on.
    Show(Plan),
    /// The fields with two versions of the open plan are others.
    Undecided {
        /// The plan.
        plan: Id,
        /// All that can be decided.
        all: Vec<Conflict>,
        /// Those of which the person has not been told. Empty where nobody looks at the tab.
        ask: Vec<Conflict>,
    },
    /// Something was stored; the list of plans may say something else.
    ListChanged,
    /// The open plan has been stored, as safely as could be.
    Stored {
        /// The plan.
        plan: Id,
        /// How many changes were recorded since it was opened.
        changes: u64,
    },
    /// A version of the plan is due if none was kept for an hour.
    VersionDue {
        /// The plan.
        plan: Id,
    },
    /// A version is to be kept.
    KeepVersion {
        /// The plan as it was.
        document: Box<Document>,
        /// Why.
        cause: Cause,
    },
    /// It was made sure of the plan, or could not be.
    Secured {
        /// The plan.
        plan: Id,
        /// Whether it is safe.
        safe: bool,
    },
    /// Another tab has taken the open plan off this device: the person is asked.
    AskToKeep {
        /// The plan.
        plan: Id,
    },
    /// All that the stores held of the plan that is being opened has come together.
    Gathered {
        /// The plan.
        plan: Id,
    },
    /// A newer version of the app has saved the open plan: nothing may be changed here.
    Frozen {
        /// The plan.
        plan: Id,
    },
    /// What a session that lives no longer was typing is offered.
    OfferDraft {
        /// The plan.
        plan: Id,
        /// Under which key it is stored.
        key: String,
        /// What [`Event::TextTyped`] gave.
        draft: String,
    },
    /// A plan that only the database holds is kept in memory, because local storage is full.
    Remember {
        /// The plan.
        document: Box<Document>,
        /// When it was saved, in milliseconds since 1970 UTC.
        saved: i64,
    },
    /// A plan that is not open now stands in both stores as well as it can.
    Settled {
        /// The plan.
        plan: Id,
    },
    /// Another tab asks who has a plan open (answer) or answers that it has.
    TabHere {
        /// The plan.
        plan: Id,
        /// The session of the other tab.
        session: Id,
        /// The version of the app there.
        version: String,
    },
}
