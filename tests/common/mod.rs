//! What the component tests share: stores in which nothing is left of another test.
#![allow(dead_code, reason = "Each test program uses what it needs.")]

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::{document, window};
use mejora::app::App;
use mejora::browser::indexed_db::{Database, Store};
use plan::{Id, Plan};
use storage::envelope;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

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
        self.find(selector).unwrap_or_else(|| panic!("{selector} is not there")).click();
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
