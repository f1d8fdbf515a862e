//! A text of the plan's header.

use leptos::prelude::*;
use plan::{Command, HeaderChange, HeaderField};
use text::PlanData as Texts;

use crate::browser::random::BrowserRandom;
use crate::editing::Workspace;
use crate::editing::open_text::{OpenText, TextPlace};
use crate::erased::{memo, piece};

/// Makes a change of the header as a step of its own. Gives whether it was made.
pub fn commit(workspace: Workspace, change: HeaderChange) -> bool {
    let done = workspace.editor.commit(Command::Header(change));
    workspace.editor.seal();
    done
}

/// A box for a text of the header. It keeps what is typed until it is left.
#[derive(Clone, Copy)]
struct HeaderTextBox {
    workspace: Workspace,
    field: HeaderField,
    saved: Memo<String>,
    typed: RwSignal<Option<String>>,
    open: StoredValue<Option<OpenText>>,
}

impl HeaderTextBox {
    fn new(workspace: Workspace, field: HeaderField) -> Self {
        let plan = workspace.editor.plan();
        let said = move || plan.with(|plan| field.text(&plan.header).cloned().unwrap_or_default());
        let (typed, open) = (RwSignal::new(None), StoredValue::new(None));
        let it = Self { workspace, field, saved: memo(said), typed, open };
        on_cleanup(move || it.leave());
        it
    }

    /// What the box shows. Tracked.
    fn text(self) -> String {
        self.typed.get().unwrap_or_else(|| self.saved.get())
    }

    fn type_text(self, text: String) {
        let open = self.open.get_value().unwrap_or_else(|| {
            let open = self.workspace.editor.begin_text(TextPlace::Header(self.field));
            open.on_leaving(move || self.write());
            self.open.set_value(Some(open));
            open
        });
        open.typed(&text);
        self.typed.set(Some(text));
    }

    /// Makes what is typed a change of the plan; the typing may go on.
    fn write(self) {
        let Some(Some(typed)) = self.typed.try_get_untracked() else { return };
        let (editor, place) = (self.workspace.editor, TextPlace::Header(self.field));
        if let Some(change) = place.change(&editor.now(), None, &typed, &mut BrowserRandom) {
            editor.commit(change);
        }
        editor.seal();
    }

    /// The person has left the box.
    fn leave(self) {
        self.write();
        if let Some(open) = self.open.try_update_value(Option::take).flatten() {
            open.end();
        }
        self.typed.try_set(None);
    }
}

/// A text box for a text of the header.
#[component]
pub fn Field(
    workspace: Workspace,
    /// What the field is called in the page: `pd-institution`.
    name: &'static str,
    label: fn(&'static Texts) -> &'static str,
    /// A sentence under the box.
    hint: fn(&'static Texts) -> &'static str,
    /// Whether the text may have lines of its own.
    #[prop(optional)]
    long: bool,
    of: HeaderField,
) -> impl IntoView {
    let ui = workspace.ui;
    let text = HeaderTextBox::new(workspace, of);
    let (id, hint_id) = (format!("pd-{name}"), format!("pd-{name}-hint"));
    let (box_id, described) = (id.clone(), hint_id.clone());
    let control = if long {
        view! {
            <textarea
                class="input"
                id=box_id
                rows="4"
                aria-describedby=described
                spellcheck="true"
                lang="es"
                prop:value=move || text.text()
                on:input=move |event| text.type_text(event_target_value(&event))
                on:change=move |event| {
                    text.type_text(event_target_value(&event));
                    text.leave();
                }
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="input"
                id=box_id
                aria-describedby=described
                autocomplete="off"
                spellcheck="true"
                lang="es"
                prop:value=move || text.text()
                on:input=move |event| text.type_text(event_target_value(&event))
                on:change=move |event| {
                    text.type_text(event_target_value(&event));
                    text.leave();
                }
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id>{piece(move || label(ui.texts().plan_data()))}</label>
            {control}
            <p class="hint" id=hint_id>
                {piece(move || hint(ui.texts().plan_data()))}
            </p>
        </div>
    }
}
