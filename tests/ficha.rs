//! The form of an action: what is typed in it is one change, can be given up and brought back,
//! and is never lost. In a real browser.

use leptos::prelude::window;
use plan::{Action, Id, IdSource, Month, Plan, Task, When};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::{HtmlElement, HtmlTextAreaElement};

mod common;

use common::{Held, Stage, send, settle, stored, value};

wasm_bindgen_test_configure!(run_in_browser);

const PLAN: Id = Id::from_bits(0xF1);
const AREA: &str = ".ficha [data-field='area']";
const START: &str = ".ficha [data-field='start']";
const END: &str = ".ficha [data-field='end']";

/// What is done in the form.
trait Form {
    fn tasks(&self) -> Vec<String>;
    async fn key(&self, element: &HtmlElement, key: &str, ctrl: bool, alt: bool);
}

impl Form for Stage {
    fn tasks(&self) -> Vec<String> {
        self.all(".ficha [data-task]").iter().map(value).collect()
    }

    async fn key(&self, element: &HtmlElement, key: &str, ctrl: bool, alt: bool) {
        self.press(element, key, Held { ctrl, alt, ..Held::default() }).await;
    }
}

fn a_plan() -> Plan {
    let mut plan = Plan::new(PLAN);
    let mut ids = plan::Sequence::new(7);
    for (number, text) in ["Medir", "Publicar", "Revisar"].into_iter().enumerate() {
        let mut action = Action::new(Id::from_bits(0xA0 + number as u64));
        action.action = text.into();
        action.area = format!("No se evidencia {number}");
        action.start = Month::new(2026, 3).map(When::of_month);
        action.end = Month::new(2027, 4).map(When::of_month);
        action.tasks = ["Uno", "Dos"].map(|text| Task::new(ids.next_id(), text)).into();
        plan.actions.push(action.into());
    }
    plan
}

/// Opens the plan, and in it the form of the first action.
async fn start() -> Stage {
    let stage = Stage::of_plan(a_plan(), "table").await;
    stage.click("[data-row] .number button").await;
    stage
}

#[wasm_bindgen_test]
async fn a_text_is_one_change_when_its_box_is_left() {
    let stage = start().await;
    assert_eq!(stage.text("#ficha-title"), "Acción 1 de 3");
    stage.type_into(AREA, "No").await;
    stage.type_into(AREA, "No hay").await;
    assert_eq!(stage.undoable(), None, "Typing does not travel through the plan.");
    stage.leave(AREA).await;
    assert_eq!(stage.undoable().as_deref(), Some("Área de mejora de la acción 1"));
    stage.undo().await;
    assert_eq!(stage.value(AREA), "No se evidencia 0");
    assert_eq!(stage.undoable(), None, "It was one change.");
}

#[wasm_bindgen_test]
async fn escape_gives_up_and_offers_back() {
    let stage = start().await;
    stage.type_into(AREA, "Otro texto").await;
    stage.key(&stage.get(AREA), "Escape", false, false).await;
    assert_eq!(stage.value(AREA), "No se evidencia 0");
    stage.leave(AREA).await;
    assert_eq!(stage.undoable(), None);
    stage.key(&stage.get(AREA), "Escape", false, false).await;
    assert!(stage.all(".ficha").is_empty(), "The second Escape closes the form.");
    stage.click("[data-row] .number button").await;
    stage.click(".ficha .given-up button").await;
    assert_eq!(stage.value(AREA), "Otro texto");
    assert!(stage.all(".ficha .given-up button").is_empty());
    stage.leave(AREA).await;
    assert_eq!(stage.undoable().as_deref(), Some("Área de mejora de la acción 1"));
}

#[wasm_bindgen_test]
async fn undo_is_the_plan_s_where_nothing_is_typed() {
    let stage = start().await;
    stage.type_into(AREA, "Uno").await;
    stage.leave(AREA).await;
    stage.type_into(AREA, "Dos").await;
    stage.key(&stage.get(AREA), "z", true, false).await;
    assert_eq!(stage.value(AREA), "Dos", "This undo is the browser's.");
    stage.leave(AREA).await;
    stage.key(&stage.get(AREA), "z", true, false).await;
    assert_eq!(stage.value(AREA), "Uno");
    stage.key(&stage.get(AREA), "y", true, false).await;
    assert_eq!(stage.value(AREA), "Dos");
}

#[wasm_bindgen_test]
async fn arrows_step_months_in_the_style_of_the_text() {
    let stage = start().await;
    stage.key(&stage.get(END), "ArrowUp", false, false).await;
    stage.key(&stage.get(END), "ArrowUp", false, false).await;
    assert_eq!(stage.value(END), "jun-27");
    assert_eq!(stage.text("#ficha-end-help"), "junio 2027");
    assert_eq!(stage.text(".ficha .span"), "16 meses");
    stage.leave(END).await;
    stage.undo().await;
    assert_eq!(stage.value(END), "abr-27", "The steps were one change.");
}

