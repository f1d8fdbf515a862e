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

pub use writing::{ExportChoices, ExportFormat, Picture, WriterInput};

/// The file of a plan in a format: the same bytes for the same [`WriterInput`].
#[cfg(feature = "writers")]
pub fn write(format: ExportFormat, writing: &WriterInput) -> Vec<u8> {
    match format {
        ExportFormat::Xlsx => xlsx::write(writing),
        ExportFormat::Docx => docx::write(writing),
        ExportFormat::Html => html::write(writing),
        ExportFormat::CsvSemicolon => csv::write(writing, ';'),
        ExportFormat::CsvComma => csv::write(writing, ','),
        ExportFormat::Ics => ics::write(writing),
    }
}
