//! The few pictures of the app, drawn with lines in the colour of the text around them.

use leptos::prelude::*;

/// A picture on a button. It never stands for words alone: the button has a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "Each is named after what it shows.")]
pub enum Glyph {
    Back,
    Calendar,
    Check,
    Close,
    Down,
    Download,
    Left,
    List,
    More,
    Plus,
    Printer,
    Redo,
    Right,
    Search,
    Send,
    Sheet,
    Timeline,
    Trash,
    Undo,
    Up,
    Warning,
}

impl Glyph {
    /// The lines of the picture in a square of 20 by 20 units (SVG path data).
    const fn path(self) -> &'static str {
        match self {
            Self::Back => "M16 10H4m0 0 5-5m-5 5 5 5",
            Self::Calendar => "M4 5h12v12H4zM4 9h12M7 3v4M13 3v4",
            Self::Check => "m4 11 4 4 8-10",
            Self::Close => "m5 5 10 10M15 5 5 15",
            Self::Down => "m5 8 5 5 5-5",
            Self::Download => "M10 3v10m0 0-4-4m4 4 4-4M4 17h12",
            Self::Left => "m12 5-5 5 5 5",
            Self::List => "M7 5h10M7 10h10M7 15h10M3 5h.5M3 10h.5M3 15h.5",
            Self::More => "M4.5 10h.5M9.75 10h.5M15 10h.5",
            Self::Plus => "M10 4v12M4 10h12",
            Self::Printer => "M6 8V3h8v5M6 14H3V8h14v6h-3M6 11h8v6H6z",
            Self::Redo => "M12 4l4 4-4 4m4-4H8a4.500 4.500 0 0 0 0 9h2",
            Self::Right => "m8 5 5 5-5 5",
            Self::Search => "M9 4a5 5 0 1 1 0 10A5 5 0 0 1 9 4zm3.500 8.500L17 17",
            Self::Send => "M3 9.500 17 3l-4 14-4-6zM9 11l8-8",
            Self::Sheet => "M5 3h7l3 3v11H5zM8 9h4M8 13h4",
            Self::Timeline => "M3 5h8M6 10h8M10 15h7",
            Self::Trash => "M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11",
            Self::Undo => "M8 4 4 8l4 4M4 8h8a4.500 4.500 0 0 1 0 9h-2",
            Self::Up => "m5 12 5-5 5 5",
            Self::Warning => "M10 3 2.500 16.500h15zM10 8v4m0 2.200v.3",
        }
    }
}

/// A picture of 20 by 20 pixels that assistive technology passes over.
#[component]
pub fn Icon(glyph: Glyph) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d=glyph.path() />
        </svg>
    }
}
