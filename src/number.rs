//! Whole numbers as text. The standard library's conversions are there once for every width; these go
//! through the widest, so that the first load has them once.

/// A number in decimal digits.
pub(crate) fn text<T: TryInto<i64>>(number: T) -> String {
    wide(number.try_into().unwrap_or(i64::MAX))
}

/// Reads a number in decimal digits; `None` where it is none or does not fit.
pub(crate) fn read<T: TryFrom<i64>>(text: &str) -> Option<T> {
    T::try_from(read_wide(text)?).ok()
}

#[inline(never)]
fn wide(number: i64) -> String {
    number.to_string()
}

#[inline(never)]
fn read_wide(text: &str) -> Option<i64> {
    text.parse().ok()
}
