//! The worker's side of the messages: it takes one job and says what came of it.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array, global};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::BUILD;

/// What a page asks for.
pub struct JobRequest(JsValue);

impl JobRequest {
    /// A text of the request; empty where there is none of this name.
    pub fn text(&self, name: &str) -> String {
        self.get(name).and_then(|value| value.as_string()).unwrap_or_default()
    }

    /// A whole number of the request; 0 where there is none of this name.
    pub fn number(&self, name: &str) -> u32 {
        self.get(name).and_then(|value| value.as_f64()).unwrap_or_default() as u32
    }

    /// The bytes of the request under this name, if there are any.
    pub fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        let buffer = self.get(name)?.dyn_into::<ArrayBuffer>().ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }

    fn get(&self, name: &str) -> Option<JsValue> {
        Reflect::get(&self.0, &name.into()).ok()
    }
}

/// What came of a job.
pub enum Done {
    /// A text.
    Text(String),
    /// The bytes of a file.
    Bytes(Vec<u8>),
}

/// Waits for a job and does it with `work`, whose error is for the developer.
pub fn serve(work: fn(&JobRequest) -> Result<Done, String>) {
    std::panic::set_hook(Box::new(|info| tell("failed", &info.to_string().into())));
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let request = JobRequest(event.data());
        if request.text("build") != BUILD {
            return tell("failed", &"build".into());
        }
        match work(&request) {
            Ok(Done::Text(text)) => tell("done", &text.into()),
            Ok(Done::Bytes(bytes)) => {
                let buffer = Uint8Array::from(bytes.as_slice()).buffer();
                send("done", &buffer, &Array::of1(&buffer));
            }
            Err(why) => tell("failed", &why.into()),
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It lives as long as the worker.
    on_message.forget();
}

/// Sends the page `{name: value}`.
pub fn tell(name: &str, value: &JsValue) {
    send(name, value, &Array::new());
}

fn send(name: &str, value: &JsValue, transferred: &Array) {
    let message = Object::new();
    let _ = Reflect::set(&message, &name.into(), value);
    let _ = scope().post_message_with_transfer(&message, transferred);
}

fn scope() -> DedicatedWorkerGlobalScope {
    global().unchecked_into()
}
