//! The search for parameters: Adam (Kingma and Ba 2015) on small batches of cards, with gradients by finite
//! differences.

use super::history::{Histories, Window};
use crate::hash::mix;
use crate::memory::Params;
use crate::memory::params::{COUNT, PUBLISHED};

/// The number of steps.
const STEPS: u32 = 240;
/// A batch has cards with about this many reviews together.
const BATCH: usize = 500;
/// The learning rate of the first step; it decreases to zero.
const LEARNING_RATE: f64 = 0.1;
/// The step of the finite differences.
const DIFFERENCE: f64 = 1e-4;

/// The distance of each parameter from the published one: its logarithm, in units of its usual spread among people. The
/// prior is a normal distribution with a spread of 1.
type Point = [f64; COUNT];

/// The parameters with the highest posterior likelihood of the answers in a window.
pub(super) fn search(histories: &Histories, answers: Window) -> Params {
    let mut point = [0.0; COUNT];
    let (mut mean, mut square) = ([0.0; COUNT], [0.0; COUNT]);
    let mut batches = Batches::new(histories);
    for step in 1..=STEPS {
        let cards = batches.next();
        let Some(gradient) = gradient(histories, &cards, answers, &point) else { continue };
        let turn = std::f64::consts::PI * f64::from(step) / f64::from(STEPS);
        let rate = LEARNING_RATE * (1.0 + turn.cos()) / 2.0;
        let correction = |base: f64| 1.0 - base.powi(step as i32);
        let moments = mean.iter_mut().zip(&mut square);
        for ((at, slope), (mean, square)) in point.iter_mut().zip(gradient).zip(moments) {
            *mean += 0.1 * (slope - *mean);
            *square += 0.001 * (slope * slope - *square);
            *at -= rate * (*mean / correction(0.9)) / ((*square / correction(0.999)).sqrt() + 1e-8);
        }
    }
    params(&point)
}

/// The parameters at a point of the search. A better first rating never results in less stability than a worse one.
fn params(point: &Point) -> Params {
    let mut weights = PUBLISHED;
    for (n, (weight, at)) in weights.iter_mut().zip(point).enumerate() {
        *weight *= (spread(n) * at).exp();
    }
    let mut least = 0.0f64;
    for stability in weights.iter_mut().take(4) {
        least = least.max(*stability);
        *stability = least;
    }
    Params::new(weights)
}

/// The spread of a parameter's logarithm among people. It is large for first stabilities, which express how hard a deck
/// is.
fn spread(n: usize) -> f64 {
    if n < 4 { 0.9 } else { 0.25 }
}

/// The gradient of the mean loss, with the prior; `None` if these cards have no answer.
fn gradient(histories: &Histories, cards: &[usize], answers: Window, point: &Point) -> Option<Point> {
    let (here, count) = histories.sum(cards, &params(point), answers);
    if count == 0 {
        return None;
    }
    let all = (answers.to - answers.from) as f64;
    let mut gradient = [0.0; COUNT];
    for (n, (slope, at)) in gradient.iter_mut().zip(point).enumerate() {
        let mut shifted = *point;
        shifted.iter_mut().skip(n).take(1).for_each(|at| *at += DIFFERENCE);
        let there = histories.sum(cards, &params(&shifted), answers).0;
        *slope = (there - here) / DIFFERENCE / count as f64 + at / all;
    }
    Some(gradient)
}

/// Batches of cards, in another order in each epoch. The order is deterministic, so that one log always has one result.
struct Batches<'a> {
    histories: &'a Histories,
    round: u64,
    left: Vec<usize>,
}

impl<'a> Batches<'a> {
    fn new(histories: &'a Histories) -> Self {
        Batches { histories, round: 0, left: Vec::new() }
    }

    fn next(&mut self) -> Vec<usize> {
        if self.left.is_empty() {
            self.round += 1;
            self.left = (0..self.histories.cards()).collect();
            self.left.sort_by_key(|card| mix(self.round << 32 | *card as u64));
        }
        let (mut batch, mut reviews) = (Vec::new(), 0);
        while reviews < BATCH {
            let Some(card) = self.left.pop() else { break };
            reviews += self.histories.len(card);
            batch.push(card);
        }
        batch
    }
}
