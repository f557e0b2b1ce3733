//! The parameters of the memory model.

use super::numeric::{power, within};
use crate::log::Rating;

/// The number of parameters.
pub const COUNT: usize = 21;

/// The published parameters, fitted to many people's reviews.
pub const PUBLISHED: [f64; COUNT] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// The published range of each parameter, inclusive.
pub const RANGES: [(f64, f64); COUNT] = [
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (1.0, 10.0),
    (0.001, 4.0),
    (0.001, 4.0),
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),
];

/// Parameters within their ranges.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    weights: [f64; COUNT],
    // Values that every review needs and that depend only on the parameters: powers are by far the most expensive
    // operation.
    /// `F` of the forgetting curve.
    factor: f64,
    /// `e^w8`.
    gain: f64,
    /// `D0(4)`, before clamping.
    easiest: f64,
    /// `e^(w17·w18)`.
    lapse: f64,
}

/// The result of [`Params::new`] for the published parameters, so that a start without a log computes no powers.
const DEFAULT: Params = Params {
    weights: PUBLISHED,
    factor: 0.980_346_494_413_479_9,
    gain: 6.502_586_364_563_328,
    easiest: -4.771_630_703_161_737,
    lapse: 1.050_720_374_623_223_4,
};

impl Default for Params {
    fn default() -> Self {
        DEFAULT
    }
}

impl Params {
    /// Clamps parameters to their ranges; NaN becomes the lower end.
    pub fn new(mut weights: [f64; COUNT]) -> Params {
        for (weight, range) in weights.iter_mut().zip(RANGES) {
            *weight = within(*weight, range);
        }
        let mut params = Params { weights, factor: 0.0, gain: 0.0, easiest: 0.0, lapse: 0.0 };
        params.factor = power(0.9, -1.0 / params.w(20)) - 1.0;
        params.gain = params.w(8).exp();
        params.easiest = params.start(Rating::Easy);
        params.lapse = (params.w(17) * params.w(18)).exp();
        params
    }

    /// Returns the parameters `w0` to `w20`.
    pub fn weights(&self) -> &[f64; COUNT] {
        &self.weights
    }

    pub(super) fn w(&self, n: usize) -> f64 {
        self.weights.get(n).copied().unwrap_or_default()
    }

    pub(super) fn factor(&self) -> f64 {
        self.factor
    }

    pub(super) fn gain(&self) -> f64 {
        self.gain
    }

    pub(super) fn easiest(&self) -> f64 {
        self.easiest
    }

    pub(super) fn lapse(&self) -> f64 {
        self.lapse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_what_the_published_parameters_come_to() {
        assert_eq!(Params::default(), Params::new(PUBLISHED));
    }
}
