//! What the tests of the writers share: a plan, what is written of it, and its words.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use export::{ExportChoices, ExportFormat, Picture, WriterInput, write};
use plan::{
    Action, Column, Criterion, Document, Header, Id, Indicator, Member, Moment, Month, Paper,
    Period, Plan, PrintSize, Role, Signatory, Subcriterion, Task, When,
};
use quick_xml::events::Event;
use text::Language;
use values::form::{self, FormWords};

/// A picture of 3 by 2 pixels.
pub const LOGO: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR42mOQqcgBIgYIBQAWPgN1+Gx1RAAAAABJRU5ErkJggg==";

pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 5).and_then(|day| day.and_hms_opt(10, 42, 0)).expect("a time")
}

/// Four actions of criteria 1, 1, 4 and none.
pub fn document() -> Document {
    let mut plan = Plan::new(Id::from_bits(0x51));
    plan.header = Arc::new(Header {
        institution: "Ayuntamiento de Arroyo <Bonito> & Alto".into(),
        period: Some(Period::new(2026, 2027)),
        motto: "Año de \"los\" caminos".into(),
        logo: LOGO.into(),
        signatories: vec![
            signatory("Marisol Peña", "Encargada de Planificación", Role::Prepared),
            signatory("Juana Ramírez", "Alcaldesa", Role::Approved),
        ],
        committee: vec![Member {
            name: "Luis Tejada".into(),
            post: "Ornato".into(),
            ..Member::default()
        }],
        paper: Paper::Legal,
        print_size: PrintSize::half_points(17),
        ..Header::default()
    });
    plan.actions = [Some((1, 4)), Some((1, 1)), Some((4, 2)), None]
        .into_iter()
        .enumerate()
        .map(|(at, code)| Arc::new(action(at as u64, code)))
        .collect();
    Document::new(plan)
}

fn signatory(name: &str, post: &str, role: Role) -> Signatory {
    Signatory { name: name.into(), post: post.into(), role, ..Signatory::default() }
}

fn action(at: u64, code: Option<(u8, u8)>) -> Action {
    let mut action = Action::new(Id::from_bits(0xa0 + at));
    action.criterion = code.and_then(|(criterion, _)| Criterion::new(criterion));
    action.subcriterion =
        code.and_then(|(criterion, number)| Subcriterion::new(Criterion::new(criterion)?, number));
    action.example = "7".into();
    action.area = "No se evidencia <b>un buzón</b>\r\nen la entrada".into();
    action.action = "</style><script>alert(1)</script> Colgar & mirar".into();
    action.objective = "Oír a la gente\u{0}\u{b}cada semana".into();
    action.tasks = ["Medir", "Comprar corcho\nde 2 cm", "Colgar"]
        .iter()
        .enumerate()
        .map(|(task, text)| Task::new(Id::from_bits(0x100 * (at + 1) + task as u64), *text))
        .collect();
    let month = |month| Month::new(2026, month).expect("a month");
    let when = |at: Month, written: &str| {
        Some(When { moment: Moment::Month(at), written: written.into() })
    };
    action.start = when(month(3), "mar-26");
    action.end = when(month(9), "sept-26");
    action.indicator =
        Indicator { text: "Cantidad de notas".into(), target: "12".into(), ..Indicator::default() };
    action.responsible = vec!["RRHH".into(), "Planificación y Desarrollo".into()];
    action
}

/// A file of `document`, the timeline as an SVG beside it.
pub fn file(
    format: ExportFormat,
    document: &Document,
    language: Language,
    choices: &ExportChoices,
) -> Vec<u8> {
    let svg = language.timeline_svg(&document.plan, now().date());
    // As large as the SVG says; nothing looks into it here.
    let picture = Picture { png: vec![1, 2, 3], width: 1300, height: 400 };
    let picture = (!svg.is_empty()).then_some(&picture);
    let words = language.form_words();
    let writing = WriterInput {
        document,
        words: &words,
        timeline: &svg,
        app: "Mejora 0",
        now: now(),
        choices,
        picture,
    };
    write(format, &writing)
}

/// The texts of a part; a paragraph, a cell or a line break ends a line.
pub fn texts(xml: &str) -> String {
    const ENDS: [&str; 9] = ["w:p", "w:br", "w:ta", "p", "br", "td", "th", "li", "span"];
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut out = String::new();
    let mut depth = 0;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => break,
            Event::Start(_) => depth += 1,
            Event::End(end) => {
                depth -= 1;
                if ENDS.contains(&end.name().as_ref()) {
                    out.push('\n');
                }
            }
            Event::Empty(empty) if ENDS.contains(&empty.name().as_ref()) => out.push('\n'),
            Event::Text(text) => out.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => out.push(character(&reference)),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element has no end");
    out
}

/// The character that a reference stands for; our writers use no others.
fn character(name: &str) -> char {
    match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "#39" => '\'',
        other => panic!("&{other};"),
    }
}

/// A value of an attribute as it is meant.
pub fn unescaped(value: &str) -> String {
    let texts = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    texts.iter().fold(value.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// The words of a text, without the characters that XML cannot hold.
pub fn words(text: &str) -> BTreeSet<String> {
    let held = |c: &char| !c.is_control() || c.is_whitespace();
    let text: String = text.chars().filter(held).collect();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The words of a plan that the form shows, with those around it.
pub fn words_of(document: &Document, form_words: &FormWords) -> BTreeSet<String> {
    let header = &document.plan.header;
    let mut all = BTreeSet::new();
    let mut add = |text: &str| all.extend(words(text));
    add(&header.institution);
    add(&header.motto);
    add(form::title(header, form_words));
    add(&header.period.map(|period| period.to_string()).unwrap_or_default());
    for signatory in &header.signatories {
        add(&signatory.name);
        add(&signatory.post);
    }
    for member in &header.committee {
        add(&member.name);
        add(&member.post);
    }
    for (at, action) in document.plan.actions.iter().enumerate() {
        for column in Column::ALL {
            match column {
                // Their numbers are the list's own.
                Column::Tasks => action.tasks.iter().for_each(|task| add(&task.text)),
                _ => add(&form::cell(action, at + 1, column, form_words)),
            }
        }
    }
    all
}
