//! One field with two versions: each with its text and whose it is, and the ways to decide.

use std::sync::Arc;

use leptos::prelude::*;
use plan::HeaderField;
use plan::common_affixes::{CommonAffixes, common_affixes};
use plan::lineage::{About, Conflict};

use super::choice;
use super::{MergeReviewState, place};
use crate::browser::dom;
use crate::erased::either;
use crate::storage::{conflicts, marks};

/// The card.
#[component]
pub fn Card(review: MergeReviewState, conflict: Conflict) -> impl IntoView {
    let plan = review.workspace.editor.now();
    let conflict = Arc::new(conflict);
    let ours = conflicts::ours(review.id, &conflict);
    let heading = format!("jn-{}-{}", conflict.record, conflict.field.replace('/', "-"));
    let presence = conflict.about == About::Presence;
    let title = if presence {
        let said = conflicts::sentence(review.ui(), review.id, &conflict);
        view! { <h3 id=heading.clone()>{said}</h3> }.into_any()
    } else {
        let number = conflict.number(&plan);
        let [before, name, after] = review.ui().language().two_versions(&conflict, number);
        view! { <h3 id=heading.clone()>{before} <em>{name}</em> {after}</h3> }.into_any()
    };
    let of = plan.action(conflict.action.unwrap_or(review.id)).map(|action| action.action.clone());
    let of = of.filter(|text| !presence && !text.trim().is_empty());
    let body = if presence {
        rows(review, &conflict, ours, &heading)
    } else {
        versions(review, &conflict, ours, &heading)
    };
    view! {
        <section
            class="jn-card"
            tabindex="-1"
            data-conflict=conflict.field.clone()
            data-at=marks::of_form(&conflict).map(place)
            aria-labelledby=heading
        >
            {title} {of.map(|of| view! { <p class="jn-of">{of}</p> })} {body}
        </section>
    }
}

/// What was removed in one place: whether it stays.
fn rows(review: MergeReviewState, conflict: &Arc<Conflict>, ours: usize, heading: &str) -> AnyView {
    let texts = review.ui().texts().merge_review();
    let button = |no: bool, words: &'static str, operation: &'static str| {
        let version = (0..conflict.versions.len())
            .find(|at| conflicts::says_no(conflict, *at) == no)
            .unwrap_or(ours);
        let conflict = Arc::clone(conflict);
        view! {
            <button
                type="button"
                class="button"
                data-decide=operation
                aria-describedby=heading.to_owned()
                on:click=move |_| choice::decide(review, &conflict, version)
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="jn-buttons">
            {button(false, texts.keep_row, "keep")} {button(true, texts.remove_row, "remove")}
        </div>
    }
    .into_any()
}

fn versions(
    review: MergeReviewState,
    conflict: &Arc<Conflict>,
    ours: usize,
    heading: &str,
) -> AnyView {
    let language = review.ui().language();
    let texts = language.messages().merge_review();
    let told: Vec<String> =
        (0..conflict.versions.len()).map(|at| language.version_text(conflict, at)).collect();
    let order = [ours].into_iter().chain((0..told.len()).filter(|at| *at != ours));
    let version = |at: usize| {
        let other = if at == ours {
            told.iter().enumerate().find(|(at, _)| *at != ours).map(|it| it.1)
        } else {
            told.get(ours)
        };
        let who = conflicts::who(review.id, &conflict.versions[at]);
        let (name, words) = match (at == ours, who.as_deref()) {
            (true, Some(who)) => ((texts.ours_by)(who), texts.keep_ours.to_owned()),
            (true, None) => (texts.ours.to_owned(), texts.keep_ours.to_owned()),
            (false, Some(who)) => ((texts.of)(who), (texts.use_of)(who)),
            (false, None) => (texts.theirs.to_owned(), texts.use_theirs.to_owned()),
        };
        let text = match (picture(conflict, at), told[at].trim()) {
            (Some(picture), _) => {
                view! { <img class="jn-picture" src=picture alt=name.clone() /> }.into_any()
            }
            (None, "") => view! { <span class="hint">{texts.empty}</span> }.into_any(),
            (None, _) => apart(&told[at], other.map_or("", String::as_str)),
        };
        let conflict = Arc::clone(conflict);
        view! {
            <div class="jn-version">
                <p class="jn-whose">{name}</p>
                <p class="jn-text" lang="es">{text}</p>
                <button
                    type="button"
                    class="button"
                    data-decide=if at == ours { "ours" } else { "theirs" }
                    aria-describedby=heading.to_owned()
                    on:click=move |_| choice::decide(review, &conflict, at)
                >
                    {words}
                </button>
            </div>
        }
    };
    view! {
        <div class="jn-versions">{order.map(version).collect_view()}</div>
        {others(review, conflict, ours, heading)}
    }
    .into_any()
}

/// A logo is shown as it is.
fn picture(conflict: &Conflict, version: usize) -> Option<String> {
    let logo = conflict.about == About::Header(HeaderField::Logo);
    let text = conflict.versions.get(version)?.text();
    (logo && !text.is_empty()).then_some(text)
}

/// A text in which is marked what the other one has otherwise.
fn apart(text: &str, other: &str) -> AnyView {
    let CommonAffixes { head, is, tail, .. } = common_affixes(other, text);
    let is = (!is.is_empty()).then(|| view! { <mark>{is.to_owned()}</mark> });
    view! { {head.to_owned()} {is} {tail.to_owned()} }.into_any()
}

/// Both versions, or another text.
fn others(
    review: MergeReviewState,
    conflict: &Arc<Conflict>,
    ours: usize,
    heading: &str,
) -> AnyView {
    let texts = review.ui().texts().merge_review();
    let plan = review.workspace.editor.now();
    let writing = RwSignal::new(false);
    let both = conflict.join(&plan, ours).map(|_| {
        let conflict = Arc::clone(conflict);
        view! {
            <button
                type="button"
                class="button"
                data-decide="both"
                aria-describedby=heading.to_owned()
                on:click=move |_| choice::join(review, &conflict, ours)
            >
                {texts.use_both}
            </button>
        }
    });
    let shown = review.ui().language().version_text(conflict, ours);
    let own = choice::place(conflict, &plan).map(|_| {
        let area = format!("{heading}-text");
        let (at, focus) = (area.clone(), format!("#{area}"));
        let open = move |_| {
            writing.set(true);
            dom::focus_soon(focus.clone());
        };
        let (conflict, heading) = (Arc::clone(conflict), heading.to_owned());
        let button = move || {
            view! {
                <button
                    type="button"
                    class="button"
                    data-decide="write"
                    aria-describedby=heading.clone()
                    on:click=open.clone()
                >
                    {texts.write}
                </button>
            }
        };
        let form = move || choice::form(review, Arc::clone(&conflict), &at, &shown, writing);
        (button, form)
    });
    let (button, form) = own.unzip();
    let form = form.map(|form| either(move || writing.get(), form, || ()));
    view! {
        <div class="jn-buttons" hidden=move || writing.get()>
            {both} {button.map(|button| button())}
        </div>
        {form}
    }
    .into_any()
}
