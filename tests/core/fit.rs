//! The memory model fitted to a person's reviews.

use cuecard::log::codec::encode;
use cuecard::log::{Entry, Log, Moment, Rating, Record};
use cuecard::memory::params::{COUNT, PUBLISHED};
use cuecard::memory::{CardMemory, Params, Scheduler};
use cuecard::practice::{Event, Fitted, Model, Settings, Theme};
use cuecard::testing::optimizer::{Verdict, fit};
use cuecard::text::Words;
use cuecard::text::import_report::fitted;
use cuecard::worker::{Reply, Request, answer};
use proptest::prelude::*;

use super::given::*;

/// Evenly spread numbers from 0 to 1: the generator SplitMix64.
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Somebody whose memory is as these parameters have it, asked when the published ones would: so many cards, and
/// days of practice one after the other.
pub(crate) fn practice(truth: &Params, cards: usize, days: i64, seed: u64) -> Vec<Record> {
    let (mut dice, scheduler) = (Dice(seed), Scheduler::default());
    let own = Scheduler { params: truth.clone(), ..Scheduler::default() };
    let mut believed = vec![CardMemory::default(); cards];
    let mut true_memory = believed.clone();
    let mut records = Vec::new();
    for day in 0..days {
        for card in 0..cards {
            let at = at(NOON + (day - days) * DAY_MS + card as i64 * 60_000);
            // New cards come in over the first ten days.
            if card as i64 % 10 > day || (believed[card].reviews > 0 && believed[card].due() > at.day()) {
                continue;
            }
            let knows = match true_memory[card].memory {
                None => dice.throw() < 0.7,
                Some(_) => dice.throw() < true_memory[card].retrievability(at, truth),
            };
            let rating = match (knows, dice.throw()) {
                (false, _) => Rating::Again,
                (true, luck) if luck < 0.2 => Rating::Hard,
                (true, luck) if luck < 0.9 => Rating::Good,
                _ => Rating::Easy,
            };
            believed[card] = believed[card].after(rating, at, &scheduler);
            true_memory[card] = true_memory[card].after(rating, at, &own);
            records.push(review(7, records.len() as u32, at.ms, &format!("card-{card}"), rating));
        }
    }
    records
}

pub(crate) fn log(records: Vec<Record>) -> Log {
    let mut log = Log::default();
    log.merge(records);
    log
}

/// Somebody who forgets much sooner than most.
pub(crate) fn forgetful() -> Params {
    let mut weights = PUBLISHED;
    weights[..4].iter_mut().for_each(|stability| *stability *= 0.3);
    weights[8] = 1.4;
    Params::new(weights)
}

/// How far the chances of recall these parameters give lie from the true ones, over all reviews of somebody.
fn distance(params: &Params, truth: &Params, records: &[Record]) -> f64 {
    let recall = |params: &Params| {
        let outcomes = cuecard::testing::stats::replay_with_recall(&log(records.to_vec()), params);
        outcomes.into_iter().filter_map(|outcome| outcome.expected).collect::<Vec<f64>>()
    };
    let (found, true_chances) = (recall(params), recall(truth));
    let sum: f64 = found.iter().zip(&true_chances).map(|(a, b)| (a - b).powi(2)).sum();
    (sum / found.len() as f64).sqrt()
}

pub(crate) fn params(millionths: &[u32; COUNT]) -> Params {
    Params::new(millionths.map(|millionth| f64::from(millionth) / 1e6))
}

#[test]
fn a_memory_unlike_the_published_one_is_recovered_better_than_by_it() {
    let truth = forgetful();
    let Verdict::Better { parameters, reviews, percent } = fit(&log(practice(&truth, 60, 60, 1))) else {
        panic!("somebody this forgetful is not like most")
    };
    assert!(reviews > 300 && percent >= 3, "{reviews} reviews, {percent} %");
    // Judged on a life of other answers.
    let other = practice(&truth, 60, 60, 2);
    let [own, published] = [params(&parameters), Params::default()].map(|params| distance(&params, &truth, &other));
    assert!(own < 0.6 * published, "{own} against {published}");
    let stabilities = params(&parameters).weights()[..4].to_vec();
    assert!(stabilities.is_sorted(), "{stabilities:?}");
}

#[test]
fn a_memory_like_the_published_one_is_seldom_found_to_be_another() {
    let adopted = (1..=12)
        .filter(|seed| matches!(fit(&log(practice(&Params::default(), 40, 40, *seed))), Verdict::Better { .. }));
    assert!(adopted.count() <= 3);
}

#[test]
fn few_reviews_change_nothing() {
    assert_eq!(fit(&Log::default()), Verdict::TooFew { reviews: 0, other_days: 0 });
    let short = log(practice(&forgetful(), 20, 6, 1));
    assert!(matches!(fit(&short), Verdict::TooFew { reviews: 1..200, .. }));
    // Many, but all on one day.
    let one_day = (0..300).map(|n| review(7, n, NOON + i64::from(n), &format!("card-{}", n % 30), Rating::Good));
    assert_eq!(fit(&log(one_day.collect())), Verdict::TooFew { reviews: 300, other_days: 0 });
}

