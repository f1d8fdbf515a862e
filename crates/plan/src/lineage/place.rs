//! Where a record stands: in which list, and by which key in it.

use std::fmt;
use std::str::FromStr;

use super::keys::is_key;
use crate::id::Id;

/// A list of records in the plan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum RecordList {
    /// The actions of the plan.
    Actions,
    /// The tasks of this action.
    Tasks(Id),
    /// The open áreas of the plan.
    Areas,
}

/// A place in a list. Written `a` and the key for an action, `o` and the key for an open área, `t`,
/// the id of the action and the key for a task.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct ListPlace {
    pub list: RecordList,
    pub key: String,
}

impl fmt::Display for ListPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.list {
            RecordList::Actions => write!(f, "a{}", self.key),
            RecordList::Tasks(action) => write!(f, "t{action}{}", self.key),
            RecordList::Areas => write!(f, "o{}", self.key),
        }
    }
}

/// A text that is no place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NotAPlace;

impl FromStr for ListPlace {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let (list, key) = match (text.get(..1), text.get(1..17)) {
            (Some("a"), _) => (RecordList::Actions, &text[1..]),
            (Some("o"), _) => (RecordList::Areas, &text[1..]),
            (Some("t"), Some(id)) => {
                (RecordList::Tasks(id.parse().map_err(|_| NotAPlace)?), &text[17..])
            }
            _ => return Err(NotAPlace),
        };
        is_key(key).then(|| Self { list, key: key.to_owned() }).ok_or(NotAPlace)
    }
}
