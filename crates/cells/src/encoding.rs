//! Letters from bytes: the encodings of older machines, told apart by which gives Spanish words,
//! and texts in UTF-8 that were read as one of them and saved again.

use crate::grid::{CellRemark, Grid, RemarkKind};

/// How the bytes of a text were to be read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a mark at its beginning.
    Utf8,
    /// UTF-16, in either byte order.
    Utf16,
    /// Windows-1252, as older Excel writes on Western machines.
    Windows1252,
    /// MacRoman, as programs for the Mac wrote before Unicode.
    MacRoman,
    /// Code page 850 or 437, as programs for MS-DOS wrote.
    Dos,
}

/// The upper half of MacRoman.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// The upper half of code page 850 of MS-DOS. The letters of Spanish stand where page 437 has them.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// What the bytes from 0x80 to 0x9f are in Windows-1252; those that are nothing stay controls.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The encodings of one byte a letter, the likeliest first.
const PAGES: [Encoding; 3] = [Encoding::Windows1252, Encoding::MacRoman, Encoding::Dos];

/// The letters of the bytes from 0x80 on.
fn upper(page: Encoding) -> Vec<char> {
    match page {
        Encoding::MacRoman => MAC.chars().collect(),
        Encoding::Dos => DOS.chars().collect(),
        _ => WINDOWS.chars().chain('\u{a0}'..='\u{ff}').collect(),
    }
}

fn letter(upper: &[char], byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|at| upper.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}

#[cfg(feature = "pages")]
pub(crate) fn windows_1252(bytes: &[u8]) -> String {
    let upper = upper(Encoding::Windows1252);
    bytes.iter().map(|byte| letter(&upper, *byte)).collect()
}

/// The text of bytes that are no UTF-8, in the encoding that gives the most words.
pub(crate) fn of_page(bytes: &[u8]) -> (String, Encoding) {
    let mut best = (i64::MIN, Encoding::Windows1252, Vec::new());
    for page in PAGES {
        let upper = upper(page);
        let score = score(bytes, &upper);
        if score > best.0 {
            best = (score, page, upper);
        }
    }
    (bytes.iter().map(|byte| letter(&best.2, *byte)).collect(), best.1)
}

/// How much a text looks like words in this encoding: the letters of Spanish among others, and
/// marks beside words rather than within them.
fn score(bytes: &[u8], upper: &[char]) -> i64 {
    let at = |at: usize| bytes.get(at).map_or(' ', |byte| letter(upper, *byte));
    let mut score = 0;
    for (place, byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let before = if place == 0 { ' ' } else { at(place - 1) };
        let (c, after) = (letter(upper, *byte), at(place + 1));
        let within = before.is_alphabetic() && after.is_alphabetic();
        score += match c {
            'á' | 'é' | 'í' | 'ó' | 'ú' | 'ñ' | 'ü' if !before.is_uppercase() => 2,
            'Á' | 'É' | 'Í' | 'Ó' | 'Ú' | 'Ñ' | 'Ü' if !before.is_lowercase() => 2,
            // As in «don’t» and «l’Hospitalet».
            '’' if within => {
                let end = !at(place + 2).is_alphabetic() && "std".contains(after);
                let begin = place < 2 || !at(place - 2).is_alphabetic();
                if end || begin { 2 } else { -2 }
            }
            '¿' | '¡' if before.is_alphabetic() || !after.is_alphabetic() => -2,
            'º' | 'ª' if !before.is_alphanumeric() && before != '.' => -2,
            '\u{a0}' | '¿' | '¡' | 'º' | 'ª' | '°' => 1,
            '«' | '»' | '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '•' | '€' if !within => {
                1
            }
            c if c.is_alphabetic() => -1,
            _ => -2,
        };
    }
    score
}

/// What broken letters may have been in the pages that few texts come from.
const MEANT: &str = "áéíóúñÁÉÍÓÚÑ¿¡ºª°«»–—“”‘’…•€";

/// A text whose UTF-8 was read as an encoding of one byte a letter and saved again («Ã³»), as it
/// was meant; `None` where nothing in it surely is that. It may have happened more than once.
pub fn mended(text: &str) -> Option<String> {
    let mut mended: Option<String> = None;
    for _ in 0..3 {
        let now = mended.as_deref().unwrap_or(text);
        if now.is_ascii() {
            break;
        }
        match PAGES.into_iter().find_map(|page| mended_once(now, page)) {
            Some(better) => mended = Some(better),
            None => break,
        }
    }
    mended
}

