//! Whether the English texts are there. Most people read Spanish alone, so with the feature
//! `english-apart` nothing here names the English ones: who shows them fetches and installs them.

#[cfg(feature = "english-apart")]
use std::sync::OnceLock;

use crate::English;

#[cfg(feature = "english-apart")]
static INSTALLED: OnceLock<&'static English> = OnceLock::new();

/// From now on a text that is asked for in English is given in English, until then in Spanish.
/// Without the feature `english-apart` they are there from the start.
pub fn install(english: &'static English) {
    #[cfg(feature = "english-apart")]
    let _ = INSTALLED.set(english);
    #[cfg(not(feature = "english-apart"))]
    let _ = english;
}

/// The English texts, once they are there.
pub(crate) fn installed() -> Option<&'static English> {
    #[cfg(feature = "english-apart")]
    return INSTALLED.get().copied();
    #[cfg(not(feature = "english-apart"))]
    Some(&crate::ENGLISH)
}

#[cfg(all(test, feature = "english-apart"))]
mod tests {
    use crate::{ENGLISH, Language};

    #[test]
    fn a_text_is_in_spanish_until_the_english_ones_are_there() {
        let title = || Language::English.messages().library().title;
        assert_eq!(title(), Language::Spanish.messages().library().title);
        super::install(&ENGLISH);
        assert_eq!(title(), "My plans");
    }
}
