//! Where long words break, on paper and in the table. It stands with the sheets, whose part has
//! the dictionaries.

use text::Language;

use crate::browser::{breaking, page};
use crate::widgets::chunks::in_part;

in_part! {
    rest, load: pub fn break_words() -> () { break_with_hyphens(); }
}

/// Has the words of the table break with a hyphen where the browser does not see to it, and what
/// is copied be as it was typed.
fn break_with_hyphens() {
    breaking::clean_copies();
    if !breaking::hyphenates(&page::root("lang").unwrap_or_default()) {
        breaking::break_words(|text| language().with_breaks(text));
    }
}

/// The language of the page.
fn language() -> Language {
    page::root("lang").map_or_else(Language::default, |tag| Language::from_key(&tag))
}
