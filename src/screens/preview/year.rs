//! The question for the year of dates that lack nothing else, asked once for all of them: it is the
//! period of the plan.

use leptos::prelude::*;
use values::Finding;

use super::about::PlanPeriod;
use super::state::PreviewState;
use crate::editing::fields::TextField;
use crate::import::preview::undated;

/// How many of these findings are dates that lack nothing but the year.
pub fn lacking(state: PreviewState, findings: &[Finding]) -> usize {
    let texts = findings.iter().filter_map(|finding| {
        let (id, column) = undated(finding)?;
        let field = TextField::Column(column);
        state.now(|preview| preview.read.action(id).map(|it| (field, field.text(it))))
    });
    texts.filter(|(field, text)| field.lacks_year(text)).count()
}

/// The box for the period, whose answer reads all dates again.
#[component]
pub fn YearQuestion(
    state: PreviewState,
    /// How many dates lack the year.
    count: usize,
) -> impl IntoView {
    view! {
        <div class="year-question">
            <p>{(state.ui.texts().preview().only_year)(count)}</p>
            <PlanPeriod state id="year-period" />
        </div>
    }
}
