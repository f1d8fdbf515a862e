//! The other tabs of this browser: which sessions live, and messages between them.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::{document, window, window_event_listener_untyped};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use super::offline;

const LOCK: &str = "mejora/session/";
const CHANNEL: &str = "mejora";

/// Says to every tab, for as long as this page lives, that the session does (Web Locks API). A
/// page that is killed holds it no longer.
pub fn live(session: &str) {
    let Some(locks) = locks() else { return };
    let forever = Closure::once_into_js(|| Promise::new(&mut |_, _| {}));
    let request = Reflect::get(&locks, &"request".into()).and_then(JsCast::dyn_into::<Function>);
    if let Ok(request) = request {
        let _ = request.call2(&locks, &format!("{LOCK}{session}").into(), &forever);
    }
}

/// The sessions that live in this browser; `None` where it cannot tell.
pub async fn living() -> Option<Vec<String>> {
    let locks = locks()?;
    let query: Function = Reflect::get(&locks, &"query".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = query.call0(&locks).ok()?.dyn_into().ok()?;
    let state = JsFuture::from(asked).await.ok()?;
    let held: Array = Reflect::get(&state, &"held".into()).ok()?.dyn_into().ok()?;
    let name = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    let names = held.iter().filter_map(name);
    Some(names.filter_map(|name| name.strip_prefix(LOCK).map(str::to_owned)).collect())
}

fn locks() -> Option<Object> {
    Reflect::get(&window().navigator(), &"locks".into()).ok()?.dyn_into().ok()
}

/// What one tab says to all others. Nobody hears what they say themselves.
#[derive(Clone)]
pub struct Channel(BroadcastChannel);

impl Channel {
    /// Joins the other tabs and calls `heard` with each of their messages;
    /// `None` where the browser has no such channel.
    pub fn join(heard: impl Fn(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(said) = event.data().as_string() {
                heard(said);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        // It listens for as long as the page lives, as the session that joined does.
        listener.forget();
        Some(Self(channel))
    }

    /// Says something to the other tabs.
    pub fn say(&self, message: &str) {
        let _ = self.0.post_message(&message.into());
    }
}

/// Whether the person is looking at this tab.
pub fn is_seen() -> bool {
    document().has_focus().unwrap_or(true)
}

/// Calls `f` whenever the person looks at this tab, or no longer does; with which of both.
pub fn on_attention(f: impl Fn(bool) + Clone + 'static) {
    for name in ["focus", "blur"] {
        let f = f.clone();
        // A window that loses the focus says so a moment before it has lost it.
        let _ = window_event_listener_untyped(name, move |event| f(event.type_() == "focus"));
    }
}

/// Calls `f` whenever this tab comes back: into sight, or out of the pages that the browser keeps
/// to go back to.
pub fn on_back(f: impl Fn() + Clone + 'static) {
    offline::on_return(f.clone());
    let _ = window_event_listener_untyped("pageshow", move |_| f());
}
