//! The light, its details, copies outside the browser and the question for the name, in a real
//! browser.

use leptos::prelude::{document, window};
use plan::{Action, Document, Id, Plan};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::*;
use web_sys::{HtmlElement, HtmlInputElement};

mod common;

use common::{Stage, settle};

wasm_bindgen_test_configure!(run_in_browser);

/// A plan that is open.
struct Workspace {
    stage: Stage,
    id: Id,
}

impl Workspace {
    fn light(&self, attribute: &str) -> Option<String> {
        self.stage.find(".light")?.get_attribute(attribute)
    }

    /// Adds an action, which is one change, and closes its form: one that covers a low window
    /// would take a step back in the history with it when the test ends.
    async fn change(&self) {
        self.stage.click(".tools [data-action='add'], .tools button:last-child").await;
        until("the form", || self.stage.find(".ficha-foot .primary").is_some()).await;
        self.stage.click(".ficha-foot .primary").await;
        until("the end of the form", || self.stage.find(".ficha").is_none()).await;
    }

    /// What is noted of the copies of the plan.
    fn about(&self) -> String {
        storage().get_item(&format!("mejora/about/{}", self.id)).unwrap().unwrap_or_default()
    }
}

fn storage() -> web_sys::Storage {
    window().local_storage().unwrap().unwrap()
}

/// An element anywhere on the page: questions lie over all of it.
fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).unwrap().map(JsCast::unchecked_into)
}

fn text(selector: &str) -> String {
    let text = find(selector).and_then(|element| element.text_content()).unwrap_or_default();
    text.replace(text::SOFT_HYPHEN, "")
}

async fn click(selector: &str) {
    find(selector).unwrap_or_else(|| panic!("{selector} is not there")).click();
    settle().await;
}

/// Waits until something is so.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    assert!(
        common::until(is_so).await,
        "{what} does not come; the notice says: {}",
        text(".notice")
    );
}

/// Runs a script that gives a promise, and waits for it.
async fn run(script: &str) -> JsValue {
    let promise = js_sys::eval(&format!("(async () => {{ {script} }})()")).unwrap();
    JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await.unwrap()
}

