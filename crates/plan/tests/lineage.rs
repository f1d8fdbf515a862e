//! The lineage by example: what merging, hand edits, deletions and moves come to.

use std::sync::Arc;

use plan::lineage::{About, Conflict, Version};
use plan::{
    Action, ActionChange, ActionField, Command, Document, HeaderChange, HeaderField, History, Id,
    OpenArea, Plan, Sequence, Stamp, Task, Traced, apply, format,
};

fn id(bits: u64) -> Id {
    Id::from_bits(bits)
}

/// Actions 1, 2 and 3; tasks 11, 12 and 13 in the first; an open área.
fn three() -> Traced {
    let mut plan = Plan::new(id(100));
    plan.actions = (1..=3).map(|bits| Arc::new(Action::new(id(bits)))).collect();
    Arc::make_mut(&mut plan.actions[0]).tasks =
        vec![Task::new(id(11), "a"), Task::new(id(12), "b"), Task::new(id(13), "c")];
    Arc::make_mut(&mut plan.header).areas = vec![OpenArea::new(id(21), "Sin agua")];
    Traced::of(&Document::new(plan))
}

fn change(bits: u64, change: ActionChange) -> Command {
    Command::Edit { id: id(bits), change }
}

fn area(bits: u64, text: &str) -> Command {
    change(bits, ActionChange::Text(ActionField::Area, text.to_owned()))
}

fn tasks(list: &[(u64, &str)]) -> Command {
    let tasks = list.iter().map(|(bits, text)| Task::new(id(*bits), *text)).collect();
    change(1, ActionChange::Tasks(tasks))
}

fn remove(bits: u64) -> Command {
    Command::Remove { id: id(bits) }
}

fn step(bits: u64, before: Option<u64>) -> Command {
    Command::Move { id: id(bits), before: before.map(id) }
}

fn insert(bits: u64, before: Option<u64>) -> Command {
    let actions = vec![Action::new(id(bits))];
    Command::Insert { actions, before: before.map(id), duplicate: false, areas: None }
}

/// `traced` after changes by one replica.
fn by(replica: u64, traced: &Traced, commands: &[Command]) -> Traced {
    let mut traced = traced.clone();
    for command in commands {
        let after = apply(traced.plan(), command.clone()).unwrap();
        traced.record(&after, traced.next_stamp(id(replica)));
        assert_eq!(*traced.plan(), after);
    }
    traced
}

/// Two people change the same plan, and merge.
fn both(mine: &[Command], theirs: &[Command]) -> Traced {
    let [one, other] = [by(1, &three(), mine), by(2, &three(), theirs)];
    let merged = one.merge(&other);
    assert_eq!(merged, other.merge(&one));
    for document in [one.document(), merged.document()] {
        let text = format::write(&document, "test");
        assert_eq!(format::read(&text, &mut Sequence::new(1)).unwrap(), document, "{text}");
        assert_eq!(Traced::of(&document).document(), document, "opening stamps nothing");
    }
    merged
}

fn order(traced: &Traced) -> Vec<u64> {
    traced.plan().actions.iter().map(|action| action.id.bits()).collect()
}

fn task_order(traced: &Traced, action: u64) -> Vec<u64> {
    let action = traced.plan().action(id(action)).unwrap();
    action.tasks.iter().map(|task| task.id.bits()).collect()
}

fn about(traced: &Traced) -> Vec<(u64, About)> {
    let about = |it: &Conflict| (it.record.bits(), it.about);
    traced.conflicts().iter().map(about).collect()
}

fn texts(conflict: &Conflict) -> Vec<String> {
    conflict.versions.iter().map(Version::text).collect()
}

fn decided(traced: &Traced, conflict: usize, version: usize) -> Traced {
    let mut decided = traced.clone();
    let stamp = traced.next_stamp(id(9));
    assert!(decided.decide(&traced.conflicts()[conflict], version, stamp));
    assert_eq!(decided.merge(traced), decided, "it sticks");
    decided
}

