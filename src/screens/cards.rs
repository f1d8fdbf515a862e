//! The actions as cards, where a phone has no room for the table. A tap opens the form.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use plan::{Action, CatalogueVersion, Id, rollup};
use text::Language;

use crate::browser::dom;
use crate::editing::shown::{self, ShownLine};
use crate::editing::{ActionMenu, Workspace, actions};
use crate::erased::{either, memo, piece};
use crate::widgets::chunks::{beside, in_part, now};
use crate::widgets::{Glyph, Icon};

in_part! {
    early cards, load: pub fn make(workspace: Workspace) -> AnyView { view! { <Cards workspace /> }.into_any() }
}

/// The cards, as soon as their part is there.
pub fn cards(workspace: Workspace) -> AnyView {
    beside(|| Box::pin(load()), Box::new(move || now(Box::pin(make(workspace)))))
}

/// The cards of the shown actions, under the units to choose from.
#[component]
fn Cards(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let lines = memo(move || plan.with(|plan| shown::lines(workspace, plan)));
    let order = workspace.editor.ids();
    view! {
        <div
            class="cards"
            on:focusin=move |event| choose(workspace, &event)
            on:contextmenu=move |event| choose(workspace, &event)
        >
            <Units workspace />
            <Count workspace lines />
            {shown::keyed(
                lines,
                move |line| match line {
                    ShownLine::Title(criterion, _) => view! {
                        <h2 class="cards-title">
                            {piece(move || {
                                let version = plan.with(|plan| plan.header.catalogue);
                                ui.language().criterion_heading(version, criterion)
                            })}
                        </h2>
                    }
                    .into_any(),
                    ShownLine::Action(id) => view! { <Card workspace id order /> }.into_any(),
                },
            )}
            {either(move || lines.with(Vec::is_empty), move || view! {
                <Nothing workspace />
            }, move || view! { <AddButton workspace primary=false /> })}
        </div>
    }
}

/// The card that is pressed or has the focus is the chosen one: what its menu does is done to it.
/// The focus may come back to the menu of a card that has just been removed.
fn choose(workspace: Workspace, event: &ev::Event) {
    let Some(id) = dom::closest(event, "data-of").and_then(|id| id.parse().ok()) else { return };
    if workspace.selected.get_untracked() != Some(id)
        && workspace.editor.now().position(id).is_some()
    {
        workspace.selected.set(Some(id));
    }
}

/// The units of the plan: a tap shows the actions of one alone.
#[component]
fn Units(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let units = memo(move || {
        let mut units: Vec<String> =
            plan.with(|plan| rollup::units(plan).into_iter().map(|(unit, _)| unit).collect());
        // A unit that no action names any more stays while it is chosen: it is the way back.
        let chosen =
            workspace.unit.get().filter(|chosen| !units.iter().any(|unit| same(unit, chosen)));
        units.extend(chosen);
        units
    });
    let chip = move |unit: Option<String>| {
        let own = unit.clone();
        let pressed = move || match (workspace.unit.get(), &own) {
            (Some(chosen), Some(own)) => same(&chosen, own),
            (chosen, own) => chosen.is_none() && own.is_none(),
        };
        let words = unit.clone();
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || pressed().to_string()
                on:click=move |_| workspace.unit.set(unit.clone())
            >
                {piece(move || words.clone().unwrap_or_else(|| ui.texts().cards().all.into()))}
            </button>
        }
    };
    view! {
        <div
            class="card-units"
            role="group"
            aria-label=ui.texts().cards().units
            hidden=move || units.with(Vec::is_empty)
        >
            {chip(None)}
            {piece(move || units.get().into_iter().map(|unit| chip(Some(unit))).collect_view())}
        </div>
    }
}

fn same(one: &str, other: &str) -> bool {
    rollup::unit_key(one) == rollup::unit_key(other)
}

