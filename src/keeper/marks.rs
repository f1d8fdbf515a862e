//! The mark beside a field with two versions, in the table, on the cards and in the form. It is
//! written as styles for the few records that have one, so that no row carries a place for it.

use std::fmt::Write as _;

use plan::lineage::{About, Conflict};
use plan::{ActionField, Column};

use crate::browser::styles;
use crate::ui::Ui;

/// How a mark looks: words in a frame, so that it is not told by its colour alone.
const LOOK: &str = "display:block;box-sizing:border-box;width:fit-content;max-width:100%;margin:2px 0;padding:0 6px;\
    border:1px dashed var(--warn);border-radius:8px;background:var(--warn-bg);color:var(--warn);\
    font-size:12px;font-weight:600;line-height:16px;white-space:normal";

/// Marks these fields, and no others.
pub fn show(ui: Ui, conflicts: &[Conflict]) {
    let selectors: Vec<String> = conflicts.iter().filter_map(selector).collect();
    let mut rules = String::new();
    if !selectors.is_empty() {
        let words = ui.texts().joining().mark;
        let _ = write!(rules, "{}{{content:\"{words}\";{LOOK}}}", selectors.join(","));
    }
    styles::set(&rules);
}

/// What stands for the field on the page; `None` for what has no place in the table.
fn selector(conflict: &Conflict) -> Option<String> {
    let action = conflict.action?;
    let (column, field) = match conflict.about {
        About::Action(ActionField::Target) => (Some(Column::Indicator), "target"),
        About::Action(ActionField::InternalNote) => (None, "internal_note"),
        About::Action(ActionField::Subcriterion) => (Some(Column::Subcriterion), "code"),
        About::Action(field) => (Some(field.column()?), field.column()?.key()),
        About::Presence if conflict.record == action => (Some(Column::Action), "action"),
        About::Task | About::Presence => (Some(Column::Tasks), "tasks"),
        About::Header(_) | About::Area => return None,
    };
    let mut all = format!(
        "[data-card=\"{action}\"]::after,[data-ficha=\"{action}\"] [for=\"ficha-{field}\"]::after"
    );
    if field == "tasks" {
        let _ = write!(all, ",[data-ficha=\"{action}\"] #ficha-tasks-label::after");
    }
    if let Some(column) = column {
        let place = column.index() + 1;
        let _ = write!(all, ",[data-row=\"{action}\"]>:nth-child({place})::after");
    }
    Some(all)
}
