//! How well a card will be recalled at the interview if it is practised on these days.
//!
//! The expectation is over the ratings: each practice splits what may be remembered by its four ratings. From the
//! second practice on, what led to one rating is taken together (the mean of difficulty, and of stability by its
//! logarithm), so that the work grows with the number of practices and not with its power.

use super::slot::{Slot, gap, until};
use super::{Belief, Habits, Outlook, PlanCard};
use crate::log::{Moment, Rating};
use crate::memory::{Memory, Params};

/// No card is planned for more practices than this.
pub(super) const MOST: usize = 6;

/// Slots in which a card is practised, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Visits {
    slots: [u8; MOST],
    len: u8,
}

impl Visits {
    pub(super) fn slots(&self) -> impl Iterator<Item = usize> + '_ {
        self.slots.iter().take(self.len.into()).map(|slot| usize::from(*slot))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(super) fn has(&self, slot: usize) -> bool {
        self.slots().any(|other| other == slot)
    }

    /// With one more; `None` where there is no place for it, or it is there.
    pub(super) fn with(&self, slot: usize) -> Option<Visits> {
        if usize::from(self.len) == MOST || self.has(slot) {
            return None;
        }
        let mut more = Visits::default();
        let earlier = self.slots().filter(|other| *other < slot);
        let later = self.slots().filter(|other| *other > slot);
        for slot in earlier.chain([slot]).chain(later) {
            more.push(slot);
        }
        Some(more)
    }

    /// Without one of them.
    pub(super) fn without(&self, slot: usize) -> Visits {
        let mut less = Visits::default();
        for other in self.slots().filter(|other| *other != slot) {
            less.push(other);
        }
        less
    }

    fn push(&mut self, slot: usize) {
        if let Some(place) = self.slots.get_mut(usize::from(self.len)) {
            *place = slot as u8;
            self.len += 1;
        }
    }
}

/// What visits come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Course {
    /// The chance of recall at the interview.
    pub(super) recall: f64,
    /// For each visit, how many reviews it is expected to take: a card that fails comes back at once.
    pub(super) reviews: [f64; MOST],
}

/// What may be remembered of a card, with its chance.
#[derive(Clone, Copy)]
struct Branch {
    chance: f64,
    memory: Memory,
}

/// The course of a card that is practised in these slots: the mean over the beliefs.
pub(super) fn course(outlook: &Outlook, slots: &[Slot], card: usize, visits: &Visits) -> Course {
    let mut course = Course::default();
    let last = outlook.cards.get(card).and_then(|card: &PlanCard| card.last);
    for belief in &outlook.beliefs {
        let start = belief.memories.get(card).copied().flatten().zip(last);
        follow(
            &mut course,
            belief,
            &outlook.habits,
            start,
            visits.slots().filter_map(|n| slots.get(n)),
            outlook.deadline,
        );
    }
    course
}

fn follow<'a>(
    course: &mut Course,
    belief: &Belief,
    habits: &Habits,
    start: Option<(Memory, Moment)>,
    visits: impl Iterator<Item = &'a Slot>,
    deadline: Moment,
) {
    let params = &belief.params;
    let mut known = Known { branches: [None; 4], last: None };
    if let Some((memory, last)) = start {
        known = Known { branches: [Some(Branch { chance: 1.0, memory }), None, None, None], last: Some(last) };
    }
    for (slot, reviews) in visits.zip(&mut course.reviews) {
        let failed = known.practise(params, habits, slot.at);
        *reviews += belief.weight * (1.0 + failed);
    }
    course.recall += belief.weight * known.recall(params, deadline);
}

/// What may be remembered of a card after its last practice.
struct Known {
    branches: [Option<Branch>; 4],
    last: Option<Moment>,
}

impl Known {
    /// Goes on to a practice; gives the chance that it fails.
    fn practise(&mut self, params: &Params, habits: &Habits, at: Moment) -> f64 {
        let mut next = [Sum::default(); 4];
        match self.last {
            None => {
                for ((sum, rating), chance) in next.iter_mut().zip(Rating::ALL).zip(habits.first) {
                    sum.add(chance, params.first(rating));
                }
            }
            Some(last) => {
                let days = gap(last, at);
                for branch in self.branches.iter().flatten() {
                    let recall = if days < 1.0 { 1.0 } else { params.retrievability(branch.memory.stability, days) };
                    let [hard, good, easy] = habits.recalled;
                    let chances = [1.0 - recall, recall * hard, recall * good, recall * easy];
                    let memories = params.preview(Some(branch.memory), days);
                    for ((sum, chance), memory) in next.iter_mut().zip(chances).zip(memories) {
                        sum.add(branch.chance * chance, memory);
                    }
                }
            }
        }
        let [again, ..] = &next;
        let failed = again.chance;
        self.branches = next.map(Sum::mean);
        // What failed comes back in the same session, and is then known.
        if let [Some(again), ..] = &mut self.branches {
            again.memory = params.next(again.memory, 0.0, Rating::Good);
        }
        self.last = Some(at);
        failed
    }

    fn recall(&self, params: &Params, deadline: Moment) -> f64 {
        let Some(last) = self.last else { return 0.0 };
        let days = until(last, deadline);
        let recall = |branch: &Branch| branch.chance * params.retrievability(branch.memory.stability, days);
        self.branches.iter().flatten().map(recall).sum()
    }
}

/// Memories taken together.
#[derive(Clone, Copy, Default)]
struct Sum {
    chance: f64,
    ln_stability: f64,
    difficulty: f64,
}

impl Sum {
    fn add(&mut self, chance: f64, memory: Memory) {
        self.chance += chance;
        self.ln_stability += chance * memory.stability.ln();
        self.difficulty += chance * memory.difficulty;
    }

    fn mean(self) -> Option<Branch> {
        let memory =
            || Memory { stability: (self.ln_stability / self.chance).exp(), difficulty: self.difficulty / self.chance };
        (self.chance > 0.0).then(|| Branch { chance: self.chance, memory: memory() })
    }
}
