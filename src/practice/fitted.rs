//! Settings with what a fit of the memory model found.

use super::{Fitted, Settings};
use crate::optimizer::Verdict;

impl Settings {
    /// These settings with what a fit found; `None` where it came too early.
    pub fn with_fit(&self, verdict: &Verdict) -> Option<Settings> {
        let (parameters, reviews, percent) = match verdict {
            Verdict::TooFew { .. } => return None,
            Verdict::NoBetter { reviews } => (None, *reviews, 0),
            Verdict::Better { parameters, reviews, percent } => (Some(parameters.clone()), *reviews, *percent),
        };
        Some(Settings { parameters, fitted: Some(Fitted { reviews: reviews as u32, percent }), ..self.clone() })
    }
}
