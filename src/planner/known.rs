//! The distribution of a card's memory over its possible ratings.

use super::Habits;
use super::PlanCard;
use super::lookup::{Lookup, Trace};
use crate::log::Moment;

/// The possible memories of a card after its last practice: four parts with their chances.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    pub(super) parts: [(f64, Trace); 4],
    pub(super) last: Last,
}

/// The last practice of a card.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Last {
    #[default]
    Never,
    /// Before the plan.
    At(Moment),
    /// In a slot of the plan.
    In(usize),
}

impl Known {
    /// The memory of a card before the plan.
    pub(super) fn before(card: &PlanCard, trace: Option<Trace>) -> Known {
        let known = trace.zip(card.last).map(|(trace, last)| Known {
            parts: [(1.0, trace), Default::default(), Default::default(), Default::default()],
            last: Last::At(last),
        });
        known.unwrap_or_default()
    }

    /// The first review of a new card.
    pub(super) fn first(&mut self, lookup: &Lookup, habits: &Habits) -> f64 {
        for ((part, chance), trace) in self.parts.iter_mut().zip(habits.first).zip(lookup.first) {
            *part = (chance, trace);
        }
        habits.first.first().copied().unwrap_or_default()
    }

    /// The first practice of the plan, split by its ratings.
    pub(super) fn split(&mut self, lookup: &Lookup, habits: &Habits, ln_days: f64) -> f64 {
        let [(_, trace), ..] = self.parts;
        let (mut recall, mut growth, lapsed) = lookup.practise(&trace, ln_days);
        // On the same day everything is recalled and stability hardly grows.
        if ln_days < 0.0 {
            (recall, growth) = (1.0, 0.0);
        }
        let [again, recalled @ ..] = &mut self.parts;
        *again = (1.0 - recall, lapsed);
        for (rating, (part, chance)) in recalled.iter_mut().zip(habits.recalled).enumerate() {
            *part = (recall * chance, lookup.recalled(&trace, growth, rating));
        }
        1.0 - recall
    }

    /// A later practice: each part continues as recalled, and its failed share joins the first part.
    pub(super) fn repeat(&mut self, lookup: &Lookup, ln_days: f64) -> f64 {
        let mut failed = Mean::default();
        for (chance, trace) in &mut self.parts {
            let (recall, growth, lapsed) = lookup.practise(trace, ln_days);
            failed.add(*chance * (1.0 - recall), &lapsed);
            *chance *= recall;
            *trace = lookup.recalled_mean(trace, growth);
        }
        let lost = failed.chance;
        if lost > 0.0 {
            let [(chance, trace), ..] = &mut self.parts;
            failed.add(*chance, trace);
            (*chance, *trace) = (failed.chance, failed.trace());
        }
        lost
    }
}

/// A weighted mean of traces.
#[derive(Default)]
struct Mean {
    chance: f64,
    ln_stability: f64,
    difficulty: f64,
}

impl Mean {
    fn add(&mut self, chance: f64, trace: &Trace) {
        self.chance += chance;
        self.ln_stability += chance * trace.ln_stability;
        self.difficulty += chance * trace.difficulty;
    }

    /// The mean; zero without any weight.
    fn trace(&self) -> Trace {
        Trace { ln_stability: self.ln_stability / self.chance, difficulty: self.difficulty / self.chance }
    }
}
