//! Browsers that are used again: starting one costs more than most tests.
//!
//! Tests stay apart all the same. Every test has a server on a port of its own, so its own origin, and nothing the
//! app keeps outlives an origin's test. A browser in which a test failed is not used again.

use std::sync::Mutex;

use crate::kit::Browser;
use crate::launch::Launch;
use crate::remote::Remote;

/// So many browsers of a kind wait at most; that is how many tests run at once.
const WAITING: usize = 2;

static POOL: Mutex<Vec<(Launch, Remote)>> = Mutex::new(Vec::new());

/// A browser that is waiting, or a new one.
pub fn borrow(browser: Browser, launch: Launch) -> Remote {
    let mut pool = POOL.lock().unwrap_or_else(|broken| broken.into_inner());
    let at = pool.iter().position(|(other, remote)| *other == launch && remote.browser() == browser);
    let waiting = at.map(|at| pool.remove(at).1);
    drop(pool);
    waiting.unwrap_or_else(|| Remote::launch(browser, &launch))
}

/// Lets a browser wait for the next test.
pub fn give_back(launch: Launch, remote: Remote) {
    remote.rinse();
    let browser = remote.browser();
    let mut pool = POOL.lock().unwrap_or_else(|broken| broken.into_inner());
    pool.push((launch, remote));
    let of_this_kind = |(_, other): &(Launch, Remote)| other.browser() == browser;
    let one_too_many = pool.iter().filter(|entry| of_this_kind(entry)).count() > WAITING;
    let oldest = pool.iter().position(of_this_kind).filter(|_| one_too_many).map(|at| pool.remove(at));
    drop(pool);
    // Closing takes a while, and nobody should wait for it.
    drop(oldest);
}
