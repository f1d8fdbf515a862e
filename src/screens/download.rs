//! *Descargar*: the plan as a file that people hand in, with a look at what will be written.

mod chosen;
mod file_job;
mod foot;
mod formats;
mod lines;
mod options;
mod pages;
mod preview;
mod workbook;

use leptos::html;
use leptos::prelude::*;

use self::chosen::Chosen;
use self::file_job::FileJob;
use self::foot::Foot;
use self::formats::Formats;
use self::options::Options;
use self::preview::Preview;
use crate::browser::dom;
use crate::editing::Workspace;
use crate::erased::piece;
use crate::widgets::CloseButton;
use crate::widgets::chunks::view_in_part;

view_in_part! {
    /// The dialog, as soon as its part is there.
    rest, load, make:
    pub fn download(workspace: Workspace) { view! { <Sending workspace /> }.into_any() }
}

/// The dialog, over the plan until it is closed.
#[component]
pub fn Sending(workspace: Workspace) -> impl IntoView {
    let chosen = Chosen::new(workspace);
    let dialog = NodeRef::<html::Dialog>::new();
    let file_job = FileJob::new(chosen, dialog);
    dialog.on_load(move |_| {
        // The dialog is in the page a moment later, and only then can it be shown.
        request_animation_frame(move || {
            dom::show_dialog(dialog, true);
            dom::focus("input[name='sn-format']:checked");
        });
    });
    view! {
        <dialog
            node_ref=dialog
            class="dialog sn"
            data-screen="sending"
            aria-labelledby="sn-title"
            on:close=move |_| workspace.over.set(None)
        >
            <div class="sn-head">
                <h2 id="sn-title">{piece(move || title(workspace))}</h2>
                <CloseButton on_close=move || dom::show_dialog(dialog, false) />
            </div>
            <div class="sn-body">
                <div class="sn-choices">
                    <Formats chosen />
                    <Options chosen />
                </div>
                <Preview chosen />
            </div>
            <Foot chosen file_job />
        </dialog>
    }
}

/// From a phone a plan is sent; elsewhere it is downloaded.
fn title(workspace: Workspace) -> &'static str {
    let texts = workspace.ui.texts().download();
    if workspace.ui.narrow.get() { texts.send } else { texts.title }
}
