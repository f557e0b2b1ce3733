//! The search and its validation.

use super::history::{Histories, Window};
use super::{Verdict, adam};
use crate::log::Log;
use crate::memory::{FIT_OTHER_DAYS, FIT_REVIEWS, Params};

/// The share of the answers that is held out for validation.
const HELD_OUT: f64 = 0.2;

/// Fits the model to a log.
pub fn fit(log: &Log) -> Verdict {
    let histories = Histories::of(log);
    let (reviews, other_days) = (histories.reviews, histories.answers());
    if reviews < FIT_REVIEWS || other_days < FIT_OTHER_DAYS {
        return Verdict::TooFew { reviews, other_days };
    }
    let split = other_days - (HELD_OUT * other_days as f64) as usize;
    let found = adam::search(&histories, Window { from: 0, to: split });
    // Validate the parameters as they are stored: in whole millionths.
    let parameters = found.weights().map(|weight| (1e6 * weight).round() as u32);
    let own = Params::new(parameters.map(|millionth| f64::from(millionth) / 1e6));
    match better(&histories, &own, Window { from: split, to: other_days }) {
        Some(percent) => Verdict::Better { parameters: Box::new(parameters), reviews, percent },
        None => Verdict::NoBetter { reviews },
    }
}

/// The percentage by which the log loss of these answers is smaller than with the published parameters. `None` if it is
/// not smaller by more than the standard error of the difference.
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
