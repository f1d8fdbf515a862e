//! Criterion and subcriterion, chosen from the catalogue by their titles, and the example.

use leptos::prelude::*;
use plan::{Action, ActionChange, CatalogueVersion, Column, Criterion, Subcriterion, catalogue};
use text::Language;

use super::boxes::{LineBox, Said, TwoVersions};
use crate::drafts::Draft;
use crate::lazy::{lazy, memo, piece};

/// The list of the catalogue, and the box of the example.
#[component]
pub fn CodeBox(example: Draft) -> impl IntoView {
    let desk = example.desk;
    let ui = desk.ui;
    let plan = desk.editor.plan();
    let version = memo(move || plan.with(|plan| plan.header.catalogue));
    let value = memo(move || example.action().map(|it| value(&it)).unwrap_or_default());
    let on_change = move |event| {
        let Some(action) = desk.editor.now().action(example.id).cloned() else { return };
        if let Some(change) = change(&action, &event_target_value(&event)) {
            example.choose(change);
        }
    };
    view! {
        <div class="code-boxes">
            <div class="field">
                <label for="ficha-code">{ui.texts().ficha().code}</label>
                <select class="input" id="ficha-code" data-field="code" on:change=on_change>
                    {piece(move || options(ui.language(), version.get(), value))}
                </select>
            </div>
            <LineBox draft=example help=|texts| texts.example_help />
        </div>
        <Said draft=example column=Column::Criterion />
        <Said draft=example column=Column::Subcriterion />
        <TwoVersions desk id=example.id field="code" />
    }
}

/// The value of the option that an action has chosen: "", "4" or "1.4".
fn value(action: &Action) -> String {
    match (action.subcriterion, action.criterion) {
        (Some(code), _) => code.to_string(),
        (None, Some(criterion)) => criterion.number().to_string(),
        (None, None) => String::new(),
    }
}

/// What choosing an option changes. An example stays: it is seen beside, and easily mended.
fn change(action: &Action, value: &str) -> Option<ActionChange> {
    if value.is_empty() {
        return Some(ActionChange::Criterion(None));
    }
    if let Ok(code) = value.parse::<Subcriterion>() {
        return Some(ActionChange::Subcriterion(Some(code), action.example.clone()));
    }
    let criterion = Criterion::new(value.parse().ok()?)?;
    let own = action.subcriterion.is_some_and(|code| code.criterion() == criterion);
    Some(if own {
        ActionChange::Subcriterion(None, String::new())
    } else {
        ActionChange::Criterion(Some(criterion))
    })
}

fn options(
    language: Language,
    version: CatalogueVersion,
    value: Memo<String>,
) -> impl IntoView + use<> {
    let texts = language.messages();
    let groups = catalogue::criteria(version).map(|criterion| {
        let heading = language.criterion_heading(version, Some(criterion));
        let alone = (texts.ficha().only_criterion)(&heading);
        let codes = catalogue::subcriteria(version).filter(|code| code.criterion() == criterion);
        let codes = codes.map(|code| {
            let words = format!("{code} · {}", language.subcriterion_title(version, code));
            item(code.to_string(), words, value)
        });
        view! {
            <optgroup label=heading>
                {codes.collect_view()} {item(criterion.number().to_string(), alone, value)}
            </optgroup>
        }
    });
    view! {
        {item(String::new(), texts.common().no_criterion.into(), value)}
        {groups.collect_view()}
        {piece(move || {
            let code: Subcriterion = value.get().parse().ok()?;
            let known = catalogue::subcriteria(version).any(|other| other == code);
            let words = (texts.ficha().unknown_code)(&code.to_string());
            (!known).then(|| item(code.to_string(), words, value))
        })}
    }
}

fn item(code: String, words: String, value: Memo<String>) -> impl IntoView {
    let own = code.clone();
    view! {
        <option value=code prop:selected=lazy(move || value.with(|value| *value == own))>
            {words}
        </option>
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use plan::Id;

    #[test]
    fn options_become_changes() {
        let mut action = Action::new(Id::from_bits(1));
        let code = |text: &str| text.parse::<Subcriterion>().ok();
        assert_eq!(value(&action), "");
        action.criterion = Criterion::new(1);
        assert_eq!(value(&action), "1");
        action.subcriterion = code("1.4");
        action.example = "7".into();
        assert_eq!(value(&action), "1.4");
        let changed = |value| change(&action, value);
        assert_eq!(changed(""), Some(ActionChange::Criterion(None)));
        assert_eq!(changed("1"), Some(ActionChange::Subcriterion(None, String::new())));
        assert_eq!(changed("2"), Some(ActionChange::Criterion(Criterion::new(2))));
        assert_eq!(changed("2.3"), Some(ActionChange::Subcriterion(code("2.3"), "7".into())));
        assert_eq!(changed("x"), None);
    }
}
