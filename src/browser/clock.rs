//! The time of day on this device, and calls that wait.

use std::time::Duration;

use chrono::{DateTime, Local, NaiveDate, TimeZone, Timelike};
use leptos::prelude::*;

/// Now, in milliseconds since 1970 UTC.
pub fn now() -> i64 {
    Local::now().timestamp_millis()
}

/// The time on this device as in ISO 8601, to the second and without a zone.
pub fn now_local() -> String {
    let now = Local::now().naive_local();
    format!("{:?}", now.with_nanosecond(0).unwrap_or(now))
}

/// Today on this device.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The local day of a moment in milliseconds since 1970 UTC.
pub fn day_of(moment: i64) -> NaiveDate {
    local(moment).map_or_else(today, |time| time.date_naive())
}

/// The local hour and minute of a moment in milliseconds since 1970 UTC.
pub fn time_of(moment: i64) -> (u32, u32) {
    local(moment).map_or((0, 0), |time| (time.hour(), time.minute()))
}

fn local(moment: i64) -> Option<DateTime<Local>> {
    Local.timestamp_millis_opt(moment).single()
}

/// The present moment in milliseconds since 1970 UTC, told anew every minute while its owner
/// lives.
pub fn every_minute() -> ReadSignal<i64> {
    let (time, set_time) = signal(now());
    let tick = move || {
        set_time.try_set(now());
    };
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(60)) {
        on_cleanup(move || ticking.clear());
    }
    time
}

/// Ends after `milliseconds`.
pub async fn pause(milliseconds: u64) {
    let ended = js_sys::Promise::new(&mut |done, _| {
        after(milliseconds, move || drop(done.call0(&wasm_bindgen::JsValue::NULL)));
    });
    let _ = wasm_bindgen_futures::JsFuture::from(ended).await;
}

/// Calls `f` once after `milliseconds`, unless the handle is cleared before.
pub fn after(milliseconds: u64, f: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(f, Duration::from_millis(milliseconds)).ok()
}
