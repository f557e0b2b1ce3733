//! What the plan amounts to, in sentences.

use crate::browser::clock::seen_here;
use crate::deck::CardIx;
use crate::log::Moment;
use crate::practice::Model;
use crate::text::{Words, plan};

/// For the end of a session: how ready the person will be, and what comes next; `None` without a plan.
pub(crate) fn at_the_end(words: &Words, model: &Model, now: Moment) -> Option<Vec<String>> {
    let (plan, days) = model.plan().zip(model.calendar(now))?;
    Some(vec![plan::ready(words, plan, seen_here(days.deadline), days.today) + ".", plan::today(words, &days)])
}

/// For Settings: what the plan amounts to with what is set, and what does not fit.
pub(crate) fn outcome(words: &Words, model: &Model, now: Moment) -> Option<(String, Option<String>)> {
    let (plan, deadline) = model.plan().zip(model.settings().deadline)?;
    let ready = plan::ready(words, plan, seen_here(deadline), now.day()) + ".";
    Some((ready, waits(words, model).map(|(sentence, _)| sentence)))
}

/// What does not fit, in a sentence, and the cards.
pub(crate) fn waits<'a>(words: &Words, model: &'a Model) -> Option<(String, &'a [CardIx])> {
    let plan = model.plan()?;
    let sentence = plan::waits(words, plan, model.answers(), model.settings().minutes)?;
    Some((sentence + ".", &plan.waiting))
}
