//! An open plan: its two bars, the view that the address names, and the form of the chosen
//! action beside it.

mod bars;

use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::Id;

use self::bars::{BottomBar, PlanBar, ViewBar};
use super::cards;
use super::ficha::ficha;
use super::joining::joining;
use super::month_picker::months;
use super::plan_data::plan_data;
use super::print::print;
use super::safety::safety;
use super::sending::sending;
use super::table::Table;
use super::timeline::timeline;
use super::versions::versions;
use crate::browser::{dom, page};
use crate::editing::{Desk, Editor, Over, actions};
use crate::lazy::{effect, either, lazy, memo, piece};
use crate::session::{Route, Ui, View, use_ui};
use crate::storage::{self, Errand};
use crate::widgets::chunks::{beside, in_part, now};
use crate::widgets::{NoticeBar, TopBar};

in_part! {
    table, load: pub fn make(id: Id) -> AnyView { open_plan(id) }
}

/// The open plan, as soon as its part is there: the page has it fetched beside what loads first.
/// On a phone its cards are fetched meanwhile.
pub fn plan(id: Id) -> AnyView {
    if use_ui().narrow.get_untracked() {
        spawn_local(async {
            let _ = cards::load().await;
        });
    }
    beside(|| Box::pin(load()), Box::new(move || now(Box::pin(make(id)))))
}

/// The plan with this id.
pub fn open_plan(id: Id) -> AnyView {
    view! { <OpenPlan id /> }.into_any()
}

/// The plan with this id, or why it cannot be shown.
#[component]
fn OpenPlan(id: Id) -> impl IntoView {
    let ui = use_ui();
    let opened = move || match ui.shelf.load(id) {
        Some(Ok(document)) => {
            let desk = Desk::new(ui, Editor::open(ui, document, &storage::OF_OPEN_PLAN));
            storage::send(ui, Errand::Open(Box::new(desk)));
            Some(view! { <Desktop desk /> }.into_any())
        }
        _ => None,
    };
    // What local storage does not have, the database may.
    opened().unwrap_or_else(|| {
        piece(move || ui.shelf.complete.get().then(|| opened().unwrap_or_else(|| missing(ui))))
            .into_any()
    })
}

fn missing(ui: Ui) -> AnyView {
    view! {
            <TopBar />
            <main class="column" data-screen="missing">
                <p>{ui.texts().shell().no_plan}</p>
                <a class="button primary" href=Route::Library.href()>
                    {ui.texts().shell().my_plans}
                </a>
            </main>
            <NoticeBar />
    }
    .into_any()
}

#[component]
fn Desktop(desk: Desk) -> impl IntoView {
    provide_context(desk);
    let ui = desk.ui;
    let keys =
        window_event_listener(leptos::ev::keydown, move |event| actions::on_key(desk, &event));
    on_cleanup(move || {
        keys.remove();
        ui.drop_question();
    });
    // What is typed in stays in sight when the keyboard comes; the form takes care of its own.
    page::on_less_room(|| {
        request_animation_frame(|| dom::scroll_to("main :is(input, textarea):focus"));
    });
    let view = memo(move || match ui.route.get() {
        Route::Plan(_, view) => view,
        _ => View::Table,
    });
    effect(move || {
        let name = desk.editor.plan().with(|plan| ui.language().plan_name(&plan.header));
        page::set_title(&format!("{name} · {}", ui.texts().common().app));
    });
    let printing = move || view.get() == View::Print;
    let with_ficha = move || desk.ficha.get() && view.get().has_ficha();
    let framed = move || {
        view! {
            <PlanBar desk />
            <ViewBar desk view />
            <div
                class="desk"
                class:lined=lazy(move || view.get().has_ficha())
                class:with-ficha=lazy(with_ficha)
            >
                {piece(move || match view.get() {
                    View::Table | View::Print => view! { <Table desk /> }.into_any(),
                    View::Timeline => timeline(desk),
                    View::Data => plan_data(desk),
                    View::Versions => versions(desk),
                })}
                {either(with_ficha, move || ficha(desk), || ())}
            </div>
            <BottomBar desk view />
        }
    };
    view! {
        <div
            class="plan"
            class:framed=lazy(move || !printing())
            class:searching=lazy(move || desk.search.with(Option::is_some))
            data-screen="plan"
        >
            {piece(move || desk.over.get().map(|over| {
                let over = match over {
                    Over::Sending => sending(desk),
                    Over::Safety => safety(desk),
                    Over::Deciding(at) => joining(desk, at),
                    Over::Months(wanted) => months(desk, wanted),
                };
                view! { <div class="over">{over}</div> }
            }))}
            {either(printing, move || print(desk), framed)}
            // Where the form covers the screen, it has the notice among its own.
            {either(move || with_ficha() && ui.small.get(), || (), || view! { <NoticeBar /> })}
        </div>
    }
}
