//! Our fit of the memory model against the official crate's, on answers that neither has seen.

use cuecard::log::{Entry, Rating, Record};
use cuecard::memory::Params;
use cuecard::memory::params::PUBLISHED;
use cuecard::testing::optimizer::{Verdict, fit};
use cuecard::testing::stats::replay_with_recall;
use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};

use super::fit::{forgetful, log, params, practice};
use super::given::DAY_MS;

/// People with memories of their own.
fn people() -> [(&'static str, Params); 5] {
    let changed = |change: fn(&mut [f64; 21])| {
        let mut weights = PUBLISHED;
        change(&mut weights);
        Params::new(weights)
    };
    [
        ("published", Params::default()),
        ("forgetful", forgetful()),
        ("steep", changed(|w| w[20] = 0.5)),
        ("lasting", changed(|w| w[..4].iter_mut().for_each(|stability| *stability *= 3.0))),
        ("slow to learn", changed(|w| (w[8], w[2], w[11]) = (1.2, 1.2, 0.8))),
    ]
}

/// The crate's parameters for a log: it learns from every answer on another day, each with what came before it.
fn by_crate(records: &[Record]) -> Params {
    let mut cards = std::collections::BTreeMap::<&str, Vec<(i64, Rating)>>::new();
    let mut items = Vec::new();
    for record in records {
        let Entry::Review(review) = &record.entry else { continue };
        let card = cards.entry(&review.card).or_default();
        card.push((record.at.ms, review.rating));
        if card.len() > 1 {
            let before = [card[0]].into_iter().chain(card.iter().copied());
            let days = |a: i64, b: i64| ((b - a) as f64 / DAY_MS as f64).round() as u32;
            let reviews = before.zip(card.iter());
            let reviews =
                reviews.map(|((a, _), (b, rating))| FSRSReview { rating: *rating as u32 + 1, delta_t: days(a, *b) });
            items.push(FSRSItem { reviews: reviews.collect() });
        }
    }
    let found = compute_parameters(ComputeParametersInput { train_set: items, ..Default::default() }).unwrap();
    Params::new(std::array::from_fn(|n| f64::from(found[n])))
}

/// How surprising a life's answers are under these parameters: the mean log loss.
fn surprise(params: &Params, records: &[Record]) -> f64 {
    let outcomes = replay_with_recall(&log(records.to_vec()), params);
    let losses = outcomes.iter().filter_map(|outcome| {
        let chance = outcome.expected?.clamp(1e-3, 1.0 - 1e-3);
        Some(-(if outcome.knew() { chance } else { 1.0 - chance }).ln())
    });
    let losses: Vec<f64> = losses.collect();
    losses.iter().sum::<f64>() / losses.len() as f64
}

#[test]
fn our_fit_foresees_answers_as_well_as_the_official_one() {
    let mut sums = [0.0; 4];
    for (name, truth) in people() {
        let mut means = [0.0; 4];
        for seed in 1..=4 {
            let seen = practice(&truth, 60, 60, seed);
            let unseen = practice(&truth, 60, 120, seed + 100);
            let ours = match fit(&log(seen.clone())) {
                Verdict::Better { parameters, .. } => params(&parameters),
                _ => Params::default(),
            };
            let candidates = [Params::default(), by_crate(&seen), ours, truth.clone()];
            for (mean, candidate) in means.iter_mut().zip(candidates) {
                *mean += surprise(&candidate, &unseen) / 4.0;
            }
        }
        let [published, official, ours, best] = means;
        println!("{name:14} published {published:.4}, the crate's {official:.4}, ours {ours:.4}, the truth {best:.4}");
        sums.iter_mut().zip(means).for_each(|(sum, mean)| *sum += mean / 5.0);
    }
    let [published, official, ours, best] = sums;
    println!("{:14} published {published:.4}, the crate's {official:.4}, ours {ours:.4}, the truth {best:.4}", "all");
    assert!(ours < official + 0.002 && ours < published && best < ours, "{sums:?}");
}
