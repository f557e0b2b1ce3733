//! Numbers as the formulas need them.

use crate::log::Rating;

/// Any number brought within limits; what is no number becomes the lower one.
#[inline(never)]
pub(super) fn within(x: f64, (low, high): (f64, f64)) -> f64 {
    // Not `clamp`, which leaves NaN as it is.
    if x > low { if x < high { x } else { high } } else { low }
}

/// A positive number to a power. By way of the logarithm: in Wasm `powf` takes twice as long and half of a replay, for
/// the last bit.
pub(crate) fn power(base: f64, exponent: f64) -> f64 {
    (exponent * base.ln()).exp()
}

/// The rating as the formulas count it.
pub(super) fn number(rating: Rating) -> f64 {
    f64::from(rating as u8 + 1)
}
