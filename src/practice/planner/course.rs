//! How well a card will be recalled at the interview if it is practised on these days.
//!
//! The expectation is over the ratings. A card's first practice splits what may be remembered by its four ratings;
//! from then on each part goes on as recalled or as failed, and what failed is taken together, so that the work grows
//! with the number of practices and not with its power.

use super::curve::{Curve, Trace};
use super::slot::{Slot, gap, until};
use super::visits::{MOST, Visits};
use super::{Habits, Outlook};
use crate::log::Moment;

/// What visits come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Course {
    /// The chance of recall at the interview.
    pub(super) recall: f64,
    /// For each visit, how many reviews it is expected to take: a card that fails comes back at once.
    pub(super) reviews: [f64; MOST],
}

impl Course {
    /// The reviews of all visits.
    pub(super) fn effort(&self) -> f64 {
        self.reviews.iter().sum()
    }
}

/// What may be remembered of a card after its last practice, in four parts with their chances.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    parts: [(f64, Trace); 4],
    last: Last,
}

/// When a card was practised last.
#[derive(Clone, Copy, Debug, Default)]
enum Last {
    #[default]
    Never,
    /// Before the plan.
    At(Moment),
    /// In a slot of the plan.
    In(usize),
}

/// All that is needed to see the course of any card.
pub(super) struct Courses<'a> {
    outlook: &'a Outlook,
    pub(super) slots: Vec<Slot>,
    curves: Vec<Curve>,
    /// The logarithms of the days between two slots.
    between: Vec<Vec<f64>>,
    /// The logarithms of the days from a slot to the interview.
    until: Vec<f64>,
}

impl<'a> Courses<'a> {
    pub(super) fn new(outlook: &'a Outlook, slots: Vec<Slot>) -> Self {
        let row = |from: &Slot| slots.iter().map(|to| gap(from.at, to.at).ln()).collect();
        Courses {
            outlook,
            curves: outlook.beliefs.iter().map(|belief| Curve::new(&belief.params)).collect(),
            between: slots.iter().map(row).collect(),
            until: slots.iter().map(|slot| until(slot.at, outlook.deadline).ln()).collect(),
            slots,
        }
    }

    /// The course of a card that is practised in these slots: the mean over the beliefs.
    pub(super) fn course(&self, card: usize, visits: &Visits) -> Course {
        let mut course = Course::default();
        for (n, (belief, curve)) in self.outlook.beliefs.iter().zip(&self.curves).enumerate() {
            let mut known = self.start(card, n);
            for (slot, reviews) in visits.slots().zip(&mut course.reviews) {
                *reviews += belief.weight * (1.0 + self.practise(curve, &mut known, slot));
            }
            course.recall += belief.weight * self.recall(curve, &known);
        }
        course
    }

    /// For each slot that is asked for, the course's recall and effort with one more practice in it; `None` also where
    /// there is no place for it. What comes before is looked at once.
    pub(super) fn with_each(
        &self,
        card: usize,
        visits: &Visits,
        asked: impl Fn(usize) -> bool,
    ) -> Vec<Option<(f64, f64)>> {
        let mut with: Vec<_> =
            (0..self.slots.len()).map(|slot| visits.with(slot).filter(|_| asked(slot)).map(|_| (0.0, 0.0))).collect();
        for (n, (belief, curve)) in self.outlook.beliefs.iter().zip(&self.curves).enumerate() {
            let mut before = self.start(card, n);
            let mut effort = 0.0;
            for (slot, with) in with.iter_mut().enumerate() {
                if visits.has(slot) {
                    effort += 1.0 + self.practise(curve, &mut before, slot);
                }
                let Some((recall, all)) = with else { continue };
                let mut known = before;
                let mut more = effort + 1.0 + self.practise(curve, &mut known, slot);
                for later in visits.slots().filter(|later| *later > slot) {
                    more += 1.0 + self.practise(curve, &mut known, later);
                }
                *recall += belief.weight * self.recall(curve, &known);
                *all += belief.weight * more;
            }
        }
        with
    }

    fn start(&self, card: usize, belief: usize) -> Known {
        let last = self.outlook.cards.get(card).and_then(|card| card.last);
        let memory = self.outlook.beliefs.get(belief).and_then(|belief| belief.memories.get(card).copied().flatten());
        let known = memory.zip(last).map(|(memory, last)| Known {
            parts: [(1.0, memory.into()), Default::default(), Default::default(), Default::default()],
            last: Last::At(last),
        });
        known.unwrap_or_default()
    }

    /// Goes on to a practice; gives the chance that it fails.
    fn practise(&self, curve: &Curve, known: &mut Known, slot: usize) -> f64 {
        let failed = match known.last {
            Last::Never => known.first(curve, &self.outlook.habits),
            Last::At(last) => {
                let days = self.slots.get(slot).map_or(0.0, |slot| gap(last, slot.at));
                known.split(curve, &self.outlook.habits, days.ln())
            }
            Last::In(last) => {
                let days = self.between.get(last).and_then(|row| row.get(slot)).copied().unwrap_or_default();
                known.go_on(curve, &self.outlook.habits, days)
            }
        };
        known.last = Last::In(slot);
        failed
    }

    fn recall(&self, curve: &Curve, known: &Known) -> f64 {
        let days = match known.last {
            Last::Never => return 0.0,
            Last::At(last) => until(last, self.outlook.deadline).ln(),
            Last::In(slot) => self.until.get(slot).copied().unwrap_or_default(),
        };
        known.parts.iter().map(|(chance, trace)| chance * curve.recall(trace, days)).sum()
    }
}

impl Known {
    /// The practice of a new card.
    fn first(&mut self, curve: &Curve, habits: &Habits) -> f64 {
        for ((part, chance), trace) in self.parts.iter_mut().zip(habits.first).zip(curve.first) {
            *part = (chance, trace);
        }
        habits.first.first().copied().unwrap_or_default()
    }

    /// The first practice of the plan, split by its ratings.
    fn split(&mut self, curve: &Curve, habits: &Habits, ln_days: f64) -> f64 {
        let [(_, trace), ..] = self.parts;
        let (mut recall, mut growth, lapsed) = curve.practise(&trace, ln_days);
        // On the same day all is recalled and hardly anything grows.
        if ln_days < 0.0 {
            (recall, growth) = (1.0, 0.0);
        }
        let [again, recalled @ ..] = &mut self.parts;
        *again = (1.0 - recall, lapsed);
        for (rating, (part, chance)) in recalled.iter_mut().zip(habits.recalled).enumerate() {
            *part = (recall * chance, curve.recalled(&trace, growth, rating));
        }
        1.0 - recall
    }

    /// A later practice: each part goes on as recalled; what fails goes to the first part.
    fn go_on(&mut self, curve: &Curve, habits: &Habits, ln_days: f64) -> f64 {
        let (mut failed, mut ln_stability, mut difficulty) = (0.0, 0.0, 0.0);
        let mut add = |chance: f64, trace: Trace| {
            ln_stability += chance * trace.ln_stability;
            difficulty += chance * trace.difficulty;
        };
        for (chance, trace) in &mut self.parts {
            let (recall, growth, lapsed) = curve.practise(trace, ln_days);
            let lost = *chance * (1.0 - recall);
            add(lost, lapsed);
            failed += lost;
            *chance *= recall;
            *trace = curve.recalled_somehow(trace, growth, habits);
        }
        let [(chance, trace), ..] = &mut self.parts;
        add(*chance, *trace);
        *chance += failed;
        if *chance > 0.0 {
            *trace = Trace { ln_stability: ln_stability / *chance, difficulty: difficulty / *chance };
        }
        failed
    }
}
