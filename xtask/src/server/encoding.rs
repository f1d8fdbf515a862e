//! Compressed forms of a file, and which of them a browser takes.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// What a browser says in `Accept-Encoding`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepts {
    /// It reads brotli.
    pub brotli: bool,
    /// It reads gzip.
    pub gzip: bool,
}

impl Accepts {
    /// Reads the header; an encoding with `q=0` is refused.
    pub fn read(header: &str) -> Self {
        let takes = |wanted: &str| {
            header.split(',').any(|part| {
                let mut words = part.split(';').map(str::trim);
                words.next() == Some(wanted) && !words.any(is_zero)
            })
        };
        Self { brotli: takes("br"), gzip: takes("gzip") }
    }
}

fn is_zero(word: &str) -> bool {
    word.strip_prefix("q=").and_then(|value| value.parse::<f32>().ok()) == Some(0.0)
}

/// Compresses with brotli at its strongest.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)
        .expect("writing to memory does not fail");
    packed
}

/// Compresses with gzip at its strongest.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("writing to memory does not fail");
    encoder.finish().expect("writing to memory does not fail")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_browsers_send() {
        let both = Accepts { brotli: true, gzip: true };
        assert_eq!(Accepts::read("gzip, deflate, br, zstd"), both);
        assert_eq!(Accepts::read("gzip;q=1.0, br;q=0"), Accepts { brotli: false, gzip: true });
        assert_eq!(Accepts::read(""), Accepts::default());
    }

    #[test]
    fn both_encodings_shrink_a_repetitive_text() {
        let text = "Plan de mejora institucional. ".repeat(100);
        assert!(brotli(text.as_bytes()).len() < 200);
        assert!(gzip(text.as_bytes()).len() < 200);
    }
}
