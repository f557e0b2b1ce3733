//! The memory model against others' implementations of it.

use cuecard::log::Rating;
use cuecard::memory::Memory;
use fsrs::{FSRS, FSRSItem, FSRSReview};

use crate::vectors::{self, History, apart, histories, memories};

#[test]
fn the_model_agrees_with_the_reference_packages() {
    vectors::the_model_agrees_with_the_reference_packages();
}

/// The crate's stabilities after each review.
fn by_crate(history: &History) -> Vec<f64> {
    let weights = history.scheduler.params.weights().map(|weight| weight as f32);
    let review = |&(days, rating): &(f64, _)| FSRSReview { rating: rating as u32 + 1, delta_t: days as u32 };
    let item = FSRSItem { reviews: history.reviews.iter().map(review).collect() };
    let states = FSRS::new(&weights).unwrap().historical_memory_states(item, None).unwrap();
    states.into_iter().map(|state| f64::from(state.stability)).collect()
}

/// How near the crate's stabilities have to be to ours after each review. It computes in f32: after a lapse it takes 1
/// from a power of stability plus 1, and of minutes hardly a digit of that is left. Else two hundred-thousandths.
fn nearness(history: &History, memories: &[Memory]) -> Vec<f64> {
    let w13 = history.scheduler.params.weights()[13];
    let mut near = 2e-5;
    let before = [None].into_iter().chain(memories.iter().map(Some));
    let nears = history.reviews.iter().zip(before).map(|((days, rating), before)| {
        if let Some(before) = before.filter(|_| *days >= 1.0 && *rating == Rating::Again) {
            near += f64::from(f32::EPSILON) / ((before.stability + 1.0).powf(w13) - 1.0);
        }
        near
    });
    nears.collect()
}

#[test]
fn the_model_agrees_with_the_official_crate() {
    let mut stabilities = 0;
    let mut strict = 0;
    for history in histories().iter().filter(|history| history.whole) {
        let memories = memories(history);
        let nears = nearness(history, &memories);
        for ((memory, near), stability) in memories.iter().zip(nears).zip(by_crate(history)) {
            assert!(apart(memory.stability, stability) < near, "{memory:?} should have the stability {stability}");
            stabilities += 1;
            strict += usize::from(near < 2.1e-5);
        }
    }
    assert!(strict * 10 > stabilities * 9, "{strict} of {stabilities} are held to the last digit that f32 has");
}