#[test]
fn what_two_people_changed_apart_is_there_from_both() {
    let merged = both(
        &[area(1, "x"), tasks(&[(11, "A"), (12, "b"), (13, "c")])],
        &[
            Command::Header(HeaderChange::Text(HeaderField::Title, "T".into())),
            change(1, ActionChange::Text(ActionField::Indicator, "n".into())),
            tasks(&[(11, "a"), (12, "b"), (13, "C"), (14, "d")]),
            area(2, "y"),
        ],
    );
    let plan = merged.plan();
    assert_eq!(plan.header.title, "T");
    assert_eq!((plan.actions[0].area.as_str(), plan.actions[1].area.as_str()), ("x", "y"));
    assert_eq!(plan.actions[0].indicator.text, "n");
    let texts: Vec<&str> = plan.actions[0].tasks.iter().map(|task| task.text.as_str()).collect();
    assert_eq!(texts, ["A", "b", "C", "d"]);
    assert_eq!(merged.conflicts(), []);
}

#[test]
fn one_field_written_twice_is_a_conflict_until_someone_writes_it() {
    let title = |text: &str| Command::Header(HeaderChange::Text(HeaderField::Title, text.into()));
    let merged = both(&[area(1, "x"), title("A")], &[area(1, "y"), title("A")]);
    assert_eq!(about(&merged), [(1, About::Action(ActionField::Area))], "equal values are none");
    let conflict = &merged.conflicts()[0];
    assert_eq!((texts(conflict), conflict.action), (vec!["y".into(), "x".into()], Some(id(1))));
    assert_eq!(merged.plan().actions[0].area, "y", "that of the greatest stamp is shown");
    for version in 0..2 {
        let decided = decided(&merged, 0, version);
        assert_eq!(decided.plan().actions[0].area, ["y", "x"][version]);
        assert_eq!(decided.conflicts(), []);
        assert!(Arc::ptr_eq(&decided.plan().actions[1], &merged.plan().actions[1]));
    }
    assert_eq!(by(3, &merged, &[area(1, "z")]).conflicts(), []);
    assert_eq!(about(&by(3, &merged, &[area(2, "z")])).len(), 1, "another field leaves it");
}

#[test]
fn a_list_that_changed_meanwhile_is_not_decided() {
    let merged = both(&[area(1, "x")], &[area(1, "y")]);
    let conflict = merged.conflicts().remove(0);
    let mut newer = merged.merge(&by(3, &three(), &[area(1, "z")]));
    let before = newer.clone();
    assert!(!newer.decide(&conflict, 0, newer.next_stamp(id(9))));
    assert!(!newer.decide(&before.conflicts()[0], 3, newer.next_stamp(id(9))));
    assert_eq!(newer, before);
}

#[test]
fn the_code_is_one_field_and_the_target_another() {
    let code = |code: &str| change(1, ActionChange::Subcriterion(code.parse().ok(), "5".into()));
    let merged = both(
        &[code("1.1")],
        &[code("2.3"), change(1, ActionChange::Text(ActionField::Target, "9".into()))],
    );
    assert_eq!(about(&merged), [(1, About::Action(ActionField::Subcriterion))]);
    assert_eq!(texts(&merged.conflicts()[0]), ["2.3 5", "1.1 5"]);
    let criterion = |traced: &Traced| traced.plan().actions[0].criterion.map(|it| it.number());
    assert_eq!(criterion(&merged), Some(2));
    assert_eq!(criterion(&decided(&merged, 0, 1)), Some(1));
}

