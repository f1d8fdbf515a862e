//! The logo of a plan as bytes: a `data:` address with a PNG or a JPEG, and the size of the
//! picture as it says itself.

/// A picture that Word can show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Logo {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// How the name of its file ends: `png` or `jpeg`.
    pub ending: &'static str,
    /// Its width in pixels, at least 1.
    pub width: u32,
    /// Its height in pixels, at least 1.
    pub height: u32,
}

/// The picture of a `data:` address (RFC 2397); `None` for anything but a PNG or JPEG in base64
/// whose bytes say its size.
pub(super) fn logo(address: &str) -> Option<Logo> {
    let (kind, data) = address.trim().strip_prefix("data:image/")?.split_once(";base64,")?;
    let bytes = base64(data)?;
    let (ending, size) = match kind {
        "png" => ("png", png_size(&bytes)),
        "jpeg" | "jpg" => ("jpeg", jpeg_size(&bytes)),
        _ => return None,
    };
    let (width, height) = size.filter(|(width, height)| *width > 0 && *height > 0)?;
    Some(Logo { bytes, ending, width, height })
}

/// Bytes written in base64 (RFC 4648), padded or not.
fn base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let mut out = Vec::with_capacity(digits.len() * 3 / 4);
    let (mut held, mut bits) = (0u32, 0);
    for byte in digits.bytes() {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = (held << 6) | u32::from(digit);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Some(out)
}

/// Width and height of a PNG: its first chunk, IHDR, has them.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}

/// Width and height of a JPEG: its start-of-frame segment has them (ITU-T T.81, B.2.2).
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let [0xff, marker, after @ ..] = rest else { return None };
        match *marker {
            // A marker may be filled up; these two have no length.
            0xff => rest = &rest[1..],
            0x01 | 0xd0..=0xd7 => rest = after,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let side = |at: usize| {
                    Some(u32::from(*after.get(at)?) << 8 | u32::from(*after.get(at + 1)?))
                };
                return Some((side(5)?, side(3)?));
            }
            _ => {
                let length = usize::from(*after.first()?) << 8 | usize::from(*after.get(1)?);
                rest = after.get(length.max(2)..)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR42mOQqcgBIgYIBQAWPgN1+Gx1RAAAAABJRU5ErkJggg==";

    #[test]
    fn a_picture_tells_its_size() {
        let png = logo(&format!("data:image/png;base64,{PNG}")).expect("a picture");
        assert_eq!((png.ending, png.width, png.height), ("png", 3, 2));
        let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8, 0, 9, 1, 2, 3];
        assert_eq!(jpeg_size(&jpeg), Some((258, 9)));
    }

    #[test]
    fn what_is_no_picture_is_none() {
        for address in [
            "",
            "data:image/png;base64,",
            "data:image/png;base64,AAAA",
            "data:image/png;base64,%%%",
            "data:image/svg+xml;base64,PHN2Zz4=",
            "https://example.org/a.png",
        ] {
            assert_eq!(logo(address), None, "{address}");
        }
        assert_eq!(jpeg_size(&[0xff, 0xd8, 0xff, 0xe0, 0, 0]), None);
    }
}
