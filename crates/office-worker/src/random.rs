//! New ids from the browser's cryptographic generator.

use js_sys::global;
use plan::{Id, IdSource};
use wasm_bindgen::JsCast as _;
use web_sys::WorkerGlobalScope;

/// The browser's random ids.
#[derive(Clone, Copy, Debug)]
pub struct RandomIds;

impl IdSource for RandomIds {
    fn next_id(&mut self) -> Id {
        let mut bytes = [0_u8; 8];
        let scope: WorkerGlobalScope = global().unchecked_into();
        let filled = scope
            .crypto()
            .is_ok_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
        if filled {
            Id::from_bits(u64::from_le_bytes(bytes))
        } else {
            // Every browser of the floor has the generator; this keeps ids apart should one fail.
            Id::from_bits((js_sys::Math::random() * u64::MAX as f64) as u64)
        }
    }
}
