//! What a schedule is made of. Steps name tabs, rows and fields by numbers that are taken modulo
//! what is there, so that a schedule keeps its sense when steps are left out.

/// How a schedule starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Start {
    /// How many tabs have the plan open, 0 to 4.
    pub tabs: u8,
    /// How many actions the plan has.
    pub rows: u8,
    /// How many tasks each action has.
    pub tasks: u8,
    /// Whether plans are stored as the app stores them. Slow.
    pub real: bool,
    /// What ids and delays are drawn from.
    pub salt: u32,
}

impl Start {
    /// A start whose plans are stored as the simulator stores them.
    pub const fn new(tabs: u8, rows: u8, tasks: u8, salt: u32) -> Self {
        Self { tabs, rows, tasks, real: false, salt }
    }
}

/// One thing that happens. Times are in milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "Tabs, rows and fields are numbers modulo what is there.")]
pub enum Step {
    /// Time passes.
    Wait(u32),

    /// Opens a box, types a text and finishes it, all at once.
    Write { tab: u8, row: u8, field: u8 },
    /// Chooses a text without a box.
    Choose { tab: u8, row: u8, field: u8 },
    /// Opens a box; what is typed then stands after what is there (`append`), or in its place.
    Begin { tab: u8, row: u8, field: u8, append: bool },
    /// Types on in the open box.
    Type { tab: u8 },
    /// Finishes the text in the open box.
    Finish { tab: u8 },
    /// Gives the text in the open box up.
    GiveUp { tab: u8 },
    /// Adds an action.
    Add { tab: u8 },
    /// Removes an action.
    Remove { tab: u8, row: u8 },
    /// Moves an action.
    Move { tab: u8, row: u8, to: u8 },
    /// Takes the last change back.
    Undo { tab: u8 },
    /// Does again what was taken back.
    Redo { tab: u8 },
    /// Notes the plan as it is, to be restored.
    Note { tab: u8 },
    /// Restores what was noted.
    Restore { tab: u8 },
    /// Decides a conflict.
    Decide { tab: u8, conflict: u8, version: u8 },
    /// Sends a copy of the plan to another device.
    Send { tab: u8 },
    /// Writes into the copy there.
    WriteElsewhere { row: u8, field: u8 },
    /// Removes an action there.
    RemoveElsewhere { row: u8 },
    /// Joins the copy as it is there, which can be done again.
    Join { tab: u8 },
    /// Looks at the traces of the open plan, as a dialog does.
    Look { tab: u8 },

    /// Nobody looks at the tab any more.
    Hide { tab: u8 },
    /// Somebody looks at the tab.
    Show { tab: u8 },
    /// The browser lets the tab sleep: nothing reaches it.
    Sleep { tab: u8 },
    /// The tab goes on.
    Wake { tab: u8 },
    /// Closes the plan.
    Close { tab: u8 },
    /// Opens a plan in a tab: the second one, too.
    Open { tab: u8, plan: u8 },
    /// Closes the tab.
    Leave { tab: u8 },
    /// A new tab, which opens the plan; `quick` people change it before the machine is there.
    Come { tab: u8, quick: bool },
    /// Makes sure of the plan before the page is loaded again.
    Secure { tab: u8 },
    /// Takes the plan off the device.
    TakeOff { tab: u8 },
    /// Puts back what was taken off.
    PutBack { tab: u8 },
    /// Keeps the plan that another tab has taken off.
    Keep { tab: u8 },

    /// Kills a tab.
    Kill { tab: u8 },
    /// Kills the browser.
    Crash,
    /// The clock jumps.
    Jump { minutes: i32 },
    /// What a tab says takes up to so long to the others.
    SlowMessages { tab: u8, ms: u32 },
    /// What a tab writes into local storage is told to the others up to so late.
    SlowEvents { tab: u8, ms: u32 },
    /// The database takes up to so long for what a tab wants.
    SlowDatabase { tab: u8, ms: u32 },
    /// Local storage reaches the disk up to so late.
    SlowDisk { ms: u32 },
    /// Up to so long passes between the values of one look at the stores.
    SlowReads { ms: u32 },
    /// The lock of a tab that has gone is free up to so late.
    SlowLocks { ms: u32 },
    /// Local storage is full.
    LocalFull,
    /// Local storage takes nothing.
    LocalBlocked,
    /// Local storage works.
    LocalWorks,
    /// The database is full.
    DatabaseFull,
    /// The database cannot be opened.
    DatabaseFails,
    /// The database does not answer a tab any more.
    DatabaseHangs { tab: u8 },
    /// The next value that a tab writes into the database is not there, whatever the database says.
    DatabaseLoses { tab: u8 },
    /// The database works, and does what it was asked for.
    DatabaseWorks,
    /// The browser cannot tell which sessions live.
    LocksUnknown,
    /// The browser can tell it again.
    LocksKnown,
    /// Another version of the app saves the plan.
    Newer,
    /// A stored value is damaged: in local storage (0), in the database (1) or in both (2).
    Damage { store: u8, which: u8, cut: bool },
}
