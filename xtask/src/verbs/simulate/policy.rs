//! The policies that are held against each other. All have the same minutes: who has nothing due goes on with what
//! is least likely to be recalled.

use cuecard::log::{Moment, Rating};
use cuecard::memory::{Params, Scheduler, days_between};
use cuecard::planner::{self, Habits, PlanCard, PlanInput};

use super::view::{Seen, View};

/// How the next card is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Policy {
    RoundRobin,
    Leitner,
    Sm2,
    /// Cards due at this retention first, the least likely recalled before others; then new ones.
    DueFirst(f64),
    /// The same at 0.9 with the new ones first.
    NewFirst,
    /// Due first at 0.9; from when there is just time for it, once more through everything, the weakest first.
    FinalPass,
    /// What gains most recall at the date for a second, as if it were the last practice.
    Greedy,
    /// The planner.
    Ours,
}

pub(super) const POLICIES: [(&str, Policy); 9] = [
    ("round robin", Policy::RoundRobin),
    ("Leitner", Policy::Leitner),
    ("SM-2", Policy::Sm2),
    ("FSRS, due first, .90", Policy::DueFirst(0.9)),
    ("FSRS, due first, .95", Policy::DueFirst(0.95)),
    ("FSRS, new first", Policy::NewFirst),
    ("final pass", Policy::FinalPass),
    ("greedy", Policy::Greedy),
    ("Cuecard", Policy::Ours),
];

impl Policy {
    /// The next cards of a session, at least one while there is one that was not practised today.
    pub(super) fn next(self, view: &View) -> Vec<usize> {
        match self {
            Policy::Ours => ours(view),
            policy => view
                .open()
                .map(|(card, seen)| (policy.rank(view, card, seen), card))
                .min_by(lower)
                .map(|(_, card)| card)
                .into_iter()
                .collect(),
        }
    }

    /// Lower comes first.
    fn rank(self, view: &View, card: usize, seen: &Seen) -> (u8, f64) {
        let new = |rank: u8| (rank, card as f64);
        let recall = view.recall(card);
        match self {
            Policy::RoundRobin => seen.day.map_or(new(0), |day| (1, f64::from(day))),
            _ if self.is_final(view) => (0, recall),
            Policy::Greedy => (0, -gain(view, card, seen)),
            Policy::NewFirst if seen.is_new() => new(0),
            _ if seen.is_new() => new(2),
            _ if self.is_due(view, seen) => (1, recall),
            _ => (3, recall),
        }
    }

    fn is_due(self, view: &View, seen: &Seen) -> bool {
        let age = seen.age(view.today);
        let stability = seen.memory.memory.map_or(0.0, |memory| memory.stability);
        let interval = match self {
            Policy::Leitner => f64::from(1u32 << seen.shelf.saturating_sub(1)),
            Policy::Sm2 => seen.interval,
            Policy::DueFirst(retention) => {
                f64::from(Scheduler { params: Params::default(), retention }.interval(stability))
            }
            _ => f64::from(Scheduler::default().interval(stability)),
        };
        age >= interval
    }

    /// Whether it is time for the final pass.
    fn is_final(self, view: &View) -> bool {
        let scenario = &view.scenario;
        let all: f64 = (0..scenario.cards).map(|card| scenario.seconds(card)).sum();
        let left = f64::from((scenario.before + scenario.days).saturating_sub(view.today));
        self == Policy::FinalPass && 60.0 * f64::from(scenario.minutes) * (left - 1.0) < all * 1.2
    }
}

fn lower(a: &((u8, f64), usize), b: &((u8, f64), usize)) -> std::cmp::Ordering {
    a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal)
}

/// What a practice now gains for a second, by the published model.
fn gain(view: &View, card: usize, seen: &Seen) -> f64 {
    let params = Params::default();
    let habits = Habits::default();
    let until = |from: Moment| view.scenario.interview().ms.saturating_sub(from.ms) as f64 / 86_400_000.0;
    let (idle, chances) = match seen.memory.memory {
        None => (0.0, habits.first),
        Some(memory) => {
            let recall = view.recall(card);
            let [hard, good, easy] = habits.recalled.map(|share| share * recall);
            (params.retrievability(memory.stability, until(seen.memory.last)), [1.0 - recall, hard, good, easy])
        }
    };
    let next = params.preview(seen.memory.memory, days_between(seen.memory.last, view.now));
    let then: f64 = next
        .iter()
        .zip(chances)
        .map(|(memory, chance)| chance * params.retrievability(memory.stability, until(view.now)))
        .sum();
    let [again, ..] = chances;
    (then - idle) / (view.scenario.seconds(card) * (1.0 + again))
}

fn ours(view: &View) -> Vec<usize> {
    let scenario = &view.scenario;
    let open: Vec<usize> = view.open().map(|(card, _)| card).collect();
    let all: Vec<_> = view.catalog.cards().collect();
    let cards = all.iter().zip(&view.cards).enumerate().map(|(card, (ix, seen))| PlanCard {
        ix: *ix,
        last: (!seen.is_new()).then_some(seen.memory.last),
        importance: 1.0,
        seconds: scenario.seconds(card),
    });
    let daily = 60.0 * f64::from(scenario.minutes);
    let input = PlanInput {
        cards: cards.collect(),
        hypotheses: planner::hypotheses(&view.log, &view.catalog, &all, None),
        habits: planner::habits(&view.log, &view.catalog),
        minutes: scenario.minutes,
        attendance: planner::attendance(&view.log, view.now.day()),
        last_day: planner::last_day(&view.log, view.now.day(), scenario.interview()),
        left_today: daily - view.used,
        now: view.now,
        deadline: scenario.interview(),
    };
    let plan = planner::build_plan(input);
    let today = plan.days.first().map(|day| day.cards.iter().map(|ix| ix.0 as usize).collect::<Vec<_>>());
    let mut next: Vec<usize> = today.unwrap_or_default();
    next.retain(|card| open.contains(card));
    if next.is_empty() { weakest(view) } else { next }
}

/// The planner has nothing for today: the time is there all the same.
fn weakest(view: &View) -> Vec<usize> {
    let recalls = view.open().map(|(card, _)| ((0, view.recall(card)), card));
    recalls.min_by(lower).map(|(_, card)| card).into_iter().collect()
}

/// Whether a rating brings the card back in the session.
pub(super) fn comes_back(rating: Rating) -> bool {
    rating == Rating::Again
}
