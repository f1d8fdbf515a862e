//! A copy of a plan that is here: its changes join, and what has two versions is decided.

use leptos::prelude::window;
use plan::{Action, Document, Id, Plan};
use wasm_bindgen_test::*;

mod common;

use common::{Stage, empty_stores, settle};

wasm_bindgen_test_configure!(run_in_browser);

/// Starts the app at a place, with these texts stored.
async fn start(hash: &str, stored: &[(String, String)]) -> Stage {
    empty_stores().await;
    Stage::start(hash, stored).await
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
