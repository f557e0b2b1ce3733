//! Measures how work grows.

use std::fs;
use std::time::{Duration, Instant};

/// Twice the text may take so many times the time. Linear work takes some 2.5 where the text leaves the caches, and
/// quadratic work 4.
const MOST: f64 = 3.0;
/// What takes less is not measured well.
const LEAST: Duration = Duration::from_millis(40);

/// The time this thread has had a processor, where the system tells, so that the work of others does not count.
fn spent(begin: Instant) -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = told.split_whitespace().next().and_then(|nanos| nanos.parse().ok());
    nanos.map_or_else(|| begin.elapsed(), Duration::from_nanos)
}

/// The least of several runs.
fn cost(run: &dyn Fn(), runs: u8) -> Duration {
    let begin = Instant::now();
    let one = || {
        let before = spent(begin);
        run();
        spent(begin).saturating_sub(before)
    };
    (0..runs).map(|_| one()).min().unwrap_or_default()
}

/// Holds a kind of input, by its size, to linear work.
pub(crate) fn is_linear(name: &str, from: usize, to: usize, make: &dyn Fn(usize) -> Box<dyn Fn()>) {
    let mut size = from;
    while size < to && cost(&*make(size), 1) < LEAST {
        size *= 2;
    }
    let mut told = Vec::new();
    for _ in 0..5 {
        let (once, twice) = (cost(&*make(size), 3), cost(&*make(2 * size), 3));
        if twice.as_secs_f64() <= MOST * once.max(LEAST / 5).as_secs_f64() {
            return;
        }
        told.push((once, twice));
    }
    panic!("{name}, {size}: {told:.0?}");
}
