//! *Versiones anteriores* and the plans removed a short time ago, with the browser's database.

use std::sync::Arc;

use leptos::prelude::window;
use mejora::browser::indexed_db::{Database, Store};
use mejora::storage::snapshots::{Snapshots, VersionContent};
use plan::snapshots::Cause;
use plan::{Action, Document, Id, Period, Plan, Task};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::HtmlInputElement;

mod common;

use common::{Stage, settle, stored};

wasm_bindgen_test_configure!(run_in_browser);

/// Starts the app at a place, with this plan in the list.
async fn start(hash: &str, plan: Option<&Plan>) -> Stage {
    window().local_storage().unwrap().unwrap().clear().unwrap();
    let file = |plan: &Plan| {
        let text = plan::format::write_compact(&Document::new(plan.clone()), "test");
        (format!("mejora/plan/{}", plan.id), text)
    };
    Stage::start(hash, plan.map(file).as_slice()).await
}

/// The versions, after all that earlier tests left is gone.
async fn fresh() -> (Database, Snapshots) {
    let database = Database::shared().await.unwrap();
    for key in database.keys(Store::Snapshots, "").await.unwrap() {
        database.delete(Store::Snapshots, &key).await.unwrap();
    }
    (database.clone(), Snapshots::of(database))
}

fn sample(id: u64) -> Plan {
    let mut plan = Plan::new(Id::from_bits(id));
    let header = Arc::make_mut(&mut plan.header);
    header.institution = "Ayuntamiento de Prueba".into();
    header.period = Some(Period::new(2026, 2027));
    for (at, text) in ["Medir la espera", "Publicar los precios"].into_iter().enumerate() {
        let mut action = Action::new(Id::from_bits(id * 100 + at as u64));
        action.action = text.into();
        action.tasks.push(Task::new(Id::from_bits(id * 100 + 50 + at as u64), "Preparar"));
        plan.actions.push(action.into());
    }
    plan
}

/// The sample without its second action, and with other words in the first.
fn changed(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.actions.pop();
    Arc::make_mut(&mut plan.actions[0]).action = "Medir cada mes la espera".into();
    plan
}

fn place(plan: &Plan) -> String {
    format!("/plan/{}/versions", plan.id)
}

#[wasm_bindgen_test]
async fn a_plan_that_is_opened_has_a_version_of_the_day() {
    fresh().await;
    let plan = sample(1);
    let stage = start(&place(&plan), Some(&plan)).await;
    stage.wait_for("[data-version]").await;
    assert_eq!(stage.text(".vs-title"), "Versiones anteriores");
    assert_eq!(stage.count("[data-version]"), 1);
    assert_eq!(stage.text(".vs-cause"), "Al empezar el día");
}

#[wasm_bindgen_test]
async fn the_same_state_is_kept_once() {
    let (_, all) = fresh().await;
    let document = Document::new(sample(2));
    all.take(&document, Cause::Hour).await.unwrap();
    all.take(&document, Cause::Hour).await.unwrap();
    assert_eq!(all.list(document.plan.id).await.unwrap().len(), 1);
    assert!(!all.take_if_due(&document).await.unwrap(), "an hour has not passed");
    all.take(&document, Cause::Import).await.unwrap();
    let list = all.list(document.plan.id).await.unwrap();
    assert_eq!(list.len(), 2, "what stays longer is kept all the same");
    assert_eq!((list[0].actions, list[0].tasks), (2, 2));
    assert_eq!(list[0].name, "Ayuntamiento de Prueba · 2026–2027");
    let read = all.read(&list[1].key).await.unwrap();
    assert_eq!(read, Some(VersionContent::Plan(Box::new(document))));
}

#[wasm_bindgen_test]
async fn going_back_is_one_step_and_keeps_what_was_there() {
    let (_, all) = fresh().await;
    let before = sample(3);
    all.take(&Document::new(before.clone()), Cause::Hour).await.unwrap();
    let now = changed(&before);
    let stage = start(&place(&now), Some(&now)).await;
    stage.wait_for("[data-difference]").await;
    assert_eq!(stage.text(".vs-since"), "2 cambios desde entonces");
    assert_eq!(stage.text(".df-entry:first-child ins"), "cada mes ");
    assert!(stage.text(".df-entry:last-child").contains("Se quitó la acción 2"));
    settle().await;
    assert!(stage.text(".vs-after").contains("1 acción quitada, 1 casilla cambiada"));
    stage.click("[data-deed='restore']").await;
    stage.wait_for(".notice").await;
    settle().await;
    assert!(stage.text(".notice").contains("Se volvió a la versión de hoy"));
    let stored = || format!("{:?}", stored(before.id));
    for _ in 0..6 {
        settle().await;
    }
    assert!(stored().contains("Publicar los precios"));
    assert!(!stored().contains("cada mes"));
    let list = all.list(before.id).await.unwrap();
    assert_eq!(list[0].meta.cause, Cause::Restore);
    let kept = all.read(&list[0].key).await.unwrap();
    assert!(matches!(kept, Some(VersionContent::Plan(document)) if document.plan == now));
    let undo = stage.find(".tools button[title^='Deshacer']").unwrap();
    let title = undo.get_attribute("title").unwrap();
    assert!(title.starts_with("Deshacer: volver a la versión del "), "{title}");
    stage.click_words(".notice button", "Deshacer").await;
    for _ in 0..6 {
        settle().await;
    }
    assert!(stored().contains("cada mes"));
}

