//! The envelope of a stored plan: a first line that says when it was saved, how long it is and
//! what its checksum is, so that bytes that were lost or flipped are never taken for a plan.

use std::hash::Hasher as _;

use siphasher::sip::SipHasher13;

/// What every envelope begins with, before the moment, the length and the checksum.
const MARK: &str = "mejora 1 ";

/// A text that is not what was stored: cut off, changed, or no envelope at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Damaged;

/// `text` in an envelope. `saved` is in milliseconds since 1970 UTC.
pub fn seal(text: &str, saved: i64) -> String {
    format!("{MARK}{saved} {} {:016x}\n{text}", text.len(), checksum(text))
}

/// When the text in an envelope was saved, and the text, which is the one that was sealed.
///
/// # Errors
/// Where its length or its checksum is another, or where there is no envelope.
pub fn open(envelope: &str) -> Result<(i64, &str), Damaged> {
    let (line, text) = envelope.split_once('\n').ok_or(Damaged)?;
    let mut parts = line.strip_prefix(MARK).ok_or(Damaged)?.split(' ');
    let mut next = || parts.next().ok_or(Damaged);
    let saved = next()?.parse().map_err(|_| Damaged)?;
    let length: usize = next()?.parse().map_err(|_| Damaged)?;
    let sum = u64::from_str_radix(next()?, 16).map_err(|_| Damaged)?;
    if length == text.len() && sum == checksum(text) { Ok((saved, text)) } else { Err(Damaged) }
}

/// What an envelope says of its text: when it was saved, its length and its checksum, in words;
/// `None` where there is no envelope.
pub fn line(envelope: &str) -> Option<&str> {
    envelope.split_once('\n')?.0.strip_prefix(MARK)
}

/// What tells texts apart: SipHash-1-3 with the key 0 (Aumasson and Bernstein, 2012).
pub fn checksum(text: &str) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_gives_back_what_was_sealed() {
        let envelope = seal("{\"plan\": \"Año\"}\n", 1_700_000_000_000);
        assert_eq!(open(&envelope), Ok((1_700_000_000_000, "{\"plan\": \"Año\"}\n")));
    }

    #[test]
    fn every_flipped_bit_of_the_text_and_every_cut_is_found() {
        let envelope = seal("un plan", 5);
        let start = envelope.find('\n').unwrap() + 1;
        for at in start..envelope.len() {
            let mut bytes = envelope.clone().into_bytes();
            bytes[at] ^= 1;
            assert_eq!(open(std::str::from_utf8(&bytes).unwrap()), Err(Damaged), "at {at}");
        }
        for end in 0..envelope.len() {
            assert_eq!(open(&envelope[..end]), Err(Damaged), "cut at {end}");
        }
    }
}
