//! The text box in which a person is typing.

use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// A text box of an action that has the focus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenText {
    /// The id of the action.
    pub action: String,
    /// The key of the field.
    pub field: String,
    /// The id of the task, where the box is that of one.
    pub task: Option<String>,
    /// What is in the box.
    pub text: String,
}

/// The box of an action in which the keyboard is, in the table or in the form.
pub fn open_text() -> Option<OpenText> {
    let focused = document().active_element()?;
    let record = focused.closest("[data-cell], [data-ficha]").ok().flatten()?;
    let named = |name| record.get_attribute(name);
    let text = match focused.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => focused.dyn_ref::<HtmlInputElement>()?.value(),
    };
    Some(OpenText {
        action: named("data-cell").or_else(|| named("data-ficha"))?,
        field: focused.get_attribute("data-field")?,
        task: focused.get_attribute("data-task"),
        text,
    })
}
