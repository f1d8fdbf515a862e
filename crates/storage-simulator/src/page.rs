//! One load of the page in a tab: the machine, and the plan on its screen.

use std::collections::{BTreeMap, BTreeSet};

use plan::history::History;
use plan::lineage::Conflict;
use plan::{Document, FieldPath, Id, Plan, Sequence};
use storage::{Event, Light, Tab, Timer};

use crate::numbered::TextPiece;
use crate::places::PiecesByPlace;

/// A load of the page.
pub struct PageLoad {
    /// The session.
    pub session: Id,
    /// The machine.
    pub tab: Tab,
    /// Where its ids come from.
    pub ids: Sequence,
    /// The plan on the screen.
    pub open: Option<ShownPlan>,
    /// A plan that is to be opened as soon as it can be read.
    pub wanted: Option<Id>,
    /// The plans that are in memory because local storage does not take them.
    pub memory: BTreeMap<Id, (i64, Document)>,
    /// The timers that run, with the number of their happening.
    pub timers: BTreeMap<Timer, u64>,
    /// When the last transaction that was begun ends.
    pub busy_until: u64,
    /// What came while it sleeps.
    pub asleep: Option<Vec<Event>>,
    /// Plans that were taken off the device here, and what was stored of them.
    pub taken_off: Option<(Id, Vec<(String, String)>)>,
}

/// An open plan.
pub struct ShownPlan {
    /// The plan as it is on the screen.
    pub screen: Plan,
    /// What can be undone.
    pub history: History,
    /// The open box.
    pub text: Option<SimulatedBox>,
    /// What the light says.
    pub light: Option<Light>,
    /// The conflicts that are marked.
    pub marks: Vec<Conflict>,
    /// Whether nothing may be changed.
    pub frozen: bool,
    /// Whether the person is asked if the plan is to be kept.
    pub asked: bool,
    /// When the person was last asked that.
    pub asked_at: u64,
    /// A version that can be restored.
    pub noted: Option<Plan>,
}

impl ShownPlan {
    /// A plan that is opened now.
    pub fn new(screen: Plan) -> Self {
        Self {
            screen,
            history: History::default(),
            text: None,
            light: None,
            marks: Vec::new(),
            frozen: false,
            asked: false,
            asked_at: 0,
            noted: None,
        }
    }
}

/// A box in which a text is typed.
pub struct SimulatedBox {
    /// Where its text goes.
    pub path: FieldPath,
    /// The plan as it was when it was opened: what a line of tasks was is told from it.
    pub opened: Plan,
    /// What was in sight there when it was opened.
    pub sight: PiecesByPlace,
    /// What was marked there, at whatever place.
    pub marks: Vec<Conflict>,
    /// What it says.
    pub text: String,
    /// Whether what is typed stands after what was there.
    pub append: bool,
    /// The pieces that were typed and when, until they are in the plan.
    pub typed: Vec<(TextPiece, u64)>,
    /// Whether anything was ever typed.
    pub touched: bool,
}

/// A piece that was being typed when its tab was killed, and must be offered.
pub struct UnfinishedPiece {
    /// The plan.
    pub plan: Id,
    /// The piece.
    pub piece: TextPiece,
}

/// What was offered so far.
#[derive(Default)]
pub struct Offers {
    /// What must be.
    pub due: Vec<UnfinishedPiece>,
    /// What was.
    pub made: BTreeSet<TextPiece>,
}
