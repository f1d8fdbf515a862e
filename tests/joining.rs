//! A copy of a plan that is here: its changes join, and what has two versions is decided.

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::{document, window};
use mejora::app::App;
use plan::{Action, Document, Id, Plan};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

mod common;

use common::{empty_stores, settle};

wasm_bindgen_test_configure!(run_in_browser);

/// The app in an element of its own, taken away at the end of a test.
struct Stage {
    root: HtmlElement,
    _app: Box<dyn Any>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

impl Stage {
    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }

    async fn click(&self, selector: &str) {
        self.find(selector).unwrap_or_else(|| panic!("{selector} is not there")).click();
        settle().await;
    }

    /// Clicks the element with these words among those that the selector matches.
    async fn click_words(&self, selector: &str, words: &str) {
        let found = self.root.query_selector_all(selector).unwrap();
        let element = (0..found.length())
            .filter_map(|at| found.get(at)?.dyn_into::<Element>().ok())
            .find(|element| element.text_content().is_some_and(|text| text.contains(words)));
        element
            .unwrap_or_else(|| panic!("{words} is not there"))
            .unchecked_into::<HtmlElement>()
            .click();
        settle().await;
    }

    /// Waits until an element is there, as long as reading takes on a busy machine.
    async fn wait_for(&self, selector: &str) {
        for _ in 0..100 {
            if self.find(selector).is_some() {
                return;
            }
            settle().await;
        }
        panic!("{selector} does not come");
    }

    async fn wait_for_words(&self, selector: &str, words: &str) {
        for _ in 0..100 {
            if self.text(selector).contains(words) {
                return;
            }
            settle().await;
        }
        panic!("{selector} does not say {words}, but {}", self.text(selector));
    }

    /// Types a text into the box of the dialog and goes on.
    async fn bring(&self, text: &str) {
        self.click("[data-door='open']").await;
        let area: HtmlTextAreaElement = self.find("#bring-text").unwrap().unchecked_into();
        area.set_value(text);
        let event = web_sys::Event::new("input").unwrap();
        area.dispatch_event(&event).unwrap();
        settle().await;
        self.click("dialog [type='submit']").await;
    }
}

/// Starts the app at a place, with these texts stored.
async fn start(hash: &str, stored: &[(String, String)]) -> Stage {
    empty_stores().await;
    let storage = window().local_storage().unwrap().unwrap();
    for (key, value) in stored {
        storage.set_item(key, value).unwrap();
    }
    window().location().set_hash(hash).unwrap();
    settle().await;
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let app = mount_to(root.clone(), App);
    settle().await;
    Stage { root, _app: Box::new(app) }
}

/// A plan file without a history.
fn file(institution: &str, actions: &[&str]) -> String {
    let mut plan = Plan::new(Id::from_bits(1));
    let header = std::sync::Arc::make_mut(&mut plan.header);
    header.institution = institution.into();
    for (at, text) in (7_u64..).zip(actions) {
        let action = Action { action: (*text).into(), ..Action::new(Id::from_bits(at)) };
        plan.actions.push(action.into());
    }
    plan::format::write_compact(&Document::new(plan), "test")
}

/// Whether any copy of the plan that is stored says this.
fn stores(text: &str) -> bool {
    let storage = window().local_storage().unwrap().unwrap();
    let keys = (0..storage.length().unwrap()).filter_map(|at| storage.key(at).unwrap());
    let plans = keys.filter(|key| key.starts_with("mejora/plan/"));
    plans.filter_map(|key| storage.get_item(&key).unwrap()).any(|value| value.contains(text))
}

#[wasm_bindgen_test]
async fn a_copy_joins_and_what_both_changed_is_decided() {
    let here = file("Ayuntamiento Uno", &[]);
    let stage = start("/", &[("mejora/plan/0000000000000001".into(), here)]).await;
    stage.bring(&file("Ayuntamiento Nuevo", &["Ordenar el archivo"])).await;
    stage.wait_for("[data-two]").await;
    assert!(stage.text("[data-two]").contains("Institución"));
    stage.click("[data-answer='join']").await;
    stage.wait_for_words(".notice", "Queda 1 por decidir.").await;
    stage.click_words(".notice button", "Decidir").await;
    stage.wait_for("dialog.jn [data-decide='ours']").await;
    assert_eq!(stage.text(".jn-card h3"), "Hay dos versiones de Institución");
    stage.click("dialog.jn [data-decide='ours']").await;
    settle().await;
    assert_eq!(stage.text("dialog.jn [role='status']"), "No queda nada por decidir.");
    assert!(stage.text(".plan-name").contains("Ayuntamiento Uno"));
    assert!(stores("Ordenar el archivo"), "what only the copy had is here");
}
