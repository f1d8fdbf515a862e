//! The colours that cells are painted with, in the many ways in which formats write them.
//!
//! A colour is `0xRRGGBB`. White and *automatic* paint nothing: they are `None`.

use super::decimal::Decimal;

/// A colour, unless nobody sees it on paper.
pub(crate) fn seen(rgb: u32) -> Option<u32> {
    Some(rgb & 0xff_ffff).filter(|rgb| *rgb != 0xff_ffff)
}

/// A colour of six hexadecimal digits; of eight, the first two say how dense it is.
pub(crate) fn hex(code: &str) -> Option<u32> {
    let digits = code.trim().trim_start_matches('#');
    let sound = digits.is_ascii() && matches!(digits.len(), 6 | 8);
    sound.then(|| u32::from_str_radix(digits, 16).ok()).flatten().and_then(seen)
}

/// The colours with a number that workbooks begin with (MS-XLS, 2.5.161), from the eighth on.
/// The first eight are the same as those.
const INDEXED: [u32; 56] = [
    0x00_0000, 0xff_ffff, 0xff_0000, 0x00_ff00, 0x00_00ff, 0xff_ff00, 0xff_00ff, 0x00_ffff,
    0x80_0000, 0x00_8000, 0x00_0080, 0x80_8000, 0x80_0080, 0x00_8080, 0xc0_c0c0, 0x80_8080,
    0x99_99ff, 0x99_3366, 0xff_ffcc, 0xcc_ffff, 0x66_0066, 0xff_8080, 0x00_66cc, 0xcc_ccff,
    0x00_0080, 0xff_00ff, 0xff_ff00, 0x00_ffff, 0x80_0080, 0x80_0000, 0x00_8080, 0x00_00ff,
    0x00_ccff, 0xcc_ffff, 0xcc_ffcc, 0xff_ff99, 0x99_ccff, 0xff_99cc, 0xcc_99ff, 0xff_cc99,
    0x33_66ff, 0x33_cccc, 0x99_cc00, 0xff_cc00, 0xff_9900, 0xff_6600, 0x66_6699, 0x96_9696,
    0x00_3366, 0x33_9966, 0x00_3300, 0x33_3300, 0x99_3300, 0x99_3366, 0x33_3399, 0x33_3333,
];

/// The colour with a number that the workbook itself does not define; those beyond the list are
/// the system's own.
pub(crate) fn indexed(number: usize) -> Option<u32> {
    INDEXED.get(number.checked_sub(8).unwrap_or(number)).copied().and_then(seen)
}

/// A colour of the theme (ECMA-376 part 1, 18.8.3), as the themes of Office since 2013 have it,
/// and lighter or darker by its tint. Another theme has other colours: that the cell is painted,
/// and which cells are painted alike, is right all the same.
pub(crate) fn theme(number: usize, tint: &str) -> Option<u32> {
    const THEME: [u32; 12] = [
        0xff_ffff, 0x00_0000, 0xe7_e6e6, 0x44_546a, 0x44_72c4, 0xed_7d31, 0xa5_a5a5, 0xff_c000,
        0x5b_9bd5, 0x70_ad47, 0x05_63c1, 0x95_4f72,
    ];
    let tint = Decimal::parse(tint).map_or(0.0, Decimal::value);
    let tinted = |part: u32| {
        let part = f64::from(part);
        let part = if tint < 0.0 { part * (1.0 + tint) } else { part + (255.0 - part) * tint };
        part.round().clamp(0.0, 255.0) as u32
    };
    let rgb = *THEME.get(number)?;
    seen(tinted(rgb >> 16) << 16 | tinted(rgb >> 8 & 0xff) << 8 | tinted(rgb & 0xff))
}

/// A colour as web pages write it: `#fc0`, `#ffcc00`, `rgb(255, 204, 0)` or a name, alone or
/// among other words of a background. A name that is not known is a colour all the same.
pub(crate) fn css(value: &str) -> Option<u32> {
    const CLEAR: [&str; 10] = [
        "",
        "none",
        "transparent",
        "inherit",
        "initial",
        "unset",
        "auto",
        "white",
        "window",
        "currentcolor",
    ];
    const NAMES: [(&str, u32); 10] = [
        ("black", 0),
        ("yellow", 0xff_ff00),
        ("red", 0xff_0000),
        ("lime", 0x00_ff00),
        ("green", 0x00_8000),
        ("blue", 0x00_00ff),
        ("aqua", 0x00_ffff),
        ("orange", 0xff_a500),
        ("gray", 0x80_8080),
        ("silver", 0xc0_c0c0),
    ];
    let value = value.trim().to_ascii_lowercase();
    if let Some((_, inside)) = value.split_once("rgb") {
        let parts = inside.split(|c: char| !c.is_ascii_digit() && c != '.');
        let parts: Vec<&str> = parts.filter(|it| !it.is_empty()).collect();
        let whole = |part: &&str| part.split('.').next()?.parse::<u32>().ok();
        let part = |at: usize| parts.get(at).and_then(whole);
        let rgb = (0..3).try_fold(0, |rgb, at| Some(rgb << 8 | part(at)?.min(255)));
        let clear = parts.get(3).is_some_and(|dense| !dense.contains(|c| ('1'..='9').contains(&c)));
        return rgb.filter(|_| !clear).and_then(seen);
    }
    let word = value.split_whitespace().next().unwrap_or_default();
    if let Some(digits) = word.strip_prefix('#') {
        return match digits.len() {
            3 => hex(&digits.chars().flat_map(|c| [c, c]).collect::<String>()),
            _ => hex(digits.get(..6).unwrap_or_default()),
        };
    }
    let known = NAMES.iter().find(|(name, _)| *name == word);
    match known {
        Some((_, rgb)) => Some(*rgb),
        None if CLEAR.contains(&word) || word.starts_with("url") => None,
        // `bgcolor` may do without the mark of a number.
        None => hex(word).or_else(|| word.bytes().all(|it| it.is_ascii_alphabetic()).then_some(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_formats_write_them() {
        let check = |value, expect| assert_eq!(css(value), expect, "{value}");
        check("#FC0", Some(0xff_cc00));
        check("#ffcc00 none repeat scroll", Some(0xff_cc00));
        check("rgb(255, 204, 0)", Some(0xff_cc00));
        check("rgba(0,0,0,0)", None);
        check("rgba(255.0, 204.9, 0, 0.5)", Some(0xff_cc00));
        check("yellow", Some(0xff_ff00));
        check("Thistle", Some(1));
        check("FFCC00", Some(0xff_cc00));
        check("white", None);
        check("#FFFFFF", None);
        check("transparent", None);
        check("url(a.png)", None);
        check("#ñ", None);
        check("rgb(1)", None);
        assert_eq!((hex("FFFFCC00"), hex("auto"), hex("FFFFFFFF")), (Some(0xff_cc00), None, None));
        assert_eq!((indexed(13), indexed(5), indexed(9)), (Some(0xff_ff00), Some(0xff_ff00), None));
        assert_eq!((indexed(64), indexed(65)), (None, None));
        assert_eq!((theme(0, ""), theme(4, "")), (None, Some(0x44_72c4)));
        assert_eq!((theme(0, "-0.5"), theme(4, "1"), theme(99, "")), (Some(0x80_8080), None, None));
    }
}
