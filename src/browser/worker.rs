//! Workers: code that runs off the page's thread. Each is started for one job and then ended, so
//! that its memory is given back and the crash of one reaches no other. The messages are
//! described in `crates/office-worker`.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Worker, WorkerOptions};

/// Why a worker did not do its job. Nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WorkerError {
    /// Its code could not be fetched.
    NotFetched,
    /// It broke down on the way, or ran out of memory.
    Crashed,
    /// The person stopped it.
    Cancelled,
    /// The page and the worker are of different versions of the app.
    OtherBuild,
}

/// What a worker is given: named values of a plain object.
pub struct WorkerRequest {
    values: Object,
    transferred: Array,
}

impl WorkerRequest {
    /// A request of the page of this build.
    pub fn new(build: &str) -> Self {
        let request = Self { values: Object::new(), transferred: Array::new() };
        request.with("build", &build.into())
    }

    /// The same with a text.
    pub fn text(self, name: &str, text: &str) -> Self {
        self.with(name, &text.into())
    }

    /// The same with a number.
    pub fn number(self, name: &str, number: u32) -> Self {
        self.with(name, &number.into())
    }

    /// The same with bytes.
    pub fn bytes(self, name: &str, bytes: &[u8]) -> Self {
        let buffer = Uint8Array::from(bytes).buffer();
        self.transferred.push(&buffer);
        self.with(name, &buffer)
    }

    fn with(self, name: &str, value: &JsValue) -> Self {
        let _ = Reflect::set(&self.values, &name.into(), value);
        self
    }
}

/// What a worker gave.
pub struct WorkerAnswer(JsValue);

impl WorkerAnswer {
    /// A text.
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// Bytes.
    pub fn bytes(&self) -> Vec<u8> {
        Uint8Array::new(&self.0).to_vec()
    }
}

/// Stops one job.
#[derive(Clone, Default)]
pub struct Cancel(Rc<JobSlot>);

/// What page and worker share of a job.
#[derive(Default)]
struct JobSlot {
    ready: Cell<bool>,
    outcome: RefCell<Option<Result<WorkerAnswer, WorkerError>>>,
    waker: Cell<Option<Waker>>,
    settled: Cell<bool>,
}

impl Cancel {
    /// Stops the job, unless it is done.
    pub fn cancel(&self) {
        self.0.settle(Err(WorkerError::Cancelled));
    }
}

impl JobSlot {
    fn settle(&self, outcome: Result<WorkerAnswer, WorkerError>) {
        if !self.settled.replace(true) {
            self.outcome.replace(Some(outcome));
            if let Some(waker) = self.waker.take() {
                waker.wake();
            }
        }
    }

    /// What a message of the worker says; gives whether the worker waits for its job.
    fn hear(&self, event: &JsValue, on_progress: &dyn Fn(u8)) -> bool {
        let message = field(event, "data").unwrap_or_default();
        let get = |name| field(&message, name);
        if let Some(ready) = get("ready") {
            self.ready.set(ready.is_truthy());
            if !ready.is_truthy() {
                self.settle(Err(WorkerError::NotFetched));
            }
            return ready.is_truthy();
        }
        if let Some(percent) = get("progress").and_then(|it| it.as_f64()) {
            on_progress(percent as u8);
        } else if let Some(done) = get("done") {
            self.settle(Ok(WorkerAnswer(done)));
        } else if let Some(why) = get("failed").and_then(|it| it.as_string()) {
            leptos::logging::warn!("{why}");
            let other = why == "build";
            self.settle(Err(if other { WorkerError::OtherBuild } else { WorkerError::Crashed }));
        }
        false
    }

    fn fail(&self) {
        self.settle(Err(if self.ready.get() {
            WorkerError::Crashed
        } else {
            WorkerError::NotFetched
        }));
    }
}

fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined())
}

/// Starts the worker that the `<link>` with this id names, gives it a job and waits for it.
///
/// # Errors
/// Why it did not do it.
pub async fn run(
    link: &str,
    request: WorkerRequest,
    on_progress: Box<dyn Fn(u8)>,
    cancel: &Cancel,
) -> Result<WorkerAnswer, WorkerError> {
    let worker = start(link, "").ok_or(WorkerError::NotFetched)?;
    let slot = &cancel.0;
    let on_message = Closure::<dyn Fn(JsValue)>::new({
        let (slot, worker) = (Rc::clone(slot), worker.clone());
        move |event: JsValue| {
            if slot.hear(&event, &*on_progress)
                && worker.post_message_with_transfer(&request.values, &request.transferred).is_err()
            {
                slot.fail();
            }
        }
    });
    let on_error = Closure::<dyn Fn(JsValue)>::new({
        let slot = Rc::clone(slot);
        move |event: JsValue| {
            // The page has heard of it: the browser need not complain of it as well.
            event.unchecked_ref::<ev::Event>().prevent_default();
            slot.fail();
        }
    });
    let listen = |event, f: &Closure<dyn Fn(JsValue)>| {
        let _ = worker.add_event_listener_with_callback(event, f.as_ref().unchecked_ref());
    };
    listen("message", &on_message);
    listen("error", &on_error);
    let outcome = poll_fn(|context| match slot.outcome.take() {
        Some(outcome) => Poll::Ready(outcome),
        None => {
            slot.waker.set(Some(context.waker().clone()));
            Poll::Pending
        }
    });
    let outcome = outcome.await;
    worker.terminate();
    outcome
}

/// Has the files of a worker fetched, so that they are in the browser's cache when it is needed.
pub fn fetch(link: &str) {
    // The script that stands around the worker's wasm then fetches it and ends.
    drop(start(link, "#fetch"));
}

fn start(link: &str, hash: &str) -> Option<Worker> {
    let address = document().get_element_by_id(link)?.get_attribute("href")?;
    let options = Object::new();
    let _ = Reflect::set(&options, &"type".into(), &"module".into());
    let options: &WorkerOptions = options.unchecked_ref();
    Worker::new_with_options(&format!("{address}{hash}"), options).ok()
}
