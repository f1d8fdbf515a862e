//! The difference of two versions of a plan, to be read: what was beside what is.

use std::sync::Arc;

use leptos::prelude::*;
use plan::common_affixes::{CommonAffixes, common_affixes};
use plan::diff::{Changes, HeaderChanges, ListDiff, NumberedRecord, Pair};
use plan::{Action, ActionField, HeaderField, Task};

use super::long_list::{LongList, tabindex};
use crate::session::{Ui, use_ui};

/// How many characters around a change of a long text are shown.
const AROUND: usize = 60;

/// One entry of the list.
#[derive(Clone)]
enum DifferenceEntry {
    Header(HeaderChanges),
    Changed(Pair<Arc<Action>>, bool),
    Moved(Pair<Arc<Action>>),
    Added(NumberedRecord<Arc<Action>>),
    Removed(NumberedRecord<Arc<Action>>),
}

/// The list: *Datos del plan*, the actions that differ in the order of the plan, those that went.
#[component]
pub fn Differences(
    found: Arc<Changes>,
    /// Tells the lists of a page apart.
    #[prop(default = "df-list")]
    id: &'static str,
) -> impl IntoView {
    let ui = use_ui();
    let entries = entries(&found);
    let count = entries.len();
    let line = move |at: usize| {
        view! {
            <li class="df-entry" data-difference="" tabindex=tabindex(at)>
                {entry(ui, entries[at].clone())}
            </li>
        }
        .into_any()
    };
    view! { <LongList id class="df" count lines=Arc::new(line) /> }
}

fn entries(found: &Changes) -> Vec<DifferenceEntry> {
    let rows = &found.actions;
    let has = |list: &[Pair<Arc<Action>>], pair: &Pair<Arc<Action>>| {
        list.binary_search_by_key(&pair.after.number, |it| it.after.number).is_ok()
    };
    let mut numbered: Vec<(usize, DifferenceEntry)> = Vec::new();
    for pair in &rows.changed {
        let entry = DifferenceEntry::Changed(pair.clone(), has(&rows.moved, pair));
        numbered.push((pair.after.number, entry));
    }
    for pair in rows.moved.iter().filter(|pair| !has(&rows.changed, pair)) {
        numbered.push((pair.after.number, DifferenceEntry::Moved(pair.clone())));
    }
    for added in &rows.added {
        numbered.push((added.number, DifferenceEntry::Added(added.clone())));
    }
    numbered.sort_by_key(|(number, _)| *number);
    let header = found.header.clone().map(DifferenceEntry::Header);
    let removed = rows.removed.iter().cloned().map(DifferenceEntry::Removed);
    header.into_iter().chain(numbered.into_iter().map(|(_, entry)| entry)).chain(removed).collect()
}

fn entry(ui: Ui, entry: DifferenceEntry) -> AnyView {
    let texts = ui.texts().changes();
    match entry {
        DifferenceEntry::Header(header) => {
            let fields = header.fields.iter().map(|field| header_field(ui, &header, *field));
            titled(texts.plan_data.to_owned(), None, fields.collect_view().into_any())
        }
        DifferenceEntry::Changed(pair, moved) => {
            let fields = pair.fields();
            let fields = fields.iter().map(|field| action_field(ui, &pair, *field)).collect_view();
            let place = moved.then(|| place(ui, &pair));
            let body = view! { {place} {fields} }.into_any();
            titled((texts.action)(pair.after.number), Some(&pair.after.record), body)
        }
        DifferenceEntry::Moved(pair) => {
            let body = place(ui, &pair).into_any();
            titled((texts.action)(pair.after.number), Some(&pair.after.record), body)
        }
        DifferenceEntry::Added(row) => {
            let title = (texts.added)(row.number);
            whole(title, &row.record, true)
        }
        DifferenceEntry::Removed(row) => {
            let title = (texts.removed)(row.number);
            whole(title, &row.record, false)
        }
    }
}

fn titled(title: String, action: Option<&Action>, body: AnyView) -> AnyView {
    let said = action.map(|action| said(action).to_owned()).filter(|text| !text.is_empty());
    view! {
        <h4 class="df-title">
            {title} {said.map(|said| view! { <span class="df-said">{said}</span> })}
        </h4>
        {body}
    }
    .into_any()
}

/// What an action is known by.
fn said(action: &Action) -> &str {
    let texts = [&action.action, &action.area, &action.objective];
    texts.into_iter().map(|text| text.trim()).find(|text| !text.is_empty()).unwrap_or_default()
}

fn whole(title: String, action: &Action, added: bool) -> AnyView {
    let text = said(action).to_owned();
    let tasks = action.tasks.len();
    let ui = use_ui();
    let tasks = (tasks > 0).then(|| (ui.texts().common().tasks)(tasks));
    let text = if added {
        view! { <ins>{text}</ins> }.into_any()
    } else {
        view! { <del>{text}</del> }.into_any()
    };
    view! {
        <h4 class="df-title">{title}</h4>
        <p class="df-text">{text}</p>
        {tasks.map(|tasks| view! { <p class="hint">{tasks}</p> })}
    }
    .into_any()
}

