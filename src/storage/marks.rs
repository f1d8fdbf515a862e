//! The mark beside a field with two versions, wherever the field is shown. It is written as styles
//! for the few records that have one, so that no row carries a place for it.

use std::fmt::Write as _;

use plan::lineage::{About, Conflict};
use plan::{ActionField, Column, HeaderField, Id};

use crate::browser::styles;
use crate::editing::Undecided;
use crate::editing::fields::TextField;
use crate::session::Ui;

/// How a mark looks: words in a frame, so that it is not told by its colour alone.
const LOOK: &str = "display:block;flex:none;box-sizing:border-box;width:fit-content;max-width:100%;margin:2px 0;padding:0 5px;\
    border:1px dashed var(--warn);border-radius:8px;background:var(--warn-bg);color:var(--warn);\
    cursor:pointer;font-size:12px;font-weight:600;line-height:16px;white-space:normal;overflow-wrap:normal;hyphens:none";

/// Marks these fields, and no others.
pub fn show(ui: Ui, conflicts: &[Conflict]) {
    let selectors = conflicts.iter().filter_map(selector);
    // An older browser drops the whole rule in which it does not know a selector.
    let (apart, together): (Vec<_>, Vec<_>) = selectors.partition(|it| it.contains(":has("));
    let words = ui.texts().merge_review().mark;
    let mut rules = String::new();
    for selector in apart.into_iter().chain((!together.is_empty()).then(|| together.join(","))) {
        let _ = write!(rules, "{selector}{{content:\"{words}\";{LOOK}}}");
    }
    styles::set(&rules);
}

/// What stands for the field on the page; `None` for what is shown nowhere.
fn selector(conflict: &Conflict) -> Option<String> {
    match (conflict.action, conflict.about) {
        (Some(action), about) => of_action(action, about, conflict.record),
        (None, About::Header(field)) => of_plan(field).map(str::to_owned),
        (None, _) => Some(format!(".pd-area:has([data-adopt=\"{}\"])::after", conflict.record)),
    }
}

/// Where the form of an action, and the table, show a conflict.
pub fn of_form(conflict: &Conflict) -> Option<Undecided> {
    let action = conflict.action?;
    let (column, field) = of_field(action, conflict.about, conflict.record)?;
    Some(Undecided { action, column, field })
}

/// The column of the table and the box of the form that show a field of an action.
fn of_field(action: Id, about: About, record: Id) -> Option<(Option<Column>, &'static str)> {
    Some(match about {
        About::Action(ActionField::Target) => (Some(Column::Indicator), "target"),
        About::Action(ActionField::Subcriterion) => (Some(Column::Subcriterion), "code"),
        About::Action(field) => (field.column(), TextField::of(field)?.key()),
        About::Presence if record == action => (Some(Column::Action), "action"),
        About::Task | About::Presence => (Some(Column::Tasks), "tasks"),
        About::Header(_) | About::Area => return None,
    })
}

/// The places of an action's field: its cell, the card, and the row of the timeline. The form shows
/// it with a button.
fn of_action(action: Id, about: About, record: Id) -> Option<String> {
    let (column, _) = of_field(action, about, record)?;
    let mut all = format!("[data-card=\"{action}\"]::after,[data-label=\"{action}\"]::after");
    if let Some(column) = column {
        let name = column.key();
        let _ = write!(all, ",.grid [data-row=\"{action}\"]>.col-{name}::after");
    }
    Some(all)
}

/// The place of a field in *Datos del plan*.
fn of_plan(field: HeaderField) -> Option<&'static str> {
    Some(match field {
        HeaderField::Institution => "[for=pd-institution]::after",
        HeaderField::Title => "[for=pd-title]::after",
        HeaderField::Period => "#pd-period-label::after",
        HeaderField::Motto => "[for=pd-motto]::after",
        HeaderField::State => "[for=pd-state]::after",
        HeaderField::Catalogue => "[for=pd-catalogue]::after",
        HeaderField::Paper => "[for=pd-paper]::after",
        HeaderField::PrintSize => "[for=pd-print-size]::after",
        HeaderField::InternalNote => "[for=pd-note]::after",
        HeaderField::Logo => ".pd-card:has(.pd-logo) h3::after",
        HeaderField::Signatories => ".pd-card:has([data-add=signatory]) h3::after",
        HeaderField::Committee => ".pd-card:has([data-add=member]) h3::after",
        HeaderField::Areas => "[data-areas] h3::after",
        HeaderField::Extra => return None,
    })
}
