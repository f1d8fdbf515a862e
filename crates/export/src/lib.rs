//! A plan as the files that people hand in. All of them write the same form ([`values::form`]); what a
//! format can carry besides is said in `docs/formats.md`.
//!
//! For: the official form as XLSX, DOCX, HTML and CSV with the whole document inside where a format
//! has room for it, its deadlines as ICS, its timeline as SVG. May use: `plan`, `values` for what the
//! form shows, `cells` for what readers and writers share about cells. Must not: read anything back;
//! that is `import`.
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
mod plain;
#[cfg(feature = "writers")]
mod slices;
pub mod svg;
#[cfg(feature = "writers")]
mod widths;
mod writing;
#[cfg(feature = "writers")]
mod xlsx;

pub use writing::{Choices, Format, Picture, Writing};

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
