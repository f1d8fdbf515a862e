//! What is being typed into the boxes of a form, and the way by which a finished text of a form or a
//! cell goes to `TextPlace::change`. A text stays in its box until Enter, Tab or blur,
//! does not travel through the plan meanwhile, and is never lost.

use std::sync::Arc;

use leptos::prelude::*;
use plan::{Action, ActionChange, Command, Id};

use crate::browser::random::BrowserRandom;
use crate::editing::fields::TextField;
use crate::editing::given_up::RecordField;
use crate::editing::open_text::{OpenText, TextPlace};
use crate::editing::{Workspace, readers};

/// Makes a text that was typed for a field one change of the plan, and tells what there is to be told
/// of it; gives whether the plan now says it. The action was as `begun` when its box was opened.
pub fn write(
    workspace: Workspace,
    (id, field): RecordField,
    begun: Option<&Action>,
    text: &str,
) -> bool {
    let (ui, editor) = (workspace.ui, workspace.editor);
    let plan = editor.now();
    let Some(action) = plan.action(id) else { return false };
    let place = TextPlace::Action(id, field);
    let Some(change) = place.change(&plan, begun, text, &mut BrowserRandom) else { return true };
    let told = field.told(action, &plan, text);
    let done = editor.commit(change);
    editor.seal();
    readers::unread(editor, id, field);
    if let Some(told) = told.filter(|_| done) {
        ui.done(told.sentence(ui.language()));
    }
    done
}

/// One box for a field of an action. Its text becomes one command when it is finished, also
/// when the box goes away or the page is left.
#[derive(Clone, Copy)]
pub struct FieldDraft {
    /// The open plan.
    pub workspace: Workspace,
    /// The action.
    pub id: Id,
    /// The field.
    pub field: TextField,
    action: Memo<Option<Arc<Action>>>,
    typed: RwSignal<Option<String>>,
    open: StoredValue<Option<OpenText>>,
}

impl FieldDraft {
    /// A box that shows what the plan says, until its owner goes.
    pub fn new(
        workspace: Workspace,
        id: Id,
        field: TextField,
        action: Memo<Option<Arc<Action>>>,
    ) -> Self {
        let (typed, open) = (RwSignal::new(None), StoredValue::new(None));
        let draft = Self { workspace, id, field, action, typed, open };
        on_cleanup(move || draft.settle());
        draft
    }

    /// The action as the plan has it. Tracked.
    pub fn action(self) -> Option<Arc<Action>> {
        self.action.get()
    }

    /// What the box shows. Tracked.
    pub fn text(self) -> String {
        self.typed.get().unwrap_or_else(|| self.saved())
    }

    fn saved(self) -> String {
        self.action
            .with(|action| action.as_ref().map_or_else(String::new, |it| self.field.text(it)))
    }

    /// What is being typed, if anything is. Tracked.
    pub fn typed(self) -> Option<String> {
        self.typed.get()
    }

    /// Takes what is in the box now.
    pub fn type_text(self, text: String) {
        let open = self.open.get_value().unwrap_or_else(|| {
            let place = TextPlace::Action(self.id, self.field);
            let open = self.workspace.editor.begin_text(place);
            open.on_leaving(move || self.checkpoint());
            self.open.set_value(Some(open));
            open
        });
        open.typed(&text);
        self.typed.set(Some(text));
    }

    /// The box holds nothing of its own any more.
    fn end(self) {
        if let Some(open) = self.open.try_update_value(Option::take).flatten() {
            open.end();
        }
        self.typed.try_set(None);
    }

    /// Whether the box holds something that the plan does not. Untracked.
    pub fn is_typed(self) -> bool {
        untrack(|| self.typed.get().is_some_and(|typed| typed != self.saved()))
    }

    /// Makes what was typed one change of the plan. Gives whether the plan now says it; a text
    /// that was refused stays in the box.
    pub fn commit(self) -> bool {
        let Some(Some(text)) = self.typed.try_get_untracked() else { return true };
        let done = self.write(&text);
        if done {
            self.end();
        }
        done
    }

    /// The person has left the box. Steps of a date that were taken in it end, too.
    pub fn leave(self) {
        self.commit();
        self.seal();
    }

    /// Makes what was typed a change of the plan, and leaves the box as it is: the person may
    /// come back to it.
    pub fn checkpoint(self) {
        if let Some(Some(text)) = self.typed.try_get_untracked() {
            self.write(&text);
            if let Some(Some(open)) = self.open.try_get_value() {
                open.typed(&text);
            }
        }
    }

    fn write(self, text: &str) -> bool {
        write(self.workspace, (self.id, self.field), None, text)
    }

    /// Makes a change that is not typed, such as a step of a month, in place of what was typed.
    pub fn choose(self, change: ActionChange) {
        if self.workspace.editor.commit(Command::Edit { id: self.id, change }) {
            self.end();
        }
    }

    /// Ends a gesture: the next change is a step of undo of its own.
    fn seal(self) {
        self.workspace.editor.seal();
    }

    /// Puts back what the plan says, and keeps what was typed for [`Self::recover`].
    pub fn give_up(self) {
        if self.is_typed()
            && let Some(text) = self.typed.get_untracked()
        {
            self.workspace.given_up.keep((self.id, self.field), text);
        }
        self.end();
    }

    /// Whether a text can be recovered. Tracked.
    pub fn can_recover(self) -> bool {
        self.workspace.given_up.has((self.id, self.field))
    }

    /// Puts the text that was given up into the box again, as something being typed.
    pub fn recover(self) {
        if let Some(text) = self.workspace.given_up.take((self.id, self.field)) {
            self.type_text(text);
        }
    }

    /// The end of the box: what was typed is committed, or else kept to be recovered.
    fn settle(self) {
        if !self.commit()
            && let Some(Some(text)) = self.typed.try_get_untracked()
        {
            self.workspace.given_up.keep((self.id, self.field), text);
            self.end();
        }
    }
}
