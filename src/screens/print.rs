//! *Imprimir o PDF*: the plan laid out on sheets by the app itself, because browsers of the
//! floor can neither number pages nor count them beforehand.

mod bar;
pub mod breaking;
pub mod closing;
pub mod geometry;
pub mod layout;
pub mod sheet;
pub mod table;
pub mod widths;

use leptos::html;
use leptos::prelude::*;

use self::bar::PrintBar;
use self::geometry::Geometry;
use self::layout::{Measuring, PrintLayout};
use self::sheet::sheet;
use crate::browser::measure;
use crate::editing::Workspace;
use crate::erased::{memo, piece};
use crate::widgets::chunks::view_in_part;

/// Room around the sheets on the screen, in CSS pixels.
const AROUND: f64 = 32.0;

view_in_part! {
    /// The screen, as soon as its part is there.
    rest, load, make:
    pub fn print(workspace: Workspace) { view! { <Print workspace /> }.into_any() }
}

/// The sheets as they will be printed, and the choices about them.
#[component]
pub fn Print(workspace: Workspace) -> impl IntoView {
    let draft = PrintLayout::new(workspace);
    let preview = NodeRef::<html::Div>::new();
    let width = measure::width(preview);
    let scale = memo(move || {
        let sheet = Geometry::of(draft.header.with(|header| header.paper)).width;
        let room = width.get() - AROUND;
        if room > 0.0 { (room / sheet).min(1.0) } else { 1.0 }
    });
    view! {
        <PrintBar draft />
        <main
            class="pr-screen"
            tabindex="0"
            data-screen="print"
            data-pages=move || draft.count().map(|count| count.to_string())
        >
            <div class="pr-preview" node_ref=preview style:--scale=move || scale.get().to_string()>
                {piece(move || {
                    draft
                        .printed
                        .get()
                        .map(|printed| {
                            let pages = printed.pages.iter().enumerate();
                            pages.map(|(at, page)| sheet(&printed, page, at, false)).collect_view()
                        })
                })}
            </div>
            <Measuring draft />
        </main>
    }
}