#[wasm_bindgen_test]
async fn a_date_says_what_was_understood() {
    let stage = start().await;
    for (typed, said) in [
        ("marzo 2026", "marzo 2026"),
        ("3/26", "marzo 2026"),
        ("T1-2026", "marzo 2026, fin del trimestre"),
        ("permanente", "Sin fecha de fin"),
    ] {
        stage.type_into(END, typed).await;
        assert_eq!(stage.text("#ficha-end-help"), said, "{typed}");
    }
    stage.type_into(END, "ene-26").await;
    assert_eq!(stage.text(".ficha .span"), "El fin queda antes del inicio.");
    stage.type_into(END, "pronto").await;
    assert!(stage.text("#ficha-end-help").starts_with("No se entiende"));
    stage.leave(END).await;
    assert_eq!(stage.value(END), "pronto", "No word is lost.");
}

#[wasm_bindgen_test]
async fn tasks_are_added_joined_and_removed() {
    let stage = start().await;
    assert_eq!(stage.tasks(), ["Uno", "Dos", ""]);
    let boxes = stage.all(".ficha [data-task]");
    stage.key(&boxes[1], "Enter", false, false).await;
    stage.type_into(".ficha .spare [data-task]", "Tres").await;
    assert_eq!(stage.tasks(), ["Uno", "Dos", "Tres", ""], "A new empty box waits.");
    let third = stage.all(".ficha [data-task]")[2].clone();
    stage.key(&third, "Enter", false, false).await;
    assert_eq!(stage.undoable().as_deref(), Some("Tareas de la acción 1"));
    stage.key(&third, "ArrowUp", false, true).await;
    assert_eq!(stage.tasks(), ["Uno", "Tres", "Dos", ""]);
    let second = stage.all(".ficha [data-task]")[1].clone();
    second.unchecked_ref::<HtmlTextAreaElement>().set_selection_range(0, 0).unwrap();
    stage.key(&second, "Backspace", false, false).await;
    assert_eq!(stage.tasks(), ["Uno Tres", "Dos", ""]);
    stage.click(".ficha .task-row .task-menu").await;
    stage.click(".ficha .task-row .menu-item:last-child").await;
    assert_eq!(stage.tasks(), ["Dos", ""]);
    for expect in [vec!["Uno Tres", "Dos", ""], vec!["Uno", "Tres", "Dos", ""]] {
        stage.undo().await;
        assert_eq!(stage.tasks(), expect);
    }
}

#[wasm_bindgen_test]
async fn a_pasted_list_becomes_tasks() {
    let stage = start().await;
    send(&stage.get(".ficha .spare [data-task]"), "paste");
    stage
        .type_into(
            ".ficha .spare [data-task]",
            "1. Revisar el manual. 2. Imprimirlo. 3. Entregarlo.",
        )
        .await;
    assert_eq!(
        stage.tasks(),
        ["Uno", "Dos", "Revisar el manual.", "Imprimirlo.", "Entregarlo.", ""]
    );
    stage.undo().await;
    assert_eq!(stage.tasks(), ["Uno", "Dos", ""]);
}

#[wasm_bindgen_test]
async fn the_catalogue_gives_the_code() {
    let stage = start().await;
    let list = stage.get("#ficha-code");
    list.unchecked_ref::<web_sys::HtmlSelectElement>().set_value("1.4");
    send(&list, "change");
    settle().await;
    stage.type_into(".ficha [data-field='example']", "7").await;
    stage.leave(".ficha [data-field='example']").await;
    assert!(stage.text(".ficha-about p").starts_with("1.4 (7) · Gestionar"));
}

#[wasm_bindgen_test]
async fn the_next_action_keeps_what_was_typed_in_this_one() {
    let stage = start().await;
    stage.type_into(AREA, "Escrito de paso").await;
    stage.get(".ficha [data-step='next']").click();
    settle().await;
    assert_eq!(stage.text("#ficha-title"), "Acción 2 de 3");
    assert_eq!(stage.value(AREA), "No se evidencia 1");
    stage.click(".ficha [data-step='previous']").await;
    assert_eq!(stage.value(AREA), "Escrito de paso");
    let end = stage.get(".ficha [data-step='previous']");
    assert_eq!(end.get_attribute("aria-disabled").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn closing_keeps_what_was_typed() {
    let stage = start().await;
    stage.type_into(START, "mayo 2026").await;
    stage.type_into(".ficha .spare [data-task]", "Última").await;
    stage.click(".ficha-foot .primary").await;
    assert!(stage.all(".ficha").is_empty());
    stage.click("[data-row] .number button").await;
    assert_eq!(stage.value(START), "mayo 2026");
    assert_eq!(stage.tasks(), ["Uno", "Dos", "Última", ""]);
}

#[wasm_bindgen_test]
async fn leaving_the_page_stores_what_was_typed() {
    let stage = start().await;
    stage.type_into(AREA, "Sin terminar").await;
    send(&window(), "pagehide");
    assert_eq!(stored(PLAN).actions[0].area, "Sin terminar");
    assert_eq!(stage.value(AREA), "Sin terminar", "The person may come back to it.");
    stage.type_into(AREA, "Sin terminar, todavía").await;
    drop(stage);
    settle().await;
    assert_eq!(stored(PLAN).actions[0].area, "Sin terminar, todavía");
}
