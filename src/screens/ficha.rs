//! *Ficha*: one action as a form, beside the table and the timeline, over them on a narrow
//! screen, and over everything on a phone and on a low screen.

mod boxes;
mod code;
mod dates;
mod foot;
mod form;
mod head;
mod keys;
mod order;
mod task_list;
mod tasks;
mod units;

use leptos::ev;
use leptos::prelude::*;
use plan::Id;

use self::foot::Foot;
use self::form::Form;
use self::head::Head;
use crate::browser::measure::px;
use crate::browser::{dom, page};
use crate::editing::{Workspace, actions, readers};
use crate::erased::{effect, either, memo, piece};
use crate::widgets::NoticeBar;
use crate::widgets::chunks::view_in_part;

view_in_part! {
    /// The form, as soon as its part is there.
    form, load, make:
    pub fn ficha(workspace: Workspace) {
        readers::bring();
        view! { <Ficha workspace /> }.into_any()
    }
}

/// The form of the chosen action.
#[component]
pub fn Ficha(workspace: Workspace) -> impl IntoView {
    let plan = workspace.editor.plan();
    let covers = workspace.ui.small;
    // An action that was removed takes its form away.
    let shown = memo(move || {
        let id = workspace.selected.get()?;
        plan.with(|plan| plan.position(id).is_some()).then_some(id)
    });
    effect(move || {
        if shown.get().is_none() {
            workspace.ficha.set(false);
        }
    });
    cover(workspace);
    go_with_back(workspace);
    take_focus(workspace);
    let free = free_part();
    let edge = move |at: fn(&(f64, f64)) -> f64| {
        let part = free.get().filter(|_| covers.get());
        part.map(|part| px(at(&part)))
    };
    view! {
        <div
            class="ficha"
            role=move || if covers.get() { "dialog" } else { "complementary" }
            aria-modal=move || covers.get().then_some("true")
            aria-labelledby="ficha-title"
            style:top=move || edge(|part| part.0)
            style:height=move || edge(|part| part.1)
            on:keydown=move |event| on_key(workspace, &event)
        >
            <Head workspace shown />
            {either(move || workspace.ui.small.get(), || view! { <NoticeBar /> }, || ())}
            {piece(move || shown.get().map(|id| view! { <Form workspace id /> }))}
            <Foot workspace />
        </div>
    }
}

/// Closes the form. What is being typed in it is committed as it goes.
fn close(workspace: Workspace) {
    workspace.ficha.set(false);
}

fn on_key(workspace: Workspace, event: &ev::KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            close(workspace);
        }
        // A list to choose from has nothing of its own to undo.
        _ if dom::within(event, "select") => actions::on_step_key(workspace, event),
        _ => (),
    }
}

/// Marks the page as covered, so that neither the keyboard nor a reader gets behind the form.
fn cover(workspace: Workspace) {
    const COVERED: &str = "data-covered";
    effect(move || page::set_root(COVERED, workspace.ui.small.get().then_some("")));
    on_cleanup(|| page::set_root(COVERED, None));
}

/// Lets Back close the form where it lies over the page.
fn go_with_back(workspace: Workspace) {
    effect(move || {
        // It lies over everything, or over what a finger would otherwise leave with Back.
        if workspace.ui.small.get() || page::is_touch() {
            page::push_layer();
        }
    });
    let left = page::on_layer_left(move || close(workspace));
    on_cleanup(move || {
        left.remove();
        page::pop_layer();
    });
}

/// Takes the focus, unless it was already sent into the form, and gives it back in the end. Who
/// opens the form of a new action wants to write.
fn take_focus(workspace: Workspace) {
    let is_new = |id: Id| {
        workspace
            .editor
            .now()
            .action(id)
            .is_some_and(|it| it.area.is_empty() && it.action.is_empty())
    };
    let new = workspace.selected.get_untracked().is_some_and(is_new);
    request_animation_frame(move || {
        if !dom::has_focus(".ficha") {
            dom::focus(if new { ".ficha [data-field='area']" } else { "#ficha-title" });
        }
    });
    on_cleanup(move || {
        let Some(id) = workspace.selected.try_get_untracked().flatten() else { return };
        if dom::has_focus(".ficha") {
            dom::focus_soon(place_of(id));
        }
    });
}

/// Where the chosen action stands outside of its form.
fn place_of(id: Id) -> String {
    format!("[data-row='{id}'] button, [data-card='{id}'], [data-bar='{id}']")
}

/// The top and the height that the keyboard on the screen leaves free.
fn free_part() -> RwSignal<Option<(f64, f64)>> {
    let free = RwSignal::new(None);
    page::on_free_part(move |top, height| {
        free.set(Some((top, height)));
        // What is typed in stays in sight while the keyboard comes.
        request_animation_frame(|| dom::scroll_to(".ficha-body :focus"));
    });
    free
}
