//! The fields of the plan file, record by record: their keys, their order, what they mean, how
//! they are written and how they are read.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::record::{Field, Kind, Out, Record};
use super::words::Word;
use super::{Ids, dates, reading};
use crate::model::{Action, Extra, Header, Indicator, Member, OpenArea, Plan, Signatory, Task};
use crate::when::{Edge, When};

/// The description of a field, which only the schema needs: the app, which has no use for it,
/// does not carry it.
const fn about(text: &'static str) -> &'static str {
    if cfg!(target_family = "wasm") { "" } else { text }
}

/// A field that is a text.
macro_rules! text {
    ($key:literal, $always:literal, $about:literal, $($part:ident).+) => {
        Field {
            key: $key,
            about: about($about),
            kind: Kind::Text,
            always: $always,
            get: |record| Out::Text(&record.$($part).+),
            set: |record, value, _| reading::text(&mut record.$($part).+, value),
        }
    };
}

/// The id of a record, which was taken when the record was begun.
macro_rules! id {
    ($about:literal) => {
        Field {
            key: "id",
            about: about($about),
            kind: Kind::Id,
            always: true,
            get: |record| Out::Shown(&record.id),
            set: |_, _, _| None,
        }
    };
}

/// A text of *Datos del plan*.
macro_rules! header_text {
    ($key:literal, $always:literal, $about:literal, $part:ident) => {
        Field {
            key: $key,
            about: about($about),
            kind: Kind::Text,
            always: $always,
            get: |plan| Out::Text(&plan.header.$part),
            set: |plan, value, _| reading::text(&mut header(plan).$part, value),
        }
    };
}

/// A choice of *Datos del plan*.
macro_rules! header_word {
    ($key:literal, $kind:expr, $about:literal, $part:ident) => {
        Field {
            key: $key,
            about: about($about),
            kind: $kind,
            always: true,
            get: |plan| word(plan.header.$part),
            set: |plan, value, _| reading::word(&mut header(plan).$part, value),
        }
    };
}

fn header(plan: &mut Plan) -> &mut Header {
    Arc::make_mut(&mut plan.header)
}

fn word<W: Word>(value: W) -> Out<'static> {
    Out::Word { word: value.word(), default: value == W::default() }
}

fn date(date: &Option<When>, edge: Edge) -> Out<'_> {
    date.as_ref().map_or(Out::Null, |when| Out::When(when, edge))
}

impl Record for Plan {
    const FIELDS: &'static [Field<Self>] = &[
        id!("The identity of the plan. Every copy of a plan keeps it."),
        header_text!("institution", true, "The institution whose plan it is.", institution),
        header_text!("title", true, "The title over the table.", title),
        Field {
            key: "period",
            about: about("The years that the plan covers: 2026-2027, or 2026 for one year."),
            kind: Kind::Period,
            always: true,
            get: |plan| plan.header.period.as_ref().map_or(Out::Null, |it| Out::Shown(it)),
            set: |plan, value, _| reading::period(&mut header(plan).period, value),
        },
        header_text!("motto", false, "The \"Año de …\" line of official documents.", motto),
        header_text!("logo", false, "A picture as a data: address.", logo),
        header_word!("state", Kind::State, "Where the plan stands.", state),
        header_word!("paper", Kind::Paper, "The paper it is printed on, in landscape.", paper),
        Field {
            key: "print_size",
            about: about("The size of printed text in half points."),
            kind: Kind::PrintSize,
            always: true,
            get: |plan| {
                let size = plan.header.print_size;
                Out::Number { number: size.get(), default: size == Default::default() }
            },
            set: |plan, value, _| reading::print_size(&mut header(plan).print_size, value),
        },
        header_word!(
            "catalogue",
            Kind::Catalogue,
            "The edition of the CAF model that the criteria follow.",
            catalogue
        ),
        Field {
            key: "signatories",
            about: about("Who prepares, reviews and approves the plan, in the order of the form."),
            kind: Kind::Signatories,
            always: false,
            get: |plan| Out::Signatories(&plan.header.signatories),
            set: |plan, value, ids| {
                let list = &mut header(plan).signatories;
                reading::records(value, ids, |signatory| list.push(signatory))
            },
        },
        Field {
            key: "committee",
            about: about("The quality committee."),
            kind: Kind::Committee,
            always: false,
            get: |plan| Out::Committee(&plan.header.committee),
            set: |plan, value, ids| {
                let list = &mut header(plan).committee;
                reading::records(value, ids, |member| list.push(member))
            },
        },
        header_text!(
            "internal_note",
            false,
            "A note of the drafters, never printed; texts that found no place on import.",
            internal_note
        ),
        Field {
            key: "actions",
            about: about("The improvement actions, in the order of the table."),
            kind: Kind::Actions,
            always: true,
            get: |plan| Out::Actions(&plan.actions),
            set: |plan, value, ids| {
                reading::records(value, ids, |action| plan.actions.push(Arc::new(action)))
            },
        },
        Field {
            key: "open_areas",
            about: about("Áreas of the self-assessment that no action is about, in its order."),
            kind: Kind::Areas,
            always: false,
            get: |plan| Out::Areas(&plan.header.areas),
            set: |plan, value, ids| {
                let list = &mut header(plan).areas;
                reading::records(value, ids, |area| list.push(area))
            },
        },
    ];

    fn begin(object: &mut Map<String, Value>, ids: &mut Ids<'_>) -> Self {
        Self::new(ids.claim(object))
    }

    fn from_text(_: String, _: &mut Ids<'_>) -> Option<Self> {
        None
    }

    fn extra(&self) -> &Extra {
        &self.header.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut header(self).extra
    }
}

