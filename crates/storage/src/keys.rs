//! The names under which things are stored. No key is shared: a session, which is one load of the
//! page in one tab, writes only keys that end with its own id.

use plan::Id;

/// What the keys of plans begin with; the ids of the plan and of the session follow.
pub const PLAN: &str = "mejora/plan/";

/// What the keys of unfinished texts begin with; the ids of the plan and of the session follow.
pub const DRAFT: &str = "mejora/draft/";

/// What the key of a tombstone begins with; the id of the plan follows.
pub const GONE: &str = "mejora/gone/";

/// What the keys of outlines begin with; the ids of the plan and of the session that wrote it follow.
pub const OUTLINE: &str = "mejora/outline/";

/// The key of a plan for a session.
pub fn of_plan(plan: Id, session: Id) -> String {
    format!("{PLAN}{plan}/{session}")
}

/// The key of what a session has noted of a plan for the list.
pub fn of_outline(plan: Id, session: Id) -> String {
    format!("{OUTLINE}{plan}/{session}")
}

/// The key of an unfinished text in a plan for a session.
pub fn of_draft(plan: Id, session: Id) -> String {
    format!("{DRAFT}{plan}/{session}")
}

/// The key of the tombstone of a plan.
pub fn of_tombstone(plan: Id) -> String {
    format!("{GONE}{plan}")
}

/// The plan and the session in the key of a plan; no session in a key of the version before.
pub fn parse(key: &str) -> Option<(Id, Option<Id>)> {
    let name = key.strip_prefix(PLAN)?;
    match name.split_once('/') {
        Some((plan, session)) => Some((plan.parse().ok()?, Some(session.parse().ok()?))),
        None => Some((name.parse().ok()?, None)),
    }
}

/// Whether a key is that of one of these sessions.
pub fn is_of_one(sessions: &[Id], key: &str) -> bool {
    let session = key.rsplit('/').next().and_then(|name| name.parse().ok());
    session.is_some_and(|session| sessions.contains(&session))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_say_whose_they_are() {
        let (plan, session) = (Id::from_bits(10), Id::from_bits(11));
        assert_eq!(parse(&of_plan(plan, session)), Some((plan, Some(session))));
        assert_eq!(parse("mejora/plan/000000000000000a"), Some((plan, None)));
        assert_eq!(parse("mejora/draft/a/b"), None);
        assert!(is_of_one(&[session], &of_plan(plan, session)));
        assert!(!is_of_one(&[plan], &of_plan(plan, session)));
        assert!(!is_of_one(&[session], "mejora/plan/000000000000000a"));
    }
}
