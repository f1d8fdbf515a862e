//! Adding what was chosen to a new plan, or to one that is here.

use import::guide;
use leptos::prelude::*;
use plan::{Action, Command, Document, HeaderChange, Id, OpenArea, Plan, Rejected};

use super::choices::GuideChoices;
use crate::browser::random::BrowserRandom;
use crate::editing::editor;
use crate::import::incoming::{brought_in, leave, waiting};
use crate::session::{Route, Ui, View};
use crate::storage::{self, What};

/// Adds the ticked examples as actions, the other áreas as *áreas sin acción*, and opens the plan.
pub fn accept(ui: Ui, choices: GuideChoices, target: Option<Id>) {
    match target {
        None => begin(ui, choices),
        Some(id) => add(ui, choices, id),
    }
}

fn begin(ui: Ui, choices: GuideChoices) {
    let chosen = choices.chosen();
    let plan = choices.guide.with_value(|it| guide::plan_of(it, &chosen, &mut BrowserRandom));
    let id = plan.id;
    let said = said(ui, &plan, chosen.len());
    brought_in(ui, &Document::new(plan), None);
    leave(ui, Route::Plan(id, View::Table));
    ui.done(said);
}

fn said(ui: Ui, plan: &Plan, count: usize) -> String {
    (ui.texts().guide().added)(count, &ui.language().plan_name(&plan.header))
}

/// Adds to a plan in the list, and offers the plan as it was before.
fn add(ui: Ui, choices: GuideChoices, id: Id) {
    let Some(Ok(before)) = ui.plans.load(id) else {
        return ui.problem(ui.texts().guide().gone);
    };
    let chosen = choices.chosen();
    let (actions, areas) =
        choices.guide.with_value(|it| guide::actions(it, &chosen, &mut BrowserRandom));
    let Some(plan) = joined(&before.plan, actions, areas) else {
        return ui.problem(ui.language().rejected(Rejected::TooManyActions));
    };
    let said = said(ui, &plan, chosen.len());
    waiting(ui).clear();
    storage::take(ui, id, What::Content(plan), said);
}

/// The plan with what comes from the guide at its end, and no área twice.
fn joined(plan: &Plan, actions: Vec<Action>, areas: Vec<OpenArea>) -> Option<Plan> {
    let plan = editor::adjust(plan, plan::areas::from_guide(plan, actions, areas))?;
    let areas = guide::areas_without_repeats(&plan);
    editor::adjust(&plan, Command::Header(HeaderChange::Areas(areas)))
}
