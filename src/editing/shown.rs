//! The lines that the present view of a plan shows, followed as they change.

use std::sync::Arc;

use leptos::prelude::*;
use plan::Plan;
pub use view_model::shown::{ShownLine, ids, together};

use crate::editing::Workspace;
use crate::session::{Route, View};

/// The lines that the present view of the plan shows: what is searched for, grouped or not. Tracked.
pub fn lines(workspace: Workspace, plan: &Plan) -> Vec<ShownLine> {
    let (search, unit) = (workspace.search.get(), workspace.unit.get());
    view_model::shown::lines(plan, search.as_deref(), unit.as_deref(), is_grouped(workspace))
}

/// Whether the present view has titles above the actions of each criterion. Tracked.
pub fn is_grouped(workspace: Workspace) -> bool {
    workspace.grouped.get() || matches!(workspace.ui.route.get(), Route::Plan(_, View::Timeline))
}

/// A view of each line, kept for as long as its line is there. Boxed like [`crate::erased`]: the
/// table and the cards share what Leptos makes of it.
pub fn keyed(
    lines: Memo<Vec<ShownLine>>,
    view: impl Fn(ShownLine) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let view: Arc<dyn Fn(ShownLine) -> AnyView + Send + Sync> = Arc::new(view);
    view! { <For each=move || lines.get() key=|line| *line children=move |line| view(line) /> }
}
