//! The English texts, a part of their own: most people read Spanish alone.

use text::{ENGLISH, English, Language};

use crate::widgets::chunks::in_part;

in_part! {
    alone english, load: pub fn texts() -> &'static English { &ENGLISH }
}

/// Fetches what a language needs; gives whether it is there. Until then its texts are in Spanish.
pub async fn fetch(language: Language) -> bool {
    if language == Language::Spanish {
        return true;
    }
    let texts = texts().await;
    if let Ok(texts) = &texts {
        text::install(texts);
    }
    texts.is_ok()
}