fn mended_once(text: &str, page: Encoding) -> Option<String> {
    let upper = upper(page);
    let byte = |c: Option<&char>| {
        // What was read as Latin-1 has controls where Windows has letters.
        let control = c.filter(|c| ('\u{80}'..='\u{9f}').contains(*c)).map(|c| *c as usize - 0x80);
        let at = control.or_else(|| upper.iter().position(|it| Some(it) == c))?;
        u8::try_from(at + 0x80).ok()
    };
    let leads = [0xc2, 0xc3, 0xc5, 0xc6, 0xcb, 0xe2].map(|it| letter(&upper, it));
    if !text.contains(leads) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let (mut at, mut any) = (0, false);
    while at < chars.len() {
        let lead = leads.contains(&chars[at]).then(|| byte(chars.get(at))).flatten();
        let length = if lead == Some(0xe2) { 3 } else { 2 };
        let found = lead.and_then(|lead| {
            let rest = (1..length).map(|step| byte(chars.get(at + step)));
            let bytes: Option<Vec<u8>> = [Some(lead)].into_iter().chain(rest).collect();
            let bytes = bytes?;
            let meant = std::str::from_utf8(&bytes).ok()?.chars().next()?;
            // A capital A with a tilde may end a word of Portuguese, before a space.
            let sure = match (page, lead) {
                (Encoding::Windows1252, 0xc3) => bytes[1] != 0xa0,
                (Encoding::Windows1252, 0xc2) => true,
                (Encoding::Windows1252, _) => WINDOWS.contains(meant),
                _ => MEANT.contains(meant),
            };
            sure.then_some(meant)
        });
        match found {
            Some(meant) => {
                out.push(meant);
                at += length;
                any = true;
            }
            None => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    any.then_some(out)
}

/// Mends the texts of a grid, and says so once for each column.
pub fn mend(grid: &mut Grid) {
    let mut told = 0_u64;
    for (row, cells) in grid.rows.iter_mut().enumerate() {
        for (column, cell) in cells.iter_mut().enumerate() {
            let Some(better) = mended(&cell.text) else { continue };
            let text = std::mem::replace(&mut cell.text, better);
            let bit = 1 << column.min(63);
            if told & bit == 0 {
                told |= bit;
                grid.remarks.push(CellRemark { row, column, kind: RemarkKind::Recoded, text });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str =
        "Área de mejora; Acción; señalización pública; ¿Cuándo? Ningún niño, AÑO ÚTIL, 3º, «sí»";

    fn encoded(text: &str, page: Encoding) -> Vec<u8> {
        let upper = upper(page);
        let byte = |c: char| match upper.iter().position(|it| *it == c) {
            Some(at) => u8::try_from(at + 0x80).unwrap_or(b'?'),
            None => u8::try_from(u32::from(c)).unwrap_or(b'?'),
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn pages_are_told_by_the_words_they_give() {
        let check = |text: &str, page| {
            assert_eq!(of_page(&encoded(text, page)), (text.to_owned(), page), "{text}");
        };
        for page in PAGES {
            assert_eq!(upper(page).len(), 128);
            check(WORDS, page);
            check("Acción", page);
            check("Tecnología e información", page);
            check("MISIÓN Y VISIÓN", page);
        }
        check("It’s the council’s plan", Encoding::Windows1252);
        check("Área\u{a0}de mejora – «uno»", Encoding::Windows1252);
        check("L’Hospitalet: 5 € · 20 °C", Encoding::Windows1252);
        check("“Plan” – l’any… • uno", Encoding::Windows1252);
    }

    #[test]
    fn letters_saved_twice_are_mended() {
        let twice = |text: &str, page| {
            let upper = upper(page);
            text.bytes().map(|byte| letter(&upper, byte)).collect::<String>()
        };
        for page in PAGES {
            assert_eq!(mended(&twice(WORDS, page)).as_deref(), Some(WORDS), "{page:?}");
        }
        let windows = Encoding::Windows1252;
        let thrice = twice(&twice(WORDS, windows), windows);
        assert_eq!(mended(&thrice).as_deref(), Some(WORDS));
        let check = |text, expect| assert_eq!(mended(text).as_deref(), expect, "{text}");
        check("SeÃ±alizaciÃ³n ya señalada", Some("Señalización ya señalada"));
        check("â€œUnoâ€\u{9d} â€“ dosâ€¦", Some("“Uno” – dos…"));
        check("Señalización pública", None);
        check("SÃO PAULO, NÃO, MAÇÃ, Â", None);
        check("√ listo, √9, ¬ no, ├─ rama", None);
        check("Ã\u{81}rea â\u{80}\u{93} â\u{80}\u{9c}unoâ\u{80}\u{9d}", Some("Área – “uno”"));
        check("plain", None);
    }
}
