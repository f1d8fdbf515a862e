//! The name that a person gives signs what was written without one.

use plan::lineage::Traced;
use plan::{Action, Document, Id, Plan, Sequence, format};
use storage::{Codec, Effect, Event, Given, Tab, Timer, UnreadablePlan, envelope};

/// Plans as plan files in an envelope.
struct Files;

impl Codec for Files {
    fn seal(&mut self, traced: &Traced, saved: i64) -> String {
        envelope::seal(&format::write_compact(&traced.document(), "test"), saved)
    }

    fn saved(&self, _: &str, stored: &str) -> Option<i64> {
        envelope::open(stored).ok().map(|(saved, _)| saved)
    }

    fn read(&mut self, _: &str, stored: &str) -> Result<Document, UnreadablePlan> {
        let (_, text) = envelope::open(stored).map_err(|_| UnreadablePlan::Damaged)?;
        format::read(text, &mut Sequence::new(1)).map_err(|_| UnreadablePlan::Damaged)
    }
}

fn id(bits: u64) -> Id {
    Id::from_bits(bits)
}

/// The plan with another action, as a session has recorded it.
fn with_action(document: &Document, action: u64, session: u64) -> Document {
    let mut traced = Traced::of(document);
    let mut plan = traced.plan().clone();
    plan.actions.push(Action::new(id(action)).into());
    traced.record(&plan, traced.next_stamp(id(session)));
    traced.document()
}

#[test]
fn what_this_browser_wrote_is_signed_and_what_came_in_a_file_is_not() {
    let base = Document::new(Plan::new(id(1)));
    let earlier = with_action(&base, 11, 100);
    let foreign = with_action(&earlier, 12, 200);
    let mut ids = Sequence::new(7);
    let mut tab = Tab::new(id(50), "test", Box::new(Files));
    let mut screen = foreign.plan.clone();
    let opened = Event::Opened { base: Box::new(foreign), screen: screen.clone() };
    tab.handle(opened, Given { now: 1_000, ids: &mut ids, person: None });
    screen.actions.push(Action::new(id(13)).into());
    tab.handle(Event::Edited { screen }, Given { now: 2_000, ids: &mut ids, person: None });

    let named = Event::Named { plan: id(1), others: vec![id(200)] };
    let given = Given { now: 3_000, ids: &mut ids, person: None };
    assert_eq!(tab.handle(named.clone(), given), [], "nobody gave a name");
    let person = Some("Ana".to_owned());
    let done = tab.handle(named.clone(), Given { now: 4_000, ids: &mut ids, person });
    let saves = |it: &Effect| matches!(it, Effect::Timer { timer: Timer::Save(_), .. });
    let light = |it: &Effect| matches!(it, Effect::Light { .. });
    assert!(done.iter().all(|it| saves(it) || light(it)), "it is stored soon: {done:?}");

    let given = Given { now: 5_000, ids: &mut ids, person: Some("Ana".into()) };
    let (document, _) = tab.document(id(1), given);
    let traced = Traced::of(&document.expect("an open plan"));
    assert_eq!(traced.plan().actions.len(), 3);
    assert_eq!(traced.person(id(100)), Some("Ana"), "an earlier session of this browser");
    assert_eq!(traced.person(id(200)), None, "the session of somebody else");
    assert_eq!(traced.unsigned(), [id(200)]);
    let given = Given { now: 6_000, ids: &mut ids, person: Some("Ana".into()) };
    assert_eq!(tab.handle(named, given), [], "there is nothing more to sign");
}
