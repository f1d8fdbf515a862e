//! *¿Qué es este archivo?*: what came over an open plan. A copy of that plan joins first; anything
//! else is opened as a plan of its own, or left.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use plan::{Document, Id, Plan};

use super::joined::{MergePreview, News};
use super::known::edited_now;
use crate::browser::dom;
use crate::editing::readers;
use crate::import::incoming::{self, IncomingCopy, Opened, waiting};
use crate::session::{Route, Ui, View, use_ui};
use crate::storage::{self, What};
use crate::widgets::chunks::view_in_part;

/// What came, as far as the question is about it.
#[derive(Clone)]
enum Came {
    /// A copy of the open plan.
    Copy(Box<IncomingCopy>, Document),
    /// Another plan, which came whole.
    Whole(Box<IncomingCopy>),
    /// A table, or the guide: what the preview shows.
    Preview { guide: bool, name: Option<String>, says: String },
}

impl Came {
    fn of(ui: Ui) -> Option<Self> {
        let open = match ui.route.get_untracked() {
            Route::Plan(id, _) => id,
            _ => return None,
        };
        untrack(|| {
            waiting(ui).with(|opened| match opened? {
                Opened::Known(known) if known.document.plan.id == open => {
                    let here = ui.plans.load(open).and_then(Result::ok)?;
                    Some(Self::Copy(known.clone(), here))
                }
                Opened::Known(known) => Some(Self::Whole(known.clone())),
                Opened::Table(previews) => {
                    let preview = previews.chosen()?;
                    let says =
                        (ui.texts().merge_review().another_plan)(&facts(ui, &preview.draft.plan));
                    Some(Self::Preview { guide: false, name: preview.name.clone(), says })
                }
                Opened::Guide(guide) => {
                    let areas = guide.examples.iter().filter(|it| !it.area.trim().is_empty());
                    let says = (ui.texts().guide().found)(areas.count(), guide.examples.len());
                    Some(Self::Preview { guide: true, name: None, says })
                }
            })
        })
    }

    fn name(&self) -> Option<&str> {
        match self {
            Self::Copy(known, _) | Self::Whole(known) => known.name.as_deref(),
            Self::Preview { name, .. } => name.as_deref(),
        }
    }

    /// What it is, in a sentence.
    fn says(&self, ui: Ui) -> String {
        let texts = ui.texts().merge_review();
        match self {
            Self::Copy(known, _) => match &known.table {
                Some(table) if table.is_known => texts.rows_of_this.to_owned(),
                Some(_) => texts.like_this.to_owned(),
                None => texts.copy_of_this.to_owned(),
            },
            Self::Whole(known) => (texts.another_plan)(&facts(ui, &known.document.plan)),
            Self::Preview { says, .. } => says.clone(),
        }
    }
}

fn facts(ui: Ui, plan: &Plan) -> String {
    let count = (ui.texts().common().actions)(plan.actions.len());
    format!("{}, {count}", ui.language().plan_name(&plan.header))
}

/// The ways out of the dialog.
#[derive(Clone, Copy)]
struct Ways {
    /// With an answer.
    close: Callback<()>,
    /// Without one: what came is let go.
    cancel: Callback<()>,
}

view_in_part! {
    /// The question, as soon as its part is there.
    reading, load, make:
    pub fn asking() {
        readers::bring();
        view! { <Asking /> }.into_any()
    }
}

/// The question, over the plan until it is answered.
#[component]
pub fn Asking() -> impl IntoView {
    let ui = use_ui();
    Came::of(ui).map(|came| dialog(ui, came))
}

