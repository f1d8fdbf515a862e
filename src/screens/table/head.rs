//! The two-row header of the form: *Tiempo* stands over *Inicio* and *Fin*.

use leptos::prelude::*;
use plan::Column;
use text::Language;

/// The header. Its two rows share one grid, so that headings can span both.
#[component]
pub fn Head(language: Language) -> impl IntoView {
    let tall = |column: Column| {
        let class = format!("tall col-{}", column.key());
        view! { <th role="columnheader" scope="col" class=class>{language.column(column)}</th> }
    };
    let low = |column: Column| {
        let class = format!("low col-{}", column.key());
        view! { <th role="columnheader" scope="col" class=class>{language.column(column)}</th> }
    };
    let (before, after) = (&Column::ALL[..7], &Column::ALL[9..]);
    view! {
        <thead role="rowgroup">
        <tr role="row">
            {before.iter().map(|column| tall(*column)).collect_view()}
            <th role="columnheader" scope="colgroup" class="time" aria-colspan="2">
                {language.messages().table().time}
            </th>
            {after.iter().map(|column| tall(*column)).collect_view()}
        </tr>
        <tr role="row">{low(Column::Start)} {low(Column::End)}</tr>
        </thead>
    }
}
