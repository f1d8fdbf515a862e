//! The look of what is laid out as pages: the first sheet, as the printer would get it, and the
//! timeline.

use std::sync::Arc;

use export::ExportFormat;
use leptos::html;
use leptos::prelude::*;
use plan::{Action, Header};

use super::chosen::{Chosen, DownloadKind};
use crate::browser::{clock, files, measure};
use crate::erased::{memo, piece};
use crate::screens::print::geometry::Geometry;
use crate::screens::print::layout::{Measuring, PrintLayout};
use crate::screens::print::sheet::sheet;

/// The actions that are laid out for a look: they fill more sheets than are shown, and a plan of
/// thousands does not hold up the dialog.
const MOST: usize = 100;

/// The first sheet, and how many there will be.
#[component]
pub fn Pages(
    chosen: Chosen,
    /// As a web page, which has no sheets.
    web: bool,
) -> impl IntoView {
    let ui = chosen.workspace.ui;
    let draft = draft(chosen);
    let frame = NodeRef::<html::Div>::new();
    let width = measure::width(frame);
    let scale = memo(move || {
        let sheet = Geometry::of(draft.header.with(|header| header.paper)).width;
        if width.get() > 0.0 { width.get() / sheet } else { 0.4 }
    });
    let merge = memo(move || {
        chosen.choices.with(|choices| choices.merge_criteria)
            && chosen.kind.get() != DownloadKind::Sheets
    });
    let first = move || {
        let printed = draft.printed.get()?;
        printed.pages.first().map(|page| sheet(&printed, page, 0, merge.get()))
    };
    let with_timeline = memo(move || {
        let wanted = chosen.choices.with(|choices| choices.timeline);
        wanted
            && matches!(
                chosen.kind.get(),
                DownloadKind::Written(ExportFormat::Docx | ExportFormat::Html)
            )
    });
    view! {
        <p class="sn-caption" role="status">
            {piece(move || if web { String::new() } else { caption(chosen, draft) })}
        </p>
        <div class="sn-pages" class:sn-web=web>
            {web.then(|| view! { <p class="sn-address" aria-hidden="true">{move || chosen.name()}</p> })}
            <div
                class="sn-sheet"
                node_ref=frame
                style:--scale=move || scale.get().to_string()
            >
                {piece(first)}
                {piece(move || {
                    draft
                        .count()
                        .is_none()
                        .then(|| view! { <p class="hint">{ui.texts().download().measuring}</p> })
                })}
            </div>
            {piece(move || with_timeline.get().then(|| view! { <TimelinePicture chosen alone=false /> }))}
        </div>
        <Measuring draft compare=false />
    }
}

/// The plan as it will be laid out: without what was not chosen.
fn draft(chosen: Chosen) -> PrintLayout {
    let header = memo(move || {
        let mut header = Header::clone(&chosen.header());
        // The sheets are printed with all there is; there, other things are asked.
        if chosen.kind.get() != DownloadKind::Sheets {
            chosen.choices.with(|choices| {
                if !choices.signatures {
                    header.signatories.clear();
                }
                if !choices.committee {
                    header.committee.clear();
                }
            });
        }
        Arc::new(header)
    });
    let actions = chosen
        .of_plan(|plan| -> Vec<Arc<Action>> { plan.actions.iter().take(MOST).cloned().collect() });
    let language = memo(move || match chosen.kind.get() {
        DownloadKind::Sheets => chosen.workspace.ui.language(),
        _ => chosen.language(),
    });
    PrintLayout::of(chosen.workspace, header, actions, language)
}

/// "3 hojas Carta". Only the printer's sheets are counted; Word breaks its own.
fn caption(chosen: Chosen, draft: PrintLayout) -> String {
    let ui = chosen.workspace.ui;
    let texts = ui.texts().download();
    let Some(count) = draft.count() else { return texts.measuring.to_owned() };
    let sheets = ui.language().sheets(count, draft.header.with(|header| header.paper));
    let all = chosen.workspace.editor.plan().with(|plan| plan.actions.len());
    match chosen.kind.get() {
        _ if all > MOST => (texts.more_sheets)(&sheets),
        DownloadKind::Sheets => sheets,
        _ => (texts.about_sheets)(&sheets),
    }
}

/// The timeline as a picture.
#[component]
pub fn TimelinePicture(
    chosen: Chosen,
    /// Whether it is all there is to see; beside other things, nothing is said where it is empty.
    alone: bool,
) -> impl IntoView {
    let texts = chosen.workspace.ui.texts().download();
    let plan = chosen.workspace.editor.plan();
    let svg = memo(move || {
        let language = chosen.language();
        plan.with(|plan| language.timeline_svg(plan, clock::today()))
    });
    view! {
        {piece(move || {
            let picture = svg.with(|svg| (!svg.is_empty()).then(|| files::picture(svg)));
            match picture {
                Some(source) => {
                    view! { <img class="sn-timeline" src=source alt=texts.timeline /> }.into_any()
                }
                None => {
                    alone.then(|| view! { <p class="sn-nothing">{texts.no_timeline}</p> }).into_any()
                }
            }
        })}
    }
}
