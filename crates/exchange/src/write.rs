//! Writers: a plan as the files that people hand in. All of them write the same form
//! ([`crate::form`]); what a format can carry besides is said in `docs/formats.md`.

mod csv;
mod docx;
mod html;
mod ics;
mod xlsx;

use chrono::NaiveDateTime;
use plan::Document;

use crate::form::FormWords;
pub use crate::sending::{Choices, Format, Picture};

/// All that a writer needs. The paper is that of the plan's header.
pub struct Writing<'a> {
    /// What is written.
    pub document: &'a Document,
    /// The words of the form.
    pub words: &'a FormWords,
    /// The timeline as an SVG of [`crate::svg`]; empty for a plan without any dates.
    pub timeline: &'a str,
    /// The name and version of the app.
    pub app: &'a str,
    /// The time of writing, for the properties of the file and the line of today.
    pub now: NaiveDateTime,
    /// What the person chose.
    pub choices: &'a Choices,
    /// The timeline as a picture, for [`Format::Docx`]; without one the document has none.
    pub picture: Option<&'a Picture>,
}

/// The file of a plan in a format: the same bytes for the same [`Writing`].
pub fn write(format: Format, writing: &Writing) -> Vec<u8> {
    match format {
        Format::Xlsx => xlsx::write(writing),
        Format::Docx => docx::write(writing),
        Format::Html => html::write(writing),
        Format::CsvSemicolon => csv::write(writing, ';'),
        Format::CsvComma => csv::write(writing, ','),
        Format::Ics => ics::write(writing),
    }
}
