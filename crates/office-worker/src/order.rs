//! What a page orders of the writing worker, and the file that is made of it.

use chrono::NaiveDateTime;
use export::{ExportChoices, ExportFormat, Picture, WriterInput, write};
use plan::{Document, IdSource, format};
use text::Language;

use crate::job::JobRequest;

/// A plan and all that its file depends on.
#[derive(Clone, PartialEq, Debug)]
pub struct WritingOrder {
    /// What is written: `plan`, the text of a plan file.
    pub document: Document,
    /// The format: the key of [`ExportFormat`].
    pub format: ExportFormat,
    /// The language of the form: the key of [`Language`].
    pub language: Language,
    /// What the person chose: the key of [`ExportChoices`].
    pub choices: ExportChoices,
    /// The time of day where the person is, as in ISO 8601 without a zone.
    pub now: NaiveDateTime,
    /// The name and version of the app.
    pub app: String,
    /// The timeline as a picture: `png`, `width` and `height`.
    pub picture: Option<Picture>,
}

impl WritingOrder {
    /// The order that a request holds.
    ///
    /// # Errors
    /// What is missing in it, for the developer.
    pub fn read(request: &JobRequest, ids: &mut dyn IdSource) -> Result<Self, String> {
        let text = |name| request.text(name);
        let wrong = |what: &str| format!("the order has no {what}");
        let document = format::read(&text("plan"), ids).map_err(|_| wrong("plan"))?;
        let picture = request.bytes("png").map(|png| Picture {
            png,
            width: request.number("width"),
            height: request.number("height"),
        });
        Ok(Self {
            document,
            format: ExportFormat::from_key(&text("format")).ok_or_else(|| wrong("format"))?,
            language: Language::from_key(&text("language")),
            choices: ExportChoices::from_key(&text("choices")),
            now: text("now").parse().map_err(|_| wrong("time"))?,
            app: text("app"),
            picture,
        })
    }

    /// The bytes of the file.
    pub fn file(&self) -> Vec<u8> {
        let timeline = self.language.timeline_svg(&self.document.plan, self.now.date());
        let writing = WriterInput {
            document: &self.document,
            words: &self.language.form_words(),
            timeline: &timeline,
            app: &self.app,
            now: self.now,
            choices: &self.choices,
            picture: self.picture.as_ref(),
        };
        write(self.format, &writing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::{Id, Plan};

    #[test]
    fn an_order_is_the_file_in_its_format_and_language() {
        let mut order = WritingOrder {
            document: Document::new(Plan::new(Id::from_bits(1))),
            format: ExportFormat::Docx,
            language: Language::English,
            choices: ExportChoices::default(),
            now: "2026-11-21T10:42:00".parse().expect("a time"),
            app: "Mejora".into(),
            picture: None,
        };
        assert!(order.file().starts_with(b"PK\x03\x04"));
        order.format = ExportFormat::Html;
        let page = String::from_utf8(order.file()).expect("UTF-8");
        assert!(page.contains("<html") && page.contains("lang=\"en\""), "{page}");
    }
}
