//! What the browser promises of what pages store, and how much room there is (Storage Standard).

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How full the browser's storage for this page is, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quota {
    /// What is taken.
    pub used: u64,
    /// What may be taken in all.
    pub total: u64,
}

/// Whether the browser promises not to clear what this page stores, however little room there
/// is; `None` where it does not say.
pub async fn is_promised() -> Option<bool> {
    ask("persisted").await?.as_bool()
}

/// Asks the browser for that promise. Some ask the person; `None` where it cannot be asked.
pub async fn ask_promise() -> Option<bool> {
    ask("persist").await?.as_bool()
}

/// How much room there is; `None` where the browser does not say.
pub async fn room() -> Option<Quota> {
    let estimate = ask("estimate").await?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some(Quota { used: number("usage")? as u64, total: number("quota")? as u64 })
}

async fn ask(method: &str) -> Option<JsValue> {
    let storage = Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    let storage: Object = storage.dyn_into().ok()?;
    let method: Function = Reflect::get(&storage, &method.into()).ok()?.dyn_into().ok()?;
    let asked: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()
}
