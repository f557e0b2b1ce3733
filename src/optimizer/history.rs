//! The reviews of each card, in the form the search needs.

use std::collections::HashMap;

use crate::log::{Log, Rating};
use crate::memory::{Memory, Params, days_between};

/// The upper limit of reviews per card. It bounds the run time, and more reviews of one card add little information.
const MOST: usize = 400;

/// A review of a card.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// Days since the previous review of the card; 0 on the same day.
    days: f64,
    rating: Rating,
    /// Its index among all answers on another day, in the order of time.
    answer: Option<usize>,
}

/// A range of answers by their indexes, `to` excluded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The reviews of a log, by card.
#[derive(Clone, Debug, Default)]
pub(super) struct Histories {
    /// The number of reviews.
    pub(super) reviews: usize,
    answers: usize,
    cards: Vec<Vec<Step>>,
}

impl Histories {
    pub(super) fn of(log: &Log) -> Histories {
        let mut all = Histories::default();
        let mut indexes = HashMap::new();
        for (record, review) in log.reviews() {
            all.reviews += 1;
            let (index, last) = indexes.entry(&*review.card).or_insert((all.cards.len(), None));
            let at = log.made_at(record);
            let days = last.map_or(0.0, |last| days_between(last, at));
            *last = Some(at);
            if *index == all.cards.len() {
                all.cards.push(Vec::new());
            }
            let Some(card) = all.cards.get_mut(*index).filter(|card| card.len() < MOST) else { continue };
            let answer = (days >= 1.0).then_some(all.answers);
            all.answers += usize::from(answer.is_some());
            card.push(Step { days, rating: review.rating, answer });
        }
        all
    }

    /// The number of answers on another day than the previous review of the card.
    pub(super) fn answers(&self) -> usize {
        self.answers
    }

    /// The number of cards.
    pub(super) fn cards(&self) -> usize {
        self.cards.len()
    }

    /// The number of reviews of a card, up to the limit.
    pub(super) fn len(&self, card: usize) -> usize {
        self.cards.get(card).map_or(0, Vec::len)
    }

    /// The loss of every answer in a window, by card.
    pub(super) fn losses(&self, params: &Params, answers: Window) -> Vec<f64> {
        let mut losses = Vec::new();
        (0..self.cards.len()).for_each(|card| self.follow(card, params, answers, |loss| losses.push(loss)));
        losses
    }

    /// The sum of the losses of these cards' answers in a window, and their number.
    pub(super) fn sum(&self, cards: &[usize], params: &Params, answers: Window) -> (f64, usize) {
        let (mut sum, mut count) = (0.0, 0);
        let mut add = |loss| {
            sum += loss;
            count += 1;
        };
        cards.iter().for_each(|card| self.follow(*card, params, answers, &mut add));
        (sum, count)
    }

    fn follow(&self, card: usize, params: &Params, answers: Window, mut report: impl FnMut(f64)) {
        let mut memory = None;
        for step in self.cards.get(card).into_iter().flatten() {
            match (step.answer, memory) {
                // Answers after the window must not influence the search.
                (Some(answer), _) if answer >= answers.to => return,
                (Some(answer), Some(Memory { stability, .. })) if answer >= answers.from => {
                    report(loss(params.retrievability(stability, step.days), step.rating));
                }
                _ => {}
            }
            memory = Some(params.after(memory, step.days, step.rating));
        }
    }
}

/// The log loss of an answer, given its predicted chance: 0 or more.
fn loss(chance: f64, rating: Rating) -> f64 {
    // Clamped, so that no chance is 0 or 1 and no single answer dominates.
    let chance = chance.clamp(1e-3, 1.0 - 1e-3);
    -(if rating == Rating::Again { 1.0 - chance } else { chance }).ln()
}
