//! What answers a conflict besides choosing a version: both versions joined, or another text.

use super::{About, Conflict, Traced, Version};
use crate::command::{ActionChange, Command, HeaderChange};
use crate::field::{ActionField, FieldValue, HeaderField};
use crate::format::flat;
use crate::id::Id;
use crate::model::{Action, Header, Plan};
use crate::rollup;

/// Both texts, the first one first; one that is within the other is not said twice.
pub fn both_texts(first: &str, second: &str, between: &str) -> String {
    let (first, second) = (first.trim_end(), second.trim());
    if first.contains(second) {
        first.to_owned()
    } else if second.contains(first.trim()) {
        second.to_owned()
    } else {
        format!("{first}{between}{second}")
    }
}

/// Both lists, the first one first, without what the first one has already.
pub fn both_lists<T: Clone>(first: &[T], second: &[T], same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut both = first.to_vec();
    for item in second {
        if !both.iter().any(|known| same(known, item)) {
            both.push(item.clone());
        }
    }
    both
}

impl Conflict {
    /// An action that says in the field what this version says, and nothing else; `None` where
    /// the conflict is about no field of an action.
    pub fn as_action(&self, version: usize) -> Option<Action> {
        let About::Action(_) = self.about else { return None };
        let value = self.versions.get(version)?.value.as_ref();
        let own = value.map(|value| (self.field.as_str(), value));
        Some(flat::to_action(self.record, own.into_iter(), Vec::new()))
    }

    /// *Datos del plan* that say in the field what this version says, and nothing else; `None`
    /// where the conflict is about no field of theirs.
    pub fn as_header(&self, version: usize) -> Option<Header> {
        let About::Header(_) = self.about else { return None };
        let value = self.versions.get(version)?.value.as_ref();
        let own = value.map(|value| (self.field.as_str(), value));
        Some(flat::to_header(self.record, own.into_iter(), Vec::new()))
    }

    /// The change that joins all versions, that at the place `first` first; `None` where the
    /// field is no text of some length and no list, or its record is not in `plan`.
    pub fn join(&self, plan: &Plan, first: usize) -> Option<Command> {
        let rest = (0..self.versions.len()).filter(|at| *at != first);
        let order: Vec<usize> = [first].into_iter().chain(rest).collect();
        let texts = |between: &str| {
            let texts = order.iter().filter_map(|at| self.versions.get(*at)).map(|it| it.text());
            texts.reduce(|both, next| both_texts(&both, &next, between)).unwrap_or_default()
        };
        match self.about {
            About::Action(ActionField::Responsible) => {
                plan.action(self.record)?;
                let lists = order.iter().filter_map(|at| Some(self.as_action(*at)?.responsible));
                let same =
                    |one: &String, other: &String| rollup::unit_key(one) == rollup::unit_key(other);
                let both = lists.reduce(|both, next| both_lists(&both, &next, same))?;
                Some(Command::Edit { id: self.record, change: ActionChange::Responsible(both) })
            }
            About::Action(field) => {
                let between = match field.value(plan.action(self.record)?)? {
                    FieldValue::Line(_) => "; ",
                    FieldValue::Text(_) => "\n",
                    _ => return None,
                };
                let change = ActionChange::Text(field, texts(between));
                Some(Command::Edit { id: self.record, change })
            }
            About::Header(HeaderField::InternalNote) => {
                let field = HeaderField::InternalNote;
                Some(Command::Header(HeaderChange::Text(field, texts("\n"))))
            }
            About::Header(HeaderField::Signatories) => {
                let lists = order.iter().filter_map(|at| Some(self.as_header(*at)?.signatories));
                let both = lists.reduce(|both, next| both_lists(&both, &next, PartialEq::eq))?;
                Some(Command::Header(HeaderChange::Signatories(both)))
            }
            About::Header(HeaderField::Committee) => {
                let lists = order.iter().filter_map(|at| Some(self.as_header(*at)?.committee));
                let both = lists.reduce(|both, next| both_lists(&both, &next, PartialEq::eq))?;
                Some(Command::Header(HeaderChange::Committee(both)))
            }
            About::Task | About::Area => self.rewrite(plan, texts("; ").trim_end().to_owned()),
            About::Header(_) | About::Presence => None,
        }
    }

    /// The change that writes the text of a task or of an área.
    fn rewrite(&self, plan: &Plan, text: String) -> Option<Command> {
        if self.field != TEXT {
            return None;
        }
        let Some(action) = self.action else {
            let mut areas = plan.header.areas.clone();
            areas.iter_mut().find(|area| area.id == self.record)?.text = text;
            return Some(Command::Header(HeaderChange::Areas(areas)));
        };
        let mut tasks = plan.action(action)?.tasks.clone();
        tasks.iter_mut().find(|task| task.id == self.record)?.text = text;
        Some(Command::Edit { id: action, change: ActionChange::Tasks(tasks) })
    }

