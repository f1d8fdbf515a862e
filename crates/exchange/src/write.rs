//! Writers: a plan as the files that people hand in. All of them write the same form
//! ([`crate::form`]); what a format can carry besides is said in `docs/formats.md`.
//!
//! What a person chooses is named here for all; the writers themselves need the feature
//! `writers`.

#[cfg(feature = "writers")]
mod csv;
#[cfg(feature = "writers")]
mod docx;
#[cfg(feature = "writers")]
mod html;
#[cfg(feature = "writers")]
mod ics;
#[cfg(feature = "writers")]
mod logo;
#[cfg(feature = "writers")]
mod markup;
#[cfg(feature = "writers")]
mod slices;
#[cfg(feature = "writers")]
mod widths;
#[cfg(feature = "writers")]
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
#[cfg(feature = "writers")]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_and_choices_come_back_from_their_keys() {
        for format in Format::ALL {
            assert_eq!(Format::from_key(format.key()), Some(format));
        }
        assert_eq!(Format::from_key("pdf"), None);
        for choices in [
            Choices::default(),
            Choices { merge_criteria: true, committee: false, ..Choices::default() },
        ] {
            assert_eq!(Choices::from_key(&choices.key()), choices);
        }
    }
}
