//! *Mis planes*, the opening of what is brought in, and the settings, in a real browser.

use leptos::prelude::{document, window};
use plan::{Action, Document, Id, Period, Plan};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;

mod common;

use common::{Stage, empty_stores, settle, stored as stored_plan, until};

wasm_bindgen_test_configure!(run_in_browser);

const TABLE: &str = "Plan de Mejora Institucional 2026-2027\nAyuntamiento de Prueba\n\n\
No.\tCriterio No.\tSubcriterio No.\tÁrea de Mejora\tAcción de Mejora\tObjetivo\tTareas\tInicio\tFin\tRecursos\tIndicador\tResponsable\tComentarios\n\
1\t1\t1.1 (3)\tNo se mide\tMedir\tConocer\t1. Contar. 2. Publicar.\tmar-26\tpronto\tHumanos\tCantidad\tRRHH\tN/A\n";

/// Starts the app at a place, with these texts stored.
async fn start(hash: &str, stored: &[(String, String)]) -> Stage {
    empty_stores().await;
    Stage::start(hash, stored).await
}

fn stored(id: u64, institution: &str, saved: i64) -> [(String, String); 2] {
    let id = Id::from_bits(id);
    let mut plan = Plan::new(id);
    let header = std::sync::Arc::make_mut(&mut plan.header);
    header.institution = institution.into();
    header.period = Some(Period::new(2026, 2027));
    plan.actions.push(Action::new(Id::from_bits(7)).into());
    let text = plan::format::write_compact(&Document::new(plan), "test");
    let about = format!("{{\"saved\":{saved},\"by\":1}}");
    [(format!("mejora/plan/{id}"), text), (format!("mejora/about/{id}"), about)]
}

fn two_plans() -> Vec<(String, String)> {
    [stored(1, "Ayuntamiento Uno", 1_000), stored(2, "Ayuntamiento Dos", 2_000)].concat()
}

#[wasm_bindgen_test]
async fn without_plans_there_are_doors() {
    let stage = start("/", &[]).await;
    assert_eq!(stage.text("h1"), "¿Con qué desea empezar?");
    assert_eq!(stage.count(".door"), 3);
    assert!(stage.text(".library-example").contains("Ver un ejemplo"));
    assert!(stage.text(".library-footer").contains("solo en este equipo"));
}

#[wasm_bindgen_test]
async fn plans_are_listed_with_the_latest_first() {
    let stage = start("/", &two_plans()).await;
    assert_eq!(stage.count("[data-plan]"), 2);
    assert_eq!(stage.text("[data-plan] h2"), "Ayuntamiento Dos · 2026–2027");
    assert!(stage.text("[data-plan]").contains("1 acción"));
    assert!(stage.text("[data-plan]").contains("sin copia fuera"));
    assert_eq!(stage.count(".plan-entry-open.primary"), 1);
}

