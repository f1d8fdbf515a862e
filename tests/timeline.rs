//! The timeline under keys and pointer, and the sheets, in a real browser.

use plan::{Action, Id, Month, Period, Plan, When};
use wasm_bindgen_test::*;
use web_sys::{HtmlElement, PointerEvent, PointerEventInit};

mod common;

use common::{Held, Stage, settle, until};

wasm_bindgen_test_configure!(run_in_browser);

const PLAN: Id = Id::from_bits(0xC0);
const FIRST: Id = Id::from_bits(0xA1);
const UNDATED: Id = Id::from_bits(0xA2);

/// What is done with bars.
trait Bars {
    fn bar(&self, id: Id) -> HtmlElement;
    fn name(&self, id: Id) -> String;
    async fn key(&self, id: Id, key: &str, shift: bool, alt: bool);
    async fn pointer(&self, kind: &str, id: Id, x: f64, y: f64);
    async fn pointer_of(&self, device: &str, kind: &str, id: Id, x: f64, y: f64);
}

impl Bars for Stage {
    fn bar(&self, id: Id) -> HtmlElement {
        self.get(&format!("[data-bar='{id}']"))
    }

    fn name(&self, id: Id) -> String {
        self.bar(id).get_attribute("aria-label").unwrap_or_default()
    }

    async fn key(&self, id: Id, key: &str, shift: bool, alt: bool) {
        self.press(&self.bar(id), key, Held { shift, alt, ..Held::default() }).await;
    }

    async fn pointer(&self, kind: &str, id: Id, x: f64, y: f64) {
        self.pointer_of("mouse", kind, id, x, y).await;
    }

    async fn pointer_of(&self, device: &str, kind: &str, id: Id, x: f64, y: f64) {
        let options = PointerEventInit::new();
        options.set_pointer_id(1);
        options.set_is_primary(true);
        options.set_pointer_type(device);
        options.set_client_x(x as i32);
        options.set_client_y(y as i32);
        options.set_bubbles(true);
        options.set_cancelable(true);
        let event = PointerEvent::new_with_event_init_dict(kind, &options).unwrap();
        self.bar(id).dispatch_event(&event).unwrap();
        settle().await;
    }
}

fn month(year: i32, number: u32) -> Option<When> {
    Some(When::of_month(Month::new(year, number).unwrap()))
}

fn a_plan() -> Plan {
    let mut plan = Plan::new(PLAN);
    std::sync::Arc::make_mut(&mut plan.header).period = Some(Period::new(2026, 2027));
    let mut first = Action::new(FIRST);
    first.action = "Medir".into();
    (first.start, first.end) = (month(2026, 3), month(2027, 4));
    plan.actions.push(first.into());
    plan.actions.push(Action::new(UNDATED).into());
    plan
}

/// Opens the plan in this view.
async fn start(view: &str) -> Stage {
    Stage::of_plan(a_plan(), view).await
}

#[wasm_bindgen_test]
async fn a_bar_says_its_dates() {
    let stage = start("timeline").await;
    assert_eq!(stage.name(FIRST), "Acción 1, marzo 2026 – abril 2027, 14 meses");
    assert_eq!(stage.name(UNDATED), "Acción 2, sin fechas");
}

#[wasm_bindgen_test]
async fn arrows_move_a_bar_and_one_undo_brings_it_back() {
    let stage = start("timeline").await;
    stage.key(FIRST, "ArrowRight", false, false).await;
    stage.key(FIRST, "ArrowRight", false, false).await;
    assert_eq!(stage.name(FIRST), "Acción 1, mayo 2026 – junio 2027, 14 meses");
    assert_eq!(stage.text("[data-said]"), "mayo 2026 – junio 2027, 14 meses");
    stage.undo().await;
    assert_eq!(stage.name(FIRST), "Acción 1, marzo 2026 – abril 2027, 14 meses");
}

#[wasm_bindgen_test]
async fn shift_and_alt_resize_a_bar() {
    let stage = start("timeline").await;
    stage.key(FIRST, "ArrowLeft", true, false).await;
    stage.key(FIRST, "ArrowRight", false, true).await;
    assert_eq!(stage.name(FIRST), "Acción 1, abril 2026 – marzo 2027, 12 meses");
}

#[wasm_bindgen_test]
async fn one_undo_takes_back_one_run_of_keys() {
    let stage = start("timeline").await;
    stage.key(FIRST, "ArrowRight", false, false).await;
    stage.key(FIRST, "ArrowRight", true, false).await;
    stage.key(FIRST, "ArrowRight", true, false).await;
    assert_eq!(stage.name(FIRST), "Acción 1, abril 2026 – julio 2027, 16 meses");
    stage.undo().await;
    assert_eq!(stage.name(FIRST), "Acción 1, abril 2026 – mayo 2027, 14 meses");
    stage.undo().await;
    assert_eq!(stage.name(FIRST), "Acción 1, marzo 2026 – abril 2027, 14 meses");
}

