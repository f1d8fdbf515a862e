//! Where the actions go: to a new plan, or to one that is here.

use import::guide::Guide;
use leptos::prelude::*;
use plan::{Header, Id};

use super::choices::GuideChoices;
use crate::session::Ui;

/// The plan that was open before, where it may be of the institution of the guide.
pub fn likely(ui: Ui, guide: &Guide) -> Option<Id> {
    let id = ui.recent.get_value()?;
    let document = ui.plans.load(id)?.ok()?;
    may_be_of(&document.plan.header, guide).then_some(id)
}

/// A plan or a guide without a name may be of any institution.
fn may_be_of(header: &Header, guide: &Guide) -> bool {
    let [plan, guide] =
        [&header.institution, &guide.institution].map(|it| it.trim().to_lowercase());
    plan.is_empty() || guide.is_empty() || plan == guide
}

/// The choice, where there is one.
#[component]
pub fn Target(ui: Ui, choices: GuideChoices, target: RwSignal<Option<Id>>) -> impl IntoView {
    let texts = ui.texts().guide();
    let plans: Vec<(Id, String)> = untrack(|| ui.plans.list())
        .into_iter()
        .filter_map(|entry| {
            let outline = entry.outline.ok()?;
            Some((entry.id, ui.language().plan_name(&outline.header())))
        })
        .collect();
    let new = choices.guide.with_value(|guide| match guide.institution.as_str() {
        "" => texts.new_plan.to_owned(),
        name => (texts.new_plan_of)(name),
    });
    let likely = target.get_untracked();
    let options = plans.iter().map(|(id, name)| {
        view! {
            <option value=id.to_string() selected=likely == Some(*id)>
                {name.clone()}
            </option>
        }
    });
    (!plans.is_empty()).then(|| {
        view! {
            <div class="field guide-target">
                <label for="guide-target">{texts.target}</label>
                <select
                    class="input"
                    id="guide-target"
                    on:change=move |event| target.set(event_target_value(&event).parse().ok())
                >
                    <option value="" selected=likely.is_none()>
                        {new}
                    </option>
                    {options.collect_view()}
                </select>
            </div>
        }
    })
}
