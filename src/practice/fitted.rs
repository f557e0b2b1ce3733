//! Applies the result of a fit to the settings.

use super::{Fitted, Settings};
use crate::optimizer::Verdict;

impl Settings {
    /// These settings with the result of a fit; `None` if there were too few reviews.
    pub fn with_fit(&self, verdict: &Verdict) -> Option<Settings> {
        let (parameters, reviews, percent) = match verdict {
            Verdict::TooFew { .. } => return None,
            Verdict::NoBetter { reviews } => (None, *reviews, 0),
            Verdict::Better { parameters, reviews, percent } => (Some(parameters.clone()), *reviews, *percent),
        };
        Some(Settings { parameters, fitted: Some(Fitted { reviews: reviews as u32, percent }), ..self.clone() })
    }
}