fn place(ui: Ui, pair: &Pair<Arc<Action>>) -> impl IntoView + use<> {
    let says = (ui.texts().changes().moved)(pair.before.number, pair.after.number);
    view! { <p class="df-text">{says}</p> }
}

fn field(name: &'static str, body: AnyView) -> AnyView {
    view! {
        <div class="df-field">
            <p class="df-name">{name}</p>
            {body}
        </div>
    }
    .into_any()
}

fn action_field(ui: Ui, pair: &Pair<Arc<Action>>, which: ActionField) -> AnyView {
    let language = ui.language();
    let value = |action: &Action| language.action_value(action, which);
    let body = match (value(&pair.before.record), value(&pair.after.record)) {
        (Some(before), Some(after)) => texts_apart(ui, &before, &after),
        _ if which == ActionField::Tasks => {
            records(ui, &pair.tasks(), |task: &Task| task.text.clone())
        }
        _ => hidden(ui),
    };
    field(language.action_field(which), body)
}

fn header_field(ui: Ui, header: &HeaderChanges, which: HeaderField) -> AnyView {
    let language = ui.language();
    let value = |header| language.header_value(header, which);
    let body = match (value(&header.before), value(&header.after)) {
        (Some(before), Some(after)) => texts_apart(ui, &before, &after),
        _ if which == HeaderField::Areas => {
            records(ui, &header.areas(), |area| language.open_area(area))
        }
        _ if which == HeaderField::Logo => {
            view! { <p class="df-text">{ui.texts().changes().logo}</p> }.into_any()
        }
        _ => hidden(ui),
    };
    field(language.header_field(which), body)
}

fn hidden(ui: Ui) -> AnyView {
    view! { <p class="df-text hint">{ui.texts().changes().hidden}</p> }.into_any()
}

/// Tasks or áreas, one a line.
fn records<R>(ui: Ui, rows: &ListDiff<R>, text: impl Fn(&R) -> String) -> AnyView {
    let texts = ui.texts().changes();
    let line = |mark: String, body: AnyView| {
        view! { <li><span class="df-mark">{mark}</span> {body}</li> }.into_any()
    };
    let mut lines = Vec::new();
    for pair in &rows.changed {
        let (before, after) = (text(&pair.before.record), text(&pair.after.record));
        let body = if before == after { hidden(ui) } else { texts_apart(ui, &before, &after) };
        lines.push(line(format!("{}.", pair.after.number), body));
    }
    for pair in &rows.moved {
        let says = (texts.moved)(pair.before.number, pair.after.number);
        let text = text(&pair.after.record);
        let body = view! { <span>{text} " " <span class="hint">{says}</span></span> }.into_any();
        lines.push(line(format!("{}.", pair.after.number), body));
    }
    for added in &rows.added {
        let text = text(&added.record);
        lines.push(line(texts.new.to_owned(), view! { <ins>{text}</ins> }.into_any()));
    }
    for removed in &rows.removed {
        let text = text(&removed.record);
        lines.push(line(texts.gone.to_owned(), view! { <del>{text}</del> }.into_any()));
    }
    view! { <ul class="df-records" role="list">{lines}</ul> }.into_any()
}

/// Two texts: in one where they share words, else one above the other.
fn texts_apart(ui: Ui, before: &str, after: &str) -> AnyView {
    let texts = ui.texts().changes();
    let CommonAffixes { head, was, is, tail } = common_affixes(before, after);
    let shared = head.trim().len() + tail.trim().len() > 0;
    let value = |text: &str| match text.trim() {
        "" => texts.empty.to_owned(),
        _ => text.to_owned(),
    };
    if !shared {
        let (was, is) = (value(was), value(is));
        return view! {
            <div class="df-both">
                <p class="df-text"><span class="df-mark">{texts.was}</span> <del>{was}</del></p>
                <p class="df-text"><span class="df-mark">{texts.says}</span> <ins>{is}</ins></p>
            </div>
        }
        .into_any();
    }
    let (head, tail) = (ending(head), beginning(tail));
    let (was, is) = (was.to_owned(), is.to_owned());
    view! {
        <p class="df-text">
            {head} {(!was.is_empty()).then(|| view! { <del>{was}</del> })}
            {(!is.is_empty()).then(|| view! { <ins>{is}</ins> })} {tail}
        </p>
    }
    .into_any()
}

/// The last words of a text before a change.
fn ending(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(AROUND);
    let Some((at, _)) = text.char_indices().nth(skipped).filter(|_| skipped > 0) else {
        return text.to_owned();
    };
    let rest = &text[at..];
    let word = rest.find(char::is_whitespace).unwrap_or(0);
    format!("…{}", &rest[word..])
}

/// The first words of a text behind a change.
fn beginning(text: &str) -> String {
    let Some((at, _)) = text.char_indices().nth(AROUND) else { return text.to_owned() };
    let word = text[..at].rfind(char::is_whitespace).unwrap_or(at);
    format!("{}…", &text[..word])
}