/// How many actions are shown, while not all are.
#[component]
fn Count(workspace: Workspace, lines: Memo<Vec<ShownLine>>) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let counts = memo(move || {
        let shown = lines.with(|lines| shown::ids(lines).len());
        (shown, plan.with(|plan| plan.actions.len()))
    });
    let words = move || {
        let (shown, all) = counts.get();
        (0 < shown && shown < all).then(|| (ui.texts().cards().shown)(shown, all))
    };
    view! {
        <p class="cards-count" role="status">
            {words}
        </p>
    }
}

/// One action: where it belongs, when, what is done, and by whom.
#[component]
fn Card(workspace: Workspace, id: Id, order: Memo<Vec<Id>>) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let action = workspace.editor.action(id);
    let number = memo(move || {
        order.with(|order| order.iter().position(|it| *it == id).map_or(0, |at| at + 1))
    });
    let version = memo(move || plan.with(|plan| plan.header.catalogue));
    view! {
        <div class="card-slot" data-of=id.to_string()>
            <button
                type="button"
                class="card"
                data-card=id.to_string()
                aria-current=move || (workspace.selected.get() == Some(id)).then_some("true")
                on:click=move |_| workspace.open_ficha(id)
            >
                {piece(move || action.get().map(|action| face(&action, number, ui.language(), version.get())))}
            </button>
            <ActionMenu
                workspace
                label=Signal::derive(move || (ui.texts().cards().options)(number.get()))
            />
        </div>
    }
}

fn face(
    action: &Arc<Action>,
    number: Memo<usize>,
    language: Language,
    version: CatalogueVersion,
) -> impl IntoView + use<> {
    let texts = language.messages().cards();
    let code = place(action, language, version);
    let span = language.span(action.start.as_ref(), action.end.as_ref());
    let span = if span.is_empty() { texts.no_dates.into() } else { span };
    let text = [&action.action, &action.area].into_iter().find(|text| !text.trim().is_empty());
    let missing = text.is_none();
    view! {
        <span class="card-top">
            <span>
                <b>{number}</b>
                {code}
            </span>
            <span>{span}</span>
        </span>
        <span class="card-text" class:missing=missing lang=(!missing).then_some("es")>
            {text.cloned().unwrap_or_else(|| texts.no_text.into())}
        </span>
        <span class="card-who">{language.listed(&action.responsible)}</span>
    }
}

/// Where an action belongs, behind its number: " · 1.4 (7)", or the criterion where there is no
/// code.
fn place(action: &Action, language: Language, version: CatalogueVersion) -> String {
    let code = action.code();
    let criterion =
        || action.criterion.map(|criterion| language.criterion_title(version, criterion));
    match (code.as_str(), criterion()) {
        ("", None) => String::new(),
        ("", Some(criterion)) => format!(" · {criterion}"),
        (code, _) => format!(" · {code}"),
    }
}

/// What there is to read where no card is shown, and the way on.
#[component]
fn Nothing(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let empty = memo(move || plan.with(|plan| plan.actions.is_empty()));
    let show_all = move |_| {
        workspace.search.set(None);
        workspace.unit.set(None);
    };
    view! {
        <div class="cards-nothing">
            {either(move || empty.get(), move || view! {
                <h2>{ui.texts().cards().empty_title}</h2>
                <p class="hint">{ui.texts().cards().empty_hint}</p>
                <AddButton workspace primary=true />
            }, move || {
                    view! {
                        <p>{ui.texts().cards().nothing_found}</p>
                        <button type="button" class="button" on:click=show_all>
                            {ui.texts().cards().show_all}
                        </button>
                    }
                })}
        </div>
    }
}

/// Adds an action at the end.
#[component]
fn AddButton(workspace: Workspace, primary: bool) -> impl IntoView {
    let ui = workspace.ui;
    let add = move |_| {
        workspace.selected.set(None);
        (actions::ADD.run)(workspace);
    };
    view! {
        <button type="button" class="button" class:primary=primary class:cards-add=!primary on:click=add>
            <Icon glyph=Glyph::Plus />
            <span>{piece(move || (actions::ADD.words)(ui.texts().actions()).label)}</span>
        </button>
    }
}
