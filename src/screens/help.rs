//! *Ayuda*: how to work with a plan, and the keys, as the tables of actions and of keys have them.

use leptos::prelude::*;
use text::Topic;
use view_model::keys::{KeyContext, KeyRow};

use crate::editing::actions::{self, KEYS, UserAction};
use crate::erased::piece;
use crate::session::use_ui;
use crate::widgets::chunks::view_in_part;
use crate::widgets::{BackButton, ScreenTitle, TopBar};

view_in_part! {
    /// The screen, as soon as its part is there.
    rest, load, make:
    pub fn help() { view! { <Help /> }.into_any() }
}

/// The screen.
#[component]
pub fn Help() -> impl IntoView {
    let ui = use_ui();
    let words = ui.texts().help().title;
    view! {
        <TopBar />
        <main class="column narrow help" data-screen="help">
            <BackButton />
            <ScreenTitle words />
            {piece(move || ui.texts().help().topics.iter().map(topic).collect_view())}
            <section class="keys-only">
                <h2>{ui.texts().help().keys}</h2>
                <h3 id="keys-plan">{ui.texts().help().keys_plan}</h3>
                <PlanKeys />
                {keys_of(KeyContext::Table, "keys-table", |help| help.keys_table)}
                {keys_of(KeyContext::Editor, "keys-text", |help| help.keys_text)}
                {keys_of(KeyContext::Timeline, "keys-timeline", |help| help.keys_timeline)}
                <p class="hint">{ui.texts().help().mac}</p>
            </section>
        </main>
    }
}

fn topic(topic: &'static Topic) -> impl IntoView {
    view! {
        <h2>{topic.title}</h2>
        {topic.text.iter().map(|text| view! { <p>{*text}</p> }).collect_view()}
    }
}

#[component]
fn PlanKeys() -> impl IntoView {
    let ui = use_ui();
    let row = move |action: &'static UserAction| {
        let chord = action.chord?;
        let words = (action.words)(ui.texts().actions());
        Some(key_row(chord.words(), words.label, words.help))
    };
    view! {
        <table class="keys" aria-labelledby="keys-plan">
            <KeyHead />
            <tbody>{piece(move || actions::ALL.into_iter().filter_map(row).collect_view())}</tbody>
        </table>
    }
}

/// The keys of a place, each row as the table of keys has it.
fn keys_of(
    place: KeyContext,
    id: &'static str,
    title: fn(&text::Help) -> &'static str,
) -> impl IntoView {
    let ui = use_ui();
    let rows = move || {
        let rows = KEYS.iter().filter(|row| row.place == place);
        let row = |row: &KeyRow| {
            let help = ui.texts().help();
            let keys: Vec<String> = row.keys.iter().map(|(chord, _)| chord.named(help)).collect();
            key_row(keys.join(" · "), "", (row.says)(help))
        };
        rows.map(row).collect_view()
    };
    view! {
        <h3 id=id>{piece(move || title(ui.texts().help()))}</h3>
        <table class="keys" aria-labelledby=id>
            <KeyHead />
            <tbody>{piece(rows)}</tbody>
        </table>
    }
}

#[component]
fn KeyHead() -> impl IntoView {
    let ui = use_ui();
    view! {
        <thead class="visually-hidden">
            <tr>
                <th scope="col">{ui.texts().help().key}</th>
                <th scope="col">{ui.texts().help().does}</th>
            </tr>
        </thead>
    }
}

fn key_row(key: String, label: &'static str, does: &'static str) -> impl IntoView {
    let label = (!label.is_empty()).then(|| view! { <b>{label}</b> });
    view! {
        <tr>
            <th scope="row">
                <kbd>{key}</kbd>
            </th>
            <td>{label} <span>{does}</span></td>
        </tr>
    }
}