#[test]
fn deleted_against_edited_is_a_conflict() {
    for edit in [area(1, "x"), tasks(&[(11, "A"), (12, "b"), (13, "c")]), tasks(&[(11, "a")])] {
        let merged = both(&[remove(1)], &[edit]);
        assert_eq!(about(&merged), [(1, About::Presence)]);
        let versions = texts(&merged.conflicts()[0]);
        let [kept, gone] =
            ["true", "false"].map(|it| versions.iter().position(|v| v == it).unwrap());
        assert_eq!(order(&decided(&merged, 0, kept)), [1, 2, 3]);
        assert_eq!(order(&decided(&merged, 0, gone)), [2, 3]);
    }
    assert_eq!(both(&[remove(1)], &[area(2, "x")]).conflicts(), []);
    assert_eq!(order(&both(&[remove(1)], &[step(1, None)])), [2, 3], "a mere move keeps nothing");
    let merged =
        both(&[tasks(&[(12, "b"), (13, "c")])], &[tasks(&[(11, "A"), (12, "b"), (13, "c")])]);
    assert_eq!(about(&merged), [(11, About::Presence)]);
    assert_eq!(merged.conflicts()[0].action, Some(id(1)));
}

#[test]
fn tasks_of_a_deleted_action_come_back_with_it() {
    let added = tasks(&[(11, "a"), (12, "b"), (13, "c"), (14, "d")]);
    let theirs = by(2, &three(), &[added]);
    // Deleted here, deleted there as well, and undone here: what the other added comes back.
    let mut undo = History::default();
    let gone = by(1, &three(), &[remove(1)]);
    undo.record(three().plan(), gone.plan(), remove(1).label(three().plan()), None);
    let merged = gone.merge(&by(2, &theirs, &[remove(1)]));
    assert_eq!((order(&merged), merged.conflicts()), (vec![2, 3], vec![]));
    let undone = undo.undo(merged.plan()).unwrap().plan;
    let mut back = merged.clone();
    back.record(&undone, merged.next_stamp(id(1)));
    assert_eq!(task_order(&back, 1), [11, 12, 13, 14]);
    assert_eq!(order(&back), [1, 2, 3]);
}

#[test]
fn rows_that_both_inserted_or_moved_stay_apart() {
    let merged = both(&[insert(31, None), insert(32, None)], &[insert(41, Some(2))]);
    assert_eq!(order(&merged), [1, 41, 2, 3, 31, 32]);
    let actions = |bits: [u64; 3]| Command::Insert {
        actions: bits.map(|bits| Action::new(id(bits))).to_vec(),
        before: Some(id(2)),
        duplicate: false,
        areas: None,
    };
    let merged = order(&both(&[actions([31, 32, 33])], &[actions([41, 42, 43])]));
    let mine = [1, 31, 32, 33, 41, 42, 43, 2, 3];
    let theirs = [1, 41, 42, 43, 31, 32, 33, 2, 3];
    assert!(merged == mine || merged == theirs, "{merged:?}");
    let merged = both(&[step(3, Some(1))], &[step(1, None)]);
    assert_eq!(order(&merged), [3, 2, 1]);
    let base = by(1, &three(), &[insert(4, None), insert(5, None)]);
    let [one, other] = [by(2, &base, &[step(5, Some(1))]), by(3, &base, &[step(5, Some(3))])];
    let merged = one.merge(&other);
    assert_eq!((order(&merged), merged.conflicts()), (vec![1, 2, 5, 3, 4], vec![]));
    let merged = both(
        &[tasks(&[(13, "c"), (11, "a"), (12, "b")])],
        &[tasks(&[(11, "a"), (12, "b"), (13, "c"), (14, "d")])],
    );
    assert_eq!(task_order(&merged, 1), [13, 11, 12, 14]);
}

#[test]
fn an_edit_by_hand_is_found_field_by_field() {
    let merged = both(&[area(1, "x")], &[area(1, "y"), area(2, "z"), remove(3)]);
    let mut document = merged.document();
    let action = Arc::make_mut(&mut document.plan.actions[1]);
    action.objective = "Otro".into();
    action.tasks.push(Task::new(id(15), "e"));
    document.plan.actions.swap(0, 1);
    let edited = Traced::of(&document);
    assert_eq!(edited, Traced::of(&document), "the same wherever it is read");
    assert_eq!(edited.plan(), &document.plan);
    assert_eq!(about(&edited), about(&merged));
    assert_eq!(merged.merge(&edited), edited, "nothing else was written");
    let beside = by(
        3,
        &merged,
        &[change(2, ActionChange::Text(ActionField::Comments, "c".into())), area(2, "q")],
    );
    let all = beside.merge(&edited);
    assert_eq!(all.conflicts().len(), 1, "the conflict from before");
    assert_eq!((order(&all), all.plan().actions[0].area.as_str()), (vec![2, 1], "q"));
    assert_eq!(all.plan().actions[0].objective, "Otro");
    // A version of a conflict chosen by hand ends it.
    Arc::make_mut(&mut document.plan.actions[1]).area = "x".into();
    assert_eq!(Traced::of(&document).conflicts(), []);
}

