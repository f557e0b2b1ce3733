//! The result of a fit, as the worker returns it.

use serde::{Deserialize, Serialize};

use crate::memory::params::COUNT;

/// The result of a fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// There are too few reviews.
    TooFew {
        /// The number of reviews.
        reviews: usize,
        /// The number of reviews on another day than the card's previous review.
        other_days: usize,
    },
    /// The published parameters predict the person's answers equally well.
    NoBetter {
        /// The number of reviews used.
        reviews: usize,
    },
    /// The person's own parameters predict answers better.
    Better {
        /// The parameters in millionths.
        parameters: Box<[u32; COUNT]>,
        /// The number of reviews used.
        reviews: usize,
        /// The percentage by which the log loss on held-out answers is smaller; 1 to 100.
        percent: u8,
    },
}
