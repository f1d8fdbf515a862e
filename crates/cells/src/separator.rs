//! The line by which a text tells Excel what parts its cells.

/// The separator that a first line tells Excel (`sep=;`, maybe in quotation marks), and the text
/// from that line's end on, so that all lines keep their numbers.
pub fn separator_line(text: &str) -> (Option<char>, &str) {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..end].trim_matches(|c| matches!(c, ' ' | '"'));
    let said = line.get(..4).filter(|it| it.eq_ignore_ascii_case("sep=")).and(line.get(4..));
    let mut said = said.unwrap_or("x").chars();
    match (said.next(), said.next()) {
        (Some(separator), None) if !separator.is_alphanumeric() => (Some(separator), &text[end..]),
        // Its separator is a comma for programs that part the line at it.
        (Some(separator), Some(_))
            if said.all(|it| it == separator) && !separator.is_alphanumeric() =>
        {
            (Some(separator), &text[end..])
        }
        _ => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_told_from_a_first_row() {
        let check = |text, separator, rest| {
            assert_eq!(separator_line(text), (separator, rest), "{text:?}");
        };
        check("sep=;\nNo.;a", Some(';'), "\nNo.;a");
        check("SEP=,\r\nNo.", Some(','), "\r\nNo.");
        check("\"sep=;\"\nNo.", Some(';'), "\nNo.");
        check("sep=;;;;\nNo.", Some(';'), "\nNo.");
        check("sep=\t\nNo.", Some('\t'), "\nNo.");
        check("sep=^", Some('^'), "");
        check("sep=a\nNo.", None, "sep=a\nNo.");
        check("sep=\nNo.", None, "sep=\nNo.");
        check("separado;x", None, "separado;x");
        check("ñandú", None, "ñandú");
        check("", None, "");
    }
}
