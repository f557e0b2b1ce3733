//! The hypotheses about the person's memory, and their likelihood given the log.

use super::{Habits, Hypothesis};
use crate::deck::{CardIx, Catalog};
use crate::log::{Log, Moment, Rating};
use crate::memory::params::PUBLISHED;
use crate::memory::{Memory, Params, days_between};

/// The population's shares of ratings weigh as much as this many of the person's own ratings.
const POPULATION_WEIGHT: f64 = 20.0;
/// The prior of the published parameters, relative to each other hypothesis.
const PUBLISHED_WEIGHT: f64 = 2.0;
/// A hypothesis with a smaller share is ignored, until the log makes it more likely again.
const MIN_SHARE: f64 = 0.03;

/// The person's own shares of ratings, blended with those of the population.
pub fn habits(log: &Log, catalog: &Catalog) -> Habits {
    let many = Habits::default();
    let mut first = many.first.map(|share| share * POPULATION_WEIGHT);
    let mut recalled = many.recalled.map(|share| share * POPULATION_WEIGHT);
    let mut reviewed = vec![false; catalog.len()];
    for (_, review) in log.reviews() {
        let Some(reviewed) = catalog.find(&review.card).and_then(|ix| reviewed.get_mut(ix.0 as usize)) else {
            continue;
        };
        let rating = review.rating as usize;
        let count =
            if *reviewed { rating.checked_sub(1).and_then(|n| recalled.get_mut(n)) } else { first.get_mut(rating) };
        if let Some(count) = count {
            *count += 1.0;
        }
        *reviewed = true;
    }
    let (firsts, recalls): (f64, f64) = (first.iter().sum(), recalled.iter().sum());
    Habits { first: first.map(|count| count / firsts), recalled: recalled.map(|count| count / recalls) }
}

/// The hypotheses about the memory of a person with this log. With `own` parameters, fitted to the person, they are the
/// only hypothesis. Otherwise there are the published ones, ones that forget more steeply, and ones that forget more
/// slowly, weighted by how well they predict the log. The memories are of `cards`, in their order.
pub fn hypotheses(log: &Log, catalog: &Catalog, cards: &[CardIx], own: Option<&Params>) -> Vec<Hypothesis> {
    let candidates = own.map_or_else(prior, |own| vec![(own.clone(), 1.0)]);
    let mut hypotheses: Vec<(Hypothesis, f64)> = candidates
        .into_iter()
        .map(|(params, weight)| {
            let (memories, likelihood) = replay(log, catalog, &params);
            let memory = |ix: &CardIx| memories.get(ix.0 as usize).copied().flatten().map(|(memory, _)| memory);
            let memories = cards.iter().map(memory).collect();
            (Hypothesis { params, weight, memories }, likelihood)
        })
        .collect();
    let best = hypotheses.iter().map(|(_, likelihood)| *likelihood).fold(f64::MIN, f64::max);
    for (hypothesis, likelihood) in &mut hypotheses {
        hypothesis.weight *= (*likelihood - best).exp();
    }
    let mut hypotheses: Vec<Hypothesis> = hypotheses.into_iter().map(|(hypothesis, _)| hypothesis).collect();
    let all: f64 = hypotheses.iter().map(|hypothesis| hypothesis.weight).sum();
    hypotheses.retain(|hypothesis| hypothesis.weight >= MIN_SHARE * all);
    let all: f64 = hypotheses.iter().map(|hypothesis| hypothesis.weight).sum();
    for hypothesis in &mut hypotheses {
        hypothesis.weight /= all;
    }
    hypotheses
}

/// The prior: parameters and weights.
fn prior() -> Vec<(Params, f64)> {
    let changed = |decay: f64, times: f64| {
        let mut weights = PUBLISHED;
        let [again, hard, good, easy, .., last] = &mut weights;
        for first in [again, hard, good, easy] {
            *first *= times;
        }
        *last = decay;
        (Params::new(weights), 1.0)
    };
    vec![(Params::default(), PUBLISHED_WEIGHT), changed(0.5, 0.5), changed(0.1542, 3.0)]
}

/// The memory and the last review of each card, and the log-likelihood of the recorded reviews on another day than the
/// review before: recalled or not.
fn replay(log: &Log, catalog: &Catalog, params: &Params) -> (Vec<Option<(Memory, Moment)>>, f64) {
    let mut memories: Vec<Option<(Memory, Moment)>> = vec![None; catalog.len()];
    let (mut likelihood, mut chances, mut answers) = (0.0, 1.0, 0);
    for (record, review) in log.reviews() {
        let Some(slot) = catalog.find(&review.card).and_then(|ix| memories.get_mut(ix.0 as usize)) else { continue };
        let at = log.made_at(record);
        let days = slot.map_or(0.0, |(_, last)| days_between(last, at));
        let known = slot.map(|(memory, _)| memory);
        let recall = known.filter(|_| days >= 1.0).map(|memory| params.retrievability(memory.stability, days));
        if let Some(recall) = recall {
            let chance = if review.rating == Rating::Again { 1.0 - recall } else { recall };
            chances *= chance.max(1e-3);
            answers += 1;
            // One logarithm per review would be slow for a long log; the product of too many chances would underflow.
            if answers % 64 == 0 {
                likelihood += chances.ln();
                chances = 1.0;
            }
        }
        let next = |memory| params.next_at(memory, recall, review.rating);
        *slot = Some((known.map_or_else(|| params.first(review.rating), next), at));
    }
    (memories, likelihood + chances.ln())
}
