//! Keys with what is held beside them: as they are pressed, and as the tables of keys name them.

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

/// A key with its modifiers. `key` is as `KeyboardEvent.key` says it; capitals do not matter.
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

    /// Whether this is what was pressed.
    pub fn matches(self, stroke: &KeyStroke) -> bool {
        stroke.key.eq_ignore_ascii_case(self.key)
            && (stroke.ctrl, stroke.shift, stroke.alt) == (self.ctrl, self.shift, self.alt)
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
}
