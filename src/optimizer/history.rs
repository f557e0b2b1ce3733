//! The reviews of each card, as the search needs them.

use std::collections::HashMap;

use crate::log::{Log, Rating};
use crate::memory::{Memory, Params, days_between};

/// Of a card's reviews only so many are looked at: more of one card tell nothing new, and the search shall end.
const MOST: usize = 400;

/// A review of a card.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// Days since the card's review before; 0 on the same day.
    days: f64,
    rating: Rating,
    /// Its place among all answers on another day, in the order of time.
    answer: Option<usize>,
}

/// Answers by their places, `to` excluded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The reviews of a log, card by card.
#[derive(Clone, Debug, Default)]
pub(super) struct Histories {
    /// How many reviews there are.
    pub(super) reviews: usize,
    answers: usize,
    cards: Vec<Vec<Step>>,
}

impl Histories {
    pub(super) fn of(log: &Log) -> Histories {
        let mut all = Histories::default();
        let mut places = HashMap::new();
        for (record, review) in log.reviews() {
            all.reviews += 1;
            let (place, last) = places.entry(&*review.card).or_insert((all.cards.len(), None));
            let at = log.made_at(record);
            let days = last.map_or(0.0, |last| days_between(last, at));
            *last = Some(at);
            if *place == all.cards.len() {
                all.cards.push(Vec::new());
            }
            let Some(card) = all.cards.get_mut(*place).filter(|card| card.len() < MOST) else { continue };
            let answer = (days >= 1.0).then_some(all.answers);
            all.answers += usize::from(answer.is_some());
            card.push(Step { days, rating: review.rating, answer });
        }
        all
    }

    /// How many answers there are on another day than the card's review before.
    pub(super) fn answers(&self) -> usize {
        self.answers
    }

    /// How many cards there are.
    pub(super) fn cards(&self) -> usize {
        self.cards.len()
    }

    /// How many reviews of a card are looked at.
    pub(super) fn len(&self, card: usize) -> usize {
        self.cards.get(card).map_or(0, Vec::len)
    }

    /// The loss of every answer in a window, card by card.
    pub(super) fn losses(&self, params: &Params, answers: Window) -> Vec<f64> {
        let mut losses = Vec::new();
        (0..self.cards.len()).for_each(|card| self.follow(card, params, answers, |loss| losses.push(loss)));
        losses
    }

    /// The sum of the losses of some cards' answers in a window, and how many these are.
    pub(super) fn sum(&self, cards: &[usize], params: &Params, answers: Window) -> (f64, usize) {
        let (mut sum, mut count) = (0.0, 0);
        let mut add = |loss| {
            sum += loss;
            count += 1;
        };
        cards.iter().for_each(|card| self.follow(*card, params, answers, &mut add));
        (sum, count)
    }

    fn follow(&self, card: usize, params: &Params, answers: Window, mut tell: impl FnMut(f64)) {
        let mut memory = None;
        for step in self.cards.get(card).into_iter().flatten() {
            match (step.answer, memory) {
                // What is later is none of the search's business.
                (Some(answer), _) if answer >= answers.to => return,
                (Some(answer), Some(Memory { stability, .. })) if answer >= answers.from => {
                    tell(loss(params.retrievability(stability, step.days), step.rating));
                }
                _ => {}
            }
            memory = Some(params.after(memory, step.days, step.rating));
        }
    }
}

/// The log loss of an answer: how surprising it was, from 0 up, given its chance.
fn loss(chance: f64, rating: Rating) -> f64 {
    // No chance is ever nought or one, and one wild answer shall not decide over all.
    let chance = chance.clamp(1e-3, 1.0 - 1e-3);
    -(if rating == Rating::Again { 1.0 - chance } else { chance }).ln()
}
