//! The service worker, which keeps the app in this browser, and what the system hands to an
//! installed app: files that it opens and what other apps share.
//!
//! Everything is called by its name: a browser may lack any of it, and the glue of each import
//! would be loaded before the app can be used.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::{document, window, window_event_listener_untyped};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::files::{Incoming, TooBig};

/// The worker's script, beside the page.
const SCRIPT: &str = "./sw.js";
/// Where the worker keeps what another app has shared.
const SHARED: &str = "./compartir";

/// This app's registration with the browser.
#[derive(Clone)]
pub struct Registration(JsValue);

impl Registration {
    /// Registers the worker; `None` where the browser has none for this page, or the script is
    /// not on the host.
    pub async fn make() -> Option<Self> {
        let options = Object::new();
        // The browser's cache may never stand between an app and its next version.
        let _ = Reflect::set(&options, &"updateViaCache".into(), &"none".into());
        let made = call(&container()?, "register", &[SCRIPT.into(), options.into()])?;
        Some(Self(settled(made).await?))
    }

    /// The registration that is there already.
    pub async fn present() -> Option<Self> {
        let found = settled(call(&container()?, "getRegistration", &[])?).await?;
        found.is_object().then_some(Self(found))
    }

    /// Whether a version of the app is kept whole in this browser.
    pub fn is_kept(&self) -> bool {
        field(&self.0, "active").is_some()
    }

    /// Whether a newer version is here, whole, and waits for this one to go.
    pub fn is_newer_waiting(&self) -> bool {
        self.is_kept() && field(&self.0, "waiting").is_some()
    }

    /// Lets the newer version that waits take over. Each page then hears of it: see
    /// [`on_taken_over`].
    pub fn take_over(&self) {
        if let Some(waiting) = field(&self.0, "waiting") {
            call(&waiting, "postMessage", &["take-over".into()]);
        }
    }

    /// Has the browser look for a newer version.
    pub fn look(&self) {
        if let Some(looked) = call(&self.0, "update", &[]) {
            spawn_local(async move {
                settled(looked).await;
            });
        }
    }

    /// Calls `f` whenever a version has come a step further: fetched whole, or active. Listens
    /// for as long as the page lives.
    pub fn on_step(&self, f: impl Fn() + Clone + 'static) {
        let registration = self.0.clone();
        let follow = move || {
            if let Some(coming) = field(&registration, "installing") {
                listen(&coming, "statechange", f.clone());
            }
        };
        follow();
        listen(&self.0, "updatefound", follow);
    }
}

/// Whether the browser can keep the app for this page.
pub fn is_possible() -> bool {
    container().is_some()
}

/// Calls `f` when a newer version has taken over and this page is of the one before.
pub fn on_taken_over(f: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    let listener = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        if field(&event, "data").is_some_and(|said| said == "reload") {
            f();
        }
    });
    add_listener(&container, "message", listener);
}

/// Takes the worker and the files of the app out of this browser. Plans are stored elsewhere.
pub async fn remove() {
    let Some(present) = Registration::present().await else { return };
    let scope = field(&present.0, "scope").and_then(|it| it.as_string()).unwrap_or_default();
    if let Some(gone) = call(&present.0, "unregister", &[]) {
        settled(gone).await;
    }
    let Some(caches) = field(&window(), "caches") else { return };
    for name in names(&caches).await.unwrap_or_default() {
        let ours = name.as_string().is_some_and(|it| it.starts_with(&format!("mejora {scope} ")));
        if ours && let Some(gone) = call(&caches, "delete", &[name]) {
            settled(gone).await;
        }
    }
}

async fn names(caches: &JsValue) -> Option<Vec<JsValue>> {
    let names = settled(call(caches, "keys", &[])?).await?;
    Some(names.dyn_into::<Array>().ok()?.to_vec())
}

/// What another app has shared with this one and nobody has taken yet.
pub async fn shared(limit: usize) -> Option<Incoming> {
    let present = Registration::present().await?;
    let scope = field(&present.0, "scope")?.as_string()?;
    let caches = field(&window(), "caches")?;
    let name: JsValue = format!("mejora {scope} shared").into();
    // Opening a cache makes it, and there is rarely one.
    if !settled(call(&caches, "has", std::slice::from_ref(&name))?).await?.is_truthy() {
        return None;
    }
    let cache = settled(call(&caches, "open", std::slice::from_ref(&name))?).await?;
    let kept = settled(call(&cache, "match", &[SHARED.into()])?).await;
    let taken = kept.filter(JsValue::is_object);
    let incoming = match taken {
        Some(answer) => {
            let header = call(&field(&answer, "headers")?, "get", &["x-name".into()]);
            let name = header.and_then(|it| it.as_string());
            let name = name.and_then(|it| js_sys::decode_uri_component(&it).ok()).map(String::from);
            Some(read(&answer, name, limit).await?)
        }
        None => None,
    };
    settled(call(&caches, "delete", &[name])?).await;
    incoming
}

/// Calls `f` with each file that the system has the installed app open.
pub fn on_opened_file(limit: usize, f: impl Fn(Incoming) + Clone + 'static) {
    let Some(queue) = field(&window(), "launchQueue") else { return }; // enhancement
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let f = f.clone();
        spawn_local(async move {
            if let Some(incoming) = opened(&launch, limit).await {
                f(incoming);
            }
        });
    });
    call(&queue, "setConsumer", &[consumer.into_js_value()]);
}

async fn opened(launch: &JsValue, limit: usize) -> Option<Incoming> {
    let files: Array = field(launch, "files")?.dyn_into().ok()?;
    let handle = files.iter().next()?;
    let file = settled(call(&handle, "getFile", &[])?).await?;
    let name = field(&file, "name").and_then(|it| it.as_string());
    read(&file, name, limit).await
}

/// What a file or an answer holds.
async fn read(holder: &JsValue, name: Option<String>, limit: usize) -> Option<Incoming> {
    let buffer = settled(call(holder, "arrayBuffer", &[])?).await?;
    let bytes = Uint8Array::new(&buffer);
    let size = bytes.length() as usize;
    let content = if size > limit { Err(TooBig(size)) } else { Ok(bytes.to_vec()) };
    Some(Incoming { name, content, html: None })
}

/// Whether this tab is the one in front.
pub fn is_seen() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Visible
}

/// Calls `f` each time the person comes back to this page.
pub fn on_return(f: impl Fn() + 'static) {
    let _ = window_event_listener_untyped("visibilitychange", move |_| {
        if is_seen() {
            f();
        }
    });
}

fn container() -> Option<JsValue> {
    field(&window().navigator(), "serviceWorker")
}

/// A property of an object that is there.
pub(super) fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Calls a method by its name.
pub(super) fn call(object: &JsValue, name: &str, given: &[JsValue]) -> Option<JsValue> {
    let function: Function = field(object, name)?.dyn_into().ok()?;
    let arguments: Array = given.iter().collect();
    Reflect::apply(&function, object, &arguments).ok()
}

/// What a promise gives; `None` where it fails.
pub(super) async fn settled(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(Promise::resolve(&promise)).await.ok()
}

fn listen(target: &JsValue, event: &str, f: impl Fn() + 'static) {
    add_listener(target, event, Closure::new(move |_: JsValue| f()));
}

fn add_listener(target: &JsValue, event: &str, listener: Closure<dyn Fn(JsValue)>) {
    call(target, "addEventListener", &[event.into(), listener.into_js_value()]);
}
