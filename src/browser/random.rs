//! New ids from the browser's cryptographic generator.

use plan::{Id, IdSource};

/// The browser's random ids.
#[derive(Clone, Copy, Debug)]
pub struct BrowserRandom;

impl IdSource for BrowserRandom {
    fn next_id(&mut self) -> Id {
        Id::from_bits(bits())
    }
}

/// A new id.
pub fn id() -> Id {
    BrowserRandom.next_id()
}

fn bits() -> u64 {
    let mut bytes = [0_u8; 8];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled {
        u64::from_le_bytes(bytes)
    } else {
        // Every browser of the floor has the generator; this keeps ids apart should one fail.
        (js_sys::Math::random() * u64::MAX as f64) as u64
    }
}
