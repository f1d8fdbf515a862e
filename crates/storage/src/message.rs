//! What tabs say to one another. Messages of one tab come in their order; between tabs there is
//! none, and any of them may be lost with its tab.

use std::fmt;
use std::str::FromStr;

use plan::Id;

/// A message to all other tabs, written as words with blanks between them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// The session has stored the plan, and the database has given it back equal.
    Saved(Id, Id),
    /// The session has stored the plan where only local storage took it.
    Weak(Id, Id),
    /// The plan was taken off this device.
    Gone(Id),
    /// Who has the plan open?
    Who(Id),
    /// The session has the plan open, with this version of the app.
    Here(Id, Id, String),
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Saved(plan, session) => write!(f, "saved {plan} {session}"),
            Self::Weak(plan, session) => write!(f, "weak {plan} {session}"),
            Self::Gone(plan) => write!(f, "gone {plan}"),
            Self::Who(plan) => write!(f, "who {plan}"),
            Self::Here(plan, session, version) => write!(f, "here {plan} {session} {version}"),
        }
    }
}

/// Words that are no message of this version of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnknownMessage;

impl FromStr for Message {
    type Err = UnknownMessage;

    fn from_str(said: &str) -> Result<Self, UnknownMessage> {
        let id = |word: &str| word.parse::<Id>().map_err(|_| UnknownMessage);
        let words: Vec<&str> = said.split(' ').collect();
        Ok(match words.as_slice() {
            ["saved", plan, session] => Self::Saved(id(plan)?, id(session)?),
            ["weak", plan, session] => Self::Weak(id(plan)?, id(session)?),
            ["gone", plan] => Self::Gone(id(plan)?),
            ["who", plan] => Self::Who(id(plan)?),
            ["here", plan, session, version @ ..] => {
                Self::Here(id(plan)?, id(session)?, version.join(" "))
            }
            _ => return Err(UnknownMessage),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_heard_as_it_was_said() {
        let (plan, session) = (Id::from_bits(1), Id::from_bits(2));
        let all = [
            Message::Saved(plan, session),
            Message::Weak(plan, session),
            Message::Gone(plan),
            Message::Who(plan),
            Message::Here(plan, session, "0.1.0 de prueba".into()),
        ];
        for message in all {
            assert_eq!(message.to_string().parse(), Ok(message));
        }
        for said in ["", "saved", "saved x y", "otra cosa", "saved 1 2 3"] {
            assert_eq!(said.parse::<Message>(), Err(UnknownMessage), "{said}");
        }
    }
}