    /// Whether the record is in the plan, or the conflict is about that.
    pub fn matters(&self, plan: &Plan) -> bool {
        match self.about {
            About::Presence | About::Header(_) => true,
            About::Action(_) => plan.action(self.record).is_some(),
            About::Area => plan.header.areas.iter().any(|area| area.id == self.record),
            About::Task => {
                let action = self.action.and_then(|id| plan.action(id));
                action.is_some_and(|it| it.tasks.iter().any(|task| task.id == self.record))
            }
        }
    }

    /// The number of the action that it is about, from 1, while it is in the plan.
    pub fn number(&self, plan: &Plan) -> Option<usize> {
        plan.position(self.action?).map(|at| at + 1)
    }
}

/// The key of the text of a task and of an área.
const TEXT: &str = "text";

impl Traced {
    /// What an action, a task or an área is known by, also while it is not in the plan.
    pub fn known_by(&self, record: Id) -> String {
        let Some(record) = self.records.get(&record) else { return String::new() };
        let said = |name: &&str| {
            let value = record.field(name)?.value().and_then(|value| value.as_str())?;
            Some(value.trim()).filter(|text| !text.is_empty())
        };
        let names = [TEXT, "action", "area", "objective"];
        names.iter().find_map(said).unwrap_or_default().to_owned()
    }

    /// The plan with what `other` brings, but with what is here wherever there will be two
    /// versions: what a merge changes before anything is decided.
    pub fn without_questions(&self, other: &Self) -> Plan {
        let news = self.news(other);
        let key = |it: &Conflict| (it.record, it.field.clone());
        let known: Vec<_> = self.conflicts().iter().map(key).collect();
        let mut merged = self.merge(other);
        for conflict in merged.conflicts().iter().filter(|it| !known.contains(&key(it))) {
            if conflict.matters(&merged.plan) {
                let own = |it: &Version| !news.contains(&it.stamp.replica);
                let ours = conflict.versions.iter().position(own).unwrap_or(0);
                let stamp = merged.next_stamp(self.plan.id);
                merged.decide(conflict, ours, stamp);
            }
        }
        merged.plan
    }

