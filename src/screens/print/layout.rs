//! From the plan to its sheets: everything is drawn once out of sight at its real width, its
//! heights are measured, and the pages are made of them.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::pages::{self, Page, RowSlice};
use plan::{Action, Header, Paper};
use text::Language;

use super::closing;
use super::geometry::{FOOT, Geometry, SLACK, Type};
use super::table;
use super::widths;
use crate::browser::clock;
use crate::browser::measure::{self, px};
use crate::editing::Workspace;
use crate::erased::{effect, memo, piece};

/// Heights are counted in parts of a CSS pixel as browsers do.
pub const UNIT: f64 = 64.0;

/// The letters of the sheets. `print.css` has the same.
const FONTS: [&str; 2] = ["16px mejora-sheets", "700 16px mejora-sheets"];

/// How long the sheets wait for their letters, in milliseconds.
const FONTS_WITHIN: u64 = 4_000;

/// What is printed, and the sheets that it takes.
#[derive(Clone, Copy)]
pub struct PrintLayout {
    /// The open plan.
    pub workspace: Workspace,
    /// What stands around the table.
    pub header: Memo<Arc<Header>>,
    /// The rows of the table.
    actions: Memo<Vec<Arc<Action>>>,
    /// The language of all words.
    language: Memo<Language>,
    /// Whether the committee is listed.
    pub committee: RwSignal<bool>,
    /// The sheets on the chosen paper; `None` until they are measured.
    pub printed: RwSignal<Option<Arc<Printed>>>,
    /// The number of sheets on the paper to compare with.
    pub other: RwSignal<Option<usize>>,
    widths: Memo<Widths>,
    other_widths: Memo<Widths>,
}

/// The widths of the columns.
type Widths = [f64; 13];

/// The sheets, with all that stands on them as it was when they were measured.
pub struct Printed {
    /// The language of all words.
    pub language: Language,
    /// What stands around the table.
    pub header: Arc<Header>,
    /// The rows of the table.
    pub actions: Vec<Arc<Action>>,
    /// Whether the committee is listed.
    pub committee: bool,
    /// The widths of the columns.
    pub widths: Widths,
    /// Which rows stand on which sheet.
    pub pages: Vec<Page>,
    heights: Vec<i32>,
}

impl Printed {
    /// Whether a slice is its whole row.
    pub fn is_whole(&self, slice: &RowSlice) -> bool {
        slice.from == 0 && self.heights.get(slice.row).is_none_or(|height| slice.to >= *height)
    }
}

impl PrintLayout {
    /// The plan on `workspace` in the language of the app, not measured yet.
    pub fn new(workspace: Workspace) -> Self {
        let plan = workspace.editor.plan();
        let header = memo(move || plan.with(|plan| Arc::clone(&plan.header)));
        let actions = memo(move || plan.with(|plan| plan.actions.clone()));
        Self::of(workspace, header, actions, memo(move || workspace.ui.language()))
    }

    /// These actions under this header, in this language, not measured yet.
    pub fn of(
        workspace: Workspace,
        header: Memo<Arc<Header>>,
        actions: Memo<Vec<Arc<Action>>>,
        language: Memo<Language>,
    ) -> Self {
        let widths = move |paper: fn(Paper) -> Paper| {
            memo(move || {
                let (paper, size) = header.with(|it| (paper(it.paper), it.print_size));
                let available = Geometry::of(paper).inner_width();
                actions.with(|actions| {
                    let actions: Vec<&Action> = actions.iter().map(|action| &**action).collect();
                    widths::widths(language.get(), &actions, available, Type::of(size))
                })
            })
        };
        Self {
            workspace,
            header,
            actions,
            language,
            committee: RwSignal::new(true),
            printed: RwSignal::new(None),
            other: RwSignal::new(None),
            widths: widths(|paper| paper),
            other_widths: widths(compared_with),
        }
    }

    /// The number of sheets, tracked; `None` until they are measured.
    pub fn count(self) -> Option<usize> {
        self.printed.with(|printed| printed.as_ref().map(|printed| printed.pages.len()))
    }

    /// The paper whose number of sheets is shown beside that of the chosen one.
    pub fn other_paper(self) -> Paper {
        compared_with(self.header.with(|header| header.paper))
    }
}

/// The other paper that an office is likely to have.
fn compared_with(paper: Paper) -> Paper {
    match paper {
        Paper::Letter => Paper::Legal,
        Paper::Legal | Paper::A4 => Paper::Letter,
    }
}

