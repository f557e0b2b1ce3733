//! People who practise, with a memory of their own that no scheduler sees.

use cuecard::log::{Moment, Rating};
use cuecard::memory::params::{PUBLISHED, RANGES};
use cuecard::memory::{Memory, Params, days_between};
use cuecard::planner::Habits;

use super::random::Random;

/// What kind of memory somebody has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// As the published parameters say.
    Published,
    /// Parameters and shares of ratings drawn around the published ones, for each person anew.
    Drawn,
    /// Forgets steeply: a first stability of a third, and a curve that falls nearly to nothing.
    Steep,
    /// Forgets slowly: a first stability three times as long.
    Slow,
}

/// One person.
pub(super) struct Learner {
    params: Params,
    habits: Habits,
    seed: u64,
    memories: Vec<Option<(Memory, Moment)>>,
    /// How often each card was practised, for the luck of the next time.
    times: Vec<u64>,
}

impl Learner {
    pub(super) fn new(kind: Kind, seed: u64, cards: usize) -> Learner {
        let (params, habits) = nature(kind, &mut Random::of(&[seed, 1]));
        Learner { params, habits, seed, memories: vec![None; cards], times: vec![0; cards] }
    }

    /// The rating of a card practised now. The luck depends on the person, the card and how often it was
    /// practised, so that every policy meets the same.
    pub(super) fn rate(&mut self, card: usize, now: Moment) -> Rating {
        let (Some(memory), Some(times)) = (self.memories.get_mut(card), self.times.get_mut(card)) else {
            return Rating::Good;
        };
        let days = memory.map_or(0.0, |(_, last)| days_between(last, now));
        let chances = match *memory {
            None => self.habits.first,
            Some((memory, _)) => {
                let recall = if days < 1.0 { 1.0 } else { self.params.retrievability(memory.stability, days) };
                let [hard, good, easy] = self.habits.recalled.map(|share| share * recall);
                [1.0 - recall, hard, good, easy]
            }
        };
        let place = Random::of(&[self.seed, 2, card as u64, *times]).pick(&chances);
        let rating = Rating::ALL.get(place).copied().unwrap_or(Rating::Easy);
        *times += 1;
        self.remember(card, rating, now);
        rating
    }

    /// A card that failed is looked at once more in the same session, and then known.
    pub(super) fn once_more(&mut self, card: usize, now: Moment) {
        self.remember(card, Rating::Good, now);
    }

    fn remember(&mut self, card: usize, rating: Rating, now: Moment) {
        let Some(place) = self.memories.get_mut(card) else { return };
        let days = place.map_or(0.0, |(_, last)| days_between(last, now));
        *place = Some((self.params.after(place.map(|(memory, _)| memory), days, rating), now));
    }

    /// The share of the cards that would be recalled at a moment.
    pub(super) fn recall(&self, at: Moment) -> f64 {
        let recall = |(memory, last): &(Memory, Moment)| {
            let days = at.ms.saturating_sub(last.ms) as f64 / 86_400_000.0;
            self.params.retrievability(memory.stability, days)
        };
        self.memories.iter().flatten().map(recall).sum::<f64>() / self.memories.len() as f64
    }
}

fn nature(kind: Kind, random: &mut Random) -> (Params, Habits) {
    match kind {
        Kind::Published => (Params::default(), Habits::default()),
        Kind::Drawn => drawn(random),
        Kind::Steep => (changed(0.35, 0.8), Habits::default()),
        Kind::Slow => (changed(3.0, 0.1542), Habits::default()),
    }
}

/// The published parameters with other first stabilities and another decay.
fn changed(times: f64, decay: f64) -> Params {
    let mut weights = PUBLISHED;
    let [again, hard, good, easy, .., last] = &mut weights;
    for first in [again, hard, good, easy] {
        *first *= times;
    }
    *last = decay;
    Params::new(weights)
}

/// First stabilities vary together by a factor of about two and a half either way, the other parameters by a fifth
/// of what they are, the decay over most of its range.
fn drawn(random: &mut Random) -> (Params, Habits) {
    let mut weights = PUBLISHED;
    let together = (0.9 * random.normal()).exp();
    for (n, weight) in weights.iter_mut().enumerate() {
        *weight *= match n {
            0..4 => together * (0.3 * random.normal()).exp(),
            20 => (0.6 * random.normal()).exp(),
            _ => (0.2 * random.normal()).exp(),
        };
    }
    for n in 1..4 {
        let before = weights.get(n - 1).copied().unwrap_or_default();
        if let Some(weight) = weights.get_mut(n) {
            *weight = weight.max(before);
        }
    }
    debug_assert_eq!(weights.len(), RANGES.len());
    let many = Habits::default();
    let first = shares(many.first.map(|share| share * (0.5 * random.normal()).exp()));
    let recalled = shares(many.recalled.map(|share| share * (0.5 * random.normal()).exp()));
    (Params::new(weights), Habits { first, recalled })
}

fn shares<const N: usize>(parts: [f64; N]) -> [f64; N] {
    let all: f64 = parts.iter().sum();
    parts.map(|part| part / all)
}
