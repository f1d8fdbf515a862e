//! The examples of the guide with their ticks, under the headings of criterion and subcriterion.

use leptos::prelude::*;
use plan::CatalogueVersion;

use super::choices::{GuideChoices, GuidePart, has_area};
use crate::session::Ui;

/// All parts of the guide.
#[component]
pub fn List(ui: Ui, choices: GuideChoices) -> impl IntoView {
    let mut criterion = None;
    let parts = choices.parts().into_iter().map(|part| {
        let heading = (criterion != Some(part.criterion)).then_some(part.criterion);
        criterion = Some(part.criterion);
        let heading = heading.map(|criterion| {
            let version = CatalogueVersion::default();
            let words = ui.language().criterion_heading(version, criterion);
            view! { <h2 class="guide-criterion">{words}</h2> }
        });
        view! {
            {heading}
            <PartView ui choices part />
        }
        .into_any()
    });
    view! { <div class="guide-parts">{parts.collect::<Vec<_>>()}</div> }
}

#[component]
fn PartView(ui: Ui, choices: GuideChoices, part: GuidePart) -> impl IntoView {
    let texts = ui.texts().guide();
    let (code, title) = match part.subcriterion {
        Some(code) => {
            let title = ui.language().subcriterion_title(CatalogueVersion::default(), code);
            (code.to_string(), title)
        }
        None => (texts.no_subcriterion.to_owned(), ""),
    };
    let empty = choices
        .guide
        .with_value(|guide| !part.places.iter().any(|place| has_area(&guide.examples[*place])));
    let rows = part.places.iter().map(|place| row(ui, choices, *place)).collect::<Vec<_>>();
    let places = StoredValue::new(part.places);
    let set = move |on| places.with_value(|places| choices.set_part(places, on));
    let name = code.clone();
    let (all, none) = ((texts.all_of)(&code), (texts.none_of)(&code));
    view! {
        <section class="guide-part" class:without=empty data-part=name>
            <header class="guide-part-head">
                <h3>
                    <span class="guide-code">{code}</span>
                    " "
                    {title}
                </h3>
                <button type="button" class="link" data-all="" aria-label=all on:click=move |_| set(true)>
                    {texts.all}
                </button>
                <button type="button" class="link" data-none="" aria-label=none on:click=move |_| set(false)>
                    {texts.none}
                </button>
            </header>
            <ul class="guide-rows" role="list">{rows}</ul>
        </section>
    }
}

/// An example: its tick, its number and área, and folded what else the guide says.
fn row(ui: Ui, choices: GuideChoices, place: usize) -> AnyView {
    let texts = ui.texts().guide();
    let example = choices.guide.with_value(|guide| guide.examples[place].clone());
    let tick = choices.tick(place);
    let without = !has_area(&example);
    let code = plan::code_of(example.subcriterion, &example.example);
    let number =
        if example.example.is_empty() { "–".to_owned() } else { example.example.clone() };
    let area = if without { texts.no_area.to_owned() } else { example.area };
    let folded = [
        (texts.see_strengths, "strengths", example.strengths),
        (texts.see_example, "text", example.text),
    ];
    let folded = folded.into_iter().filter(|it| !it.2.is_empty()).map(|(words, name, text)| {
        view! {
            <details class="guide-more" data-more=name>
                <summary>{words} <span class="visually-hidden">{format!(" {code}")}</span></summary>
                <p>{text}</p>
            </details>
        }
    });
    let folded = folded.collect::<Vec<_>>();
    view! {
        <li class="guide-row" class:without=without data-example=code>
            <label class="guide-tick">
                <input
                    type="checkbox"
                    prop:checked=move || tick.is_some_and(|tick| tick.get())
                    on:change=move |event| choices.set(&[place], event_target_checked(&event))
                />
                <span class="guide-number">
                    <span class="visually-hidden">{(texts.example)(&number)}</span>
                    <span aria-hidden="true">{number.clone()}</span>
                </span>
                <span class="guide-area">{area}</span>
            </label>
            <div class="guide-folded">{folded}</div>
        </li>
    }
    .into_any()
}
