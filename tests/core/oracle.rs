//! The memory model against others' implementations of it.

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

#[test]
fn the_model_agrees_with_the_official_crate() {
    for history in histories().iter().filter(|history| history.whole) {
        let memories = memories(history);
        // The crate computes in f32, which cannot tell apart stabilities of a few minutes so finely.
        let minutes = memories.iter().any(|memory| memory.stability < 0.01);
        let near = if minutes { 1e-4 } else { 2e-5 };
        for (memory, stability) in memories.iter().zip(by_crate(history)) {
            assert!(apart(memory.stability, stability) < near, "{memory:?} should have the stability {stability}");
        }
    }
}
