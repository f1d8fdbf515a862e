//! The fields of *Datos del plan*, and of the records that stand in it.

use super::{ALWAYS, FILLED, FieldSpec, table};
use crate::command::HeaderChange;
use crate::model::{Header, Member, OpenArea, Signatory};

/// A field of *Datos del plan*.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "Each is the field of `Header` of that name.")]
pub enum HeaderField {
    Institution,
    Title,
    Period,
    Motto,
    Logo,
    Signatories,
    Committee,
    Areas,
    State,
    Paper,
    PrintSize,
    Catalogue,
    InternalNote,
    Extra,
}

/// All fields of *Datos del plan*, in the order of the file, where the actions stand before the
/// áreas.
#[rustfmt::skip]
pub static HEADER: &[FieldSpec<Header, HeaderField>] = table! {
    HeaderField::Institution, None => Line(institution)
        = "institution", ALWAYS, "The institution whose plan it is.";
    HeaderField::Title, None => Line(title)
        = "title", ALWAYS, "The title over the table.";
    HeaderField::Period, None => Period(period)
        = "period", ALWAYS, "The years that the plan covers: 2026-2027, or 2026 for one year.";
    HeaderField::Motto, None => Line(motto)
        = "motto", FILLED, "The \"Año de …\" line of official documents.";
    HeaderField::Logo, None => Logo(logo)
        = "logo", FILLED, "A picture as a data: address.";
    HeaderField::State, None => State(state)
        = "state", ALWAYS, "Where the plan stands.";
    HeaderField::Paper, None => Paper(paper)
        = "paper", ALWAYS, "The paper it is printed on, in landscape.";
    HeaderField::PrintSize, None => PrintSize(print_size)
        = "print_size", ALWAYS, "The size of printed text in half points.";
    HeaderField::Catalogue, None => Catalogue(catalogue)
        = "catalogue", ALWAYS, "The edition of the CAF model that the criteria follow.";
    HeaderField::Signatories, None => Signatories(signatories)
        = "signatories", FILLED, "Who prepares, reviews and approves the plan, in the order of the form.";
    HeaderField::Committee, None => Committee(committee)
        = "committee", FILLED, "The quality committee.";
    HeaderField::InternalNote, None => Text(internal_note)
        = "internal_note", FILLED, "A note of the drafters, never printed; texts that found no place on import.";
    HeaderField::Areas, None => Areas(areas)
        = "open_areas", FILLED, "Áreas of the self-assessment that no action is about, in its order.";
    HeaderField::Extra, None => Extra(extra) = "", FILLED, "";
};

/// All fields of an *área sin acción*.
#[rustfmt::skip]
pub(crate) static AREA: &[FieldSpec<OpenArea, ()>] = table! {
    (), None => Subcriterion(subcriterion) = "subcriterion", ALWAYS, "The code of the subcriterion.";
    (), None => Line(example) = "example", ALWAYS, "The number of the guide's example, or its letter.";
    (), None => Text(text) = "text", ALWAYS, "What is missing.";
};

/// All fields of who signs.
#[rustfmt::skip]
pub(crate) static SIGNATORY: &[FieldSpec<Signatory, ()>] = table! {
    (), None => Line(name) = "name", ALWAYS, "The person's name.";
    (), None => Line(post) = "post", ALWAYS, "The person's post.";
    (), None => Role(role) = "role", ALWAYS, "What the signature says.";
};

/// All fields of a member of the committee.
#[rustfmt::skip]
pub(crate) static MEMBER: &[FieldSpec<Member, ()>] = table! {
    (), None => Line(name) = "name", ALWAYS, "The person's name.";
    (), None => Line(post) = "post", ALWAYS, "The person's post.";
};

impl HeaderField {
    fn row(self) -> Option<&'static FieldSpec<Header, Self>> {
        HEADER.iter().find(|row| row.of == self)
    }

    /// The field of that key, if it is a mere text.
    pub fn text_of_key(key: &str) -> Option<Self> {
        let is_text = |row: &&FieldSpec<_, _>| (row.get)(&Header::default()).text().is_some();
        HEADER.iter().filter(is_text).find(|row| row.key.name == key).map(|row| row.of)
    }

    /// What the field is called in the file and in the page.
    pub fn key(self) -> &'static str {
        self.row().map_or("", |row| row.key.name)
    }

    /// What the field says.
    pub fn value(self, header: &Header) -> Option<super::FieldValue<'_>> {
        self.row().map(|row| (row.get)(header))
    }

    /// The text of a field that is nothing else; `None` for other fields.
    pub fn text(self, header: &Header) -> Option<&String> {
        self.value(header)?.text()
    }

    /// The same, to be written.
    pub fn text_mut(self, header: &mut Header) -> Option<&mut String> {
        (self.row()?.slot)(header).text()
    }
}

impl HeaderChange {
    /// The field that this change writes.
    pub const fn field(&self) -> HeaderField {
        match self {
            Self::Text(field, _) => *field,
            Self::Period(_) => HeaderField::Period,
            Self::Logo(_) => HeaderField::Logo,
            Self::Signatories(_) => HeaderField::Signatories,
            Self::Committee(_) => HeaderField::Committee,
            Self::Areas(_) => HeaderField::Areas,
            Self::State(_) => HeaderField::State,
            Self::Paper(_) => HeaderField::Paper,
            Self::PrintSize(_) => HeaderField::PrintSize,
            Self::Catalogue(_) => HeaderField::Catalogue,
        }
    }
}
