//! The lineage by example.
mod common;
use plan::{
    Action, ActionChange, Command, Document, Id, Plan, Sequence, Task, Traced, apply, format,
};
use std::sync::Arc;
fn id(b: u64) -> Id {
    Id::from_bits(b)
}
fn three() -> Plan {
    let mut plan = Plan::new(id(100));
    plan.actions = (1..=3).map(|bits| Arc::new(Action::new(id(bits)))).collect();
    Arc::make_mut(&mut plan.actions[0]).tasks =
        vec![Task::new(id(11), "a"), Task::new(id(12), "b"), Task::new(id(13), "c")];
    plan
}
fn area(bits: u64, text: &str) -> Command {
    Command::Edit { id: id(bits), change: ActionChange::Area(text.to_owned()) }
}
fn edit(t: &mut Traced, c: Command, r: u64) {
    let after = apply(t.plan(), c).unwrap();
    let stamp = t.next_stamp(id(r));
    t.record(&after, stamp);
    assert_eq!(*t.plan(), after);
}
fn again(t: &Traced) {
    for text in [format::write(&t.document(), "x"), format::write_compact(&t.document(), "x")] {
        let read = format::read(&text, &mut Sequence::new(1)).unwrap();
        let back = Traced::of(&read);
        assert_eq!(back, *t, "{text}");
        assert_eq!(back.document(), read);
    }
}
#[test]
fn smoke() {
    let base = Traced::of(&Document::new(three()));
    again(&base);
    let (mut a, mut b) = (base.clone(), base.clone());
    edit(&mut a, area(1, "x"), 1);
    edit(&mut b, area(1, "y"), 2);
    edit(&mut b, Command::Remove { id: id(2) }, 2);
    edit(&mut b, Command::Move { id: id(3), before: Some(id(1)) }, 2);
    let m = a.merge(&b);
    assert_eq!(m, b.merge(&a));
    assert_eq!(m.conflicts().len(), 1, "{:?}", m.conflicts());
    again(&a);
    again(&b);
    again(&m);
    let mut d = m.clone();
    let c = &m.conflicts()[0];
    assert!(d.decide(c, 1, m.next_stamp(id(3))));
    assert!(d.conflicts().is_empty());
    assert_eq!(d.merge(&a).merge(&m).merge(&b), d);
    assert!(d.holds(&a) && !a.holds(&d));
    println!("{}", format::write(&d.merge(&m).document(), "x"));
    println!("{}", format::write(&m.document(), "x").split("lineage").nth(1).unwrap());
}
