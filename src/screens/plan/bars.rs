//! The bars around an open plan.

use leptos::prelude::*;

use crate::browser::dom;
use crate::editing::{ActionButton, ActionItem, Workspace, actions};
use crate::erased::{either, memo, piece};
use crate::screens::light::SavedLight;
use crate::session::{Route, View};
use crate::widgets::{CloseButton, Glyph, Icon, Menu};

/// Whose plan it is, whether it is safe, and the way out.
#[component]
pub fn PlanBar(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    view! {
        <header class="top">
            <a
                class="button ghost icon-only"
                href=Route::Library.href()
                aria-label=ui.texts().shell().back
                title=ui.texts().shell().back
            >
                <Icon glyph=Glyph::Back />
            </a>
            <PlanName workspace />
            <span class="badge roomy-only">
                {piece(move || plan.with(|plan| ui.language().plan_state(plan.header.state)))}
            </span>
            <span class="spring"></span>
            <SavedLight workspace />
            <ActionButton
                workspace
                action=&actions::DOWNLOAD
                words=|texts| texts.shell().download
                class="primary wide-only"
            />
            <ActionButton
                workspace
                action=&actions::PRINT
                words=|texts| texts.shell().print
                class="roomy-only"
            />
            <Menu label=ui.texts().common().more>
                <ActionItem workspace action=&actions::DATA />
                // On a phone *Enviar*, below, is the one door.
                {(!ui.narrow.get()).then(|| view! { <ActionItem workspace action=&actions::DOWNLOAD /> })}
                <ActionItem workspace action=&actions::PRINT />
                <ActionItem
                    workspace
                    action=&actions::GROUP
                    checked=Signal::derive(move || workspace.grouped.get())
                />
                <ActionItem workspace action=&actions::DUPLICATE />
                <ActionItem workspace action=&actions::MOVE_UP />
                <ActionItem workspace action=&actions::MOVE_DOWN />
                <ActionItem workspace action=&actions::REMOVE />
                <ActionItem workspace action=&actions::BRING />
                <ActionItem workspace action=&actions::VERSIONS />
                {workspace.undecided.get().then(|| view! { <ActionItem workspace action=&actions::DECIDE /> })}
                <ActionItem workspace action=&actions::HELP />
                <a class="menu-item" role="menuitem" href=Route::Settings.href()>
                    {ui.texts().shell().settings}
                </a>
            </Menu>
        </header>
    }
}

/// The name of the plan, in short where the whole does not fit: the whole then falls into a
/// second line, which is not shown, and no longer hides the short one. A tap shows all of it.
#[component]
fn PlanName(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let data = Route::Plan(workspace.editor.id(), View::Data).href();
    let name = memo(move || plan.with(|plan| ui.language().plan_name(&plan.header)));
    let short = move || {
        let short = plan.with(|plan| plan::short(&plan.header));
        if short.is_empty() { name.get() } else { short }
    };
    view! {
        <h1 class="plan-name">
            <a href=data title=name>
                <span class="plan-short" aria-hidden="true" data-short=short></span>
                <span class="plan-whole">{name}</span>
            </a>
        </h1>
    }
}

/// The views of the plan, and the tools on it.
#[component]
pub fn ViewBar(workspace: Workspace, view: Memo<View>) -> impl IntoView {
    let ui = workspace.ui;
    view! {
        <div class="tabs">
            <nav class="views wide-only" aria-label=ui.texts().shell().views>
                <ViewLinks workspace view />
            </nav>
            <span class="spring"></span>
            <div class="tools" role="region" aria-label=ui.texts().shell().tools>
                <SearchBox workspace />
                <StepButton workspace redo=false />
                <StepButton workspace redo=true />
                <ActionButton
                    workspace
                    action=&actions::ADD
                    glyph=Glyph::Plus
                    words=|texts| texts.shell().add_action
                />
            </div>
        </div>
    }
}

/// The same views at the bottom of a phone.
#[component]
pub fn BottomBar(workspace: Workspace, view: Memo<View>) -> impl IntoView {
    let ui = workspace.ui;
    view! {
        <nav class="bottom" aria-label=ui.texts().shell().views>
            <ViewLinks workspace view glyphs=true />
            <button type="button" on:click=move |_| (actions::DOWNLOAD.run)(workspace)>
                <Icon glyph=Glyph::Send />
                <span>{ui.texts().shell().send}</span>
            </button>
        </nav>
    }
}

#[component]
fn ViewLinks(
    workspace: Workspace,
    view: Memo<View>,
    #[prop(optional)] glyphs: bool,
) -> impl IntoView {
    let ui = workspace.ui;
    let id = workspace.editor.id();
    let link = move |to: View, glyph: Glyph, words: fn(&'static text::Shell) -> &'static str| {
        view! {
            <a
                href=Route::Plan(id, to).href()
                aria-current=move || (view.get() == to).then_some("page")
            >
                {glyphs.then(|| view! { <Icon glyph /> })}
                <span>{piece(move || words(ui.texts().shell()))}</span>
            </a>
        }
    };
    type Words = fn(&'static text::Shell) -> &'static str;
    let (first, data): (Words, Words) = if glyphs {
        (|texts| texts.actions_tab, |texts| texts.plan_data_short)
    } else {
        (|texts| texts.table, |texts| texts.plan_data)
    };
    view! {
        {link(View::Table, Glyph::List, first)}
        {link(View::Timeline, Glyph::Timeline, |texts| texts.timeline)}
        {link(View::Data, Glyph::Sheet, data)}
    }
}

/// Undo or redo, saying what it would do.
#[component]
fn StepButton(workspace: Workspace, redo: bool) -> impl IntoView {
    let ui = workspace.ui;
    let (action, glyph) =
        if redo { (&actions::REDO, Glyph::Redo) } else { (&actions::UNDO, Glyph::Undo) };
    let words = move || {
        let texts = ui.texts();
        let step = if redo { workspace.editor.can_redo() } else { workspace.editor.can_undo() };
        match step.map(|label| ui.language().label(label)) {
            Some(what) if redo => (texts.shell().redo_what)(&what),
            Some(what) => (texts.shell().undo_what)(&what),
            None => (action.words)(texts.actions()).label.to_owned(),
        }
    };
    view! {
        <button
            type="button"
            class="button ghost icon-only"
            title=words
            aria-label=words
            disabled=move || !(action.enabled)(workspace)
            on:click=move |_| (action.run)(workspace)
        >
            <Icon glyph />
        </button>
    }
}

/// The search box, or the button that opens it.
#[component]
fn SearchBox(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let close = move || workspace.search.set(None);
    let open = memo(move || workspace.search.with(Option::is_some));
    view! {
        {either(move || open.get(), move || view! {
            <div class="search">
                <input
                    type="search"
                    data-search=""
                    aria-label=ui.texts().shell().find
                    placeholder=ui.texts().shell().find
                    prop:value=move || workspace.search.get().unwrap_or_default()
                    on:input=move |event| workspace.search.set(Some(event_target_value(&event)))
                    on:keydown=move |event| {
                        if event.key() == "Escape" {
                            close();
                            dom::focus_soon(".find".into());
                        }
                    }
                />
                <CloseButton on_close=close />
            </div>
        }, move || {
                view! {
                    <ActionButton
                        workspace
                        action=&actions::FIND
                        glyph=Glyph::Search
                        words=|texts| texts.shell().find
                        class="ghost find"
                    />
                }
            })}
    }
}
