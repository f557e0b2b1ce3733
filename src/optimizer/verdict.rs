//! The outcome of a fit, as the worker replies it.

use serde::{Deserialize, Serialize};

use crate::memory::params::COUNT;

/// What came of a fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// There are too few reviews.
    TooFew {
        /// How many there are.
        reviews: usize,
        /// How many are on another day than the card's review before.
        other_days: usize,
    },
    /// The published parameters foresee the person's answers as well.
    NoBetter {
        /// From how many reviews that was seen.
        reviews: usize,
    },
    /// The person's own parameters foresee answers better.
    Better {
        /// The parameters in millionths.
        parameters: Box<[u32; COUNT]>,
        /// To how many reviews they were fitted.
        reviews: usize,
        /// By how many percent their log loss on answers they were not fitted to is smaller; 1 to 100.
        percent: u8,
    },
}