impl Record for Action {
    const FIELDS: &'static [Field<Self>] = &[
        id!("The identity of the action."),
        Field {
            key: "criterion",
            about: about("The criterion; mostly that of the subcriterion, where there is one."),
            kind: Kind::Criterion,
            always: true,
            get: |action| match action.criterion {
                Some(criterion) => Out::Number { number: criterion.number(), default: false },
                None => Out::Null,
            },
            set: |action, value, _| reading::criterion(action, value),
        },
        Field {
            key: "subcriterion",
            about: about("The code of the subcriterion."),
            kind: Kind::Subcriterion,
            always: true,
            get: |action| action.subcriterion.as_ref().map_or(Out::Null, |it| Out::Shown(it)),
            set: |action, value, _| reading::subcriterion(action, value),
        },
        text!("example", true, "The number of the guide's example, or its letter.", example),
        text!("area", true, "Área de mejora: what is missing.", area),
        text!("action", true, "Acción de mejora: what is done about it.", action),
        text!("objective", true, "Objetivo: what for.", objective),
        Field {
            key: "tasks",
            about: about("Tareas, in order."),
            kind: Kind::Tasks,
            always: true,
            get: |action| Out::Tasks(&action.tasks),
            set: |action, value, ids| reading::records(value, ids, |task| action.tasks.push(task)),
        },
        Field {
            key: "start",
            about: about("Inicio."),
            kind: Kind::Start,
            always: true,
            get: |action| date(&action.start, Edge::Start),
            set: |action, value, _| dates::when(&mut action.start, value),
        },
        Field {
            key: "end",
            about: about("Fin."),
            kind: Kind::End,
            always: true,
            get: |action| date(&action.end, Edge::End),
            set: |action, value, _| dates::when(&mut action.end, value),
        },
        text!("resources", true, "Recursos necesarios.", resources),
        Field {
            key: "indicator",
            about: about("Indicador: how one sees whether the action worked."),
            kind: Kind::Indicator,
            always: true,
            get: |action| Out::Indicator(&action.indicator),
            set: |action, value, ids| reading::indicator(&mut action.indicator, value, ids),
        },
        Field {
            key: "responsible",
            about: about("Responsable de seguimiento: posts or units, the lead first."),
            kind: Kind::Texts,
            always: true,
            get: |action| Out::Texts(&action.responsible),
            set: |action, value, _| reading::texts(&mut action.responsible, value),
        },
        text!("comments", true, "Comentarios.", comments),
        text!("internal_note", true, "A note of the drafters, never printed.", internal_note),
        Field {
            key: "original",
            about: about(
                "What an imported cell said, by the key of its column, where the value differs.",
            ),
            kind: Kind::Originals,
            always: false,
            get: |action| Out::Originals(&action.original),
            set: |action, value, _| reading::originals(&mut action.original, value),
        },
    ];

    fn begin(object: &mut Map<String, Value>, ids: &mut Ids<'_>) -> Self {
        Self::new(ids.claim(object))
    }

    fn from_text(_: String, _: &mut Ids<'_>) -> Option<Self> {
        None
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl Record for Task {
    const FIELDS: &'static [Field<Self>] = &[
        id!("The identity of the task."),
        text!("text", true, "What is to be done, without its number.", text),
    ];

    fn begin(object: &mut Map<String, Value>, ids: &mut Ids<'_>) -> Self {
        Self::new(ids.claim(object), "")
    }

    fn from_text(text: String, ids: &mut Ids<'_>) -> Option<Self> {
        Some(Self::new(ids.new_id(), text))
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl Record for OpenArea {
    const FIELDS: &'static [Field<Self>] = &[
        id!("The identity of the área."),
        Field {
            key: "subcriterion",
            about: about("The code of the subcriterion."),
            kind: Kind::Subcriterion,
            always: true,
            get: |area| area.subcriterion.as_ref().map_or(Out::Null, |it| Out::Shown(it)),
            set: |area, value, _| reading::code(&mut area.subcriterion, value),
        },
        text!("example", true, "The number of the guide's example, or its letter.", example),
        text!("text", true, "What is missing.", text),
    ];

    fn begin(object: &mut Map<String, Value>, ids: &mut Ids<'_>) -> Self {
        Self::new(ids.claim(object), "")
    }

    fn from_text(text: String, ids: &mut Ids<'_>) -> Option<Self> {
        Some(Self::new(ids.new_id(), text))
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

/// A record without an identity, whose first text may stand for it.
macro_rules! plain_record {
    ($record:ident, $first:ident, $fields:expr) => {
        impl Record for $record {
            const FIELDS: &'static [Field<Self>] = $fields;

            fn begin(_: &mut Map<String, Value>, _: &mut Ids<'_>) -> Self {
                Self::default()
            }

            fn from_text(text: String, _: &mut Ids<'_>) -> Option<Self> {
                Some(Self { $first: text, ..Self::default() })
            }

            fn extra(&self) -> &Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut Extra {
                &mut self.extra
            }
        }
    };
}

plain_record!(
    Indicator,
    text,
    &[
        text!("text", true, "What is measured.", text),
        text!("target", true, "Meta: the value aimed at.", target),
    ]
);

plain_record!(
    Signatory,
    name,
    &[
        text!("name", true, "The person's name.", name),
        text!("post", true, "The person's post.", post),
        Field {
            key: "role",
            about: about("What the signature says."),
            kind: Kind::Role,
            always: true,
            get: |signatory| word(signatory.role),
            set: |signatory, value, _| reading::word(&mut signatory.role, value),
        },
    ]
);

plain_record!(
    Member,
    name,
    &[
        text!("name", true, "The person's name.", name),
        text!("post", true, "The person's post.", post),
    ]
);