    /// The replicas of which `other` knows changes that are not here: whose changes a merge
    /// would bring.
    pub fn news(&self, other: &Self) -> Vec<Id> {
        let mut replicas = Vec::new();
        for (id, theirs) in other.records.iter().filter(|_| self.plan.id == other.plan.id) {
            let mine = self.records.get(id);
            let new = theirs
                .seen
                .stamps()
                .filter(|stamp| mine.is_none_or(|mine| !mine.seen.covers(*stamp)));
            replicas.extend(new.map(|stamp| stamp.replica));
        }
        replicas.sort_unstable();
        replicas.dedup();
        replicas
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::lineage::Stamp;
    use crate::model::{Document, Task};

    fn id(bits: u64) -> Id {
        Id::from_bits(bits)
    }

    fn plan() -> Plan {
        let mut plan = Plan::new(id(1));
        let mut action = Action::new(id(2));
        action.indicator.text = "Informe".into();
        action.responsible = vec!["Alcaldía".into()];
        action.tasks = vec![Task::new(id(3), "Medir")];
        plan.actions.push(Arc::new(action));
        plan
    }

    /// The plan after both of these edits, made apart by the replicas 8 and 9.
    fn apart(one: impl Fn(&mut Action), other: impl Fn(&mut Action)) -> Traced {
        let base = Traced::of(&Document::new(plan()));
        let edited = |edit: &dyn Fn(&mut Action), replica: u64| {
            let (mut traced, mut plan) = (base.clone(), base.plan().clone());
            edit(Arc::make_mut(&mut plan.actions[0]));
            let stamp = traced.next_stamp(id(replica));
            traced.record(&plan, stamp);
            traced
        };
        edited(&one, 8).merge(&edited(&other, 9))
    }

    fn joined(traced: &Traced, first: usize) -> Plan {
        let conflict = &traced.conflicts()[0];
        let command = conflict.join(traced.plan(), first).unwrap();
        crate::apply(traced.plan(), command).unwrap()
    }

    #[test]
    fn texts_are_joined_without_saying_one_twice() {
        assert_eq!(both_texts("Lista", "Acta", "\n"), "Lista\nActa");
        assert_eq!(both_texts("Lista y acta", "acta", "\n"), "Lista y acta");
        assert_eq!(both_texts("acta", "Lista y acta", "\n"), "Lista y acta");
        assert_eq!(both_texts("", "Acta", "\n"), "Acta");
        assert_eq!(both_texts("Acta", "", "\n"), "Acta");
    }

    #[test]
    fn both_versions_of_a_text_stand_in_the_chosen_order() {
        let traced = apart(
            |action| action.indicator.text = "Lista".into(),
            |action| action.indicator.text = "Acta".into(),
        );
        let text = |first| joined(&traced, first).actions[0].indicator.text.clone();
        assert_eq!((text(0), text(1)), ("Acta\nLista".into(), "Lista\nActa".into()));
    }

    #[test]
    fn units_named_by_both_are_named_once() {
        let traced = apart(
            |action| action.responsible = vec!["RRHH".into(), "Alcaldía".into()],
            |action| action.responsible = vec!["alcaldía".into(), "OAIM".into()],
        );
        let units = joined(&traced, 1).actions[0].responsible.clone();
        assert_eq!(units, ["RRHH", "Alcaldía", "OAIM"]);
    }

    #[test]
    fn a_task_stays_one_task_and_a_date_is_not_joined() {
        let traced = apart(
            |action| action.tasks[0].text = "Medir el tiempo".into(),
            |action| action.tasks[0].text = "Contar".into(),
        );
        let tasks = joined(&traced, 0).actions[0].tasks.clone();
        assert_eq!(tasks, [Task::new(id(3), "Contar; Medir el tiempo")]);
        let unclear =
            |text: &str| Some(crate::When { moment: crate::Moment::Unclear, written: text.into() });
        let dates = apart(
            |action| action.start = unclear("pronto"),
            |action| action.start = unclear("luego"),
        );
        assert_eq!(dates.conflicts()[0].join(dates.plan(), 0), None);
    }

    #[test]
    fn the_joined_text_ends_the_conflict() {
        let mut traced = apart(
            |action| action.indicator.text = "Lista".into(),
            |action| action.indicator.text = "Acta".into(),
        );
        let after = joined(&traced, 0);
        let stamp = traced.next_stamp(id(8));
        traced.record(&after, stamp);
        assert!(traced.conflicts().is_empty());
    }

    #[test]
    fn news_names_who_changed_what_is_not_here() {
        let here = Traced::of(&Document::new(plan()));
        let mut there = here.clone();
        let mut changed = there.plan().clone();
        Arc::make_mut(&mut changed.actions[0]).comments = "N/A".into();
        there.record(&changed, Stamp { replica: id(9), n: 5 });
        assert_eq!(here.news(&there), [id(9)]);
        assert!(there.news(&here).is_empty());
        assert!(here.merge(&there).news(&there).is_empty());
        assert_eq!(here.known_by(id(3)), "Medir");
    }

    #[test]
    fn what_has_two_versions_is_not_counted_as_come() {
        let here = Traced::of(&Document::new(plan()));
        let edited = |replica: u64, edit: &dyn Fn(&mut Action)| {
            let (mut traced, mut plan) = (here.clone(), here.plan().clone());
            edit(Arc::make_mut(&mut plan.actions[0]));
            let stamp = traced.next_stamp(id(replica));
            traced.record(&plan, stamp);
            traced
        };
        for (own, other) in [(8, 9), (9, 8)] {
            let own = edited(own, &|action| action.area = "Aquí".into());
            let other = edited(other, &|action| {
                action.area = "Allá".into();
                action.comments = "N/A".into();
            });
            let plan = own.without_questions(&other);
            assert_eq!(plan.actions[0].area, "Aquí");
            assert_eq!(crate::changes(own.plan(), &plan).count(), 1);
        }
    }

    #[test]
    fn a_removed_action_is_still_known_by_its_text() {
        let base = Traced::of(&Document::new(plan()));
        let (mut one, mut other) = (base.clone(), base.clone());
        let mut without = base.plan().clone();
        without.actions.clear();
        let stamp = one.next_stamp(id(9));
        one.record(&without, Stamp { n: stamp.n + 1, ..stamp });
        let mut edited = base.plan().clone();
        Arc::make_mut(&mut edited.actions[0]).action = "Publicar".into();
        let stamp = other.next_stamp(id(8));
        other.record(&edited, stamp);
        let merged = one.merge(&other);
        assert!(merged.plan().actions.is_empty());
        let conflicts = merged.conflicts();
        assert_eq!(conflicts[0].about, About::Presence);
        assert_eq!(merged.known_by(conflicts[0].record), "Publicar");
        assert_eq!(conflicts[0].number(merged.plan()), None);
    }
}
