//! The years of the plan.

use leptos::html;
use leptos::prelude::*;
use plan::{HeaderChange, Month, Period};

use super::field::commit;
use crate::editing::Workspace;
use crate::erased::{memo, piece};

/// Two years. One alone is a period of that year; both empty are none.
#[component]
pub fn PeriodField(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let period = memo(move || plan.with(|plan| plan.header.period));
    let wrong = RwSignal::new(None);
    let nodes = [NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new()];
    let shown = move |at: usize, period: Option<Period>| {
        let year = period.map(|it| if at == 0 { it.first() } else { it.last() });
        year.map_or_else(String::new, |year| year.to_string())
    };
    let leave = move || {
        let typed =
            nodes.map(|node| node.get_untracked().map_or_else(String::new, |it| it.value()));
        let result = typed_period(&typed);
        wrong.set(result.err());
        // What is no period stays in its boxes.
        let Ok(period) = result else { return };
        commit(workspace, HeaderChange::Period(period));
        let now = workspace.editor.now().header.period;
        for (at, node) in nodes.iter().enumerate() {
            if let Some(input) = node.get_untracked() {
                input.set_value(&shown(at, now));
            }
        }
    };
    let year = move |at: usize, id: &'static str| {
        view! {
            <input
                class="input pd-year"
                id=id
                node_ref=nodes[at]
                inputmode="numeric"
                autocomplete="off"
                aria-describedby="pd-period-error"
                aria-invalid=move || wrong.get().map(|_| "true")
                aria-label=move || {
                    let texts = ui.texts().plan_data();
                    if at == 0 { texts.first_year } else { texts.last_year }
                }
                prop:value=move || shown(at, period.get())
                on:change=move |_| leave()
            />
        }
    };
    view! {
        <div class="field" role="group" aria-labelledby="pd-period-label">
            <span class="field-label" id="pd-period-label">
                {ui.texts().plan_data().period}
            </span>
            <div class="pd-years">{year(0, "pd-first-year")} <span>"–"</span> {year(1, "pd-last-year")}</div>
            <p class="hint pd-error" id="pd-period-error" role="alert">
                {piece(move || {
                    let texts = ui.texts().plan_data();
                    wrong.get().map(|why| match why {
                        NotAPeriod::NotAYear => texts.year_wrong,
                        NotAPeriod::Backwards => texts.years_backwards,
                    })
                })}
            </p>
        </div>
    }
}

/// What two typed years mean: no year takes the other away.
fn typed_period(typed: &[String; 2]) -> Result<Option<Period>, NotAPeriod> {
    let [first, last] = [year(&typed[0])?, year(&typed[1])?];
    Ok(match (first, last) {
        (None, None) => None,
        (Some(only), None) | (None, Some(only)) => Some(Period::new(only, only)),
        (Some(first), Some(last)) if first > last => return Err(NotAPeriod::Backwards),
        (Some(first), Some(last)) => Some(Period::new(first, last)),
    })
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum NotAPeriod {
    NotAYear,
    Backwards,
}

fn year(text: &str) -> Result<Option<i32>, NotAPeriod> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let year = text.parse().map_err(|_| NotAPeriod::NotAYear)?;
    Month::new(year, 1).map(|_| Some(year)).ok_or(NotAPeriod::NotAYear)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn typed(first: &str, last: &str) -> Result<Option<Period>, NotAPeriod> {
        typed_period(&[first.into(), last.into()])
    }

    #[test]
    fn one_year_is_a_period() {
        assert_eq!(typed("2026", ""), Ok(Some(Period::new(2026, 2026))));
        assert_eq!(typed("", " "), Ok(None));
    }

    #[test]
    fn no_year_takes_the_other_away() {
        assert_eq!(typed("2028", "2027"), Err(NotAPeriod::Backwards));
        assert_eq!(typed("2028", "2029"), Ok(Some(Period::new(2028, 2029))));
    }

    #[test]
    fn what_is_no_year_is_refused() {
        assert_eq!(typed("dos mil", "2027"), Err(NotAPeriod::NotAYear));
        assert_eq!(typed("1812", ""), Err(NotAPeriod::NotAYear));
    }
}