fn dialog(ui: Ui, came: Came) -> impl IntoView {
    let texts = ui.texts().preview();
    let dialog = NodeRef::<html::Dialog>::new();
    dialog.on_load(move |_| {
        // The dialog is in the page a moment later, and only then can it be shown.
        request_animation_frame(move || {
            dom::show_dialog(dialog, true);
            dom::focus("[data-asking] .primary");
        });
    });
    let pasted = came.name().is_none() && !matches!(came, Came::Preview { guide: true, .. });
    let title = if pasted { texts.question_pasted } else { texts.question };
    let from = came.name().map(|name| (texts.from_file)(name) + " ").unwrap_or_default();
    let says = came.says(ui);
    let close = Callback::new(move |()| dom::show_dialog(dialog, false));
    let cancel = Callback::new(move |()| {
        waiting(ui).clear();
        close.run(());
    });
    let ways = Ways { close, cancel };
    view! {
        <dialog
            node_ref=dialog
            class="dialog jn asking"
            data-asking=""
            aria-labelledby="asking-title"
            on:close=move |_| {
                ui.intake.asks.try_set(false);
            }
        >
            <div class="jn-head">
                <h2 id="asking-title">{title}</h2>
            </div>
            {match came {
                Came::Copy(known, here) => copy(ui, *known, here, from + &says, ways).into_any(),
                Came::Whole(known) => {
                    let open = move || incoming::open_document(ui, IncomingCopy::clone(&known));
                    other(ui, from + &says, texts.open_other, open, ways).into_any()
                }
                Came::Preview { guide, .. } => {
                    let words = if guide { texts.go_on } else { texts.open_other };
                    other(ui, from + &says, words, move || ui.go(Route::Preview), ways).into_any()
                }
            }}
        </dialog>
    }
}

/// A copy of the open plan: what it brings, and that it joins.
fn copy(ui: Ui, known: IncomingCopy, here: Document, says: String, ways: Ways) -> impl IntoView {
    let texts = ui.texts().merge_review();
    let joined = Arc::new(MergePreview::of(ui, &here, &known.document));
    let nothing = joined.is_nothing;
    let doubt = known.table.is_some();
    let id = here.plan.id;
    let taken = known.clone();
    let join = move |_| {
        ways.close.run(());
        let (document, name) = (taken.document.clone(), taken.name.clone());
        storage::take(ui, id, What::Copy(document, name), edited_now(ui, &taken.edits));
    };
    let apart = move |_| {
        ways.close.run(());
        open_apart(ui, known.clone());
    };
    view! {
        <div class="jn-body">
            <p class="lead">{says}</p>
            <News joined seen=false doubt />
        </div>
        <div class="jn-foot">
            {(!nothing)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button primary"
                            data-answer="join"
                            on:click=join
                        >
                            {texts.join}
                        </button>
                    }
                })}
            <button type="button" class="button" data-answer="other" on:click=apart>
                {ui.texts().preview().open_other}
            </button>
            <button
                type="button"
                class="button"
                class:primary=nothing
                data-answer="cancel"
                on:click=move |_| ways.cancel.run(())
            >
                {ui.texts().common().cancel}
            </button>
        </div>
    }
}

/// Opens what is a copy of a plan that is here as a plan of its own.
pub fn open_apart(ui: Ui, known: IncomingCopy) {
    match known.table {
        Some(table) => {
            waiting(ui).set(Opened::Table(Box::new(table.previews)));
            ui.go(Route::Preview);
        }
        None => {
            let id = keep_apart(ui, &known.document, known.name.as_deref());
            ui.go(Route::Plan(id, View::Table));
        }
    }
}

/// Keeps a plan as a copy with ids of its own; gives that of the copy.
pub fn keep_apart(ui: Ui, document: &Document, name: Option<&str>) -> Id {
    let copy = storage::copy_of(ui, &document.plan);
    let id = copy.id;
    ui.plans.came(id, name);
    storage::keep(ui, &Document::new(copy));
    id
}

/// Anything else than a copy of the open plan.
fn other(
    ui: Ui,
    says: String,
    words: &'static str,
    open: impl Fn() + 'static,
    ways: Ways,
) -> impl IntoView {
    view! {
        <div class="jn-body">
            <p class="lead">{says}</p>
        </div>
        <div class="jn-foot">
            <button
                type="button"
                class="button primary"
                data-answer="other"
                on:click=move |_| {
                    ways.close.run(());
                    open();
                }
            >
                {words}
            </button>
            <button
                type="button"
                class="button"
                data-answer="cancel"
                on:click=move |_| ways.cancel.run(())
            >
                {ui.texts().common().cancel}
            </button>
        </div>
    }
}
