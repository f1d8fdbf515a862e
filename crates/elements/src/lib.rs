//! Leptos, with one type for all elements: what `view!` writes is the same, and what the compiler
//! makes of it is a third smaller.
//!
//! In Leptos an element is a type made of its tag, of the kind of each attribute and of each
//! listener, and the compiler writes the code that builds and rebuilds it anew for each of
//! them. Here `<div>` and `<svg>` alike are an [`Element`], which keeps its tag, attributes and listeners as
//! values. All else is Leptos: reactive pieces, components, lists, signals.
//!
//! The app's crate names this one `leptos` (`extern crate elements as leptos`), so that the macros,
//! which write `::leptos::tachys::html::element::div()`, find these elements.

mod element;
mod setting;
mod value;

pub use element::Element;
pub use leptos::*;
pub use value::{IntoClass, IntoValue, Value};

/// What the macros of Leptos name, with the elements of this crate in the places of its own.
pub mod tachys {
    pub use leptos::tachys::*;

    /// Elements of HTML.
    pub mod html {
        pub use leptos::tachys::html::*;

        /// Elements by their tag.
        pub mod element {
            pub use leptos::tachys::html::element::*;

            crate::element::tags! {
                None;
                a abbr address area article aside audio b bdi bdo blockquote body br button canvas caption
                cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset
                figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input
                ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup
                option output p picture pre progress q rp rt ruby s samp script search section select slot
                small source span strong style sub summary sup table tbody td template textarea tfoot th
                thead time title tr track u ul var video wbr
            }
        }
    }

    /// Elements of SVG.
    pub mod svg {
        pub use leptos::tachys::svg::*;

        crate::element::tags! {
            Some("http://www.w3.org/2000/svg");
            circle clipPath defs ellipse g line linearGradient mask path pattern polygon polyline rect
            stop svg symbol text title tspan r#use
        }
    }
}
