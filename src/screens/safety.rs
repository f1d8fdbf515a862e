//! The details behind the light: where the plan is kept, how old its copy outside is, and what
//! to mend first.

use leptos::html;
use leptos::prelude::*;
use plan::backup::{Mend, Outside};
use text::Safety as Texts;

use crate::browser::{clock, dom};
use crate::editing::{Light, NotSaved, Workspace};
use crate::erased::{effect, piece};
use crate::session::Ui;
use crate::storage::{self, Safety, StorageRequest};
use crate::widgets::chunks::view_in_part;
use crate::widgets::{CloseButton, Glyph, Icon};

view_in_part! {
    /// The dialog, as soon as its part is there.
    rest, load, make:
    pub fn safety(workspace: Workspace) { view! { <SafetyPanel workspace /> }.into_any() }
}

/// The dialog, over the plan until it is closed.
#[component]
pub fn SafetyPanel(workspace: Workspace) -> impl IntoView {
    let (ui, editor) = (workspace.ui, workspace.editor);
    let texts = ui.texts().safety();
    let safety = RwSignal::new(None::<Safety>);
    let asked = RwSignal::new(false);
    let dialog = NodeRef::<html::Dialog>::new();
    dialog.on_load(move |_| {
        // The dialog is in the page a moment later, and only then can it be shown.
        request_animation_frame(move || dom::show_dialog(dialog, true));
    });
    let minute = clock::every_minute();
    effect(move || {
        editor.light().track();
        editor.warning.track();
        minute.track();
        storage::send(ui, StorageRequest::Look(editor, safety));
    });
    let close = move || dom::show_dialog(dialog, false);
    let mend = Callback::new(move |mend: Mend| {
        if mend == Mend::Keep {
            asked.set(true);
        } else {
            // What it says is said below the dialog.
            close();
        }
        storage::send(ui, StorageRequest::Mend(editor, mend));
    });
    view! {
        <dialog
            node_ref=dialog
            class="dialog safety"
            data-screen="safety"
            aria-labelledby="safety-title"
            on:close=move |_| workspace.over.set(None)
        >
            <div class="safety-head">
                <h2 id="safety-title">{texts.title}</h2>
                <CloseButton on_close=close />
            </div>
            {piece(move || match safety.get() {
                None => view! { <p class="hint">{texts.looking}</p> }.into_any(),
                Some(known) => details(ui, known, asked.get(), mend),
            })}
        </dialog>
    }
}

/// How good a part of it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grade {
    Good,
    Fair,
    Bad,
}

fn details(ui: Ui, known: Safety, asked: bool, mend: Callback<Mend>) -> AnyView {
    let texts = ui.texts().safety();
    let first = known.worst.map(|worst| {
        view! {
            <button
                type="button"
                class="button primary"
                data-mend=name(worst)
                on:click=move |_| mend.run(worst)
            >
                {words(texts, worst, &known)}
            </button>
        }
    });
    let also = also(texts, &known, mend);
    view! {
        <div role="status"><dl class="safety-parts">
            {part(texts.saved_title, saved(ui, &known), "saved")}
            {part(texts.copy_title, copied(ui, &known), "copy")}
            {part(texts.room_title, room(ui, &known, asked), "room")}
            {part(texts.tabs_title, tabs(ui, &known), "tabs")}
        </dl></div>
        <div class="buttons">{first} {also}</div>
    }
    .into_any()
}

fn part(title: &'static str, (grade, says): (Grade, String), name: &'static str) -> AnyView {
    let (glyph, class) = match grade {
        Grade::Good => (Glyph::Check, "good"),
        Grade::Fair => (Glyph::Warning, "fair"),
        Grade::Bad => (Glyph::Close, "bad"),
    };
    view! {
        <div class=format!("safety-part {class}") data-part=name>
            <dt>
                <Icon glyph />
                {title}
            </dt>
            <dd>{says}</dd>
        </div>
    }
    .into_any()
}

