//! Arbitrary plans, documents and commands for the property tests.
#![allow(dead_code, reason = "Each test binary uses its part of it.")]

use std::sync::Arc;

use chrono::NaiveDate;
use plan::{
    Action, ActionChange, ActionField, CatalogueVersion, Column, Command, Criterion, Document,
    Extra, Header, HeaderChange, HeaderField, Id, IdSource, Indicator, Label, Member, Moment,
    Month, OpenArea, Paper, Period, Plan, PlanState, PrintSize, Role, Sequence, Signatory,
    Subcriterion, Task, When,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

/// Texts as they come out of Word, and worse.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        4 => "[a-zñáé ,.;]{1,12}",
        1 => "\\PC{0,6}",
        1 => any::<String>(),
        1 => prop::sample::select(vec![
            "<b>No se evidencia</b>", "línea 1\r\nlínea 2", "\u{0}\u{1f}", "\"\\/", "N/A",
            "\u{feff}\u{202e}", "👩🏽‍💼", "null", "-1e5",
        ]).prop_map(str::to_owned),
    ]
}

fn some_text() -> impl Strategy<Value = String> {
    text().prop_map(|text| if text.is_empty() { "x".to_owned() } else { text })
}

/// Any JSON.
pub fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map("[a-z_]{0,8}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Unknown keys.
pub fn extra() -> impl Strategy<Value = Extra> {
    prop_oneof![3 => Just(Extra::new()), 1 => btree_map("x[a-z_ñ\"]{0,4}", json(), 0..3)]
}

pub fn month() -> impl Strategy<Value = Month> {
    (1900..2200, 1..=12u32).prop_map(|(year, month)| Month::new(year, month).unwrap())
}

pub fn near_month() -> impl Strategy<Value = Month> {
    (2024..2030, 1..=12u32).prop_map(|(year, month)| Month::new(year, month).unwrap())
}

pub fn day() -> impl Strategy<Value = NaiveDate> {
    (near_month(), 1..=31u32).prop_map(|(month, day)| {
        NaiveDate::from_ymd_opt(month.year(), month.number(), day.min(month.days())).unwrap()
    })
}

pub fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        4 => near_month().prop_map(Moment::Month),
        1 => month().prop_map(Moment::Month),
        2 => day().prop_map(Moment::Day),
        1 => near_month().prop_map(|month| Moment::Quarter(month.quarter_start())),
        1 => Just(Moment::Open),
        1 => Just(Moment::Unclear),
    ]
}

pub fn when() -> impl Strategy<Value = When> {
    (moment(), some_text()).prop_map(|(moment, written)| When { moment, written })
}

fn code() -> impl Strategy<Value = (Option<Criterion>, Option<Subcriterion>)> {
    (1..=9u8, option::of(1..=99u8), any::<bool>()).prop_map(|(criterion, number, any)| {
        let criterion = Criterion::new(criterion).unwrap();
        let code = number.and_then(|number| Subcriterion::new(criterion, number));
        ((code.is_some() || any).then_some(criterion), code)
    })
}

fn task() -> impl Strategy<Value = Task> {
    (text(), extra()).prop_map(|(text, extra)| Task { id: Id::from_bits(0), text, extra })
}

fn indicator() -> impl Strategy<Value = Indicator> {
    (text(), text(), extra()).prop_map(|(text, target, extra)| Indicator { text, target, extra })
}

/// An action whose ids are all 0.
fn action() -> impl Strategy<Value = Action> {
    let texts = [text(), text(), text(), text(), text(), text(), text()];
    let columns = btree_map(prop::sample::select(Column::ALL.to_vec()), text(), 0..3);
    (
        code(),
        texts,
        vec(task(), 0..4),
        (option::of(when()), option::of(when())),
        indicator(),
        vec(text(), 0..3),
        columns,
        extra(),
    )
        .prop_map(
            |(code, texts, tasks, (start, end), indicator, responsible, original, extra)| {
                let [example, area, action, objective, resources, comments, internal_note] = texts;
                let (criterion, subcriterion) = code;
                Action {
                    id: Id::from_bits(0),
                    criterion,
                    subcriterion,
                    example,
                    area,
                    action,
                    objective,
                    tasks,
                    start,
                    end,
                    resources,
                    indicator,
                    responsible,
                    comments,
                    internal_note,
                    original: original.into_iter().collect(),
                    extra,
                }
            },
        )
}

/// An área whose id is 0.
fn open_area() -> impl Strategy<Value = OpenArea> {
    (code(), text(), text(), extra()).prop_map(|((_, subcriterion), example, text, extra)| {
        OpenArea { id: Id::from_bits(0), subcriterion, example, text, extra }
    })
}

