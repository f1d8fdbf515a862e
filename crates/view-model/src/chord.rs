//! Keys with what is held beside them: as they are pressed, and as the tables of keys name them.

use text::Help;

/// A key that was pressed, as the browser tells it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyStroke {
    /// What the browser calls it.
    pub key: String,
    /// Whether Ctrl was held, or Cmd on a Mac.
    pub ctrl: bool,
    /// Whether Shift was held.
    pub shift: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

/// A key with its modifiers. `key` is as `KeyboardEvent.key` says it; whether a letter without
/// accents is a capital does not matter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chord {
    /// Ctrl, or Cmd on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key.
    pub key: &'static str,
}

impl Chord {
    /// A key alone.
    pub const fn plain(key: &'static str) -> Self {
        Self { ctrl: false, shift: false, alt: false, key }
    }

    /// A key with Ctrl.
    pub const fn ctrl(key: &'static str) -> Self {
        Self { ctrl: true, ..Self::plain(key) }
    }

    /// A key with Shift.
    pub const fn shift(key: &'static str) -> Self {
        Self { shift: true, ..Self::plain(key) }
    }

    /// A key with Alt.
    pub const fn alt(key: &'static str) -> Self {
        Self { alt: true, ..Self::plain(key) }
    }

    /// Whether this is what was pressed. Which signs need Shift differs from keyboard to keyboard,
    /// so that for a sign it does not count.
    pub fn matches(self, stroke: &KeyStroke) -> bool {
        let is_sign = matches!(self.key, "+" | "-");
        stroke.key.eq_ignore_ascii_case(self.key)
            && (stroke.ctrl, stroke.alt) == (self.ctrl, self.alt)
            && (is_sign || stroke.shift == self.shift)
    }

    /// The chord as the help writes it, where a key that bears no word of its own has a name.
    pub fn named(self, help: &Help) -> String {
        let key = match self.key {
            " " => help.key_space,
            "PageUp" => help.key_page_up,
            "PageDown" => help.key_page_down,
            key => key,
        };
        Self { key, ..self }.words()
    }

    /// The chord as people write it: `Ctrl+Z`.
    pub fn words(self) -> String {
        let mut words = String::new();
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.shift, "Shift+"), (self.alt, "Alt+")] {
            words.push_str(if held { name } else { "" });
        }
        words.push_str(match self.key {
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "Escape" => "Esc",
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            key => key,
        });
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(chord: Chord) -> KeyStroke {
        let Chord { ctrl, shift, alt, key } = chord;
        KeyStroke { key: key.to_owned(), ctrl, shift, alt }
    }

    #[test]
    fn a_chord_is_told_by_all_its_modifiers() {
        let undo = Chord::ctrl("Z");
        assert!(undo.matches(&stroke(Chord::ctrl("z"))));
        assert!(!undo.matches(&stroke(Chord::plain("z"))));
        assert!(!undo.matches(&stroke(Chord { shift: true, ..undo })));
        assert_eq!(Chord { shift: true, ..undo }.words(), "Ctrl+Shift+Z");
        assert_eq!(Chord::alt("ArrowUp").words(), "Alt+↑");
    }

    #[test]
    fn a_sign_is_the_same_with_shift_and_a_space_is_not() {
        let plus = Chord::plain("+");
        assert!(plus.matches(&stroke(plus)) && plus.matches(&stroke(Chord::shift("+"))));
        assert!(!plus.matches(&stroke(Chord::ctrl("+"))));
        assert!(!Chord::shift(" ").matches(&stroke(Chord::plain(" "))));
    }

    #[test]
    fn a_key_without_a_word_on_it_has_a_name() {
        assert_eq!(Chord::shift(" ").named(&Help::ES), "Shift+Espacio");
        assert_eq!(Chord::plain("PageUp").named(&Help::EN), "PgUp");
        assert_eq!(Chord::ctrl("D").named(&Help::ES), "Ctrl+D");
    }
}
