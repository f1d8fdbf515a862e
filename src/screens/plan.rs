//! An open plan: its two bars, the view that the address names, and the form of the chosen
//! action beside it.

mod bars;

use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::Id;

use self::bars::{BottomBar, PlanBar, ViewBar};
use super::cards;
use super::download::download;
use super::ficha::ficha;
use super::merge_review::merge_review;
use super::month_picker::months;
use super::plan_data::plan_data;
use super::print::print;
use super::safety::safety;
use super::table::Table;
use super::timeline::timeline;
use super::versions::versions;
use crate::browser::{dom, page};
use crate::editing::{Editor, Overlay, Workspace, actions};
use crate::erased::{effect, either, memo, piece};
use crate::session::{Route, Ui, View, use_ui};
use crate::storage::{self, StorageRequest};
use crate::widgets::chunks::{beside, in_part, now};
use crate::widgets::{NoticeBar, TopBar};

in_part! {
    early table, load: pub fn make(id: Id) -> AnyView { open_plan(id) }
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
    let opened = move || match ui.plans.load(id) {
        Some(Ok(document)) => {
            let workspace = Workspace::new(ui, Editor::open(ui, document, &storage::OF_OPEN_PLAN));
            storage::send(ui, StorageRequest::Open(Box::new(workspace)));
            Some(view! { <Desktop workspace /> }.into_any())
        }
        _ => None,
    };
    // What local storage does not have, the database may.
    opened().unwrap_or_else(|| {
        piece(move || ui.plans.complete.get().then(|| opened().unwrap_or_else(|| missing(ui))))
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
fn Desktop(workspace: Workspace) -> impl IntoView {
    provide_context(workspace);
    let ui = workspace.ui;
    let keys =
        window_event_listener(leptos::ev::keydown, move |event| actions::on_key(workspace, &event));
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
        let name = workspace.editor.plan().with(|plan| ui.language().plan_name(&plan.header));
        page::set_title(&format!("{name} · {}", ui.texts().common().app));
    });
    let printing = move || view.get() == View::Print;
    let with_ficha = move || workspace.ficha.get() && view.get().has_ficha();
    let framed = move || {
        view! {
            <PlanBar workspace />
            <ViewBar workspace view />
            <div
                class="desk"
                class:lined=move || view.get().has_ficha()
                class:with-ficha=with_ficha
            >
                {piece(move || match view.get() {
                    View::Table | View::Print => view! { <Table workspace /> }.into_any(),
                    View::Timeline => timeline(workspace),
                    View::Data => plan_data(workspace),
                    View::Versions => versions(workspace),
                })}
                {either(with_ficha, move || ficha(workspace), || ())}
            </div>
            <BottomBar workspace view />
        }
    };
    view! {
        <div
            class="plan"
            class:framed=move || !printing()
            class:searching=move || workspace.search.with(Option::is_some)
            data-screen="plan"
        >
            {piece(move || workspace.over.get().map(|over| {
                let over = match over {
                    Overlay::Download => download(workspace),
                    Overlay::Safety => safety(workspace),
                    Overlay::Deciding(at) => merge_review(workspace, at),
                    Overlay::Months(wanted) => months(workspace, wanted),
                };
                view! { <div class="over">{over}</div> }
            }))}
            {either(printing, move || print(workspace), framed)}
            // Where the form covers the screen, it has the notice among its own.
            {either(move || with_ficha() && ui.small.get(), || (), || view! { <NoticeBar /> })}
        </div>
    }
}
