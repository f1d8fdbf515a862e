//! The time of day on this device, and calls that wait.

use std::time::Duration;

use chrono::{DateTime, Datelike, Local, NaiveDate, NaiveDateTime, TimeZone, Timelike};
use leptos::prelude::*;

/// Now, in milliseconds since 1970 UTC.
pub fn now() -> i64 {
    Local::now().timestamp_millis()
}

/// The time on this device as in ISO 8601, to the second and without a zone.
pub fn now_local() -> String {
    to_the_second(Local::now().naive_local())
}

fn to_the_second(time: NaiveDateTime) -> String {
    let (year, month, day) = (time.year(), time.month(), time.day());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
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

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_time_is_written_as_in_iso_8601_to_the_second() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
        let time = day.and_hms_milli_opt(7, 5, 2, 999).unwrap();
        assert_eq!(to_the_second(time), "2026-03-09T07:05:02");
        assert_eq!(now_local().len(), "2026-03-09T07:05:02".len());
    }
}
