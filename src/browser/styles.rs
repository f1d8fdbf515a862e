//! Styles that depend on what is open: one sheet of rules, added to those of the page.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast as _, JsValue};

thread_local! {
    static SHEET: Option<JsValue> = adopt();
}

/// Sets the rules of the sheet, in place of those that it had. Does nothing in a browser that
/// cannot add a sheet.
pub fn set(rules: &str) {
    SHEET.with(|sheet| {
        let Some(sheet) = sheet else { return };
        let replace = Reflect::get(sheet, &"replaceSync".into()).ok();
        if let Some(replace) = replace.and_then(|it| it.dyn_into::<Function>().ok()) {
            let _ = replace.call1(sheet, &rules.into());
        }
    });
}

/// An empty sheet among those of the page. The list of them is replaced, not added to: that is
/// what the oldest browsers take.
fn adopt() -> Option<JsValue> {
    let made: Function = Reflect::get(&window(), &"CSSStyleSheet".into()).ok()?.dyn_into().ok()?;
    let sheet: JsValue = Reflect::construct(&made, &Array::new()).ok()?;
    let name = JsValue::from("adoptedStyleSheets");
    let adopted = Array::from(&Reflect::get(&document(), &name).ok()?);
    adopted.push(&sheet);
    Reflect::set(&document(), &name, &adopted).ok()?.then_some(sheet)
}
