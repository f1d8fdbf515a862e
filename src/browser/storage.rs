//! The browser's local storage, which may be blocked or full.

use gloo_storage::{LocalStorage, Storage as _};
use leptos::prelude::window_event_listener_untyped;
use serde::Serialize;
use wasm_bindgen::JsCast as _;

/// Why a value could not be stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotStored {
    /// The browser keeps nothing for this page.
    Blocked,
    /// There is no room left, or the browser refused for a reason it does not tell.
    Full,
}

/// Whether local storage can be written and read back. `gloo_storage` panics where it is
/// blocked, so every other function here asks this first.
pub fn probe() -> bool {
    let Some(storage) = raw() else { return false };
    const KEY: &str = "mejora/probe";
    let written = storage.set_item(KEY, "1").is_ok();
    let read = matches!(storage.get_item(KEY), Ok(Some(value)) if value == "1");
    let _ = storage.remove_item(KEY);
    // A full store refuses the probe, yet what it holds can still be read and freed.
    (written && read) || storage.length().is_ok_and(|length| length > 0)
}

fn raw() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Stores `value` as compact JSON.
///
/// # Errors
/// Where the store is blocked or full; what was stored under `key` before stays.
pub fn set(key: &str, value: &impl Serialize) -> Result<(), NotStored> {
    if raw().is_none() {
        return Err(NotStored::Blocked);
    }
    LocalStorage::set(key, value).map_err(|_| NotStored::Full)
}

/// The text stored under `key`.
pub fn text(key: &str) -> Option<String> {
    raw()?.get_item(key).ok()?
}

/// Forgets what is stored under `key`.
pub fn remove(key: &str) {
    if raw().is_some() {
        LocalStorage::delete(key);
    }
}

/// All keys that begin with `prefix`, in no order.
pub fn keys(prefix: &str) -> Vec<String> {
    let Some(storage) = raw() else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    (0..count)
        .filter_map(|at| storage.key(at).ok()?)
        .filter(|key| key.starts_with(prefix))
        .collect()
}

/// Calls `f` with the key whenever another tab has changed or removed a value.
pub fn on_change_elsewhere(f: impl Fn(String) + 'static) -> leptos::prelude::WindowListenerHandle {
    window_event_listener_untyped("storage", move |event| {
        let event: &web_sys::StorageEvent = event.unchecked_ref();
        if let Some(key) = event.key() {
            f(key);
        }
    })
}

/// The value stored under `key`; `None` where there is none of this type.
pub fn get<T: serde::de::DeserializeOwned>(key: &str) -> Option<T> {
    raw()?;
    LocalStorage::get(key).ok()
}

/// Stores a text as it is.
///
/// # Errors
/// Where the store is blocked or full; what was stored under `key` before stays.
pub fn set_text(key: &str, text: &str) -> Result<(), NotStored> {
    let storage = raw().ok_or(NotStored::Blocked)?;
    storage.set_item(key, text).map_err(|_| NotStored::Full)
}

/// A value as the text that is stored for it: compact JSON.
pub fn encoded(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The value that a stored text holds; `None` where it holds none of this type.
pub fn decoded<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}
