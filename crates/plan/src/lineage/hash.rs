//! Hashes that are the same on every machine and in every version: SipHash-1-3 (Aumasson and
//! Bernstein 2012) with the key 0, 0.

use std::hash::Hasher;

use serde_json::Value;
use siphasher::sip::SipHasher13;

/// The hash of a value that a field holds.
pub(super) fn of_value(value: &Value) -> u64 {
    let mut hasher = SipHasher13::new();
    feed(&mut hasher, value);
    hasher.finish()
}

/// The hash of several numbers in a row.
pub(super) fn of_numbers(numbers: &[u64]) -> u64 {
    let mut hasher = SipHasher13::new();
    numbers.iter().for_each(|number| hasher.write(&number.to_le_bytes()));
    hasher.finish()
}

/// Feeds a value so that no two values feed the same bytes, and that the order of keys does not
/// matter.
fn feed(hasher: &mut SipHasher13, value: &Value) {
    match value {
        Value::Null => hasher.write(b"0"),
        Value::Bool(yes) => hasher.write(if *yes { b"t" } else { b"f" }),
        Value::Number(number) => text(hasher, b"n", &number.to_string()),
        Value::String(string) => text(hasher, b"s", string),
        Value::Array(values) => {
            count(hasher, b"a", values.len());
            values.iter().for_each(|value| feed(hasher, value));
        }
        Value::Object(object) => {
            count(hasher, b"o", object.len());
            let mut entries: Vec<_> = object.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| *key);
            for (key, value) in entries {
                text(hasher, b"k", key);
                feed(hasher, value);
            }
        }
    }
}

fn text(hasher: &mut SipHasher13, kind: &[u8], text: &str) {
    count(hasher, kind, text.len());
    hasher.write(text.as_bytes());
}

/// Feeds a length; as 64 bits, so that machines of all kinds agree.
fn count(hasher: &mut SipHasher13, kind: &[u8], count: usize) {
    hasher.write(kind);
    hasher.write(&(count as u64).to_le_bytes());
}
