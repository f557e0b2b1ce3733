//! The memory model fitted to a person's own reviews, in the worker.
//!
//! The parameters are sought that make the answers most likely that came on another day, starting from the
//! published ones and drawn back to them by a prior, so that few reviews move them little. What is found is then
//! put to the test: the search sees the earlier four fifths of the answers, and has to foresee the last fifth
//! better than the published parameters do, by more than chance would explain. Else it is not used.
//!
//! Why not the official crate's optimiser: it sees whole days only, where this kernel counts fractions; it draws
//! random numbers, so that two devices with one log would part ways; and it would be a Wasm of its own of some
//! 80 KB (gzip), where this is three small files in the worker that is there anyway. Held against it over twenty
//! made-up lives of five memories, on answers that neither saw, its log loss was 0.3766 and the crate's 0.3772
//! (`tests/core/fit_oracle.rs`; published parameters 0.3793, the true ones 0.3695).

mod adam;
mod history;

use serde::{Deserialize, Serialize};

use crate::log::Log;
use crate::memory::params::COUNT;
use crate::memory::{FIT_OTHER_DAYS, FIT_REVIEWS, Params};
use history::{Histories, Window};

/// The part of the answers the search does not see.
const HELD_OUT: f64 = 0.2;

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

/// Fits the model to a log.
pub fn fit(log: &Log) -> Verdict {
    let histories = Histories::of(log);
    let (reviews, other_days) = (histories.reviews, histories.answers());
    if reviews < FIT_REVIEWS || other_days < FIT_OTHER_DAYS {
        return Verdict::TooFew { reviews, other_days };
    }
    let split = other_days - (HELD_OUT * other_days as f64) as usize;
    let found = adam::search(&histories, Window { from: 0, to: split });
    // What is judged is what will be kept: whole millionths.
    let parameters = found.weights().map(|weight| (1e6 * weight).round() as u32);
    let own = Params::new(parameters.map(|millionth| f64::from(millionth) / 1e6));
    match better(&histories, &own, Window { from: split, to: other_days }) {
        Some(percent) => Verdict::Better { parameters: Box::new(parameters), reviews, percent },
        None => Verdict::NoBetter { reviews },
    }
}

/// By how many percent the log loss of these answers is smaller than under the published parameters; `None` where
/// it is not, or by no more than the standard error of the difference.
fn better(histories: &Histories, own: &Params, answers: Window) -> Option<u8> {
    let published = histories.losses(&Params::default(), answers);
    let own = histories.losses(own, answers);
    let n = published.len() as f64;
    let gains: Vec<f64> = published.iter().zip(&own).map(|(published, own)| published - own).collect();
    let mean = gains.iter().sum::<f64>() / n;
    let variance = gains.iter().map(|gain| (gain - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let percent = (100.0 * mean * n / published.iter().sum::<f64>()).round();
    (mean > (variance / n).sqrt() && percent >= 1.0).then_some(percent as u8)
}
