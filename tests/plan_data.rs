//! *Datos del plan*: fields that commit when they are left, in a real browser.

use plan::{Id, Plan};
use wasm_bindgen_test::*;

mod common;

use common::Stage;

wasm_bindgen_test_configure!(run_in_browser);

const PLAN: Id = Id::from_bits(0xC1);

async fn start() -> Stage {
    Stage::of_plan(Plan::new(PLAN), "data").await
}

#[wasm_bindgen_test]
async fn a_field_changes_the_plan_when_it_is_left() {
    let stage = start().await;
    stage.fill("#pd-institution", " Ayuntamiento de Prueba ").await;
    assert_eq!(stage.value("#pd-institution"), "Ayuntamiento de Prueba");
    assert!(stage.text(".plan-name").contains("Ayuntamiento de Prueba"));
    stage.undo().await;
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
