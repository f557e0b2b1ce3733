//! The shared test vectors, read and held against the memory model: natively and in a browser.

use cuecard::log::Rating;
use cuecard::memory::{Memory, Params, Scheduler};

const TEXT: &str = include_str!("fsrs-6.txt");

/// A history with what the reference packages made of it.
pub(crate) struct History {
    /// By py-fsrs with whole days, else by ts-fsrs with fractions.
    pub(crate) whole: bool,
    pub(crate) scheduler: Scheduler,
    /// Days since the review before, and the rating.
    pub(crate) reviews: Vec<(f64, Rating)>,
    stabilities: Vec<f64>,
    intervals: Vec<u16>,
    last_difficulty: f64,
    last_stability_by_ts: f64,
}

fn numbers<T: std::str::FromStr>(field: &str) -> Vec<T> {
    field.split(' ').map(|number| number.parse().ok().unwrap()).collect()
}

fn review(field: &str) -> (f64, Rating) {
    let (days, rating) = field.split_once(':').unwrap();
    (days.parse().unwrap(), Rating::ALL[rating.parse::<usize>().unwrap() - 1])
}

/// Every history of the file.
pub(crate) fn histories() -> Vec<History> {
    let mut sets: Vec<Params> = Vec::new();
    let mut histories = Vec::new();
    for line in TEXT.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        if let ["w", number, weights] = fields[..] {
            assert_eq!(number.parse(), Ok(sets.len()));
            let weights: [f64; 21] = numbers(weights).try_into().unwrap();
            sets.push(Params::new(weights));
            assert_eq!(sets.last().unwrap().weights(), &weights, "these parameters are valid");
            continue;
        }
        let [kind, set, percent, reviews, stabilities, intervals, difficulty, by_ts] = fields[..] else {
            panic!("{line} is no history");
        };
        let set: usize = set.parse().unwrap();
        let retention = percent.parse::<f64>().unwrap() / 100.0;
        histories.push(History {
            whole: kind == "p",
            scheduler: Scheduler { params: sets[set].clone(), retention },
            reviews: reviews.split(' ').map(review).collect(),
            stabilities: numbers(stabilities),
            intervals: numbers(intervals),
            last_difficulty: difficulty.parse().unwrap(),
            last_stability_by_ts: by_ts.parse().unwrap(),
        });
    }
    histories
}

/// How far apart two numbers are, against the second.
pub(crate) fn apart(a: f64, b: f64) -> f64 {
    (a / b - 1.0).abs()
}

/// The memory after each review.
pub(crate) fn memories(history: &History) -> Vec<Memory> {
    let mut memory = None;
    let after = |(days, rating): &(f64, Rating)| {
        let next = history.scheduler.params.after(memory, *days, *rating);
        memory = Some(next);
        next
    };
    history.reviews.iter().map(after).collect()
}

/// Holds every history against the model: each stability within a millionth, each whole interval exactly.
pub(crate) fn the_model_agrees_with_the_reference_packages() {
    let histories = histories();
    assert!(histories.iter().filter(|history| history.whole).count() >= 10_000);
    for (n, history) in histories.iter().enumerate() {
        // py-fsrs computes as we do, in f64; ts-fsrs rounds to eight decimals at every step.
        let near = if history.whole { 1e-9 } else { 1e-6 };
        let memories = memories(history);
        assert_eq!((memories.len(), memories.len()), (history.stabilities.len(), history.intervals.len()));
        for (memory, (stability, interval)) in memories.iter().zip(history.stabilities.iter().zip(&history.intervals)) {
            let off = apart(memory.stability, *stability);
            assert!(off < near, "history {n}: {memory:?} should have the stability {stability}");
            assert_eq!(history.scheduler.interval(memory.stability), *interval, "history {n}: {memory:?}");
        }
        let last = memories.last().unwrap();
        assert!(apart(last.stability, history.last_stability_by_ts) < 1e-6, "history {n}: {last:?} by ts-fsrs");
        assert!(apart(last.difficulty, history.last_difficulty) < near, "history {n}: {last:?}, its difficulty");
    }
}
