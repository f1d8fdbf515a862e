//! Criterion and subcriterion, chosen from the catalogue by their titles, and the example.

use leptos::prelude::*;
use plan::remark::remark;
use plan::{
    Action, ActionChange, CatalogueVersion, Column, Criterion, Remark, Subcriterion, catalogue,
};
use text::Language;

use super::boxes::{LineBox, Said, TwoVersions};
use crate::editing::drafts::FieldDraft;
use crate::erased::{memo, piece};
use crate::widgets::{Glyph, Icon};

/// The list of the catalogue, and the box of the example.
#[component]
pub fn CodeBox(example: FieldDraft) -> impl IntoView {
    let workspace = example.workspace;
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let version = memo(move || plan.with(|plan| plan.header.catalogue));
    let value = memo(move || example.action().map(|it| value(&it)).unwrap_or_default());
    let on_change = move |event| {
        if let Some(change) = change(&event_target_value(&event)) {
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
        {piece(move || {
            let action = example.action();
            action.map(|action| looked_at(example, &action, version.get()))
        })}
        <Said draft=example column=Column::Criterion />
        <Said draft=example column=Column::Subcriterion />
        <TwoVersions workspace id=example.id field="code" />
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
fn change(value: &str) -> Option<ActionChange> {
    if value.is_empty() {
        return Some(ActionChange::Code(None, None));
    }
    if let Ok(code) = value.parse::<Subcriterion>() {
        return Some(ActionChange::Code(Some(code.criterion()), Some(code)));
    }
    Some(ActionChange::Code(Some(Criterion::new(value.parse().ok()?)?), None))
}

/// What does not go together in the codes, and the way to mend it.
fn looked_at(
    draft: FieldDraft,
    action: &Action,
    version: CatalogueVersion,
) -> impl IntoView + use<> {
    let ui = draft.workspace.ui;
    let columns = [Column::Criterion, Column::Subcriterion];
    let remarks = columns.into_iter().filter_map(|column| remark(action, version, column));
    let line = |remark: Remark| {
        let mend = match remark {
            Remark::Disagree(_, code) => Some(code.criterion()),
            _ => None,
        };
        let mend = mend.map(|criterion| {
            view! {
                <button
                    type="button"
                    class="button small"
                    on:click=move |_| draft.choose(ActionChange::Criterion(Some(criterion)))
                >
                    {(ui.texts().ficha().follow_code)(criterion.number())}
                </button>
            }
        });
        view! {
            <p class="below remark" role="status">
                <Icon glyph=Glyph::Warning />
                <span>{ui.language().remark(remark)}</span>
                {mend}
            </p>
        }
    };
    remarks.map(line).collect_view()
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
            let known = catalogue::has(version, code);
            let words = (texts.ficha().unknown_code)(&code.to_string());
            (!known).then(|| item(code.to_string(), words, value))
        })}
    }
}

fn item(code: String, words: String, value: Memo<String>) -> impl IntoView {
    let own = code.clone();
    view! {
        <option value=code prop:selected=move || value.with(|value| *value == own)>
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
        assert_eq!(change(""), Some(ActionChange::Code(None, None)));
        assert_eq!(change("2"), Some(ActionChange::Code(Criterion::new(2), None)));
        assert_eq!(change("2.3"), Some(ActionChange::Code(Criterion::new(2), code("2.3"))));
        assert_eq!(change("x"), None);
    }
}
