//! Plans as people write them: texts, dates and names that say what they are.

use std::sync::Arc;

use chrono::NaiveDate;
use plan::{
    Action, CatalogueVersion, Column, Criterion, Document, Header, Id, IdSource, Indicator, Member,
    Moment, Month, Paper, Period, Plan, PlanState, PrintSize, Role, Sequence, Signatory,
    Subcriterion, Task, When,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const WORDS: [&str; 30] = [
    "no",
    "se",
    "evidencia",
    "la",
    "participación",
    "de",
    "los",
    "munícipes",
    "revisar",
    "el",
    "reglamento",
    "cada",
    "año",
    "y",
    "publicarlo",
    "en",
    "portal",
    "(ver",
    "anexo)",
    "\"carta\"",
    "compromiso;",
    "Ley",
    "176-07,",
    "RD$ 150,000.00",
    "P&D",
    "5 < 7",
    "niñez",
    "_x0041_",
    "≥",
    "80 %",
];

/// A sentence with a capital.
fn sentence() -> impl Strategy<Value = String> {
    let start =
        select(vec!["Elaborar", "No existe", "Aumentar", "¿Socializar", "Órgano", "3 talleres"]);
    (start, vec(select(&WORDS[..]), 1..9))
        .prop_map(|(start, words)| format!("{start} {}", words.join(" ")))
}

/// A text of the form: nothing, a sentence, or several lines.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        6 => sentence(),
        1 => vec(sentence(), 2..4).prop_map(|lines| lines.join("\n")),
        1 => select(vec!["=SUMA(A1)", "+Calidad para todos", "- Depende del POA", "@cabildo digital", "'80 en obra"])
            .prop_map(str::to_owned),
    ]
}

fn month() -> impl Strategy<Value = Month> {
    let year = prop_oneof![8 => 2024..2030i32, 1 => 1900..2200i32];
    (year, 1..=12u32).prop_map(|(year, month)| Month::new(year, month).expect("a month"))
}

/// A date in the words of people.
fn when() -> impl Strategy<Value = When> {
    let spelt = |month: Month, style: usize| {
        let (year, number) = (month.year(), month.number() as usize);
        let (long, short) = (LONG[number - 1], plan::style::MONTHS_SHORT[number - 1]);
        let near = (2000..2069).contains(&year);
        let written = match style {
            0 if near => format!("{short}-{:02}", year % 100),
            1 => format!("{long} {year}"),
            2 => format!("{short}. {year}"),
            3 => format!("{number:02}/{year}"),
            _ => format!("{long} de {year}"),
        };
        When { moment: Moment::Month(month), written }
    };
    let day = |month: Month, day: u32, style: usize| {
        let day = day.min(month.days());
        let (year, number) = (month.year(), month.number());
        let written = match style {
            0 => format!("{day:02}/{number:02}/{year}"),
            1 => format!("{day}/{number}/{year}"),
            _ => format!("{day} de {} de {year}", LONG[number as usize - 1]),
        };
        When {
            moment: Moment::Day(NaiveDate::from_ymd_opt(year, number, day).expect("a day")),
            written,
        }
    };
    let quarter = |month: Month| {
        let first = month.quarter_start();
        When {
            moment: Moment::Quarter(first),
            written: format!("T{}-{}", first.quarter(), first.year()),
        }
    };
    let said = |written: &str, moment| When { moment, written: written.to_owned() };
    prop_oneof![
        6 => (month(), 0..5usize).prop_map(move |(month, style)| spelt(month, style)),
        3 => (month(), 1..=31u32, 0..3usize).prop_map(move |(month, at, style)| day(month, at, style)),
        1 => month().prop_map(quarter),
        1 => Just(said("Permanente", Moment::Open)),
        1 => Just(said("al cierre del POA", Moment::Unclear)),
    ]
}

const LONG: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

fn units() -> impl Strategy<Value = Vec<String>> {
    let units = vec![
        "RRHH",
        "Alcaldía",
        "OAIM",
        "Planificación y Desarrollo",
        "Prensa",
        "Oficina de la Mujer",
        "Encargado/a de Aseo",
        "Comité (RRHH, OAIM y Prensa)",
        "RR. HH.",
    ];
    let count = units.len();
    proptest::sample::subsequence(units, 0..count.min(4))
        .prop_map(|units| units.into_iter().map(str::to_owned).collect())
}

fn code() -> impl Strategy<Value = (Option<Criterion>, Option<Subcriterion>, String)> {
    let example = select(vec!["", "", "7", "11", "b"]);
    (1..=9u8, option::weighted(0.8, 1..=7u8), example).prop_map(|(criterion, number, example)| {
        let criterion = Criterion::new(criterion).expect("a criterion");
        let code = number.and_then(|number| Subcriterion::new(criterion, number));
        let example = if code.is_some() { example } else { "" };
        (Some(criterion), code, example.to_owned())
    })
}