fn header() -> impl Strategy<Value = Header> {
    let states = vec![PlanState::Draft, PlanState::InReview, PlanState::Closed];
    let person = || (text(), text(), extra());
    let role = prop::sample::select(vec![Role::Prepared, Role::Reviewed, Role::Approved]);
    (
        [text(), text(), text(), text(), text()],
        option::of((1..9999i32, 1..9999i32)),
        vec((person(), role), 0..3),
        vec(person(), 0..3),
        prop::sample::select(states),
        prop::sample::select(vec![Paper::Letter, Paper::Legal, Paper::A4]),
        (any::<u8>(), any::<bool>(), vec(open_area(), 0..3)),
        extra(),
    )
        .prop_map(
            |(texts, period, signatories, committee, state, paper, (size, old, areas), extra)| {
                let [institution, title, motto, logo, internal_note] = texts;
                let signatory = |((name, post, extra), role)| Signatory { name, post, role, extra };
                Header {
                    institution,
                    title,
                    period: period.map(|(first, last)| Period::new(first, last)),
                    motto,
                    logo,
                    signatories: signatories.into_iter().map(signatory).collect(),
                    committee: committee
                        .into_iter()
                        .map(|(name, post, extra)| Member { name, post, extra })
                        .collect(),
                    areas,
                    state,
                    paper,
                    print_size: PrintSize::half_points(size),
                    catalogue: if old {
                        CatalogueVersion::Caf2013
                    } else {
                        CatalogueVersion::Caf2020
                    },
                    internal_note,
                    extra,
                }
            },
        )
}

/// Any plan; no two records share an id.
pub fn plan() -> impl Strategy<Value = Plan> {
    (any::<u64>(), header(), vec(action(), 0..6)).prop_map(|(seed, mut header, actions)| {
        let mut ids = Sequence::new(seed);
        let mut plan = Plan::new(ids.next_id());
        header.areas.iter_mut().for_each(|area| area.id = ids.next_id());
        plan.header = Arc::new(header);
        plan.actions = actions
            .into_iter()
            .map(|mut action| {
                action.id = ids.next_id();
                action.tasks.iter_mut().for_each(|task| task.id = ids.next_id());
                Arc::new(action)
            })
            .collect();
        plan
    })
}

/// Any document.
pub fn document() -> impl Strategy<Value = Document> {
    (plan(), extra(), extra()).prop_map(|(plan, kept, extra)| {
        let mut document = Document::new(plan);
        document.lineage.kept = kept;
        document.extra = extra;
        document
    })
}

/// What a random command is made from: it depends on the plan that it finds.
#[derive(Clone, Debug)]
pub struct Seed {
    kind: u8,
    row: usize,
    place: usize,
    text: String,
    when: Option<When>,
    code: (Option<Criterion>, Option<Subcriterion>),
    rows: Vec<Action>,
}

/// A step of a history of several sessions: what happens, to which two of them, and how.
#[derive(Clone, Debug)]
pub struct Step {
    pub kind: u8,
    pub who: usize,
    pub other: usize,
    pub seed: Seed,
}

pub fn step() -> impl Strategy<Value = Step> {
    (any::<u8>(), any::<usize>(), any::<usize>(), seed())
        .prop_map(|(kind, who, other, seed)| Step { kind, who, other, seed })
}

pub fn seed() -> impl Strategy<Value = Seed> {
    (
        any::<u8>(),
        any::<usize>(),
        any::<usize>(),
        "[ab]{0,1}",
        option::of(when()),
        code(),
        vec(action(), 1..3),
    )
        .prop_map(|(kind, row, place, text, when, code, rows)| Seed {
            kind,
            row,
            place,
            text,
            when,
            code,
            rows,
        })
}

