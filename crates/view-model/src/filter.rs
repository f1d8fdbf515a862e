//! Which actions a search and a chosen unit leave on the screen.

use plan::Action;
use plan::folding::folded;
use plan::rollup::unit_key;

/// Whether an action is shown: `search` stands in one of its texts, whatever the case and the
/// accents, and `unit` is one of its responsibles. `None` and an empty search ask for nothing.
pub fn matches(action: &Action, search: Option<&str>, unit: Option<&str>) -> bool {
    let of_unit = unit.is_none_or(|unit| {
        let unit = unit_key(unit);
        action.responsible.iter().any(|it| unit_key(it) == unit)
    });
    of_unit && search.is_none_or(|search| contains(action, search))
}

fn contains(action: &Action, search: &str) -> bool {
    let wanted = folded(search);
    if wanted.is_empty() {
        return true;
    }
    let code = action.code();
    let mut texts = std::iter::once(code.as_str()).chain(plan::field::words(action));
    texts.any(|it| folded(it).contains(&wanted))
}

#[cfg(test)]
mod tests {
    use plan::Id;

    use super::*;

    fn action() -> Action {
        let mut action = Action::new(Id::from_bits(1));
        action.action = "Habilitar  buzón físico".into();
        action.responsible = vec!["RRHH".into(), "Acceso a la información".into()];
        action
    }

    #[test]
    fn case_accents_and_spaces_do_not_matter() {
        assert!(matches(&action(), Some("BUZON fisico"), None));
        assert!(matches(&action(), Some("informacio\u{301}n"), None));
        assert!(!matches(&action(), Some("buzones"), None));
    }

    #[test]
    fn an_empty_search_shows_everything() {
        assert!(matches(&action(), Some("  "), None));
        assert!(matches(&action(), None, None));
    }

    #[test]
    fn a_unit_is_a_whole_responsible() {
        assert!(matches(&action(), None, Some("rrhh ")));
        assert!(!matches(&action(), None, Some("acceso")));
        assert!(!matches(&action(), Some("buzón"), Some("OAIM")));
    }
}