#[wasm_bindgen_test]
async fn actions_are_copied_under_new_ids() {
    let (_, all) = fresh().await;
    let before = sample(4);
    all.take(&Document::new(before.clone()), Cause::Merge).await.unwrap();
    let now = changed(&before);
    let stage = start(&place(&now), Some(&now)).await;
    stage.wait_for("[data-difference]").await;
    stage.click("[data-deed='copy']").await;
    let ticks = stage.root.query_selector_all(".vs-pick input").unwrap();
    let ticked = |at: u32| ticks.get(at).unwrap().unchecked_into::<HtmlInputElement>().checked();
    assert_eq!((ticked(0), ticked(1)), (false, true), "what is missing is ticked");
    assert_eq!(stage.text("[data-copy-actions]"), "Copiar 1 acción");
    stage.click("[data-every]").await;
    assert_eq!(stage.text("[data-copy-actions]"), "Copiar 2 acciones");
    stage.click("[data-copy-actions]").await;
    assert!(stage.text(".notice").contains("Se copiaron 2 acciones"));
    for _ in 0..6 {
        settle().await;
    }
    let plan = stored(now.id);
    assert_eq!(plan.actions.len(), 3);
    assert_eq!(plan.actions[0], now.actions[0]);
    assert_eq!(plan.actions[2].action, "Publicar los precios");
    assert!(plan.actions[1..].iter().all(|action| before.action(action.id).is_none()));
}

#[wasm_bindgen_test]
async fn a_version_is_looked_at_and_nothing_changes() {
    let (_, all) = fresh().await;
    let before = sample(5);
    all.take(&Document::new(before.clone()), Cause::Update).await.unwrap();
    let now = changed(&before);
    let stage = start(&place(&now), Some(&now)).await;
    stage.wait_for("[data-difference]").await;
    stage.click("[data-deed='look']").await;
    stage.wait_for("[data-look] [data-sheet]").await;
    assert!(stage.text("[data-look] .pr-table").contains("Publicar los precios"));
    assert!(stage.text("[data-look] .badge").contains("Solo para leer"));
    stage.click_words("[data-look] button", "Cerrar").await;
    stage.wait_until_gone("[data-look]").await;
    assert_eq!(stage.text(".vs-since"), "2 cambios desde entonces");
}

#[wasm_bindgen_test]
async fn a_damaged_version_is_told_and_left_alone() {
    let (database, all) = fresh().await;
    let plan = sample(6);
    all.take(&Document::new(plan.clone()), Cause::Hour).await.unwrap();
    let key = all.list(plan.id).await.unwrap()[0].key.clone();
    let value = database.get(Store::Snapshots, &key).await.unwrap().unwrap();
    let damaged = value.replace("Medir", "Pedir");
    database.put(Store::Snapshots, &key, &damaged).await.unwrap();
    let stage = start(&place(&plan), Some(&plan)).await;
    stage.wait_for(".vs-trouble").await;
    assert!(stage.text(".vs-trouble").contains("no se puede leer"));
    assert!(stage.find("[data-deed='restore']").is_none());
    assert_eq!(database.get(Store::Snapshots, &key).await.unwrap(), Some(damaged));
}

#[wasm_bindgen_test]
async fn a_removed_plan_comes_back() {
    let (_, all) = fresh().await;
    let plan = sample(7);
    all.take(&Document::new(plan.clone()), Cause::Deletion).await.unwrap();
    let here = sample(8);
    all.take(&Document::new(here.clone()), Cause::Hour).await.unwrap();
    let stage = start("/", Some(&here)).await;
    stage.wait_for("[data-restore='removed']").await;
    assert_eq!(stage.count(".removed-plan"), 1, "what is here was not removed");
    assert!(stage.text(".removed-plan").contains("Ayuntamiento de Prueba · 2026–2027"));
    stage.click(".removed-plan button").await;
    stage.wait_for(&format!("[data-plan='{}']", plan.id)).await;
    stage.wait_until_gone("[data-restore='removed']").await;
}

#[wasm_bindgen_test]
async fn a_plan_that_cannot_be_read_is_restored_from_its_newest_version() {
    let (_, all) = fresh().await;
    let (old, plan) = (changed(&sample(9)), sample(9));
    all.take(&Document::new(old), Cause::Hour).await.unwrap();
    settle().await;
    all.take(&Document::new(plan.clone()), Cause::Day).await.unwrap();
    let key = format!("mejora/plan/{}/00000000000000aa", plan.id);
    let damaged = "mejora 1 5 3 0000000000000000\n{\"p";
    let storage = window().local_storage().unwrap().unwrap();
    storage.clear().unwrap();
    let stage = Stage::start("/", &[(key.clone(), damaged.into())]).await;
    stage.wait_for(".unreadable").await;
    stage.wait_for("[data-restore='damaged']").await;
    assert_eq!(stage.count(".removed-plan"), 1, "its newest version, and no plan that was removed");
    stage.click(".removed-plan button").await;
    stage.wait_until_gone("[data-restore='damaged']").await;
    stage.wait_until_gone(".unreadable").await;
    assert_eq!(stored(plan.id), plan);
    assert_eq!(storage.get_item(&key).unwrap().as_deref(), Some(damaged), "it is not deleted");
}
