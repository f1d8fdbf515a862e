//! One version: what has changed since, and what can be done with it.

use leptos::prelude::*;

use super::{ReadVersion, VersionsState, back_to_list, operations};
use crate::erased::{memo, piece};
use crate::widgets::{Differences, Glyph, Icon};

/// The chosen version.
#[component]
pub fn Detail(state: VersionsState) -> impl IntoView {
    let texts = state.ui().texts().versions();
    let name = move || state.chosen.with(|it| it.as_ref().map(|it| state.name(it)));
    let facts = move || state.chosen.with(|it| it.as_ref().map(|it| facts(state, it)));
    // Only what kind of content there is makes the view anew; its differences follow the plan.
    let kind = memo(move || {
        state.read.with(|read| match read {
            ReadVersion::Plan(_) => None,
            other => Some(other.clone()),
        })
    });
    view! {
        <button type="button" class="button ghost vs-back" on:click=move |_| back_to_list(state)>
            <Icon glyph=Glyph::Back />
            <span>{texts.all}</span>
        </button>
        <h2 id="vs-name" class="vs-name">{piece(name)}</h2>
        <p class="hint">{piece(facts)}</p>
        {piece(move || match kind.get() {
            None => view! { <Readable state /> }.into_any(),
            Some(ReadVersion::Unreadable(text, newer)) => {
                view! {
                    <p class="vs-trouble" role="status">
                        {if newer { texts.newer } else { texts.unreadable }}
                    </p>
                    <div class="buttons">
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| operations::download_raw(state, &text)
                        >
                            {texts.download}
                        </button>
                    </div>
                }
                .into_any()
            }
            Some(ReadVersion::Gone) => {
                view! { <p class="vs-trouble" role="status">{texts.vanished}</p> }.into_any()
            }
            Some(_) => ().into_any(),
        })}
    }
}

fn facts(state: VersionsState, version: &crate::storage::snapshots::Snapshot) -> String {
    let (ui, texts) = (state.ui(), state.ui().texts());
    let cause = ui.language().cause(version.meta.cause);
    let actions = (texts.common().actions)(version.actions);
    let tasks = (texts.common().tasks)(version.tasks);
    format!("{cause} · {actions}, {tasks}")
}

#[component]
fn Readable(state: VersionsState) -> impl IntoView {
    let texts = state.ui().texts().versions();
    let since = state.since();
    let heading = move || {
        since.with(|found| match found.as_ref().map_or(0, |found| found.count()) {
            0 => texts.same.to_owned(),
            count => (texts.differences)(count),
        })
    };
    let same = memo(move || since.with(|found| found.as_ref().is_none_or(|it| it.is_empty())));
    view! {
        <div class="vs-deeds">
            <button
                type="button"
                class="button primary"
                data-deed="restore"
                disabled=move || same.get()
                title=texts.go_back_hint
                on:click=move |_| operations::restore(state)
            >
                {texts.go_back}
            </button>
            <button
                type="button"
                class="button"
                data-deed="look"
                on:click=move |_| state.looking.set(true)
            >
                {texts.look}
            </button>
            <button
                type="button"
                class="button"
                data-deed="copy"
                on:click=move |_| state.copying.set(true)
            >
                {texts.copy}
            </button>
            <button
                type="button"
                class="button"
                data-deed="download"
                on:click=move |_| operations::download(state)
            >
                <Icon glyph=Glyph::Download />
                <span>{texts.download}</span>
            </button>
        </div>
        <h3 class="vs-since" role="status">{piece(heading)}</h3>
        {piece(move || since.get().map(|found| view! { <Differences found /> }))}
    }
}
