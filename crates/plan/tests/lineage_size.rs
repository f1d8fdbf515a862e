//! How much the lineage adds to a file that was worked on.

use std::sync::Arc;

use plan::{
    Action, ActionChange, ActionField, Command, Criterion, Document, HeaderChange, HeaderField,
    IdSource, Member, Moment, Month, Period, Plan, Role, Sequence, Signatory, Task, Traced, When,
    apply, format,
};

const PEOPLE: [&str; 5] =
    ["Ana Brito", "Luis Peña", "Yokasta Marte", "Rafael de los Santos", "Mercedes Almonte"];

/// Texts as long as those of real plans.
const WORDS: [&str; 6] = [
    "No se evidencia que las brigadas de limpieza tengan una ruta escrita",
    "Escribir la ruta de cada brigada y ponerla a la vista en el cabildo",
    "Que cada barrio sepa qué día pasa el camión",
    "Reunir a los encargados de barrio y levantar la ruta en un mapa",
    "Imprimir el mapa en tamaño grande y colgarlo en la entrada",
    "Papel, tinta, combustible para dos recorridos de prueba",
];

fn when(month: u32) -> Option<When> {
    let moment = Moment::Month(Month::new(2026, month)?);
    Some(When { moment, written: format!("{month:02}/2026") })
}

/// Ten actions with 35 tasks, as a council drafts them.
fn plan(ids: &mut Sequence) -> Plan {
    let mut plan = Plan::new(ids.next_id());
    let header = Arc::make_mut(&mut plan.header);
    header.institution = "Ayuntamiento Municipal de Boca de Palma".into();
    header.title = "Plan de mejora institucional".into();
    header.period = Some(Period::new(2026, 2027));
    let person = |name: &str| (name.to_owned(), "Encargado de área".to_owned());
    let roles = [Role::Prepared, Role::Reviewed, Role::Approved];
    header.signatories = PEOPLE
        .iter()
        .zip(roles)
        .map(|(name, role)| (person(name), role))
        .map(|((name, post), role)| Signatory { name, post, role, extra: Default::default() })
        .collect();
    header.committee = PEOPLE
        .iter()
        .map(|name| person(name))
        .map(|(name, post)| Member { name, post, extra: Default::default() })
        .collect();
    for row in 0..10 {
        let mut action = Action::new(ids.next_id());
        action.criterion = Criterion::new(row as u8 % 9 + 1);
        action.example = (row + 1).to_string();
        action.area = WORDS[0].into();
        action.action = WORDS[1].into();
        action.objective = WORDS[2].into();
        action.tasks =
            (0..3 + row % 2).map(|task| Task::new(ids.next_id(), WORDS[3 + task % 2])).collect();
        action.start = when(row as u32 + 1);
        action.end = when(row as u32 + 2);
        action.resources = WORDS[5].into();
        action.indicator.text = "Cantidad de brigadas con su ruta a la vista".into();
        action.indicator.target = "4 de 4".into();
        action.responsible = vec!["Limpieza y ornato".into(), "Planificación".into()];
        plan.actions.push(Arc::new(action));
    }
    plan
}

/// One of the edits that people do, all over the plan.
fn edit(plan: &Plan, number: usize, ids: &mut Sequence) -> Command {
    let spread = (ids.next_id().bits() >> 20) as usize;
    let action = &plan.actions[spread % plan.actions.len()];
    let text = format!("{} ({number})", WORDS[number % 6]);
    let change = match spread / 64 % 16 {
        0 => return Command::Header(HeaderChange::Text(HeaderField::Motto, text)),
        1 => {
            let before = Some(plan.actions[spread / 1024 % plan.actions.len()].id);
            return Command::Move { id: action.id, before };
        }
        2 | 3 => ActionChange::Text(ActionField::Area, text),
        4 => ActionChange::Text(ActionField::Action, text),
        5 => ActionChange::Text(ActionField::Objective, text),
        6 => ActionChange::Start(when(number as u32 % 12 + 1)),
        7 => ActionChange::End(when(number as u32 % 12 + 1)),
        8 => ActionChange::Text(ActionField::Indicator, text),
        9 => ActionChange::Text(ActionField::Comments, text),
        10 => ActionChange::Responsible(vec![text]),
        11 => ActionChange::Text(ActionField::Resources, text),
        _ => {
            let mut tasks = action.tasks.clone();
            let count = tasks.len().max(1);
            match (spread / 4096 % 8, tasks.get_mut(spread / 1024 % count)) {
                (0, _) | (_, None) => tasks.push(Task::new(ids.next_id(), text)),
                (1, _) => drop(tasks.pop()),
                (_, Some(task)) => task.text = text,
            }
            ActionChange::Tasks(tasks)
        }
    };
    Command::Edit { id: action.id, change }
}

#[test]
fn it_adds_at_most_a_quarter_to_a_file_of_ten_actions() {
    let mut ids = Sequence::new(20);
    let begin = Traced::of(&Document::new(plan(&mut ids)));
    // Five people, each with the copy that the last of them sent; twenty sessions of ten edits.
    let mut copies: Vec<Traced> = PEOPLE.iter().map(|_| begin.clone()).collect();
    for session in 0..20 {
        let (who, from) = (session % 5, (session + 4) % 5);
        let replica = ids.next_id();
        let mut copy = copies[who].merge(&copies[from]);
        for number in 0..10 {
            let command = edit(copy.plan(), session * 10 + number, &mut ids);
            let after = apply(copy.plan(), command).unwrap();
            copy.record(&after, copy.next_stamp(replica));
        }
        copy.sign(replica, PEOPLE[who]);
        copies[who] = copy;
    }
    let all = copies.into_iter().reduce(|one, other| one.merge(&other)).unwrap();
    assert!(all.people().count() == 20 && all.plan().actions.len() == 10);
    let document = all.document();
    let bare = Document { lineage: Default::default(), ..document.clone() };
    let sizes = |write: &dyn Fn(&Document) -> String| [&document, &bare].map(|it| write(it).len());
    let [pretty, without] = sizes(&|it| format::write(it, "test"));
    let [compact, little] = sizes(&|it| format::write_compact(it, "test"));
    let percent = |with: usize, without: usize| 100.0 * (with - without) as f64 / without as f64;
    println!(
        "a file of {without} bytes, {} more with its lineage: {:.1} %; stored in one line {:.1} %; conflicts {}",
        pretty - without,
        percent(pretty, without),
        percent(compact, little),
        all.conflicts().len(),
    );
    assert!(percent(pretty, without) <= 25.0);
    let records = all.plan().actions.iter().map(|action| action.tasks.len() + 1);
    assert!(records.sum::<usize>() >= 40, "as many records as at the start");
    assert_eq!(Traced::of(&document).document(), document);
}
