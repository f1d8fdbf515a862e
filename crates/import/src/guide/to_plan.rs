//! From a guide to a plan: what was chosen becomes actions, the other áreas stay with the plan.

use std::sync::Arc;

use plan::keyed::Set;
use plan::{Action, Column, IdSource, MAX_ACTIONS, OpenArea, Plan};

use super::example::{Example, Guide};
use crate::shown::cut;

/// The actions for the examples at `chosen`, in the order of the guide, with criterion,
/// subcriterion, example and área; and the other examples that have an área as áreas without an
/// action. No word of an área is lost: what a field cannot hold stays in `original`, or is an área
/// of its own. Places that the guide does not have are passed over.
pub fn actions(
    guide: &Guide,
    chosen: &[usize],
    ids: &mut dyn IdSource,
) -> (Vec<Action>, Vec<OpenArea>) {
    let chosen: Set<usize> = chosen.iter().copied().collect();
    let (mut actions, mut areas) = (Vec::new(), Vec::new());
    for (at, example) in guide.examples.iter().enumerate() {
        if chosen.contains(&at) && actions.len() < MAX_ACTIONS {
            actions.push(action(example, ids));
        } else {
            open(example, ids, &mut areas);
        }
    }
    (actions, areas)
}

/// A new plan of the institution that the guide names, with the examples at `chosen` as actions
/// and the other áreas without one.
pub fn plan_of(guide: &Guide, chosen: &[usize], ids: &mut dyn IdSource) -> Plan {
    let mut plan = Plan::new(ids.next_id());
    let (actions, areas) = actions(guide, chosen, ids);
    let header = Arc::make_mut(&mut plan.header);
    header.institution.clone_from(&guide.institution);
    header.areas = areas;
    plan.actions = actions.into_iter().map(Arc::new).collect();
    plan
}

/// The áreas of a plan without those that stand twice and those that an action already has: of
/// the same subcriterion and example, with the same text. A guide may be added to a plan again.
pub fn areas_without_repeats(plan: &Plan) -> Vec<OpenArea> {
    let taken = plan.actions.iter().map(|it| (it.subcriterion, &*it.example, &*it.area));
    let mut seen: Set<_> = taken.collect();
    let areas = plan.header.areas.iter();
    areas.filter(|it| seen.insert((it.subcriterion, &*it.example, &*it.text))).cloned().collect()
}

fn action(example: &Example, ids: &mut dyn IdSource) -> Action {
    let mut action = Action::new(ids.next_id());
    action.subcriterion = example.subcriterion;
    action.criterion = example.subcriterion.map(|it| it.criterion()).or(example.criterion);
    action.example.clone_from(&example.example);
    action.area = cut(&example.area);
    if action.area.len() < example.area.len() {
        action.original.insert(Column::Area, example.area.clone());
    }
    action
}

fn open(example: &Example, ids: &mut dyn IdSource, areas: &mut Vec<OpenArea>) {
    let mut rest = example.area.as_str();
    while !rest.is_empty() {
        let text = cut(rest);
        rest = &rest[text.len()..];
        let mut area = OpenArea::new(ids.next_id(), text);
        area.subcriterion = example.subcriterion;
        area.example.clone_from(&example.example);
        areas.push(area);
    }
}

#[cfg(test)]
mod tests {
    use plan::{MAX_TEXT, Sequence, apply};

    use super::*;

    fn guide() -> Guide {
        let example = |number: &str, code: Option<&str>, area: &str| Example {
            criterion: plan::Criterion::new(2),
            subcriterion: code.and_then(|code| code.parse().ok()),
            example: number.into(),
            text: "Lo que se pide".into(),
            strengths: "Acta".into(),
            area: area.into(),
        };
        let examples = vec![
            example("1", Some("2.1"), "No hay uno"),
            example("2", Some("2.1"), ""),
            example("c", Some("2.2"), "No hay tres"),
            example("4", None, "No hay cuatro"),
        ];
        Guide { institution: "Ayuntamiento de Piedra Fina".into(), examples, findings: Vec::new() }
    }

    #[test]
    fn chosen_examples_become_actions_and_the_other_areas_stay() {
        let plan = plan_of(&guide(), &[3, 0, 0, 9], &mut Sequence::new(1));
        assert_eq!(plan.header.institution, "Ayuntamiento de Piedra Fina");
        let rows: Vec<_> = plan
            .actions
            .iter()
            .map(|it| {
                let code = it.subcriterion.map(|it| it.to_string()).unwrap_or_default();
                let criterion = it.criterion.map_or(0, |it| it.number());
                format!("{criterion} {code} ({}) {}{}", it.example, it.area, it.action)
            })
            .collect();
        assert_eq!(rows, ["2 2.1 (1) No hay uno", "2  (4) No hay cuatro"]);
        let [left] = &plan.header.areas[..] else { panic!("one área") };
        assert_eq!((left.example.as_str(), left.text.as_str()), ("c", "No hay tres"));
        assert_eq!(left.subcriterion.map(|it| it.to_string()).as_deref(), Some("2.2"));
    }

    #[test]
    fn they_can_be_added_to_an_open_plan() {
        let mut ids = Sequence::new(2);
        let open = plan_of(&guide(), &[0], &mut ids);
        let (actions, areas) = actions(&guide(), &[2], &mut ids);
        let both = apply(&open, plan::areas::from_guide(&open, actions, areas)).expect("applied");
        assert_eq!((both.actions.len(), both.header.areas.len()), (2, 4));
    }

    #[test]
    fn a_guide_that_comes_again_repeats_no_area() {
        let mut ids = Sequence::new(4);
        let first = plan_of(&guide(), &[0], &mut ids);
        assert_eq!(areas_without_repeats(&first), first.header.areas);
        let (actions, areas) = actions(&guide(), &[2], &mut ids);
        let both = apply(&first, plan::areas::from_guide(&first, actions, areas)).expect("applied");
        let left = areas_without_repeats(&both);
        assert_eq!(left.iter().map(|it| &*it.text).collect::<Vec<_>>(), ["No hay cuatro"]);
        assert_eq!(left[0].id, first.header.areas[1].id);
    }

    #[test]
    fn a_book_in_an_area_is_kept_whole() {
        let mut guide = guide();
        guide.examples[0].area = "á".repeat(MAX_TEXT + 5);
        let chosen = plan_of(&guide, &[0], &mut Sequence::new(3));
        assert_eq!(chosen.actions[0].area.chars().count(), MAX_TEXT);
        assert_eq!(chosen.actions[0].original[&Column::Area], guide.examples[0].area);
        let left = plan_of(&guide, &[], &mut Sequence::new(3));
        assert_eq!(left.header.areas[1].text, "ááááá");
    }
}