/// The plan drawn out of sight on the chosen paper and, to compare, on the other one.
#[component]
pub fn Measuring(draft: PrintLayout, #[prop(default = true)] compare: bool) -> impl IntoView {
    let (own, other) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let lettered = lettered();
    effect(move || {
        if !lettered.get() {
            return;
        }
        draft.header.track();
        draft.actions.track();
        draft.committee.track();
        draft.language.track();
        // The views below are redrawn by the same change: they are measured a frame later.
        request_animation_frame(move || untrack(|| measure_again(draft, own, other)));
    });
    let paper = memo(move || draft.header.with(|header| header.paper));
    let other_paper = memo(move || draft.other_paper());
    view! {
        <Drawn draft paper widths=draft.widths node=own />
        {compare.then(|| view! { <Drawn draft paper=other_paper widths=draft.other_widths node=other /> })}
    }
}

/// Whether the letters of the sheets are there, told again should they come late. Where they
/// cannot be had, sheets in other letters are better than none.
fn lettered() -> ReadSignal<bool> {
    let (lettered, set) = signal(false);
    clock::after(FONTS_WITHIN, move || {
        set.try_set(true);
    });
    spawn_local(async move {
        measure::load_fonts(&FONTS).await;
        set.try_set(true);
    });
    lettered
}

/// The whole plan at the width of a paper, out of sight.
#[component]
fn Drawn(
    draft: PrintLayout,
    paper: Memo<Paper>,
    widths: Memo<Widths>,
    node: NodeRef<html::Div>,
) -> impl IntoView {
    let language = draft.language;
    let kind = move || draft.header.with(|header| Type::of(header.print_size));
    view! {
        <div class="pr-measure" aria-hidden="true">
            <div
                class="pr-type"
                node_ref=node
                lang=move || language.get().tag()
                style:width=move || px(Geometry::of(paper.get()).inner_width())
                style:--size=move || px(kind().size)
                style:--leading=move || px(kind().line)
            >
                {piece(move || draft.header.with(|header| closing::title(language.get(), header)))}
                <table class="pr-table">
                    {piece(move || table::head(language.get(), widths.get()))}
                    <tbody>
                        {piece(move || {
                            let language = language.get();
                            let rows = |(at, action): (usize, &Arc<Action>)| {
                                table::row(language, at + 1, action, None, 1)
                            };
                            draft
                                .actions
                                .with(|actions| actions.iter().enumerate().map(rows).collect_view())
                        })}
                    </tbody>
                </table>
                {piece(move || {
                    let committee = draft.committee.get();
                    draft.header.with(|header| closing::closing(language.get(), header, committee))
                })}
            </div>
        </div>
    }
}

/// Counts the sheets of both papers, unless the screen has been left meanwhile.
fn measure_again(draft: PrintLayout, own: NodeRef<html::Div>, other: NodeRef<html::Div>) {
    if draft.header.try_get_untracked().is_none() {
        return;
    }
    let paper = draft.header.with(|header| header.paper);
    if let Some(printed) = measured(draft, own, paper, draft.widths) {
        draft.printed.set(Some(Arc::new(printed)));
    }
    let count = measured(draft, other, draft.other_paper(), draft.other_widths)
        .map(|printed| printed.pages.len());
    draft.other.set(count);
}

/// The sheets on a paper, from the plan drawn in `node`; `None` where that is not on the screen.
fn measured(
    draft: PrintLayout,
    node: NodeRef<html::Div>,
    paper: Paper,
    widths: Memo<Widths>,
) -> Option<Printed> {
    let header = draft.header.get();
    let one = |selector: &str| measure::heights(node, selector).first().copied();
    let (title, head) = (one("[data-title]")?, one("thead")?);
    let heights: Vec<i32> = measure::heights(node, "tbody tr").into_iter().map(up).collect();
    let committee = draft.committee.get();
    let closing = match closing::has_closing(&header, committee) {
        true => up(one("[data-closing]")?),
        false => 0,
    };
    let room = Geometry::of(paper).inner_height();
    let sheet = pages::SheetMeasures {
        first_height: down(room - title),
        height: down(room),
        header_row: up(head),
        footer: up(FOOT + SLACK),
        line: (Type::of(header.print_size).line * UNIT) as i32,
    };
    Some(Printed {
        language: draft.language.get(),
        pages: pages::paginate(&heights, &sheet, closing),
        widths: widths.get(),
        actions: draft.actions.get(),
        header,
        committee,
        heights,
    })
}

fn up(height: f64) -> i32 {
    (height * UNIT).ceil() as i32
}

fn down(height: f64) -> i32 {
    (height * UNIT).floor() as i32
}