#[test]
fn a_row_taken_out_by_hand_keeps_its_fields_where_they_are_known() {
    let full = by(1, &three(), &[area(1, "x")]);
    let mut document = full.document();
    document.plan.actions.remove(0);
    let cut = Traced::of(&document);
    assert_eq!(order(&cut), [2, 3]);
    assert_eq!(Traced::of(&cut.document()), cut);
    assert_eq!(cut.document(), Traced::of(&cut.document()).document());
    let merged = cut.merge(&by(
        2,
        &full,
        &[change(1, ActionChange::Text(ActionField::Comments, "c".into()))],
    ));
    assert_eq!(about(&merged), [(1, About::Presence)]);
    let versions = texts(&merged.conflicts()[0]);
    let kept = decided(&merged, 0, versions.iter().position(|it| it == "true").unwrap());
    let action = &kept.plan().actions[0];
    assert_eq!((action.area.as_str(), action.comments.as_str()), ("x", "c"));
    assert_eq!(task_order(&kept, 1), [11, 12, 13]);
}

#[test]
fn two_people_open_a_plan_without_lineage() {
    let new = || Traced::of(&Document::new(Plan::new(id(100))));
    assert_eq!(new(), new());
    let title =
        by(1, &new(), &[Command::Header(HeaderChange::Text(HeaderField::Title, "T".into()))]);
    let motto =
        by(2, &new(), &[Command::Header(HeaderChange::Text(HeaderField::Motto, "M".into()))]);
    let merged = title.merge(&motto);
    assert_eq!(
        (merged.plan().header.title.as_str(), merged.plan().header.motto.as_str()),
        ("T", "M")
    );
    assert_eq!(merged.conflicts(), []);
    assert!(merged.holds(&title) && !title.holds(&merged));
    let other = Traced::of(&Document::new(Plan::new(id(7))));
    assert_eq!(merged.merge(&other), merged, "another plan brings nothing");
}

#[test]
fn a_file_written_between_two_changes_has_each_as_it_was() {
    let mut traced = three();
    for text in ["x", "y", ""] {
        let after = apply(traced.plan(), area(1, text)).unwrap();
        let stamp = traced.next_stamp(id(1));
        traced.record(&after, stamp);
        let read = Traced::of(&traced.document());
        assert_eq!((read.document(), read.plan()), (traced.document(), &after));
        assert_eq!(read, traced);
    }
}

#[test]
fn open_areas_and_unknown_keys_merge() {
    let areas = |list: &[(u64, &str)]| {
        let areas = list.iter().map(|(bits, text)| OpenArea::new(id(*bits), *text));
        Command::Header(HeaderChange::Areas(areas.collect()))
    };
    let merged = both(&[areas(&[(21, "Sin agua"), (22, "Sin luz")])], &[areas(&[])]);
    let left: Vec<u64> = merged.plan().header.areas.iter().map(|area| area.id.bits()).collect();
    assert_eq!(left, [22]);
    let merged = both(&[areas(&[(21, "A")])], &[areas(&[(21, "B")])]);
    assert_eq!(about(&merged), [(21, About::Area)]);
    let with = |key: &str, value: u64| {
        let mut document = three().document();
        document.extra.insert(key.into(), value.into());
        Traced::of(&document)
    };
    let merged = with("x", 1).merge(&with("y", 2));
    assert_eq!(merged.document().extra.len(), 2);
    assert_eq!(with("x", 1).merge(&with("x", 2)), with("x", 2).merge(&with("x", 1)));
    let unknown = |value: u64| {
        let mut document = three().document();
        let action = Arc::make_mut(&mut document.plan.actions[0]);
        action.extra.insert("im/pact".into(), value.into());
        Traced::of(&document)
    };
    let merged = unknown(1).merge(&unknown(2));
    assert_eq!(about(&merged), [(1, About::Action(ActionField::Extra))]);
    assert_eq!(merged.merge(&unknown(1)), merged);
}