fn action() -> impl Strategy<Value = Action> {
    let texts = [text(), text(), text(), text()];
    let indicator = (sentence(), select(vec!["", "80 %", "4 informes", "RD$ 1,000"]));
    let inner = (any::<bool>(), any::<bool>());
    let dates = (option::of(when()), option::of(when()));
    (code(), texts, sentence(), vec(task(), 0..5), dates, indicator, units(), inner).prop_map(
        |(code, texts, area, tasks, (start, end), (text, target), responsible, (noted, odd))| {
            let mut action = Action::new(Id::from_bits(0));
            (action.criterion, action.subcriterion, action.example) = code;
            [action.action, action.objective, action.resources, action.comments] = texts;
            action.area = area;
            action.tasks = tasks.into_iter().map(|it| Task::new(Id::from_bits(0), it)).collect();
            (action.start, action.end) = (start, end);
            action.indicator =
                Indicator { text, target: target.to_owned(), ..Indicator::default() };
            action.responsible = responsible;
            if noted {
                action.internal_note = "llamar a Prensa".into();
                action.original.insert(Column::Area, "<b>área</b>".into());
            }
            if odd {
                action.extra.insert("peso".into(), 3.into());
            }
            action
        },
    )
}

fn task() -> impl Strategy<Value = String> {
    prop_oneof![6 => sentence(), 1 => Just("Convocar al Concejo.".to_owned())]
}

/// The name and the post of a person.
fn person() -> impl Strategy<Value = (String, String)> {
    let names = vec!["Ana Pérez", "Luis de la Cruz", "María J. Núñez-Díaz", "Dra. Ñola O'Reilly"];
    let posts = vec!["Alcalde", "Enc. de RRHH", "Tesorera (interina)", ""];
    (select(names), select(posts)).prop_map(|(name, post)| (name.to_owned(), post.to_owned()))
}

fn header() -> impl Strategy<Value = Header> {
    let institutions =
        vec!["", "Ayuntamiento de Loma Fría", "CASA & HOGAR", "Consejo \"Río Claro\" <Sur>"];
    let titles = vec![
        "",
        "Plan de Mejora Institucional",
        "Mejoras del cabildo",
        "Plan de mejora 2.0, junta de Palmar",
    ];
    let mottos = vec!["", "Año de la Cosecha Grande", "Trabajamos por usted"];
    let states = vec![
        PlanState::Draft,
        PlanState::InReview,
        PlanState::Approved,
        PlanState::FollowedUp,
        PlanState::Closed,
    ];
    let role = select(vec![Role::Prepared, Role::Reviewed, Role::Approved]);
    let period = option::of((2010..2060i32, 0..4i32));
    let paper = (select(vec![Paper::Letter, Paper::Legal, Paper::A4]), 16..=24u8, any::<bool>());
    (
        (select(institutions), select(titles), select(mottos)),
        period,
        vec((person(), role), 0..6),
        vec(person(), 0..4),
        select(states),
        paper,
        any::<bool>(),
    )
        .prop_map(
            |(texts, period, signatories, committee, state, (paper, size, old), noted)| Header {
                institution: texts.0.to_owned(),
                title: texts.1.to_owned(),
                motto: texts.2.to_owned(),
                period: period.map(|(first, more)| Period::new(first, first + more)),
                signatories: signatories
                    .into_iter()
                    .map(|((name, post), role)| Signatory {
                        name,
                        post,
                        role,
                        ..Signatory::default()
                    })
                    .collect(),
                committee: committee
                    .into_iter()
                    .map(|(name, post)| Member { name, post, ..Member::default() })
                    .collect(),
                state,
                paper,
                print_size: PrintSize::half_points(size),
                catalogue: if old { CatalogueVersion::Caf2013 } else { CatalogueVersion::Caf2020 },
                internal_note: if noted { "falta la firma".into() } else { String::new() },
                ..Header::default()
            },
        )
}

/// A plan as people write them, in a document.
pub fn document() -> impl Strategy<Value = Document> {
    (any::<u64>(), header(), vec(action(), 1..7)).prop_map(|(seed, header, actions)| {
        let mut ids = Sequence::new(seed);
        let mut plan = Plan::new(ids.next_id());
        plan.header = Arc::new(header);
        let number = |mut action: Action| {
            action.id = ids.next_id();
            action.tasks.iter_mut().for_each(|task| task.id = ids.next_id());
            Arc::new(action)
        };
        plan.actions = actions.into_iter().map(number).collect();
        Document::new(plan)
    })
}