#[test]
fn one_log_has_one_answer() {
    let log = log(practice(&forgetful(), 40, 30, 5));
    assert_eq!(fit(&log), fit(&log));
}

#[test]
fn a_log_no_person_would_write_is_safe() {
    let odd = |n: u32| {
        let ms = if n.is_multiple_of(3) { i64::MAX - i64::from(n) } else { NOON - i64::from(n) * 700 * DAY_MS };
        Record {
            at: Moment { ms, offset: if n.is_multiple_of(2) { 1440 } else { -1440 } },
            ..review(7, n, 0, "one", Rating::ALL[n as usize % 4])
        }
    };
    let verdict = fit(&log((0..2_000).map(odd).collect()));
    if let Verdict::Better { parameters, percent, .. } = verdict {
        assert!(params(&parameters).weights().iter().all(|weight| weight.is_finite()) && percent <= 100);
    }
    // Always the same answer: the extremes of what can be said.
    for rating in Rating::ALL {
        let same =
            (0..1_000).map(|n| review(7, n, NOON + i64::from(n / 20) * DAY_MS, &format!("c-{}", n % 20), rating));
        assert!(!matches!(fit(&log(same.collect())), Verdict::TooFew { .. }));
    }
}

#[test]
fn the_worker_answers_with_what_to_use() {
    let asked = |records: &[Record]| {
        let request = serde_json::to_string(&Request::Fit { log: encode(records) }).unwrap();
        match serde_json::from_str(&answer(&request, None)).unwrap() {
            Reply::Fit(verdict) => verdict,
            other => panic!("{other:?}"),
        }
    };
    let before = Settings { theme: Theme::Dark, ..Settings::default() };
    let verdict = asked(&practice(&forgetful(), 60, 60, 1));
    let settings = before.with_fit(&verdict).unwrap();
    let Some(Fitted { reviews, percent }) = settings.fitted else { panic!("{verdict:?}") };
    let said = fitted(&Words::default(), &verdict);
    assert!(reviews > 300 && said.ends_with(&format!("they predicted {percent} % better.")), "{said}");
    assert!(settings.parameters.is_some() && settings.theme == Theme::Dark);
    let published = settings.with_fit(&Verdict::NoBetter { reviews: 450 }).unwrap();
    assert_eq!((published.parameters, published.fitted), (None, Some(Fitted { reviews: 450, percent: 0 })));
    let verdict = asked(&[]);
    assert_eq!(fitted(&Words::default(), &verdict), "It is too early: this needs 200 ratings, and you have 0.");
    assert_eq!(before.with_fit(&verdict), None);
}

#[test]
fn no_fit_is_tried_that_would_come_too_early() {
    // Three hundred ratings, all of them on one day, and then on two.
    let wants_fit = |asked_again: i64| {
        let on = |day: i64| {
            move |n: u32| review(7, n, NOON + day * DAY_MS + i64::from(n), &format!("c-0-0-{}", n % 60), Rating::Good)
        };
        let first = (0..300).map(on(-1));
        let again = (300..300 + asked_again as u32).map(on(0));
        let log = log(first.chain(again).collect());
        let is_early = matches!(fit(&log), Verdict::TooFew { .. });
        let model = model(&[vec![60]], log, None, at(NOON));
        assert_eq!(model.wants_fit(), !is_early);
        !is_early
    };
    assert_eq!([0, 49, 50].map(wants_fit), [false, false, true]);
}

#[test]
fn a_fit_is_due_with_enough_reviews_and_again_with_half_as_many_more() {
    let mut records = practice(&Params::default(), 60, 60, 1);
    for record in &mut records {
        let Entry::Review(review) = &mut record.entry else { continue };
        review.card = review.card.replace("card-", "c-0-0-").as_str().into();
    }
    let mut model = model(&[vec![60]], log(records), None, at(NOON));
    let ratings = model.ratings();
    assert!(ratings > 200 && model.wants_fit(), "{ratings}");
    let mut set = |fitted, parameters| {
        model.update(Event::Set(Settings { fitted: Some(fitted), parameters, ..Settings::default() }), at(NOON));
        Model::wants_fit(&model)
    };
    let own = || Some(Box::new([500_000; COUNT]));
    assert!(!set(Fitted { reviews: ratings, percent: 0 }, None), "it was just tried");
    assert!(!set(Fitted { reviews: ratings, percent: 4 }, own()), "it was just done");
    assert!(set(Fitted { reviews: ratings / 2, percent: 4 }, own()));
    assert!(!set(Fitted { reviews: ratings / 2, percent: 4 }, None), "it was taken back");
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn any_log_can_be_fitted(history in histories(400)) {
        if let Verdict::Better { parameters, .. } = fit(&log(history)) {
            let weights = params(&parameters);
            prop_assert!(weights.preview(None, 0.0).iter().all(|memory| memory.stability.is_finite()));
        }
    }
}