fn saved(ui: Ui, known: &Safety) -> (Grade, String) {
    let texts = ui.texts().safety();
    let time = |at| {
        let (hour, minute) = clock::time_of(at);
        ui.language().time(hour, minute)
    };
    match known.light {
        Light::Writing => (Grade::Good, texts.writing.into()),
        Light::Saved(at) if !known.local => (Grade::Fair, (texts.saved_database)(&time(at))),
        Light::Saved(at) if known.database => (Grade::Good, (texts.saved)(&time(at))),
        Light::Saved(at) | Light::Weak(at) => (Grade::Fair, (texts.saved_local)(&time(at))),
        Light::NotSaved(why) => {
            let why = match why {
                NotSaved::Blocked => texts.blocked,
                NotSaved::Full => texts.full,
                NotSaved::Removed => texts.removed,
                NotSaved::Older => texts.older,
            };
            (Grade::Bad, why.into())
        }
    }
}

fn copied(ui: Ui, known: &Safety) -> (Grade, String) {
    let texts = ui.texts().safety();
    let last = known.copies.copied.map_or(texts.copy_none.to_owned(), |at| {
        (texts.copy_last)(&day(ui, at), known.copies.changes)
    });
    let name = known.file.clone().unwrap_or_default();
    let (grade, file) = match known.backup_file {
        Outside::None => {
            let due = matches!(known.worst, Some(Mend::Copy));
            return (if due { Grade::Fair } else { Grade::Good }, last);
        }
        Outside::Fresh => (Grade::Good, (texts.file_fresh)(&name)),
        Outside::Asks => (Grade::Fair, (texts.file_asks)(&name)),
        Outside::Changed => (Grade::Fair, (texts.file_changed)(&name)),
        Outside::Lost => (Grade::Fair, (texts.file_lost)(&name)),
    };
    (grade, format!("{last} {file}"))
}

/// The day of a moment as one says it.
fn day(ui: Ui, moment: i64) -> String {
    let (day, today) = (clock::day_of(moment), clock::today());
    match (today - day).num_days() {
        0 => ui.texts().safety().today.into(),
        1 => ui.texts().safety().yesterday.into(),
        _ => ui.language().day(day),
    }
}

fn room(ui: Ui, known: &Safety, asked: bool) -> (Grade, String) {
    let texts = ui.texts().safety();
    let mut says = Vec::new();
    let grade = match known.promised {
        Some(true) => {
            says.push(texts.promised.to_owned());
            Grade::Good
        }
        Some(false) | None => {
            says.push(texts.not_promised.to_owned());
            Grade::Fair
        }
    };
    if asked && known.promised == Some(false) {
        says.push(texts.refused.to_owned());
    }
    if let Some(room) = known.room.filter(|room| room.total > 0) {
        let percent = room.used.saturating_mul(100) / room.total;
        says.push((texts.room)(&ui.language().bytes(room.used), percent));
    }
    (grade, says.join(" "))
}

fn tabs(ui: Ui, known: &Safety) -> (Grade, String) {
    let texts = ui.texts().safety();
    let says = (texts.tabs)(known.tabs);
    if known.other_version {
        return (Grade::Fair, format!("{says} {}", texts.other_version));
    }
    (Grade::Good, says)
}

/// What a button is called in the page.
fn name(mend: Mend) -> &'static str {
    match mend {
        Mend::Reload => "reload",
        Mend::Restore => "restore",
        Mend::Download => "download",
        Mend::Join => "join",
        Mend::Allow => "allow",
        Mend::Copy => "copy",
        Mend::Keep => "keep",
    }
}

/// The words of the button that mends something.
fn words(texts: &Texts, mend: Mend, known: &Safety) -> String {
    match mend {
        Mend::Reload => texts.reload.into(),
        Mend::Restore => texts.restore.into(),
        Mend::Download => texts.download.into(),
        Mend::Join => texts.join.into(),
        Mend::Allow => (texts.allow)(known.file.as_deref().unwrap_or_default()),
        Mend::Copy if known.can_choose => texts.save_file.into(),
        Mend::Copy => texts.save_copy.into(),
        Mend::Keep => texts.keep.into(),
    }
}

/// A copy can be saved whatever else is to be mended.
fn also(texts: &'static Texts, known: &Safety, mend: Callback<Mend>) -> Option<AnyView> {
    let other = !matches!(known.worst, Some(Mend::Copy | Mend::Download));
    let words = words(texts, Mend::Copy, known);
    other.then(|| {
        view! {
            <button type="button" class="button" data-mend="copy" on:click=move |_| mend.run(Mend::Copy)>
                {words}
            </button>
        }
        .into_any()
    })
}
