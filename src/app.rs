//! The shell of the app: the shared state, the notice, and the screen that the address names; and
//! what is fetched when all is quiet. The top room: it may use all others, and none uses it.

mod quiet;

use leptos::prelude::*;
use plan::Id;

use crate::erased::{memo, piece};
use crate::import::intake::Catch;
use crate::screens::help::help;
use crate::screens::library::library;
use crate::screens::plan::plan;
use crate::screens::preview::{asking, preview};
use crate::screens::settings::settings;
use crate::session::{Route, Ui};
use crate::widgets::{self, NoticeBar};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let ui = Ui::new();
    provide_context(ui);
    widgets::let_go(ui);
    quiet::fetch(ui);
    // Only another screen makes a new one: going from table to timeline keeps the open plan. So
    // does another language, which saves every text from listening for it.
    let screen = memo(move || (Screen::of(ui.route.get()), ui.settings.language.get()));
    view! {
        {piece(move || {
            let shown = match screen.get().0 {
                // These two place the notice themselves, among their bars and buttons.
                Screen::Plan(id) => {
                    return (plan(id), view! { <Catch question=asking /> }).into_any();
                }
                Screen::Preview => {
                    return (preview(), view! { <Catch question=asking /> }).into_any();
                }
                Screen::Settings => settings(),
                Screen::Help => help(),
                Screen::Library => library(),
            };
            (shown, view! { <Catch question=asking /> <NoticeBar /> }).into_any()
        })}
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Screen {
    Library,
    Preview,
    Plan(Id),
    Settings,
    Help,
}

impl Screen {
    fn of(route: Route) -> Self {
        match route {
            Route::Plan(id, _) => Self::Plan(id),
            Route::Library => Self::Library,
            Route::Preview => Self::Preview,
            Route::Settings => Self::Settings,
            Route::Help => Self::Help,
        }
    }
}
