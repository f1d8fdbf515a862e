//! Making sure of all that is open before the page loads again.

use leptos::prelude::*;
use plan::snapshots::Cause;

use super::open;
use super::snapshots::Snapshots;
use crate::browser::clock;
use crate::editor::{Editor, Light};

/// How long making sure of one plan may take, in steps of [`STEP`].
const STEPS: usize = 100;

/// How long one look at the light waits for the next, in milliseconds.
const STEP: u64 = 100;

/// Saves every open plan with the text that is being typed, and keeps a version of it; gives
/// whether all of it is safe.
pub async fn secure() -> bool {
    let mut safe = true;
    for editor in open::editors() {
        editor.save_all();
        safe &= is_saved(editor).await;
        if let Some(document) = editor.stored()
            && let Ok(all) = Snapshots::open().await
        {
            safe &= all.take(&document, Cause::Update).await.is_ok();
        }
    }
    safe
}

async fn is_saved(editor: Editor) -> bool {
    for _ in 0..STEPS {
        match editor.light().try_get_untracked() {
            None | Some(Light::Saved(_) | Light::Weak(_)) => return true,
            Some(Light::NotSaved(_)) => return false,
            Some(Light::Writing) => clock::pause(STEP).await,
        }
    }
    false
}
