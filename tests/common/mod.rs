//! What the component tests share: stores in which nothing is left of another test.
#![allow(dead_code, reason = "Each test program uses what it needs.")]

use leptos::prelude::window;
use mejora::browser::indexed_db::{Database, Store};
use mejora::frame;
use plan::{Id, Plan};
use wasm_bindgen_futures::JsFuture;

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

/// The plan as local storage holds it, the latest of what sessions have stored.
pub fn stored(id: Id) -> Plan {
    let storage = window().local_storage().unwrap().unwrap();
    let keys = (0..storage.length().unwrap()).filter_map(|at| storage.key(at).unwrap());
    let ours = keys.filter(|key| key.starts_with(&format!("mejora/plan/{id}/")));
    let frames: Vec<String> = ours.filter_map(|key| storage.get_item(&key).unwrap()).collect();
    let opened = frames.iter().map(|frame| frame::open(frame).unwrap());
    let (_, text) = opened.max_by_key(|(saved, _)| *saved).unwrap();
    plan::format::read(text, &mut plan::Sequence::new(1)).unwrap().plan
}
