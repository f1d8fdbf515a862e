//! What the component tests share: stores in which nothing is left of another test.
#![allow(dead_code, reason = "Each test program uses what it needs.")]

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::{document, window};
use mejora::app::App;
use mejora::browser::indexed_db::{Database, Store};
use plan::{Document, Id, Plan};
use storage::envelope;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, Event, EventInit, EventTarget, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    KeyboardEvent, KeyboardEventInit,
};

/// Lets the page react: effects, a change of the address, the database, the next frame.
pub async fn settle() {
    let wait = js_sys::Promise::new(&mut |done, _| {
        leptos::prelude::set_timeout(
            move || drop(done.call0(&wasm_bindgen::JsValue::NULL)),
            std::time::Duration::from_millis(60),
        );
    });
    JsFuture::from(wait).await.unwrap();
}

/// Waits until something is so, as long as it takes on a busy machine; gives whether it is.
pub async fn until(is_so: impl Fn() -> bool) -> bool {
    for _ in 0..100 {
        if is_so() {
            return true;
        }
        settle().await;
    }
    false
}

/// Empties both stores, after an earlier test has written what it still had to write.
pub async fn empty_stores() {
    settle().await;
    settle().await;
    window().local_storage().unwrap().unwrap().clear().unwrap();
    let database = Database::shared().await.unwrap();
    for store in [Store::Plans, Store::Snapshots, Store::Kept] {
        for key in database.keys(store, "").await.unwrap() {
            database.delete(store, &key).await.unwrap();
        }
    }
}

/// Sends an event of a kind that bubbles.
pub fn send(target: &EventTarget, kind: &str) {
    let options = EventInit::new();
    options.set_bubbles(true);
    let event = Event::new_with_event_init_dict(kind, &options).unwrap();
    target.dispatch_event(&event).unwrap();
}

/// What a box holds.
pub fn value(element: &HtmlElement) -> String {
    match element.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => element.unchecked_ref::<HtmlInputElement>().value(),
    }
}

/// Puts a text into a box, which does not hear of it.
fn set_value(element: &HtmlElement, text: &str) {
    match element.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.set_value(text),
        None => element.unchecked_ref::<HtmlInputElement>().set_value(text),
    }
}

/// The keys that are held while another is pressed.
#[derive(Clone, Copy, Default)]
pub struct Held {
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
}

/// The button that undoes.
const UNDO: &str = ".tools button:nth-of-type(2)";

/// The app in an element of its own, taken away at the end of a test.
pub struct Stage {
    pub root: HtmlElement,
    _app: Box<dyn Any>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

impl Stage {
    /// Starts the app at a place, with these texts stored beside what is there.
    pub async fn start(hash: &str, stored: &[(String, String)]) -> Self {
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
        Self { root, _app: Box::new(app) }
    }

    /// Starts the app with nothing but this plan, in a view of it.
    pub async fn of_plan(plan: Plan, view: &str) -> Self {
        empty_stores().await;
        let id = plan.id;
        let text = plan::format::write_compact(&Document::new(plan), "test");
        Self::start(&format!("/plan/{id}/{view}"), &[(format!("mejora/plan/{id}"), text)]).await
    }

