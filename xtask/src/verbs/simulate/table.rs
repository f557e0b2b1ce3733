//! What is played, and the table of it.

use super::SimulateOptions;
use super::bound::bound;
use super::learner::Kind;
use super::play::{Played, play};
use super::policy::{POLICIES, Policy};
use super::scenario::{SCENARIOS, Scenario};

/// The bound is looked for where the tree of a card has at most so many days.
const FEW_DAYS: u16 = 7;

/// One scenario, played.
pub(super) struct Row {
    pub(super) scenario: Scenario,
    /// The mean expected recall at the interview under each policy.
    pub(super) recalls: Vec<f64>,
    /// The standard error of the difference between the planner and each policy.
    pub(super) errors: Vec<f64>,
    /// What no policy can beat, where it is known.
    pub(super) bound: Option<f64>,
}

/// Plays the scenarios that are asked for.
pub(super) fn rows(options: &SimulateOptions) -> impl Iterator<Item = Row> + '_ {
    let chosen = |scenario: &&Scenario| options.only.as_ref().is_none_or(|only| scenario.name.contains(only.as_str()));
    SCENARIOS.iter().filter(chosen).map(|scenario| row(scenario, options))
}

fn row(scenario: &Scenario, options: &SimulateOptions) -> Row {
    let people = |policy: Policy| -> Vec<Played> {
        let seed = |person: u64| options.seed.wrapping_mul(1_000_003).wrapping_add(person);
        (0..options.people).map(|person| play(scenario, policy, seed(person))).collect()
    };
    let played = POLICIES.map(|(_, policy)| people(policy));
    let ours = played.last().map(Vec::as_slice).unwrap_or_default();
    let known = scenario.kind == Kind::Published && scenario.before == 0 && scenario.misses == 0;
    let short = known && scenario.days <= FEW_DAYS;
    Row {
        scenario: *scenario,
        recalls: played.iter().map(|played| mean(played.iter().map(|played| played.recall))).collect(),
        errors: played.iter().map(|played| error(ours, played)).collect(),
        bound: short.then(|| bound(scenario, &spent(scenario, ours))),
    }
}

/// The seconds a policy may spend on each day on average: those of the scenario, or what was spent where that is more,
/// because a card that was begun is ended.
fn spent(scenario: &Scenario, ours: &[Played]) -> Vec<f64> {
    let day = |day: usize| mean(ours.iter().map(|played| played.seconds.get(day).copied().unwrap_or_default()));
    (0..usize::from(scenario.days)).map(|n| day(n).max(60.0 * f64::from(scenario.minutes))).collect()
}

fn mean(numbers: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = numbers.fold((0.0, 0.0), |(sum, count), number| (sum + number, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

fn error(ours: &[Played], other: &[Played]) -> f64 {
    let differences: Vec<f64> = ours.iter().zip(other).map(|(a, b)| a.recall - b.recall).collect();
    let middle = mean(differences.iter().copied());
    let spread = mean(differences.iter().map(|difference| (difference - middle).powi(2)));
    (spread / differences.len().max(1) as f64).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn main_row(people: u64, seed: u64) -> Row {
        let options = SimulateOptions { people, seed, only: Some("three".into()), markdown: false };
        rows(&options).next().unwrap()
    }

    #[test]
    fn the_same_seed_gives_the_same_table_and_another_gives_another() {
        let [once, again, other] = [1, 1, 2].map(|seed| main_row(3, seed).recalls);
        assert_eq!(once, again);
        assert_ne!(once, other);
    }

    #[test]
    fn no_policy_beats_the_bound_and_the_planner_comes_near_it() {
        let row = main_row(30, 1);
        let (bound, ours) = (row.bound.unwrap(), *row.recalls.last().unwrap());
        // Thirty people are not everybody: a point of luck.
        assert!(row.recalls.iter().all(|recall| *recall < bound + 0.01), "{:?} and {bound}", row.recalls);
        assert!(ours > 0.98 * bound && ours > row.recalls[3] + 0.17, "{:?} and {bound}", row.recalls);
    }
}
