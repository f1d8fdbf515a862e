//! Identities of plans and records.

use std::fmt;
use std::hash::Hasher as _;
use std::str::FromStr;

use siphasher::sip::SipHasher13;

/// The identity of a plan or of a record in it: 64 random bits, never a counter.
///
/// The bits come from the caller (`plan` holds no source of randomness), so two copies of a
/// plan that travel apart never give one id to two records. Written as 16 lower-case
/// hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(u64);

impl Id {
    /// The id of these 64 bits.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The 64 bits of this id.
    pub const fn bits(self) -> u64 {
        self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

/// A text that is no id: anything but 1 to 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAnId;

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_hexdigit());
        if !digits || text.len() > 16 {
            return Err(NotAnId);
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| NotAnId)
    }
}

/// Where new ids come from: a function that gives 64 fresh bits at each call.
///
/// The app passes the browser's cryptographic generator, `inspect` and the tests a
/// [`Sequence`].
pub trait IdSource {
    /// A new id.
    fn next_id(&mut self) -> Id;
}

impl<F: FnMut() -> u64> IdSource for F {
    fn next_id(&mut self) -> Id {
        Id::from_bits(self())
    }
}

/// A repeatable source of well-spread ids from a seed (SplitMix64, Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Sequence(u64);

impl Sequence {
    /// The sequence that this seed begins.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The sequence of these texts in this order: the same wherever they are read, and another
    /// one for other texts (SipHash-1-3, Aumasson and Bernstein 2012, with the key 0, 0).
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hasher = SipHasher13::new();
        for text in texts {
            hasher.write(&(text.len() as u64).to_le_bytes());
            hasher.write(text.as_bytes());
        }
        Self(hasher.finish())
    }
}

impl IdSource for Sequence {
    fn next_id(&mut self) -> Id {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Id::from_bits(z ^ (z >> 31))
    }
}
