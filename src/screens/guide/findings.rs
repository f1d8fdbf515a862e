//! What the reader of the guide did or was not sure of.

use leptos::prelude::*;
use text::SentencePart;

use super::choices::GuideChoices;
use crate::session::Ui;

/// The sentences, folded: nothing here stops anybody.
#[component]
pub fn Findings(ui: Ui, choices: GuideChoices) -> impl IntoView {
    let sentences = choices.guide.with_value(|guide| {
        let sentence = |finding| {
            let parts = ui.language().finding(finding, None).into_iter().map(|part| match part {
                SentencePart::Words(words) => words.into_any(),
                SentencePart::Read(text) => view! { <q>{text}</q> }.into_any(),
                SentencePart::Made(text) => view! { <b>{text}</b> }.into_any(),
            });
            view! { <li>{parts.collect::<Vec<_>>()}</li> }.into_any()
        };
        guide.findings.iter().take(MOST).map(sentence).collect::<Vec<_>>()
    });
    let count = choices.guide.with_value(|guide| guide.findings.len());
    (count > 0).then(|| {
        view! {
            <details class="guide-findings finding-group">
                <summary>
                    <h2>{(ui.texts().preview().look)(count)}</h2>
                </summary>
                <ul>{sentences}</ul>
            </details>
        }
    })
}

/// The most sentences that are shown: more of them nobody reads.
const MOST: usize = 200;
