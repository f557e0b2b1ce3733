//! Cards of which nearly the same is remembered are planned for as one kind: what was found out for one of them need
//! not be found out again for another.

use super::known::Known;
use super::lookup::Trace;
use super::slot_set::Visits;
use super::trajectory::{Course, Courses};
use super::{Outlook, PlanCard};
use crate::log::Moment;
use crate::memory::Memory;

/// How far the logarithm of stability, and difficulty, may lie from those of the kind's first card. A plan can't tell
/// such cards apart: it knows neither of them so well.
const NEAR: (f64, f64) = (0.05, 0.25);
/// How far the time of the last practice may lie from that of the kind's first card, on the same day.
const SAME_TIME_MS: u64 = 2 * 3_600_000;

/// A kind of cards.
#[derive(Clone, Debug)]
struct Kind {
    /// What each belief makes of it.
    start: Vec<Known>,
    /// The courses that were looked at, by their visits.
    seen: Vec<(Visits, usize)>,
}

/// The kinds of an outlook's cards, and the courses that were looked at.
#[derive(Clone, Debug)]
pub(super) struct Kinds {
    pub(super) courses: Courses,
    kinds: Vec<Kind>,
    /// The kind of each card.
    of: Vec<usize>,
    seen: Vec<Course>,
}

impl Kinds {
    pub(super) fn new(outlook: &Outlook, courses: Courses) -> Kinds {
        let mut kinds = Kinds { courses, kinds: Vec::new(), of: Vec::new(), seen: Vec::new() };
        let mut firsts: Vec<(Option<Moment>, Vec<Option<Trace>>)> = Vec::new();
        for (n, card) in outlook.cards.iter().enumerate() {
            let trace = |memories: &[Option<Memory>]| memories.get(n).copied().flatten().map(Trace::from);
            let traces: Vec<Option<Trace>> = outlook.beliefs.iter().map(|belief| trace(&belief.memories)).collect();
            let found = firsts.iter().position(|(last, first)| {
                same_time(*last, card.last) && first.iter().zip(&traces).all(|(first, trace)| near(first, trace))
            });
            kinds.of.push(found.unwrap_or(firsts.len()));
            if found.is_none() {
                kinds.kinds.push(kind(card, &traces));
                firsts.push((card.last, traces));
            }
        }
        kinds
    }

    /// The kind of a card.
    pub(super) fn of(&self, card: usize) -> usize {
        self.of.get(card).copied().unwrap_or_default()
    }

    /// How many courses were looked at.
    pub(super) fn looks(&self) -> usize {
        self.seen.len()
    }

    /// Where the course of a kind with these visits is.
    pub(super) fn look(&mut self, kind: usize, visits: Visits) -> usize {
        let Some(Kind { start, seen }) = self.kinds.get_mut(kind) else { return usize::MAX };
        if let Some((_, place)) = seen.iter().find(|(other, _)| *other == visits) {
            return *place;
        }
        let place = self.seen.len();
        seen.push((visits, place));
        self.seen.push(self.courses.course(start, visits));
        place
    }

    /// Gives back what was found out.
    pub(super) fn forget(&mut self) {
        (self.kinds, self.of, self.seen) = (Vec::new(), Vec::new(), Vec::new());
    }

    /// The course at a place.
    pub(super) fn at(&self, place: usize) -> Option<&Course> {
        self.seen.get(place)
    }

    /// The same, for those who look up its best slot.
    pub(super) fn at_mut(&mut self, place: usize) -> Option<&mut Course> {
        self.seen.get_mut(place)
    }

    /// The chance that a card of a kind is recalled at the interview with these visits.
    pub(super) fn recall(&self, kind: usize, visits: Visits) -> f64 {
        self.kinds.get(kind).map_or(0.0, |kind| self.courses.recall_with(&kind.start, visits))
    }
}

fn kind(card: &PlanCard, traces: &[Option<Trace>]) -> Kind {
    Kind { start: traces.iter().map(|trace| Known::before(card, *trace)).collect(), seen: Vec::new() }
}

fn same_time(a: Option<Moment>, b: Option<Moment>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.ms.abs_diff(b.ms) <= SAME_TIME_MS && a.day() == b.day(),
        (a, b) => a == b,
    }
}

fn near(a: &Option<Trace>, b: &Option<Trace>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            (a.ln_stability - b.ln_stability).abs() <= NEAR.0 && (a.difficulty - b.difficulty).abs() <= NEAR.1
        }
        (a, b) => a.is_none() && b.is_none(),
    }
}
