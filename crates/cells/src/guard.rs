//! The guard of a text table against formulas. A program that opens a table of text takes a cell
//! that begins with `=`, `+`, `-` or `@` for a formula, and would run what somebody typed into a
//! plan (OWASP, *CSV injection*). An apostrophe before it makes it text; the reader takes that
//! one apostrophe off again.

/// Whether a text begins like a formula, behind apostrophes or none.
fn risky(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The text of a cell as it is written. A text that has apostrophes before a sign already gets
/// one more, so that [`unguarded`] gives every text back.
pub fn guarded(text: &str) -> String {
    if risky(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell as it was meant: without the apostrophe that guards it.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(meant) if risky(meant) => meant,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_guarded() {
        let check = |text, written| assert_eq!(guarded(text), written);
        check("=1+1", "'=1+1");
        check("- Depende", "'- Depende");
        check("'=1", "''=1");
        check("'80", "'80");
        check("", "");
        check("a=b", "a=b");
        assert_eq!(unguarded("'=1+1"), "=1+1");
        assert_eq!(unguarded("'80"), "'80");
        assert_eq!(unguarded("-1"), "-1");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in prop_oneof!["['=+@\t\r-]{0,4}a?", any::<String>()]) {
            let written = guarded(&text);
            prop_assert_eq!(unguarded(&written), text.as_str());
            prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r']));
        }
    }
}
