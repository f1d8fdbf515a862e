//! Installing the app, where the browser offers it: an event that only Chromium has, and that
//! may come before most of the app is loaded, so `public/boot.js` keeps it.

use js_sys::Reflect;
use leptos::prelude::{WindowListenerHandle, window, window_event_listener_untyped};

use super::offline::{call, field, settled};

/// Where the offer is kept.
const OFFER: &str = "installOffer";

/// Whether the browser offers to install the app at this moment.
pub fn is_offered() -> bool {
    field(&window(), OFFER).is_some()
}

/// Calls `f` when the browser has offered it and when the app has been installed, until the
/// handles are removed.
pub fn on_change(f: impl Fn() + Clone + 'static) -> [WindowListenerHandle; 2] {
    let installed = f.clone();
    [
        window_event_listener_untyped("beforeinstallprompt", move |_| f()),
        window_event_listener_untyped("appinstalled", move |_| {
            use_up();
            installed();
        }),
    ]
}

/// Has the browser ask the person, right after a tap. An offer is good for one question; where
/// the person declines, the browser makes another when it thinks fit.
pub async fn ask() {
    let Some(offer) = field(&window(), OFFER) else { return };
    use_up();
    if let Some(asked) = call(&offer, "prompt", &[]) {
        settled(asked).await;
    }
}

fn use_up() {
    let _ = Reflect::delete_property(&window(), &OFFER.into());
}