#[test]
fn persons_are_named_by_replica() {
    let mut traced = both(&[area(1, "x")], &[area(1, "y")]);
    traced.sign(id(2), "Ana");
    traced.sign(id(2), "Luis");
    traced.sign(id(2), "Luis");
    let versions = &traced.conflicts()[0].versions;
    assert_eq!(versions[0].person.as_deref(), Some("Luis"), "also after a greater name");
    assert_eq!((versions[1].person.as_deref(), versions[1].stamp.replica), (None, id(1)));
    let again = Traced::of(&traced.document());
    assert_eq!(again.people().collect::<Vec<_>>(), [(id(2), "Luis")]);
    assert_eq!(traced.merge(&three()), traced);
    assert_eq!(three().merge(&traced), traced);
}

#[test]
fn stamps_grow_beyond_all_that_was_seen() {
    let traced = by(1, &three(), &[area(1, "x"), area(1, "y")]);
    assert_eq!(traced.next_stamp(id(5)), Stamp { replica: id(5), n: 4 });
    let stamp = |n, bits| Stamp { replica: id(bits), n };
    assert!(stamp(2, 1) > stamp(1, 9) && stamp(2, 2) > stamp(2, 1));
}

#[test]
fn what_nobody_signed_is_signed_once_but_for_what_others_wrote() {
    let mut traced = both(&[area(1, "x")], &[area(2, "y")]);
    traced.sign(id(2), "Luis");
    let mut unsigned = traced.unsigned();
    assert!(unsigned.contains(&id(1)) && !unsigned.contains(&id(2)));
    unsigned.retain(|replica| *replica != id(1));
    assert!(traced.sign_all("Ana", &unsigned));
    assert_eq!((traced.person(id(1)), traced.person(id(2))), (Some("Ana"), Some("Luis")));
    assert!(unsigned.iter().all(|replica| traced.person(*replica).is_none()));
    assert!(!traced.sign_all("Eva", &unsigned));
    assert_eq!(Traced::of(&traced.document()), traced);
}

#[test]
fn what_is_recorded_apart_stands_beside_what_was_there() {
    let here = by(1, &three(), &[area(1, "aquí"), tasks(&[(11, "a"), (12, "b"), (13, "c")])]);
    let mut after = here.plan().clone();
    Arc::make_mut(&mut after.actions[0]).area = "en el archivo".into();
    Arc::make_mut(&mut after.actions[1]).area = "solo allá".into();
    after.actions.push(Arc::new(Action::new(id(4))));
    let mut theirs = here.clone();
    theirs.record_apart(&after, id(0));
    let merged = here.merge(&theirs);
    assert_eq!(merged, theirs.merge(&here));
    assert_eq!(Traced::of(&merged.document()), merged);
    assert_eq!(merged.plan().actions[0].area, "aquí");
    let texts =
        |conflict: &Conflict| conflict.versions.iter().map(Version::text).collect::<Vec<String>>();
    let said: Vec<Vec<String>> = merged.conflicts().iter().map(texts).collect();
    assert_eq!(said, [["aquí", "en el archivo"], ["", "solo allá"]]);
    assert_eq!(order(&merged), [1, 2, 3, 4]);
    // Once it is decided, the same file says nothing any more.
    let mut decided = merged.clone();
    for conflict in merged.conflicts() {
        assert!(decided.decide(&conflict, 0, decided.next_stamp(id(9))));
    }
    let mut again = decided.clone();
    again.record_apart(&after, id(0));
    assert_eq!(decided.merge(&again), decided);
}
