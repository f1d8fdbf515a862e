//! What a person chooses about a file, and all that a writer needs.

use chrono::NaiveDateTime;
use plan::Document;
use values::form::FormWords;

/// A format that a plan is written in, besides the plan file itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum ExportFormat {
    /// Excel workbook.
    Xlsx,
    /// Word document.
    Docx,
    /// Web page.
    Html,
    /// Text table with `;`, as Excel in Spanish opens it.
    CsvSemicolon,
    /// Text table with `,`.
    CsvComma,
    /// Calendar of deadlines.
    Ics,
}

impl ExportFormat {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Docx, Self::Xlsx, Self::Html, Self::CsvSemicolon, Self::CsvComma, Self::Ics];

    /// The key by which page and worker name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::CsvSemicolon => "csv;",
            Self::CsvComma => "csv,",
            Self::Ics => "ics",
        }
    }

    /// The format with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    /// How the names of its files end, without the point.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::CsvSemicolon | Self::CsvComma => "csv",
            Self::Ics => "ics",
        }
    }

    /// Its media type (IANA).
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html => "text/html;charset=utf-8",
            Self::CsvSemicolon | Self::CsvComma => "text/csv;charset=utf-8",
            Self::Ics => "text/calendar;charset=utf-8",
        }
    }
}

/// What a person chooses about a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExportChoices {
    /// Neighbouring cells of one criterion are merged into one.
    pub merge_criteria: bool,
    /// Places for the signatures, where the plan names who signs.
    pub signatures: bool,
    /// The list of the committee, where the plan has one.
    pub committee: bool,
    /// The timeline.
    pub timeline: bool,
}

impl Default for ExportChoices {
    fn default() -> Self {
        Self { merge_criteria: false, signatures: true, committee: true, timeline: true }
    }
}

impl ExportChoices {
    /// The choices as a text for [`ExportChoices::from_key`].
    pub fn key(&self) -> String {
        let Self { merge_criteria, signatures, committee, timeline } = *self;
        let made = [merge_criteria, signatures, committee, timeline];
        made.map(|yes| if yes { '1' } else { '0' }).into_iter().collect()
    }

    /// The choices that [`ExportChoices::key`] wrote; what is not said is not chosen.
    pub fn from_key(key: &str) -> Self {
        let mut made = key.chars().map(|letter| letter == '1');
        let mut next = || made.next().unwrap_or_default();
        Self { merge_criteria: next(), signatures: next(), committee: next(), timeline: next() }
    }
}

/// A picture of the timeline for formats that cannot draw it, as PNG.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The bytes of the PNG.
    pub png: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// All that a writer needs. The paper is that of the plan's header.
pub struct WriterInput<'a> {
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
    pub choices: &'a ExportChoices,
    /// The timeline as a picture, for [`ExportFormat::Docx`]; without one the document has none.
    pub picture: Option<&'a Picture>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_and_choices_come_back_from_their_keys() {
        for format in ExportFormat::ALL {
            assert_eq!(ExportFormat::from_key(format.key()), Some(format));
        }
        assert_eq!(ExportFormat::from_key("pdf"), None);
        for choices in [
            ExportChoices::default(),
            ExportChoices { merge_criteria: true, committee: false, ..ExportChoices::default() },
        ] {
            assert_eq!(ExportChoices::from_key(&choices.key()), choices);
        }
    }
}