impl Seed {
    /// The command for this plan.
    pub fn command(self, plan: &Plan, ids: &mut Sequence) -> Command {
        let row = |number: usize| {
            let count = plan.actions.len().max(1);
            plan.actions.get(number % count).map_or(Id::from_bits(1), |action| action.id)
        };
        let id = row(self.row);
        let before = (!self.place.is_multiple_of(4)).then(|| row(self.place / 4));
        match self.kind % 16 {
            0 => Command::Remove { id },
            1 | 2 => Command::Move { id, before },
            3 | 4 => {
                let actions = self.rows.into_iter().map(|action| fresh(action, ids)).collect();
                Command::Insert { actions, before: None, duplicate: false, areas: None }
            }
            5 => {
                let actions = self.rows.into_iter().map(|action| fresh(action, ids)).collect();
                Command::Insert { actions, before, duplicate: true, areas: None }
            }
            6 => Command::Reschedule { id, start: self.when, end: None },
            7 => Command::Header(HeaderChange::Text(HeaderField::Title, self.text)),
            8 => Command::Header(HeaderChange::Paper(Paper::Legal)),
            10 => {
                let actions = self.rows.into_iter().map(|action| fresh(action, ids)).collect();
                plan::areas::from_guide(
                    plan,
                    actions,
                    vec![OpenArea::new(ids.next_id(), self.text)],
                )
            }
            11 => {
                let areas = &plan.header.areas;
                let area = areas.get(self.row % areas.len().max(1));
                let area = area.map_or(Id::from_bits(1), |area| area.id);
                plan::areas::adopt(plan, area, ids.next_id())
                    .unwrap_or(Command::Remove { id: area })
            }
            9 => Command::Replace { plan: self.replacement(plan, ids), version: None },
            12 => self.together(plan, ids),
            _ => Command::Edit { id, change: self.change(plan, id, ids) },
        }
    }

    /// A range of rows of which each is changed, and some are moved, doubled or removed.
    fn together(self, plan: &Plan, ids: &mut Sequence) -> Command {
        let rows: Vec<Id> = plan.actions.iter().map(|action| action.id).collect();
        let from = self.row % (rows.len() + 1);
        let range = &rows[from..(from + self.place % 4).min(rows.len())];
        let edits = range.iter().enumerate().map(|(at, id)| {
            let seed = Self { place: self.place / 4 + at, ..self.clone() };
            Command::Edit { id: *id, change: seed.change(plan, *id, ids) }
        });
        let mut commands: Vec<Command> = edits.collect();
        let before = rows.get(self.place % (rows.len() + 1)).copied();
        match self.row / 8 % 4 {
            0 => commands.extend(range.iter().map(|id| Command::Remove { id: *id })),
            1 => commands.extend(range.iter().map(|id| Command::Move { id: *id, before })),
            2 => {
                let actions = self.rows.into_iter().map(|action| fresh(action, ids)).collect();
                commands.push(Command::Insert { actions, before, duplicate: true, areas: None });
            }
            _ => {}
        }
        Command::Together { commands, label: Label::FillCells { count: range.len() } }
    }

    fn replacement(&self, plan: &Plan, ids: &mut Sequence) -> Plan {
        let mut other = plan.clone();
        other.id = ids.next_id();
        let areas = &mut Arc::make_mut(&mut other.header).areas;
        areas.truncate(self.place % 3);
        other.actions.rotate_left(self.place % plan.actions.len().max(1));
        other.actions.truncate(self.row % 5);
        let added = self.rows.iter().cloned().map(|action| Arc::new(fresh(action, ids)));
        other.actions.extend(added);
        other
    }

    fn change(self, plan: &Plan, id: Id, ids: &mut Sequence) -> ActionChange {
        match self.place % 8 {
            0 => ActionChange::Criterion(self.code.0),
            1 => ActionChange::Subcriterion(self.code.1, self.text),
            2 => ActionChange::Start(self.when),
            3 => ActionChange::End(self.when),
            4 => ActionChange::Text(ActionField::Target, self.text),
            5 => ActionChange::Responsible(vec![self.text]),
            6 => {
                let mut tasks = plan.action(id).map_or(Vec::new(), |it| it.tasks.clone());
                if self.kind & 16 == 0 {
                    tasks.insert(0, Task::new(ids.next_id(), self.text));
                } else if !tasks.is_empty() {
                    tasks.rotate_left(1);
                    tasks.pop();
                }
                ActionChange::Tasks(tasks)
            }
            _ => ActionChange::Text(ActionField::Area, self.text),
        }
    }
}

fn fresh(mut action: Action, ids: &mut Sequence) -> Action {
    action.id = ids.next_id();
    action.tasks.iter_mut().for_each(|task| task.id = ids.next_id());
    action
}

/// Fails where a plan breaks an invariant.
pub fn assert_sound(plan: &Plan) {
    let mut ids = vec![plan.id];
    ids.extend(plan.header.areas.iter().map(|area| area.id));
    for action in &plan.actions {
        ids.push(action.id);
        ids.extend(action.tasks.iter().map(|task| task.id));
        for when in action.start.iter().chain(&action.end) {
            assert!(!when.written.is_empty());
        }
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "two records share an id");
}
