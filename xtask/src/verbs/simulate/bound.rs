//! What no policy can beat: an upper bound by Lagrangian relaxation.
//!
//! Every policy has to keep to the seconds of each day. Put a price on the seconds of each day instead, and the cards
//! no longer have to do with each other: each takes its own best course, found exactly over the tree of all its days
//! and ratings. What the cards then reach, less what they paid, more what the seconds would have fetched, is at least
//! what any policy reaches that spends no more seconds on a day on average, whatever the prices. The prices that make
//! this least are looked for by subgradients; the bound holds for whichever were found.

use cuecard::log::Rating;
use cuecard::memory::{Memory, Params};
use cuecard::planner::Habits;

use super::scenario::Scenario;

/// Steps of the search for prices.
const STEPS: u32 = 400;

/// What may have become of a card by the evening of a day.
struct Node {
    /// The chance that it is recalled at the interview if it is not practised any more.
    idle: f64,
    /// The chances of the four ratings if it is practised on this evening; none after the last.
    chances: Option<[f64; 4]>,
    /// Where it goes on to on the next evening: not practised, or with each rating.
    next: [usize; 5],
    day: usize,
}

/// The tree of a card that is new on the first day. A later node always has a higher number.
pub(super) struct Tree {
    nodes: Vec<Node>,
    days: usize,
}

/// A node to be made: day, and memory with the day of the last practice.
type Open = (usize, Option<(Memory, usize)>);

impl Tree {
    pub(super) fn new(days: usize) -> Tree {
        let (params, habits) = (Params::default(), Habits::default());
        let mut open: Vec<Open> = vec![(0, None)];
        let mut nodes = Vec::new();
        let mut at = 0;
        while let Some((day, known)) = open.get(at).copied() {
            let mut node = Node { idle: idle(&params, known, days), chances: None, next: [0; 5], day };
            if day < days {
                let (chances, memories) = practised(&params, &habits, known, day);
                node.chances = Some(chances);
                for (place, next) in
                    node.next.iter_mut().zip([known].into_iter().chain(memories.map(|memory| Some((memory, day)))))
                {
                    *place = open.len();
                    open.push((day + 1, next));
                }
            }
            nodes.push(node);
            at += 1;
        }
        Tree { nodes, days }
    }

    /// A card's best course at these prices for a second of each day, if a review takes so many seconds: what it
    /// reaches less what it pays, and the seconds it spends on each day.
    fn best(&self, prices: &[f64], seconds: f64) -> (f64, Vec<f64>) {
        let mut values = vec![0.0; self.nodes.len()];
        let mut practises = vec![false; self.nodes.len()];
        let value = |values: &[f64], at: usize| values.get(at).copied().unwrap_or_default();
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let (mut best, mut practise) = (node.idle, false);
            if let Some(chances) = node.chances {
                let [skipped, rated @ ..] = node.next;
                best = value(&values, skipped);
                let price = prices.get(node.day).copied().unwrap_or_default();
                let reached: f64 = rated.iter().zip(chances).map(|(next, chance)| chance * value(&values, *next)).sum();
                let with = reached - price * reviews(&chances) * seconds;
                (best, practise) = if with > best { (with, true) } else { (best, false) };
            }
            if let (Some(value), Some(place)) = (values.get_mut(at), practises.get_mut(at)) {
                (*value, *place) = (best, practise);
            }
        }
        (value(&values, 0), self.spent(&practises, seconds))
    }

    fn spent(&self, practises: &[bool], seconds: f64) -> Vec<f64> {
        let mut spent = vec![0.0; self.days];
        let mut reached = vec![0.0; self.nodes.len()];
        if let Some(root) = reached.first_mut() {
            *root = 1.0;
        }
        for (at, (node, practise)) in self.nodes.iter().zip(practises).enumerate() {
            let here = reached.get(at).copied().unwrap_or_default();
            let Some(chances) = node.chances.filter(|_| here > 0.0) else { continue };
            let [skipped, rated @ ..] = node.next;
            if *practise {
                if let Some(spent) = spent.get_mut(node.day) {
                    *spent += here * reviews(&chances) * seconds;
                }
                for (next, chance) in rated.iter().zip(chances) {
                    if let Some(reached) = reached.get_mut(*next) {
                        *reached += here * chance;
                    }
                }
            } else if let Some(reached) = reached.get_mut(skipped) {
                *reached += here;
            }
        }
        spent
    }
}

/// What fails comes back once.
fn reviews(chances: &[f64; 4]) -> f64 {
    let [again, ..] = chances;
    1.0 + again
}

/// The interview is half a day after the last evening.
fn idle(params: &Params, known: Option<(Memory, usize)>, days: usize) -> f64 {
    known.map_or(0.0, |(memory, last)| params.retrievability(memory.stability, (days - 1 - last) as f64 + 0.5))
}

/// A practice on a day: the chances of the ratings, and the memories after.
fn practised(params: &Params, habits: &Habits, known: Option<(Memory, usize)>, day: usize) -> ([f64; 4], [Memory; 4]) {
    let days = known.map_or(0.0, |(_, last)| (day - last) as f64);
    let mut memories = params.preview(known.map(|(memory, _)| memory), days);
    let [again, ..] = &mut memories;
    *again = params.next(*again, 0.0, Rating::Good);
    let chances = known.map_or(habits.first, |(memory, _)| {
        let recall = params.retrievability(memory.stability, days);
        let [hard, good, easy] = habits.recalled.map(|share| share * recall);
        [1.0 - recall, hard, good, easy]
    });
    (chances, memories)
}

/// The most that the mean recall of a scenario's cards can be for any policy that spends on average at most these
/// seconds on each day.
pub(super) fn bound(scenario: &Scenario, spent: &[f64]) -> f64 {
    let tree = Tree::new(spent.len());
    let mut kinds: Vec<(f64, f64)> = Vec::new();
    for card in 0..scenario.cards {
        let seconds = scenario.seconds(card);
        match kinds.iter_mut().find(|(other, _)| *other == seconds) {
            Some((_, count)) => *count += 1.0,
            None => kinds.push((seconds, 1.0)),
        }
    }
    let mut prices = vec![0.002; spent.len()];
    let mut least = f64::MAX;
    for step in 0..STEPS {
        let mut total: f64 = prices.iter().zip(spent).map(|(price, spent)| price * spent).sum();
        let mut over: Vec<f64> = spent.iter().map(|spent| -spent).collect();
        for (seconds, count) in &kinds {
            let (value, spends) = tree.best(&prices, *seconds);
            total += count * value;
            for (over, spends) in over.iter_mut().zip(spends) {
                *over += count * spends;
            }
        }
        least = least.min(total);
        let length = over.iter().map(|over| over * over).sum::<f64>().sqrt().max(1e-9);
        let stride = 0.002 / f64::from(1 + step).sqrt() / length;
        for (price, over) in prices.iter_mut().zip(over) {
            *price = (*price + stride * over).max(0.0);
        }
    }
    least / scenario.cards as f64
}
