//! What the plots say. It is made in the worker, with the plots.

use crate::log::Day;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day of a year near today: `24 Nov`; with its year where that is another one.
pub(crate) fn day(day: Day, today: Day) -> String {
    let date = day.date();
    let (year, of_month) = (date.year(), date.day());
    let month = usize::try_from(date.month() - 1).ok().and_then(|n| MONTHS.get(n)).copied().unwrap_or_default();
    if today.date().year() == year { format!("{of_month} {month}") } else { format!("{of_month} {month} {year}") }
}

/// A number of things.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A share, 0 to 1, in whole percent.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.0} %", (100.0 * share + 0.5).floor())
}

/// A number of answers that need not be whole: `12`, and no more than there are.
pub(crate) fn about(known: f64, cards: usize) -> String {
    format!("{:.0} of {cards}", known.min(cards as f64))
}
