//! Numeric helpers for the formulas.

use crate::log::Rating;

/// Clamps a number to limits; NaN becomes the lower one.
#[inline(never)]
pub(super) fn within(x: f64, (low, high): (f64, f64)) -> f64 {
    // `clamp` would return NaN.
    if x > low { if x < high { x } else { high } } else { low }
}

/// Raises a positive number to a power by its logarithm. In Wasm, `powf` takes twice as long, half of a replay, and
/// differs only in the last bit.
pub(crate) fn power(base: f64, exponent: f64) -> f64 {
    (exponent * base.ln()).exp()
}

/// The rating as a number from 1 to 4.
pub(super) fn number(rating: Rating) -> f64 {
    f64::from(rating as u8 + 1)
}