#[wasm_bindgen_test]
async fn a_removed_plan_comes_back_by_undo() {
    let stage = start("/", &two_plans()).await;
    stage.click("[data-plan='0000000000000002'] [aria-haspopup='menu']").await;
    stage.click_words("[role='menuitem']", "Quitar").await;
    stage.wait_for_count("[data-plan]", 1).await;
    assert!(stage.text(".notice").contains("Ayuntamiento Dos"));
    // The notice outlives the row and the screen that it came from.
    window().location().set_hash("/help").unwrap();
    settle().await;
    stage.click_words(".notice button", "Deshacer").await;
    window().location().set_hash("/").unwrap();
    stage.wait_for_count("[data-plan]", 2).await;
    assert_eq!(stage.text("[data-plan] h2"), "Ayuntamiento Dos · 2026–2027");
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_listed_and_kept() {
    let broken = [("mejora/plan/00000000000000aa".to_owned(), "{\"format\":".to_owned())];
    let stage = start("/", &broken).await;
    assert!(stage.text("[data-plan]").contains("no se ha perdido"));
    assert!(stage.text("[data-plan] .plan-entry-open").contains("Descargar lo guardado"));
    let storage = window().local_storage().unwrap().unwrap();
    assert_eq!(storage.get_item(&broken[0].0).unwrap().as_deref(), Some("{\"format\":"));
}

#[wasm_bindgen_test]
async fn the_language_changes_at_once() {
    let stage = start("/settings", &[]).await;
    assert_eq!(stage.text("h1"), "Ajustes");
    stage.click("input[name='language'][value='en']").await;
    assert_eq!(stage.text("h1"), "Settings");
    let root = document().document_element().unwrap();
    assert_eq!(root.get_attribute("lang").as_deref(), Some("en"));
    let storage = window().local_storage().unwrap().unwrap();
    assert!(storage.get_item("mejora/settings").unwrap().unwrap().contains("\"en\""));
}

#[wasm_bindgen_test]
async fn what_is_no_plan_changes_nothing() {
    let stage = start("/", &two_plans()).await;
    stage.bring("Estimados señores: adjunto el acta de la reunión.").await;
    assert!(stage.text("dialog [role='alert']").contains("No se cambió nada."));
    assert_eq!(stage.count("[data-plan]"), 2);
    assert_eq!(window().location().hash().unwrap(), "#/");
}

#[wasm_bindgen_test]
async fn a_table_is_shown_before_it_is_kept() {
    let stage = start("/", &[]).await;
    stage.bring(TABLE).await;
    stage.wait_for("[data-screen='opening'] .decide").await;
    assert_eq!(stage.text(".decide h2"), "Decida usted (1)");
    assert_eq!(stage.count(".understood"), 1);
    let storage = window().local_storage().unwrap().unwrap();
    let plans = || {
        (0..storage.length().unwrap())
            .filter_map(|at| storage.key(at).unwrap())
            .filter(|key| key.starts_with("mejora/plan/"))
            .count()
    };
    assert_eq!(plans(), 0);
    stage.click(".decide .settle").await;
    assert_eq!(stage.text(".decide h2"), "Decida usted (0)");
    stage.click("[data-accept]").await;
    assert_eq!(plans(), 1);
    assert!(window().location().hash().unwrap().starts_with("#/plan/"));
}

#[wasm_bindgen_test]
async fn a_long_table_is_shown_by_and_by() {
    let row = TABLE.lines().last().unwrap();
    let stage = start("/", &[]).await;
    stage.bring(&format!("{TABLE}{}", format!("{row}\n").repeat(120))).await;
    stage.wait_for("[data-screen='opening'] .decide").await;
    // What comes 121 times is one question, whose places are made when they are asked for.
    assert_eq!(stage.text(".decide h2"), "Decida usted (1)");
    let left = || stage.text(".decide .settle-all .hint");
    assert_eq!(left(), "Por decidir: 121");
    let counts = || (stage.count(".decide .place"), stage.count(".understood"));
    assert_eq!(counts(), (0, 50));
    stage.click(".decide summary").await;
    stage.wait_for(".decide .place").await;
    assert_eq!(counts(), (50, 50));
    assert_eq!(stage.text(".decide .more .hint"), "Se ven 50 de 121.");
    stage.click(".decide [data-more='some']").await;
    assert_eq!(counts(), (100, 50));
    let focused = || document().active_element();
    let line = |at: usize| stage.find(&format!(".decide .place:nth-child({at})"));
    assert_eq!(focused(), line(51).map(JsCast::unchecked_into));
    assert!(stage.find(".decide [data-more='some']").is_none());
    assert_eq!(stage.text(".decide [data-more]"), "Ver todo lo que falta (21)");
    stage.click(".decide [data-more='all']").await;
    assert_eq!(counts(), (121, 50));
    assert_eq!(focused(), line(101).map(JsCast::unchecked_into));
    assert!(stage.find(".decide [data-more]").is_none());
    stage.click(".decide .place:nth-child(121) .settle").await;
    assert_eq!(left(), "Por decidir: 120");
    stage.click(".decide .settle-all .settle").await;
    assert_eq!(stage.text(".decide h2"), "Decida usted (0)");
    stage.click(".decide .settle-all .settle").await;
    assert_eq!(left(), "Por decidir: 121");
    stage.click(".understood-list [data-more='all']").await;
    stage.wait_for(".understood:nth-child(121)").await;
    assert_eq!(counts(), (121, 121));
}

#[wasm_bindgen_test]
async fn a_plan_that_is_here_is_replaced_only_when_told() {
    let [(key, text), about] = stored(1, "Ayuntamiento Uno", 1_000);
    let stage = start("/", &[(key.clone(), text.clone()), about]).await;
    let other = text.replace("Ayuntamiento Uno", "Ayuntamiento Nuevo");
    stage.bring(&other).await;
    stage.wait_for("[data-screen='opening'] h1").await;
    assert_eq!(stage.text("h1"), "Este plan ya está en este equipo");
    let storage = window().local_storage().unwrap().unwrap();
    assert!(storage.get_item(&key).unwrap().unwrap().contains("Ayuntamiento Uno"));
    stage.click("[data-answer='replace']").await;
    stage.wait_for(".notice button").await;
    let name = || stage.text(".plan-name");
    assert!(name().contains("Ayuntamiento Nuevo"));
    stage.click_words(".notice button", "Deshacer").await;
    assert!(name().contains("Ayuntamiento Uno"));
    for _ in 0..10 {
        settle().await;
    }
    assert_eq!(stored_plan(Id::from_bits(1)).header.institution, "Ayuntamiento Uno");
}

fn storage() -> web_sys::Storage {
    window().local_storage().unwrap().unwrap()
}

/// The keys of local storage that begin so, in order.
fn keys(prefix: &str) -> Vec<String> {
    let all = (0..storage().length().unwrap()).filter_map(|at| storage().key(at).unwrap());
    let mut keys: Vec<String> = all.filter(|key| key.starts_with(prefix)).collect();
    keys.sort();
    keys
}

#[wasm_bindgen_test]
async fn plans_with_an_outline_are_listed_without_being_read() {
    let mut all = Vec::new();
    for id in 1..=20 {
        let [(key, text), about] = stored(id, "Como dice el plan", 1_000);
        let outline = storage::outline::PlanOutline {
            institution: "Como dice el resumen".into(),
            period: None,
            state: plan::PlanState::Closed,
            actions: 3,
        };
        let plan = Id::from_bits(id);
        let beside = storage::keys::of_outline(plan, Id::from_bits(0xB1));
        all.extend([(beside, outline.write(&text)), (key, text), about]);
    }
    let stage = start("/", &all).await;
    assert_eq!(stage.count("[data-plan]"), 20);
    // Whoever reads one of them shows what the plan says.
    assert!(!stage.text(".plans").contains("Como dice el plan"));
    assert_eq!(stage.text("[data-plan] h2"), "Como dice el resumen");
    assert!(stage.text("[data-plan]").contains("3 acciones"));
    assert_eq!(keys("mejora/outline/").len(), 20);
}

#[wasm_bindgen_test]
async fn a_plan_without_an_outline_of_its_text_is_read_and_gets_one() {
    let [(key, text), about] = stored(1, "Ayuntamiento Uno", 1_000);
    let other = storage::outline::PlanOutline {
        institution: "De otro texto".into(),
        period: None,
        state: plan::PlanState::Draft,
        actions: 0,
    };
    let beside = storage::keys::of_outline(Id::from_bits(1), Id::from_bits(0xB1));
    let stale = (beside.clone(), other.write("otro texto"));
    let stage = start("/", &[stale, (key, text.clone()), about]).await;
    assert_eq!(stage.text("[data-plan] h2"), "Ayuntamiento Uno · 2026–2027");
    let [made] = &keys("mejora/outline/")[..] else { panic!("one outline is left") };
    assert_ne!(*made, beside, "it is written under a key of this session");
    let outline = storage().get_item(made).unwrap().unwrap();
    let said = storage::outline::PlanOutline::read(&outline, &text).unwrap();
    assert_eq!((said.institution.as_str(), said.actions), ("Ayuntamiento Uno", 1));
}

#[wasm_bindgen_test]
async fn what_is_removed_leaves_no_outline_and_no_note_of_whose_it_was() {
    let unsigned = "mejora/unsigned/0000000000000002".to_owned();
    let note = (unsigned.clone(), "{\"00000000000000c1\":\"Plan de Ana.docx\"}".to_owned());
    let stage = start("/", &[two_plans(), vec![note.clone()]].concat()).await;
    assert_eq!(keys("mejora/outline/").len(), 2);
    stage.click("[data-plan='0000000000000002'] [aria-haspopup='menu']").await;
    stage.click_words("[role='menuitem']", "Quitar").await;
    stage.wait_for_count("[data-plan]", 1).await;
    assert!(until(|| keys("mejora/outline/0000000000000002").is_empty()).await);
    assert_eq!(storage().get_item(&unsigned).unwrap(), None);
    stage.click_words(".notice button", "Deshacer").await;
    stage.wait_for_count("[data-plan]", 2).await;
    assert_eq!(storage().get_item(&unsigned).unwrap(), Some(note.1));
}
