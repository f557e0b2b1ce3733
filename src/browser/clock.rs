//! The clock of this device.

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::log::Moment;
use crate::practice::Interview;

/// The present time, with the offset of local time.
pub(crate) fn now() -> Moment {
    moment(&Date::new_0())
}

/// An interview's hour as it was set, and in this device's local time.
pub(crate) fn local_interview(at: Moment) -> Interview {
    let date = Date::new(&JsValue::from_f64(at.ms as f64));
    // A stored time may be outside the range of a date, which then has no offset.
    let is_known = !date.get_time().is_nan();
    Interview::with_offset(at, if is_known { -(date.get_timezone_offset() as i16) } else { at.offset })
}

/// The length in bytes of the value of a `datetime-local` field: `2026-11-27T10:00`, in local time.
const FIELD: usize = 16;

/// Parses the value of a `datetime-local` field; `None` if it is not a time.
pub(crate) fn from_field(text: &str) -> Option<Moment> {
    let date = Date::new(&JsValue::from_str(text));
    (!date.get_time().is_nan()).then(|| moment(&date))
}

/// A time as the value of a `datetime-local` field; empty if it is outside the range of a date.
pub(crate) fn for_field(at: Moment) -> String {
    let local = Date::new(&JsValue::from_f64((at.ms + i64::from(at.offset) * 60_000) as f64));
    // A stored time may be outside the range of a date, for which a browser would throw.
    if local.get_time().is_nan() {
        return String::new();
    }
    String::from(local.to_iso_string()).get(..FIELD).unwrap_or_default().into()
}

fn moment(date: &Date) -> Moment {
    Moment { ms: date.get_time() as i64, offset: -(date.get_timezone_offset() as i16) }
}
