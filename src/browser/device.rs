//! What kind of device the app runs on, for sentences that name it.

use leptos::prelude::window;
use text::Device;

use super::page;

/// The shorter side of the smallest tablets, in CSS pixels.
const TABLET: i32 = 600;

/// The device: a phone or a tablet is touched, and a tablet is the larger of the two.
pub fn device() -> Device {
    let side = window().screen().and_then(|it| Ok(it.width()?.min(it.height()?)));
    match side {
        _ if !page::is_touch() => Device::Computer,
        Ok(side) if side < TABLET => Device::Phone,
        _ => Device::Tablet,
    }
}
