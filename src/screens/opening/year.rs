//! The question for the year of dates that lack nothing else, asked once for all of them: it is the
//! period of the plan.

use leptos::prelude::*;
use values::Finding;

use super::about::PlanPeriod;
use super::draftsman::Draftsman;
use crate::editing::fields::Field;
use crate::import::preview::undated;

/// How many of these findings are dates that lack nothing but the year.
pub fn lacking(draftsman: Draftsman, findings: &[Finding]) -> usize {
    let texts = findings.iter().filter_map(|finding| {
        let (id, column) = undated(finding)?;
        let field = Field::Column(column);
        draftsman.now(|preview| preview.read.action(id).map(|it| (field, field.text(it))))
    });
    texts.filter(|(field, text)| field.lacks_year(text)).count()
}

/// The box for the period, whose answer reads all dates again.
#[component]
pub fn YearQuestion(
    draftsman: Draftsman,
    /// How many dates lack the year.
    count: usize,
) -> impl IntoView {
    view! {
        <div class="year-question">
            <p>{(draftsman.ui.texts().opening().only_year)(count)}</p>
            <PlanPeriod draftsman id="year-period" />
        </div>
    }
}
