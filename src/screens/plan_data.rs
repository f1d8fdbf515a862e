//! *Datos del plan*: what stands around the table, and the sums over it. Each field is a change
//! of its own, made when the field is left.

mod areas;
mod choice;
mod field;
mod logo;
mod people;
mod period;
mod summary;

use leptos::prelude::*;
use plan::{CatalogueVersion, Header, HeaderChange, HeaderField, Paper, PlanState, PrintSize};
use text::PlanData as Texts;

use self::areas::Areas;
use self::choice::Choice;
use self::field::Field;
use self::logo::Logo;
use self::people::{COMMITTEE, People, SIGNATORIES};
use self::period::PeriodField;
use self::summary::Summary;
use crate::editing::Workspace;
use crate::erased::piece;
use crate::session::{Route, View};
use crate::widgets::chunks::view_in_part;

const STATES: [PlanState; 5] = [
    PlanState::Draft,
    PlanState::InReview,
    PlanState::Approved,
    PlanState::FollowedUp,
    PlanState::Closed,
];
const PAPERS: [Paper; 3] = [Paper::Letter, Paper::Legal, Paper::A4];
const CATALOGUES: [CatalogueVersion; 2] = [CatalogueVersion::Caf2020, CatalogueVersion::Caf2013];

view_in_part! {
    /// The screen, as soon as its part is there.
    rest, load, make:
    pub fn plan_data(workspace: Workspace) { view! { <PlanData workspace /> }.into_any() }
}

/// The form of the plan's header.
#[component]
pub fn PlanData(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let sheets = Route::Plan(workspace.editor.id(), View::Print).href();
    view! {
        <main class="plan-data" data-screen="plan-data">
            <div class="pd-page">
                <header class="pd-head">
                    <div>
                        <h2>{ui.texts().plan_data().title}</h2>
                        <p class="hint">{ui.texts().plan_data().intro}</p>
                    </div>
                    <span class="spring"></span>
                    <a class="button" href=sheets>
                        {ui.texts().plan_data().see_print}
                    </a>
                </header>
                <div class="pd-columns">
                    <div class="pd-column">
                        <Card workspace title=|texts| texts.section_plan>
                            <ThePlan workspace />
                        </Card>
                        <Card workspace title=|texts| texts.section_logo>
                            <Logo workspace />
                        </Card>
                        <Card workspace title=|texts| texts.section_print>
                            <Printing workspace />
                        </Card>
                        <Card workspace title=|texts| texts.section_note>
                            <Field
                                workspace
                                name="note"
                                label=|texts| texts.section_note
                                hint=|texts| texts.note_hint
                                long=true
                                of=HeaderField::InternalNote
                            />
                        </Card>
                    </div>
                    <div class="pd-column">
                        <Areas workspace />
                        <Card workspace title=|texts| texts.section_signatures>
                            <People workspace list=&SIGNATORIES />
                        </Card>
                        <Card workspace title=|texts| texts.section_committee>
                            <People workspace list=&COMMITTEE />
                        </Card>
                        <Card workspace title=|texts| texts.summary>
                            <Summary workspace />
                        </Card>
                    </div>
                </div>
            </div>
        </main>
    }
}

#[component]
fn Card(
    workspace: Workspace,
    title: fn(&'static Texts) -> &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="pd-card">
            <h3>{piece(move || title(workspace.ui.texts().plan_data()))}</h3>
            {children()}
        </section>
    }
}

#[component]
fn ThePlan(workspace: Workspace) -> impl IntoView {
    let state = |header: &Header| header.state;
    let catalogue = |header: &Header| header.catalogue;
    view! {
        <Field
            workspace
            name="institution"
            label=|texts| texts.institution
            hint=|texts| texts.institution_hint
            of=HeaderField::Institution
        />
        <Field
            workspace
            name="title"
            label=|texts| texts.name
            hint=|texts| texts.name_hint
            of=HeaderField::Title
        />
        <PeriodField workspace />
        <Field
            workspace
            name="motto"
            label=|texts| texts.motto
            hint=|texts| texts.motto_hint
            of=HeaderField::Motto
        />
        <div class="pd-pair">
            <Choice
                workspace
                name="state"
                label=|texts| texts.state
                values=STATES.to_vec()
                words=|language, state| language.plan_state(*state).to_owned()
                get=state
                change=HeaderChange::State
            />
            <Choice
                workspace
                name="catalogue"
                label=|texts| texts.catalogue
                values=CATALOGUES.to_vec()
                words=|language, version| language.catalogue(*version).to_owned()
                get=catalogue
                change=HeaderChange::Catalogue
            />
        </div>
    }
}

#[component]
fn Printing(workspace: Workspace) -> impl IntoView {
    view! {
        <div class="pd-pair">
            <Choice
                workspace
                name="paper"
                label=|texts| texts.paper
                values=PAPERS.to_vec()
                words=|language, paper| language.paper(*paper).to_owned()
                get=|header: &Header| header.paper
                change=HeaderChange::Paper
            />
            <Choice
                workspace
                name="print-size"
                label=|texts| texts.size
                values=(16..=24).map(PrintSize::half_points).collect()
                words=|language, size| language.print_size(*size)
                get=|header: &Header| header.print_size
                change=HeaderChange::PrintSize
            />
        </div>
    }
}
