//! Where a person was typing, told from what a text said before and what it says now.

/// Behind the last letter that was typed, in bytes of `now`: what was there `before` is looked for at
/// the beginning and then at the end.
pub fn caret(before: &str, now: &str) -> usize {
    let same = |(one, other): &(char, char)| one == other;
    let lead = before.chars().zip(now.chars()).take_while(same);
    let lead: usize = lead.map(|(c, _)| c.len_utf8()).sum();
    let ends = before[lead..].chars().rev().zip(now[lead..].chars().rev()).take_while(same);
    now.len() - ends.map(|(c, _)| c.len_utf8()).sum::<usize>()
}

/// The place of a caret in a text, in bytes. It is counted in UTF-16 units, as browsers count; one behind
/// the end stands at the end.
pub fn place(text: &str, caret: usize) -> usize {
    let mut units = 0;
    let behind = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > caret
    });
    behind.map_or(text.len(), |(at, _)| at)
}

/// The end of what was typed, at most so many characters of it, from the beginning of a word on.
pub fn quoted(before: &str, now: &str, most: usize) -> String {
    let typed = now[..caret(before, now)].trim_end();
    let typed = if typed.trim().is_empty() { now.trim() } else { typed.trim_start() };
    let Some((from, _)) = typed.char_indices().rev().nth(most.saturating_sub(1)) else {
        return typed.to_owned();
    };
    if from == 0 {
        return typed.to_owned();
    }
    let cut = &typed[from..];
    let word = cut.find(char::is_whitespace).map_or(cut, |at| cut[at..].trim_start());
    format!("…{}", if word.is_empty() { cut } else { word })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_caret_is_behind_what_was_typed() {
        let check = |before: &str, now: &str, expect: usize| {
            assert_eq!(caret(before, now), expect, "{before} {now}");
        };
        check("", "Medir", 5);
        check("Medir", "Medir el terreno", 16);
        check("Medir el terreno", "Medir bien el terreno", 11);
        check("Medir mal", "Medir", 5);
        check("año", "años", 5);
        check("aa", "aaa", 3);
        check("Medir", "Medir", 5);
    }

    #[test]
    fn a_caret_has_its_place_in_bytes() {
        let check = |text: &str, caret: usize, expect: &str| {
            assert_eq!(&text[..place(text, caret)], expect, "{caret} in {text}");
        };
        check("Año 👍 más", 0, "");
        check("Año 👍 más", 2, "Añ");
        check("Año 👍 más", 6, "Año 👍");
        check("Año 👍 más", 99, "Año 👍 más");
    }

    #[test]
    fn the_end_that_was_typed_is_quoted() {
        let check = |before: &str, now: &str, expect: &str| {
            assert_eq!(quoted(before, now, 20), expect, "{before} {now}");
        };
        check("", "Medir", "Medir");
        check("", "Medir el terreno de la escuela", "…de la escuela");
        check(
            "Medir el terreno de la escuela",
            "Medir el terreno de la escuela hoy",
            "…de la escuela hoy",
        );
        check("Medir el terreno", "Medir bien el terreno", "Medir bien");
        check("", "palabrasinespaciosdemasiadolarga", "…paciosdemasiadolarga");
        check("Medir", "", "");
    }

    proptest! {
        #[test]
        fn any_texts_have_a_caret(before in ".{0,12}", now in ".{0,12}") {
            prop_assert!(now.is_char_boundary(caret(&before, &now)));
            prop_assert!(quoted(&before, &now, 5).chars().count() <= 6);
        }
    }
}
