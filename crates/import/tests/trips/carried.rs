//! What the files that are written carry of a plan in their cells, and what only inside: the
//! table in `docs/formats.md` and the plan that comes back from bare cells are both made of it.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use export::ExportFormat;
use plan::{Action, Edge, Extra, Header, Id, Moment, Month, PlanState, When};
use plan::{CatalogueVersion, Paper, Plan, PrintSize};
use values::form::FormWords;

/// Where a file says something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In its cells, and around the table.
    Cells,
    /// Only in the plan inside.
    Inside,
    /// Nowhere.
    Nowhere,
}

use Place::{Cells as C, Inside as I, Nowhere as N};

/// A part of a plan: its name in the table of the docs, where XLSX, DOCX, HTML and CSV say it,
/// and what a plan is without it.
type Part = (&'static str, [Place; 4], fn(&mut Plan, &FormWords));

const PARTS: [Part; 14] = [
    (
        "Order of the actions; criterion, subcriterion and example, área, acción, objetivo, tasks, \
      recursos, indicator and target, responsibles, comments",
        [C, C, C, C],
        |_, _| {},
    ),
    ("Inicio and Fin: the month, day or quarter", [C, C, C, C], |_, _| {}),
    ("Inicio and Fin: the words of a month or a day", [I, C, C, C], words_of_dates),
    ("Ids of actions", [C, C, C, N], |plan, _| each(plan, |it| it.id = Id::from_bits(0))),
    ("Ids of the plan and of tasks", [I, I, I, N], |plan, _| {
        plan.id = Id::from_bits(0);
        each(plan, |it| it.tasks.iter_mut().for_each(|task| task.id = Id::from_bits(0)));
    }),
    ("That a plan has no title: the file shows the usual one", [I, I, I, N], |plan, words| {
        let header = header(plan);
        if header.title.is_empty() {
            header.title = words.plan_title.to_owned();
        }
    }),
    ("Institution, title, period, official line", [C, C, C, N], |plan, _| {
        let header = header(plan);
        header.institution.clear();
        header.title.clear();
        header.motto.clear();
        header.period = None;
    }),
    ("State", [C, C, C, N], |plan, _| header(plan).state = PlanState::default()),
    ("Signatures and committee, where they were chosen", [C, C, C, N], |plan, _| {
        header(plan).signatories.clear();
        header(plan).committee.clear();
    }),
    ("Logo (XLSX has none; a picture in DOCX and HTML is only seen)", [I, I, I, N], |plan, _| {
        header(plan).logo.clear();
    }),
    ("Paper, size of print, edition of the model", [I, I, I, N], |plan, _| {
        let header = header(plan);
        header.paper = Paper::default();
        header.print_size = PrintSize::default();
        header.catalogue = CatalogueVersion::default();
    }),
    ("Internal notes, original texts of imported cells", [I, I, I, N], |plan, _| {
        header(plan).internal_note.clear();
        each(plan, |it| {
            it.internal_note.clear();
            it.original = Default::default();
        });
    }),
    (
        "A date that is left empty beside a quarter (it is read as the quarter, too)",
        [I, I, I, N],
        |plan, _| {
            let quarter =
                |it: &Option<When>| it.clone().filter(|it| matches!(it.moment, Moment::Quarter(_)));
            each(plan, |it| {
                let (start, end) = (quarter(&it.start), quarter(&it.end));
                it.start = it.start.take().or(end);
                it.end = it.end.take().or(start);
            });
        },
    ),
    ("Keys of newer versions, history of the fields", [I, I, I, N], |plan, _| {
        header(plan).extra = Extra::new();
        header(plan).signatories.iter_mut().for_each(|it| it.extra = Extra::new());
        header(plan).committee.iter_mut().for_each(|it| it.extra = Extra::new());
        each(plan, |it| {
            it.extra = Extra::new();
            it.indicator.extra = Extra::new();
            it.tasks.iter_mut().for_each(|task| task.extra = Extra::new());
        });
    }),
];

fn column(format: ExportFormat) -> usize {
    match format {
        ExportFormat::Xlsx => 0,
        ExportFormat::Docx => 1,
        ExportFormat::Html => 2,
        ExportFormat::CsvSemicolon | ExportFormat::CsvComma => 3,
        ExportFormat::Ics => unreachable!("a calendar is not read"),
    }
}

/// The plan that comes back from the cells of a file alone.
pub fn what_cells_carry(format: ExportFormat, plan: &Plan, words: &FormWords) -> Plan {
    let mut plan = plan.clone();
    for (_, places, without) in PARTS {
        if places[column(format)] != Place::Cells {
            without(&mut plan, words);
        }
    }
    plan
}

/// A plan without the ids that a reading of bare cells makes up.
pub fn without_new_ids(format: ExportFormat, mut plan: Plan) -> Plan {
    plan.id = Id::from_bits(0);
    each(&mut plan, |it| {
        it.tasks.iter_mut().for_each(|task| task.id = Id::from_bits(0));
        if column(format) == 3 {
            it.id = Id::from_bits(0);
        }
    });
    plan
}

/// The table of the docs.
pub fn table() -> String {
    let mut out =
        String::from("| Part of a plan | XLSX | DOCX | HTML | CSV |\n|---|---|---|---|---|\n");
    for (part, places, _) in PARTS {
        let said = places.map(|place| match place {
            Place::Cells => "cells",
            Place::Inside => "inside",
            Place::Nowhere => "no",
        });
        out.push_str(&format!("| {part} | {} |\n", said.join(" | ")));
    }
    out
}

fn header(plan: &mut Plan) -> &mut Header {
    Arc::make_mut(&mut plan.header)
}

fn each(plan: &mut Plan, change: impl Fn(&mut Action)) {
    plan.actions.iter_mut().for_each(|action| change(Arc::make_mut(action)));
}

/// Months and days are real dates, which are all shown alike. Excel knows none before March 1900.
fn words_of_dates(plan: &mut Plan, _: &FormWords) {
    each(plan, |action| {
        shown_alike(&mut action.start, Edge::Start);
        shown_alike(&mut action.end, Edge::End);
    });
}

fn shown_alike(when: &mut Option<When>, edge: Edge) {
    let Some(when) = when else { return };
    if when.day(edge) < NaiveDate::from_ymd_opt(1900, 3, 1) {
        return;
    }
    match when.moment {
        Moment::Month(month) => when.written = month_cell(month),
        Moment::Day(day) => {
            when.written = format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
        }
        Moment::Quarter(_) | Moment::Open | Moment::Unclear => {}
    }
}

fn month_cell(month: Month) -> String {
    let name = plan::style::MONTHS_SHORT[month.number() as usize - 1];
    match month.year() {
        year @ 2000..=2099 => format!("{name}-{:02}", year - 2000),
        year => format!("{name}-{year}"),
    }
}
