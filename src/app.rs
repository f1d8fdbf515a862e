//! The shell of the app: the shared state, the notice, and the screen that the address names.

use leptos::prelude::*;

use crate::screens::{Help, Library, OpenPlan, Opening, SettingsScreen};
use crate::ui::{Route, Ui};
use crate::widgets::NoticeBar;

/// The version written into plan files.
pub const VERSION: &str = concat!("Mejora ", env!("CARGO_PKG_VERSION"));

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let ui = Ui::new();
    provide_context(ui);
    // Only another screen makes a new one: going from table to timeline keeps the open plan.
    let screen = Memo::new(move |_| match ui.route.get() {
        Route::Plan(id, _) => (Screen::Plan, Some(id)),
        Route::Library => (Screen::Library, None),
        Route::Opening => (Screen::Opening, None),
        Route::Settings => (Screen::Settings, None),
        Route::Help => (Screen::Help, None),
    });
    view! {
        {move || match screen.get() {
            (Screen::Plan, Some(id)) => view! { <OpenPlan id /> }.into_any(),
            (Screen::Opening, _) => view! { <Opening /> }.into_any(),
            (Screen::Settings, _) => view! { <SettingsScreen /> }.into_any(),
            (Screen::Help, _) => view! { <Help /> }.into_any(),
            _ => view! { <Library /> }.into_any(),
        }}
        <NoticeBar />
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Screen {
    Library,
    Opening,
    Plan,
    Settings,
    Help,
}
