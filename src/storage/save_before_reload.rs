//! Making sure of all that is open before the page loads again.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use ::storage::Event;
use plan::Id;
use plan::snapshots::Cause;

use super::host;
use super::snapshots::Snapshots;

/// An answer that is waited for.
#[derive(Clone, Default)]
pub struct Promised(Rc<RefCell<(Option<bool>, Option<Waker>)>>);

impl Promised {
    /// Gives the answer.
    pub fn keep(&self, safe: bool) {
        let mut inner = self.0.borrow_mut();
        inner.0 = Some(safe);
        if let Some(waker) = inner.1.take() {
            waker.wake();
        }
    }

    async fn answer(&self) -> bool {
        poll_fn(|context| {
            let mut inner = self.0.borrow_mut();
            inner.0.map_or_else(
                || {
                    inner.1 = Some(context.waker().clone());
                    Poll::Pending
                },
                Poll::Ready,
            )
        })
        .await
    }
}

/// Saves every open plan with the text that is being typed, and keeps a version of it; gives
/// whether all of it is safe.
pub async fn save_before_reload() -> bool {
    let mut safe = true;
    for workspace in host::desks() {
        let id = workspace.editor.id();
        workspace.editor.save_all();
        safe &= is_safe(id).await;
        if let Some(document) = host::document(id)
            && let Ok(all) = Snapshots::open().await
        {
            safe &= all.take(&document, Cause::Update).await.is_ok();
        }
    }
    safe
}

async fn is_safe(plan: Id) -> bool {
    let promised = Promised::default();
    let waits = promised.clone();
    if host::here(plan, |here| here.promised.push(waits)).is_none() {
        return true;
    }
    host::event(Event::Secure { plan });
    promised.answer().await
}
