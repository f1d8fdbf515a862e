//! Where a record stands: in which list, and by which key in it.

use std::fmt;
use std::str::FromStr;

use super::keys::is_key;
use crate::id::Id;

/// A list of records in the plan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum List {
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
pub(super) struct Place {
    pub list: List,
    pub key: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.list {
            List::Actions => write!(f, "a{}", self.key),
            List::Tasks(action) => write!(f, "t{action}{}", self.key),
            List::Areas => write!(f, "o{}", self.key),
        }
    }
}

/// A text that is no place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NotAPlace;

impl FromStr for Place {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let (list, key) = match (text.get(..1), text.get(1..17)) {
            (Some("a"), _) => (List::Actions, &text[1..]),
            (Some("o"), _) => (List::Areas, &text[1..]),
            (Some("t"), Some(id)) => (List::Tasks(id.parse().map_err(|_| NotAPlace)?), &text[17..]),
            _ => return Err(NotAPlace),
        };
        is_key(key).then(|| Self { list, key: key.to_owned() }).ok_or(NotAPlace)
    }
}
