//! A text that is still being typed is work: while it is, it is stored under a key of this session,
//! and a session that ends before the text does leaves it to be offered again.

use plan::{Column, HeaderField, Id, Plan, typed};
use serde::{Deserialize, Serialize};

use super::host;
use crate::browser::dom::{self, Caret};
use crate::browser::random::BrowserRandom;
use crate::browser::{caret, storage};
use crate::editing::Workspace;
use crate::editing::fields::TextField;
use crate::editing::given_up::RecordField;
use crate::editing::open_text::TextPlace;
use crate::session::{Route, Ui, View};

/// How many frames the box is waited for: its screen may have to be fetched.
const FRAMES: u32 = 300;

/// How much of a text is quoted, in characters.
const QUOTED: usize = 60;

/// A text that was being typed, as it is stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct StoredDraft {
    /// The id of the action; empty in *Datos del plan*.
    action: String,
    field: String,
    task: Option<String>,
    text: String,
    /// Where the caret stood in the text, in UTF-16 units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    caret: Option<u32>,
}

impl StoredDraft {
    fn place(&self) -> Option<TextPlace> {
        if self.action.is_empty() {
            return HeaderField::text_of_key(&self.field).map(TextPlace::Header);
        }
        let action: Id = self.action.parse().ok()?;
        Some(match &self.task {
            Some(task) => TextPlace::Task { action, task: task.parse().ok()? },
            None => TextPlace::Action(action, TextField::from_key(&self.field)?),
        })
    }
}

/// What is stored of a text that is being typed; `None` where the plan says it already, or has no
/// such place.
pub fn written(place: TextPlace, text: &str, plan: &Plan) -> Option<String> {
    let said = place.said(plan)?;
    if said.trim_end() == text.trim_end() {
        return None;
    }
    let (action, field, task) = match place {
        TextPlace::Action(action, field) => (action.to_string(), field.key(), None),
        TextPlace::Task { action, task } => (action.to_string(), "tasks", Some(task.to_string())),
        TextPlace::Header(field) => (String::new(), field.key(), None),
        // It has no box that stays open.
        TextPlace::Area(_) => return None,
    };
    let (field, text, caret) = (field.to_owned(), text.to_owned(), caret::focused_in(text));
    let unfinished = StoredDraft { action, field, task, text, caret };
    Some(storage::encoded(&unfinished))
}

/// Offers what a session that lives no longer was typing, unless the plan says it by now.
pub fn offer(ui: Ui, plan: Id, key: String, draft: &str) {
    let Some(workspace) = host::here(plan, |here| here.workspace) else { return };
    let open = storage::decoded::<StoredDraft>(draft);
    let open = open.and_then(|open| Some((open.place()?, open.text, open.caret)));
    let unsaid =
        open.filter(|(place, text, _)| written(*place, text, &workspace.editor.now()).is_some());
    let Some((place, text, caret)) = unsaid else { return storage::remove(&key) };
    let texts = ui.texts().storage();
    let before = place.said(&workspace.editor.now()).unwrap_or_default();
    let quoted = typed::quoted(&before, &text, QUOTED);
    ui.ask((texts.unfinished)(&quoted), texts.go_on, texts.discard, move |go_on| {
        if go_on {
            go(workspace, place, &text, caret);
        }
        storage::remove(&key);
    });
}

/// Writes the text where it was being typed, which can be undone, and goes there, to the place in it.
/// What the field does not take is offered in it.
fn go(workspace: Workspace, place: TextPlace, text: &str, caret: Option<u32>) {
    let Some(plan) = workspace.editor.current() else { return };
    let before = place.said(&plan).unwrap_or_default();
    let at = caret
        .map_or_else(|| typed::caret(&before, text), |caret| typed::place(text, caret as usize));
    let change = place.resumed(&plan, text, &mut BrowserRandom);
    let written = change.is_some_and(|change| workspace.editor.commit(change));
    workspace.editor.seal();
    let kept: Option<RecordField> = match place {
        TextPlace::Header(_) | TextPlace::Area(_) => None,
        TextPlace::Task { task, .. } => Some((task, TextField::Column(Column::Tasks))),
        TextPlace::Action(id, field) => Some((id, field)),
    };
    if let Some(kept) = kept.filter(|_| !written) {
        workspace.given_up.keep(kept, text.to_owned());
    }
    // The letters before the caret in its box.
    let mut before = &text[..at];
    let selector = match place {
        TextPlace::Header(field) => {
            workspace.ui.go(Route::Plan(workspace.editor.id(), View::Data));
            header_box(field)
        }
        TextPlace::Area(_) => return,
        TextPlace::Task { task, .. } => format!("[data-task='{task}']"),
        TextPlace::Action(id, TextField::Column(Column::Tasks)) => {
            let (above, line) = before.rsplit_once('\n').unwrap_or(("", before));
            let number = above.lines().filter(|line| !line.trim().is_empty()).count();
            before = line;
            let now = workspace.editor.now();
            let task = now.action(id).and_then(|action| action.tasks.get(number));
            task.map_or_else(|| "[data-task]".to_owned(), |it| format!("[data-task='{}']", it.id))
        }
        TextPlace::Action(_, TextField::Column(Column::Criterion | Column::Subcriterion)) => {
            "#ficha-code".to_owned()
        }
        TextPlace::Action(_, field) => format!("#ficha-{}", field.key()),
    };
    if let TextPlace::Action(action, _) | TextPlace::Task { action, .. } = place {
        workspace.open_ficha(action);
    }
    let caret = Caret::At(before.encode_utf16().count() as u32);
    dom::edit_within(FRAMES, selector, caret);
}

/// The box of a text of *Datos del plan*.
fn header_box(field: HeaderField) -> String {
    let name = match field {
        HeaderField::Title => "title",
        HeaderField::Motto => "motto",
        HeaderField::InternalNote => "note",
        _ => "institution",
    };
    format!("#pd-{name}")
}
