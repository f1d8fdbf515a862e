//! Giving a file to another app of the device, where the browser can.

use js_sys::{Array, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File, FilePropertyBag, ShareData};

/// What came of sharing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShareOutcome {
    /// Another app took the file.
    Shared,
    /// The person chose none.
    GivenUp,
    /// The browser wants a tap right before, and the last one was too long ago.
    TapAgain,
    /// The device or the browser refused.
    Failed,
}

/// Whether a file of this name and kind can be shared here. A browser without the function says
/// no, and so does one that takes only other kinds.
pub fn takes(name: &str, kind: &str) -> bool {
    let navigator = window().navigator();
    let has = js_sys::Reflect::has(&navigator, &"canShare".into()).unwrap_or(false);
    has && data(name, kind, &[]).is_some_and(|data| navigator.can_share_with_data(&data))
}

/// Shares a file, with a sentence that goes along. The browser's question to the person is opened
/// before this returns, so that it counts as part of the tap that led here.
pub fn share(
    name: &str,
    kind: &str,
    bytes: &[u8],
    says: &str,
) -> impl Future<Output = ShareOutcome> + use<> {
    let asked = data(name, kind, bytes).map(|data| {
        if !says.is_empty() {
            data.set_text(says);
        }
        window().navigator().share_with_data(&data)
    });
    async {
        let Some(asked) = asked else { return ShareOutcome::Failed };
        match JsFuture::from(asked).await {
            Ok(_) => ShareOutcome::Shared,
            Err(why) => refused(&why),
        }
    }
}

/// Web Share API, "share() method": which error means what.
fn refused(why: &JsValue) -> ShareOutcome {
    match why.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("AbortError") => ShareOutcome::GivenUp,
        Some("NotAllowedError") => ShareOutcome::TapAgain,
        _ => ShareOutcome::Failed,
    }
}

fn data(name: &str, kind: &str, bytes: &[u8]) -> Option<ShareData> {
    let options = FilePropertyBag::new();
    // Browsers compare the bare type with what they let through.
    options.set_type(kind.split(';').next().unwrap_or(kind));
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Some(data)
}