#[wasm_bindgen_test]
async fn an_arrow_gives_dates_to_an_action_without_any() {
    let stage = start("timeline").await;
    stage.key(UNDATED, "ArrowRight", false, false).await;
    assert!(stage.name(UNDATED).ends_with("1 mes"), "{}", stage.name(UNDATED));
    stage.undo().await;
    assert_eq!(stage.name(UNDATED), "Acción 2, sin fechas");
}

#[wasm_bindgen_test]
async fn a_drag_is_one_change_and_escape_gives_it_up() {
    let stage = start("timeline").await;
    // Without the style sheets the bar has no place of its own: its months are those of the row.
    let cells = stage.get(".tl-cells").get_bounding_client_rect();
    let month = cells.width() / 24.0;
    let (x, y) = (cells.left() + 9.0 * month, cells.top() + 3.0);
    stage.pointer("pointerdown", FIRST, x, y).await;
    stage.pointer("pointermove", FIRST, x + 2.0 * month, y).await;
    assert!(stage.text(".tl-tip").contains("mayo 2026"));
    stage.key(FIRST, "Escape", false, false).await;
    stage.pointer("pointerup", FIRST, x + 2.0 * month, y).await;
    assert!(stage.name(FIRST).contains("marzo 2026"));
    stage.pointer("pointerdown", FIRST, x, y).await;
    stage.pointer("pointermove", FIRST, x + month, y).await;
    stage.pointer("pointermove", FIRST, x + 3.0 * month, y).await;
    stage.pointer("pointerup", FIRST, x + 3.0 * month, y).await;
    assert_eq!(stage.name(FIRST), "Acción 1, junio 2026 – julio 2027, 14 meses");
    stage.undo().await;
    assert!(stage.name(FIRST).contains("marzo 2026"));
}

#[wasm_bindgen_test]
async fn a_finger_moves_only_what_it_has_chosen() {
    let stage = start("timeline").await;
    let cells = stage.get(".tl-cells").get_bounding_client_rect();
    let month = cells.width() / 24.0;
    let (x, y) = (cells.left() + 9.0 * month, cells.top() + 3.0);
    let to = x + 2.0 * month;
    for (kind, x) in [("pointerdown", x), ("pointermove", to), ("pointerup", to)] {
        stage.pointer_of("touch", kind, FIRST, x, y).await;
    }
    assert!(stage.name(FIRST).contains("marzo 2026"), "a swipe moved {}", stage.name(FIRST));
    for kind in ["pointerdown", "pointerup"] {
        stage.pointer_of("touch", kind, FIRST, x, y).await;
    }
    assert!(stage.name(FIRST).contains("marzo 2026"), "a tap moved {}", stage.name(FIRST));
    for (kind, x) in [("pointerdown", x), ("pointermove", to), ("pointercancel", to)] {
        stage.pointer_of("touch", kind, FIRST, x, y).await;
    }
    assert!(stage.name(FIRST).contains("marzo 2026"), "given up: {}", stage.name(FIRST));
    for (kind, x) in [("pointerdown", x), ("pointermove", to), ("pointerup", to)] {
        stage.pointer_of("touch", kind, FIRST, x, y).await;
    }
    assert_eq!(stage.text(".notice p"), "Acción 1: mayo 2026 – junio 2027, 14 meses.");
    stage.get(".notice .button").click();
    settle().await;
    assert!(stage.name(FIRST).contains("marzo 2026"), "undone: {}", stage.name(FIRST));
}

#[wasm_bindgen_test]
async fn the_same_is_there_as_a_table() {
    let stage = start("timeline").await;
    stage.get("[data-as-text]").click();
    settle().await;
    let text = stage.text(".tl-text tbody");
    assert!(text.contains("mar 26") && text.contains("abr 27") && text.contains("14"), "{text}");
}

#[wasm_bindgen_test]
async fn the_sheets_are_counted() {
    let stage = start("print").await;
    until(|| stage.text(".pr-count").contains("hoja ")).await;
    assert_eq!(
        stage.get("[data-screen='print']").get_attribute("data-pages").as_deref(),
        Some("1")
    );
    assert!(stage.text(".pr-count").contains("1 hoja Carta"), "{}", stage.text(".pr-count"));
    let sheet = stage.text("[data-sheet]");
    assert!(sheet.contains("BORRADOR") && sheet.contains("Página 1 de 1"), "{sheet}");
    assert!(sheet.contains("mar-26") && sheet.contains("abr-27"), "{sheet}");
}
