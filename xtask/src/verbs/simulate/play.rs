//! One person, one scenario, one policy.

use super::learner::Learner;
use super::policy::{Policy, comes_back};
use super::scenario::Scenario;
use super::view::View;

/// What came of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Played {
    /// The expected share of the cards recalled at the interview.
    pub(super) recall: f64,
    /// Seconds practised on each day.
    pub(super) seconds: Vec<f64>,
}

/// Plays a scenario through for the person of a seed.
pub(super) fn play(scenario: &Scenario, policy: Policy, seed: u64) -> Played {
    let mut learner = Learner::new(scenario.kind, seed, scenario.cards);
    let mut view = View::new(*scenario);
    for day in 0..scenario.before {
        session(&mut view, &mut learner, Policy::DueFirst(0.9), day);
    }
    let seconds = (0..scenario.days).map(|day| {
        if scenario.practises(day) {
            session(&mut view, &mut learner, policy, scenario.before + day);
            view.used
        } else {
            0.0
        }
    });
    let seconds = seconds.collect();
    Played { recall: learner.recall(scenario.interview()), seconds }
}

/// A day's practice: no card is begun when the minutes are over.
fn session(view: &mut View, learner: &mut Learner, policy: Policy, day: u16) {
    view.begin(day);
    let room = 60.0 * f64::from(view.scenario.minutes);
    while view.used < room {
        let cards = policy.next(view);
        if cards.is_empty() {
            return;
        }
        for card in cards {
            if view.used >= room {
                break;
            }
            let rating = learner.rate(card, view.now);
            view.rated(card, rating);
            if comes_back(rating) {
                learner.once_more(card, view.now);
                view.rated(card, cuecard::log::Rating::Good);
            }
        }
    }
}
