//! *Datos del plan*: fields that commit when they are left, in a real browser.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::{Mountable, document, window};
use mejora::app::App;
use plan::{Document, Id, Plan};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::{HtmlElement, HtmlInputElement};

mod common;

use common::{empty_stores, settle};

wasm_bindgen_test_configure!(run_in_browser);

const PLAN: Id = Id::from_bits(0xC1);

/// The app in an element of its own, taken away at the end of a test.
struct Stage<M: Mountable> {
    root: HtmlElement,
    _app: UnmountHandle<M>,
}

impl<M: Mountable> Drop for Stage<M> {
    fn drop(&mut self) {
        self.root.remove();
    }
}

impl<M: Mountable> Stage<M> {
    fn find(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("{selector} is not there")).unchecked_into()
    }

    fn text(&self, selector: &str) -> String {
        let text = self.find(selector).text_content().unwrap_or_default();
        text.replace(text::SOFT_HYPHEN, "")
    }

    fn value(&self, selector: &str) -> String {
        self.find(selector).unchecked_into::<HtmlInputElement>().value()
    }

    async fn fill(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.find(selector).unchecked_into();
        input.set_value(text);
        let options = web_sys::EventInit::new();
        options.set_bubbles(true);
        let event = web_sys::Event::new_with_event_init_dict("change", &options).unwrap();
        input.dispatch_event(&event).unwrap();
        settle().await;
    }

    async fn click(&self, selector: &str) {
        self.find(selector).click();
        settle().await;
    }
}

async fn start() -> Stage<impl Mountable> {
    empty_stores().await;
    let storage = window().local_storage().unwrap().unwrap();
    let text = plan::format::write_compact(&Document::new(Plan::new(PLAN)), "test");
    storage.set_item(&format!("mejora/plan/{PLAN}"), &text).unwrap();
    window().location().set_hash(&format!("/plan/{PLAN}/data")).unwrap();
    settle().await;
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let app = mount_to(root.clone(), App);
    settle().await;
    Stage { root, _app: app }
}

#[wasm_bindgen_test]
async fn a_field_changes_the_plan_when_it_is_left() {
    let stage = start().await;
    stage.fill("#pd-institution", " Ayuntamiento de Prueba ").await;
    assert_eq!(stage.value("#pd-institution"), "Ayuntamiento de Prueba");
    assert!(stage.text(".plan-name").contains("Ayuntamiento de Prueba"));
    stage.click(".tools button:nth-of-type(2)").await;
    assert_eq!(stage.value("#pd-institution"), "");
}

#[wasm_bindgen_test]
async fn the_period_takes_years_and_refuses_words() {
    let stage = start().await;
    stage.fill("#pd-first-year", "2026").await;
    assert_eq!(stage.value("#pd-last-year"), "2026");
    stage.fill("#pd-last-year", "2027").await;
    assert!(stage.text(".plan-name").contains("2026–2027"));
    stage.fill("#pd-last-year", "dos mil").await;
    assert_eq!(stage.value("#pd-last-year"), "dos mil");
    assert!(stage.text("#pd-period-error").contains("cuatro cifras"));
}

#[wasm_bindgen_test]
async fn signatures_are_added_ordered_and_removed() {
    let stage = start().await;
    stage.click("[data-add='signatory']").await;
    stage.fill("#pd-signatory-0-name", "Ana").await;
    stage.click("[data-add='signatory']").await;
    stage.fill("#pd-signatory-1-name", "Luis").await;
    assert_eq!(stage.value("#pd-signatory-1-role"), "1");
    stage.click("[aria-label='Subir: Firma 2']").await;
    assert_eq!(stage.value("#pd-signatory-0-name"), "Luis");
    stage.click("[aria-label='Quitar: Firma 1']").await;
    assert_eq!(stage.value("#pd-signatory-0-name"), "Ana");
    assert!(stage.root.query_selector("#pd-signatory-1-name").unwrap().is_none());
}
