//! Waiting for something to become true.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// Longer than anything takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Asks `question` until it has an answer.
#[track_caller]
pub fn until<T>(what: &str, mut question: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = question() {
            return answer;
        }
        assert!(began.elapsed() < PATIENCE, "waited in vain for {what}");
        sleep(Duration::from_millis(15));
    }
}

/// Asks `question` until the answer is yes.
#[track_caller]
pub fn until_true(what: &str, mut question: impl FnMut() -> bool) {
    until(what, || question().then_some(()));
}