    /// The element that must be there.
    pub fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector).unwrap_or_else(|| panic!("{selector} is not there"))
    }

    /// All elements that the selector matches.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|at| found.get(at).unwrap().unchecked_into()).collect()
    }

    /// What a box holds.
    pub fn value(&self, selector: &str) -> String {
        value(&self.get(selector))
    }

    /// Types a text into a box in place of what it holds.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let element = self.get(selector);
        element.focus().unwrap();
        set_value(&element, text);
        send(&element, "input");
        settle().await;
    }

    /// Gives a box another value at once, as a browser does that fills it in.
    pub async fn fill(&self, selector: &str, text: &str) {
        let element = self.get(selector);
        set_value(&element, text);
        send(&element, "change");
        settle().await;
    }

    /// Takes the keyboard out of a box.
    pub async fn leave(&self, selector: &str) {
        self.get(selector).blur().unwrap();
        settle().await;
    }

    /// Presses a key on an element.
    pub async fn press(&self, element: &HtmlElement, key: &str, held: Held) {
        let options = KeyboardEventInit::new();
        options.set_key(key);
        options.set_ctrl_key(held.ctrl);
        options.set_shift_key(held.shift);
        options.set_alt_key(held.alt);
        options.set_bubbles(true);
        options.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).unwrap();
        element.dispatch_event(&event).unwrap();
        settle().await;
    }

    /// What undo would take back, as its button says.
    pub fn undoable(&self) -> Option<String> {
        let label = self.get(UNDO).get_attribute("aria-label");
        label?.strip_prefix("Deshacer: ").map(str::to_owned)
    }

    /// Undo, as its button does it.
    pub async fn undo(&self) {
        self.click(UNDO).await;
    }

    /// The first element that the selector matches.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    /// The words of an element, without soft hyphens, which only the page has; none where there is
    /// no such element.
    pub fn text(&self, selector: &str) -> String {
        let text = self.find(selector).and_then(|element| element.text_content());
        text.unwrap_or_default().replace(text::SOFT_HYPHEN, "")
    }

    /// How many elements the selector matches.
    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// Clicks an element.
    pub async fn click(&self, selector: &str) {
        self.get(selector).click();
        settle().await;
    }

    /// Clicks the element with these words among those that the selector matches.
    pub async fn click_words(&self, selector: &str, words: &str) {
        let found = self.root.query_selector_all(selector).unwrap();
        let element = (0..found.length())
            .filter_map(|at| found.get(at)?.dyn_into::<Element>().ok())
            .find(|element| {
                let text = element.text_content().unwrap_or_default();
                text.replace(text::SOFT_HYPHEN, "").contains(words)
            });
        element
            .unwrap_or_else(|| panic!("{words} is not there"))
            .unchecked_into::<HtmlElement>()
            .click();
        settle().await;
    }

    /// Waits until an element is there.
    pub async fn wait_for(&self, selector: &str) {
        assert!(until(|| self.find(selector).is_some()).await, "{selector} does not come");
    }

    /// Waits until as many elements are there.
    pub async fn wait_for_count(&self, selector: &str, count: u32) {
        let is_so = until(|| self.count(selector) == count).await;
        assert!(is_so, "{} of {selector} are there, not {count}", self.count(selector));
    }

    /// Waits until an element says this.
    pub async fn wait_for_words(&self, selector: &str, words: &str) {
        let is_so = until(|| self.text(selector).contains(words)).await;
        assert!(is_so, "{selector} does not say {words}, but {}", self.text(selector));
    }

    /// Waits until no such element is there.
    pub async fn wait_until_gone(&self, selector: &str) {
        assert!(until(|| self.find(selector).is_none()).await, "{selector} does not go");
    }

    /// Types a text into the box of the dialog and goes on.
    pub async fn bring(&self, text: &str) {
        self.click("[data-door='open']").await;
        let area: HtmlTextAreaElement = self.find("#bring-text").unwrap().unchecked_into();
        area.set_value(text);
        let event = web_sys::Event::new("input").unwrap();
        area.dispatch_event(&event).unwrap();
        settle().await;
        self.click("dialog [type='submit']").await;
    }
}

/// The plan as local storage holds it, the latest of what sessions have stored.
pub fn stored(id: Id) -> Plan {
    let storage = window().local_storage().unwrap().unwrap();
    let keys = (0..storage.length().unwrap()).filter_map(|at| storage.key(at).unwrap());
    let ours = keys.filter(|key| key.starts_with(&format!("mejora/plan/{id}/")));
    let frames: Vec<String> = ours.filter_map(|key| storage.get_item(&key).unwrap()).collect();
    let opened = frames.iter().filter_map(|frame| envelope::open(frame).ok());
    let (_, text) = opened.max_by_key(|(saved, _)| *saved).unwrap();
    plan::format::read(text, &mut plan::Sequence::new(1)).unwrap().plan
}
