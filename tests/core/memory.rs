//! The memory model: golden values and what holds for any history.

use cuecard::log::Rating;
use cuecard::memory::{Memory, Params};

/// The same values come from py-fsrs 6.3.2.
#[test]
fn a_known_history_gives_the_known_memory() {
    use Rating::{Again, Easy, Good, Hard};
    let params = Params::default();
    let mut memory: Option<Memory> = None;
    for (days, rating, stability, difficulty) in [
        (0.0, Good, 2.3065, 2.118103970459016),
        (0.4, Hard, 2.3065, 4.752858488532557),
        (1.0, Again, 0.5436404120678477, 8.260528635039767),
        (3.0, Good, 2.894418508824187, 8.247496475701565),
        (20.0, Easy, 22.47183373556536, 7.647119833842099),
    ] {
        let next = params.after(memory, days, rating);
        assert!((next.stability / stability - 1.0).abs() < 1e-12, "{next:?} should have {stability}");
        assert!((next.difficulty / difficulty - 1.0).abs() < 1e-12, "{next:?} should have {difficulty}");
        memory = Some(next);
    }
}
