//! The expected result of the plan, in sentences.

use crate::browser::clock::local_interview;
use crate::deck::{CardIx, plain};
use crate::log::Moment;
use crate::practice::Model;
use crate::text::{Words, plan};

/// For the end of a session: the expected recall at the interview, and the next practice; `None` without a plan.
pub(crate) fn session_end(words: &Words, model: &Model, now: Moment) -> Option<Vec<String>> {
    let (plan, days) = model.plan().zip(model.calendar(now))?;
    Some(vec![plan::ready(words, plan, local_interview(days.deadline), days.today) + ".", plan::today(words, &days)])
}

/// For Settings: the expected result of the plan under the present settings, and the cards that do not fit.
pub(crate) fn outcome(words: &Words, model: &Model, now: Moment) -> Option<(String, Option<String>)> {
    let (plan, deadline) = model.plan().zip(model.settings().deadline)?;
    let ready = plan::ready(words, plan, local_interview(deadline), now.day()) + ".";
    Some((ready, waiting_cards(words, model).map(|(sentence, _)| sentence)))
}

/// A sentence about the cards that do not fit, and the cards.
pub(crate) fn waiting_cards<'a>(words: &Words, model: &'a Model) -> Option<(String, &'a [CardIx])> {
    let plan = model.plan()?;
    let first = plan.days.iter().find_map(|day| day.cards.first()).and_then(|ix| model.catalog().card(*ix));
    let first = first.map(|card| plain(&card.question));
    let sentence = plan::waits(words, plan, model.answers(), model.settings().minutes, first.as_deref())?;
    Some((sentence + ".", &plan.waiting))
}
