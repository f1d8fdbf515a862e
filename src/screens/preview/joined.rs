//! What joining a copy would do to the plan that is here: what comes, what will have two
//! versions, and what has been received before.

use std::sync::Arc;

use leptos::prelude::*;
use plan::Document;
use plan::diff::{Changes, changes};
use plan::lineage::{About, Conflict, Traced};

use crate::session::{Ui, use_ui};
use crate::widgets::Differences;

/// What joining a copy would do.
pub struct MergePreview {
    /// Whether the copy brings nothing.
    pub is_nothing: bool,
    /// Whose changes come, as far as names are known.
    who: String,
    /// What the plan will say otherwise, but for what has two versions.
    came: Arc<Changes>,
    /// The places that will have two versions.
    two: Vec<String>,
    /// What the copy says otherwise and is older than what is here.
    received: Arc<Changes>,
}

impl MergePreview {
    /// What joining `theirs` would do to `here`.
    pub fn of(ui: Ui, here: &Document, theirs: &Document) -> Self {
        let language = ui.language();
        let (here, theirs) = (Traced::of(here), Traced::of(theirs));
        let merged = here.merge(&theirs);
        let news = here.news(&theirs);
        let mut people: Vec<String> =
            news.iter().filter_map(|it| theirs.person(*it).map(str::to_owned)).collect();
        people.sort_unstable();
        people.dedup();
        let known = here.conflicts();
        let conflicts = merged.conflicts();
        let new = conflicts.iter().filter(|it| it.matters(merged.plan()) && !known.contains(it));
        let place = |it: &Conflict| {
            let place = language.place_of(it, it.number(merged.plan()));
            match it.about {
                About::Presence => format!("{place}: {}", merged.known_by(it.record)),
                _ => place,
            }
        };
        Self {
            is_nothing: merged == here,
            who: language.listed(&people),
            came: Arc::new(changes(here.plan(), &here.without_questions(&theirs))),
            two: new.map(place).collect(),
            received: Arc::new(received(&theirs, &merged, &conflicts)),
        }
    }
}

/// What the copy says otherwise than the plan will, but for what has two versions.
fn received(theirs: &Traced, merged: &Traced, conflicts: &[Conflict]) -> Changes {
    let mut differ = changes(theirs.plan(), merged.plan());
    let open = |id| conflicts.iter().any(|it| it.action == Some(id) || it.record == id);
    // A row with a question is told with the question.
    let rows = &mut differ.actions;
    rows.changed.retain(|pair| !open(pair.after.record.id));
    rows.added.retain(|row| !open(row.record.id));
    rows.removed.retain(|row| !open(row.record.id));
    // What was added here has never been in the copy, and places follow from what came.
    rows.added.clear();
    rows.moved.clear();
    differ.header = differ.header.filter(|_| !open(merged.plan().id));
    differ
}

/// What there is to know before joining.
#[component]
pub fn News(
    joined: Arc<MergePreview>,
    /// Whether the person has seen what comes.
    seen: bool,
    /// Whether nobody knows which side has changed what differs.
    doubt: bool,
) -> impl IntoView {
    let ui = use_ui();
    let texts = ui.texts().merge_review();
    let (came, received) = (Arc::clone(&joined.came), Arc::clone(&joined.received));
    let heading = match (joined.is_nothing, came.count()) {
        (true, _) => texts.nothing_new.to_owned(),
        (false, 0) if !joined.two.is_empty() => (texts.differs)(joined.two.len()),
        (false, 0) => texts.brings_unseen.to_owned(),
        (false, count) => (texts.brings)(count, &joined.who),
    };
    let list = (!came.is_empty() && !seen).then(|| {
        view! {
            <h3>{texts.comes}</h3>
            <Differences found=came id="jn-came" />
        }
    });
    let older = (!received.is_empty()).then(|| {
        view! {
            <details class="jn-received" data-received="">
                <summary>
                    <h3>{(texts.received)(received.count())}</h3>
                </summary>
                <p class="hint">{texts.received_hint}</p>
                <Differences found=received id="jn-received" />
            </details>
        }
    });
    view! {
        <section class="jn-news" aria-labelledby="jn-news-title">
            <h2 id="jn-news-title" data-news="">{heading}</h2>
            {two(ui, &joined.two, doubt)} {list} {older}
        </section>
    }
}

/// The places that will have two versions.
fn two(ui: Ui, places: &[String], doubt: bool) -> Option<impl IntoView + use<>> {
    let texts = ui.texts().merge_review();
    let rows = places.iter().map(|place| view! { <li>{place.clone()}</li> }).collect_view();
    (!places.is_empty()).then(|| {
        view! {
            <div class="jn-two" data-two=places.len().to_string()>
                <h3>{(texts.two)(places.len())}</h3>
                <p class="hint" data-doubt=doubt.then_some("")>
                    {if doubt { texts.doubt } else { texts.two_hint }}
                </p>
                <ul>{rows}</ul>
            </div>
        }
    })
}