/// A plan with so many actions, open, with something noted of its copies. `name` is the person's.
async fn start(id: u64, rows: u64, about: &str, name: Option<&str>) -> Workspace {
    let (id, storage) = (Id::from_bits(id), storage());
    storage.clear().unwrap();
    let mut plan = Plan::new(id);
    for at in 0..rows {
        let mut action = Action::new(Id::from_bits(0xF00 + at));
        action.action = "Medir los tiempos de espera".into();
        plan.actions.push(action.into());
    }
    let text = plan::format::write_compact(&Document::new(plan), "test");
    storage.set_item(&format!("mejora/plan/{id}"), &text).unwrap();
    storage.set_item(&format!("mejora/about/{id}"), about).unwrap();
    if let Some(name) = name {
        let settings = format!(r#"{{"language":"es","theme":"auto","name":"{name}"}}"#);
        storage.set_item("mejora/settings", &settings).unwrap();
    }
    let workspace = Workspace { stage: Stage::start(&format!("/plan/{id}/table"), &[]).await, id };
    until("the saved plan", || workspace.light("data-light").as_deref() == Some("saved")).await;
    workspace
}

#[wasm_bindgen_test]
async fn the_light_opens_its_details() {
    let workspace = start(0xD1, 1, "{}", Some("")).await;
    assert!(text(".light-open").contains("Guardado"));
    click(".light-open").await;
    until("the details", || text("[data-part='saved']").contains("Guardado y comprobado")).await;
    assert!(text("[data-part='copy']").contains("ninguna copia"));
    assert!(text("[data-part='tabs']").contains("Ninguna otra"));
    click(".safety-head button").await;
    until("the end of the details", || find("dialog.safety").is_none()).await;
    drop(workspace);
}

#[wasm_bindgen_test]
async fn after_twenty_changes_the_light_says_so() {
    let about = r#"{"copied":1700000000000,"changes":20}"#;
    let workspace = start(0xD2, 1, about, Some("")).await;
    until("the due copy", || workspace.light("data-copy").as_deref() == Some("due")).await;
    assert!(
        text(".light-open").contains("Sin copia fuera de este equipo desde el 14 de noviembre")
    );
    assert_eq!(text(".light [data-mend]"), "Guardar copia");
}

#[wasm_bindgen_test]
async fn changes_are_counted_and_a_download_ends_the_count() {
    let workspace = start(0xD3, 1, r#"{"copied":1700000000000}"#, Some("")).await;
    workspace.change().await;
    until("the first change", || workspace.about().contains(r#""changes":1"#)).await;
    // After so long one change makes a copy due.
    until("the due copy", || find(".light [data-mend]").is_some()).await;
    js_sys::eval("delete window.showSaveFilePicker").unwrap();
    click(".light [data-mend]").await;
    until("the copy", || workspace.light("data-copy").is_none()).await;
    assert!(workspace.about().contains(r#""changes":0"#), "{}", workspace.about());
}

#[wasm_bindgen_test]
async fn the_first_copy_is_asked_for_once() {
    let workspace = start(0xD4, 3, "{}", Some("")).await;
    workspace.change().await;
    until("the question", || text(".notice").contains("solo en este navegador")).await;
    assert!(workspace.light("data-copy").is_none(), "it is asked for calmly");
    click(".notice .icon-only").await;
    workspace.change().await;
    until("the second change", || workspace.about().contains(r#""changes":1"#)).await;
    assert!(find(".notice").is_none());
}

#[wasm_bindgen_test]
async fn the_name_is_asked_for_once_before_the_first_file_leaves() {
    let about = r#"{"copied":1700000000000,"changes":20}"#;
    let workspace = start(0xD5, 1, about, None).await;
    js_sys::eval("delete window.showSaveFilePicker").unwrap();
    until("the due copy", || workspace.light("data-copy").is_some()).await;
    click(".light [data-mend]").await;
    until("the question", || find("#person-name").is_some()).await;
    click("[data-person] button[type=button]").await;
    assert!(workspace.light("data-copy").is_some(), "nothing leaves without an answer");
    click(".light [data-mend]").await;
    until("the question again", || find("#person-name").is_some()).await;
    let input: HtmlInputElement = find("#person-name").unwrap().unchecked_into();
    input.set_value(" Ana Peralta ");
    input.dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
    click("[data-person] button[type=submit]").await;
    until("the copy", || workspace.light("data-copy").is_none()).await;
    let settings = storage().get_item("mejora/settings").unwrap().unwrap();
    assert!(settings.contains(r#""name":"Ana Peralta""#), "{settings}");
}

#[wasm_bindgen_test]
async fn a_file_is_kept_fresh_and_never_written_over_what_others_wrote() {
    run("const root = await navigator.storage.getDirectory();
         window.showSaveFilePicker = () => root.getFileHandle('copia.json', { create: true });")
    .await;
    let about = r#"{"copied":1700000000000,"changes":20}"#;
    let workspace = start(0xD6, 1, about, Some("")).await;
    until("the due copy", || workspace.light("data-copy").is_some()).await;
    click(".light [data-mend]").await;
    until("the file", || text(".notice").contains("copia.json")).await;
    let read = "const root = await navigator.storage.getDirectory();
         const file = await root.getFileHandle('copia.json');
         return await (await file.getFile()).text();";
    let there = run(read).await.as_string().unwrap();
    assert!(there.contains(&workspace.id.to_string()), "{there}");
    until("the copy", || workspace.light("data-copy").is_none()).await;

    let theirs = there.replace("Medir los tiempos de espera", "Publicar los tiempos");
    run(&format!(
        "const root = await navigator.storage.getDirectory();
         const file = await root.getFileHandle('copia.json');
         const stream = await file.createWritable();
         await stream.write({theirs:?}); await stream.close();"
    ))
    .await;
    workspace.change().await;
    // It is looked at again when the page is hidden.
    run("Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
         dispatchEvent(new Event('visibilitychange'));
         delete document.visibilityState;").await;
    until("the changed copy", || text(".light-open").contains("Copia cambiada")).await;
    assert_eq!(run(read).await.as_string().unwrap(), theirs, "it is not written over");
    click(".light [data-mend]").await;
    until("the joined plan", || text("[data-row]").contains("Publicar los tiempos")).await;
    until("the fresh file", || workspace.light("data-copy").is_none()).await;
}
