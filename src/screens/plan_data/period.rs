//! The years of the plan.

use leptos::html;
use leptos::prelude::*;
use plan::{HeaderChange, Month, Period};

use super::field::commit;
use crate::actions::Desk;
use crate::lazy::{lazy, memo, piece};

/// Two years. One alone is a period of that year; both empty are none.
#[component]
pub fn PeriodField(desk: Desk) -> impl IntoView {
    let ui = desk.ui;
    let plan = desk.editor.plan();
    let period = memo(move || plan.with(|plan| plan.header.period));
    let wrong = RwSignal::new(false);
    let nodes = [NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new()];
    let shown = move |at: usize, period: Option<Period>| {
        let year = period.map(|it| if at == 0 { it.first() } else { it.last() });
        year.map_or_else(String::new, |year| year.to_string())
    };
    let leave = move |changed: usize| {
        let typed =
            nodes.map(|node| node.get_untracked().map_or_else(String::new, |it| it.value()));
        let result = typed_period(&typed, changed);
        wrong.set(result.is_err());
        if let Ok(period) = result {
            commit(desk, HeaderChange::Period(period));
        }
        let now = desk.editor.now().header.period;
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
                maxlength="4"
                autocomplete="off"
                aria-describedby="pd-period-error"
                aria-invalid=lazy(move || wrong.get().then_some("true"))
                aria-label=lazy(move || {
                    let texts = ui.texts().plan_data();
                    if at == 0 { texts.first_year } else { texts.last_year }
                })
                prop:value=lazy(move || shown(at, period.get()))
                on:change=move |_| leave(at)
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
                {piece(move || wrong.get().then(|| ui.texts().plan_data().year_wrong))}
            </p>
        </div>
    }
}

/// What two typed years mean. Where one contradicts the other, the `changed` one holds.
fn typed_period(typed: &[String; 2], changed: usize) -> Result<Option<Period>, NotAYear> {
    let [first, last] = [year(&typed[0])?, year(&typed[1])?];
    Ok(match (first, last) {
        (None, None) => None,
        (Some(only), None) | (None, Some(only)) => Some(Period::new(only, only)),
        (Some(first), Some(last)) if first > last => {
            let held = if changed == 0 { first } else { last };
            Some(Period::new(held, held))
        }
        (Some(first), Some(last)) => Some(Period::new(first, last)),
    })
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct NotAYear;

fn year(text: &str) -> Result<Option<i32>, NotAYear> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let year = text.parse().map_err(|_| NotAYear)?;
    Month::new(year, 1).map(|_| Some(year)).ok_or(NotAYear)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn typed(first: &str, last: &str, changed: usize) -> Result<Option<Period>, NotAYear> {
        typed_period(&[first.into(), last.into()], changed)
    }

    #[test]
    fn one_year_is_a_period() {
        assert_eq!(typed("2026", "", 0), Ok(Some(Period::new(2026, 2026))));
        assert_eq!(typed("", " ", 1), Ok(None));
    }

    #[test]
    fn the_changed_year_holds() {
        assert_eq!(typed("2028", "2027", 0), Ok(Some(Period::new(2028, 2028))));
        assert_eq!(typed("2026", "2025", 1), Ok(Some(Period::new(2025, 2025))));
    }

    #[test]
    fn what_is_no_year_is_refused() {
        assert_eq!(typed("dos mil", "2027", 0), Err(NotAYear));
        assert_eq!(typed("1812", "", 0), Err(NotAYear));
    }
}
