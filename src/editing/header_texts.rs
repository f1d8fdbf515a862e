//! The texts of *Datos del plan* that a person types.

use plan::{Header, HeaderChange, HeaderField};

/// The fields that are mere texts, with their names where a text is stored that is being typed.
const ALL: [(HeaderField, &str); 4] = [
    (HeaderField::Institution, "institution"),
    (HeaderField::Title, "title"),
    (HeaderField::Motto, "motto"),
    (HeaderField::InternalNote, "internal_note"),
];

/// The name of a field; `None` for one that is no mere text.
pub fn key(field: HeaderField) -> Option<&'static str> {
    ALL.iter().find(|(it, _)| *it == field).map(|(_, key)| *key)
}

/// The field of that name.
pub fn from_key(key: &str) -> Option<HeaderField> {
    ALL.iter().find(|(_, it)| *it == key).map(|(field, _)| *field)
}

/// What a field says.
pub fn text(field: HeaderField, header: &Header) -> Option<&String> {
    Some(match field {
        HeaderField::Institution => &header.institution,
        HeaderField::Title => &header.title,
        HeaderField::Motto => &header.motto,
        HeaderField::InternalNote => &header.internal_note,
        _ => return None,
    })
}

/// The change that writes a text into a field.
pub fn change(field: HeaderField, text: String) -> Option<HeaderChange> {
    Some(match field {
        HeaderField::Institution => HeaderChange::Institution(text),
        HeaderField::Title => HeaderChange::Title(text),
        HeaderField::Motto => HeaderChange::Motto(text),
        HeaderField::InternalNote => HeaderChange::InternalNote(text),
        _ => return None,
    })
}
