//! A session as text, for a reload of the tab. It is written anew with every step, so a step says no more than it must.
//!
//! ```text
//! cuecard-session 3
//! 20000 34 b 5 1795459200000 0                         day, cards in all, face, ticks, time shown, steps of earlier sessions
//! 1 - s                                               filter: section, topic, order
//! ci-cd-pipelines docker …                            queue
//! 00c0ffee00c0ffee 7                                  the next rating's record; after it they count up
//! ci-cd-pipelines a 5 b 3                             rated: rating, place put back, face, ticks
//! docker - 30 f 0                                     skipped
//! ```

use super::{Face, Filter, Order, Session, Step};
use crate::deck::{CardIx, Catalog};
use crate::log::codec::{writer_id, writer_name};
use crate::log::{Day, Rating, RecordId};

const HEAD: &str = "cuecard-session 3";
/// That of earlier versions, which knew only the steps of the session itself.
const HEAD_2: &str = "cuecard-session 2";
/// Bytes.
const PORTION: usize = 4096;
const LETTERS: [&str; 4] = ["a", "h", "g", "e"];

/// The text of a session and its filter.
pub(super) fn encode(catalog: &Catalog, session: &Session, filter: Filter) -> String {
    // So that it does not double, either: an id has some 15 letters, and a step 7 more. In whole portions, so that the
    // next text finds the room that this one leaves.
    let room = 128 + 24 * (session.queue.len() + session.steps.len());
    let mut text = String::with_capacity(room.next_multiple_of(PORTION));
    text.push_str(HEAD);
    let mut line = |fields: &[&str]| {
        text.push('\n');
        for (n, field) in fields.iter().enumerate() {
            text.push_str(if n > 0 { " " } else { "" });
            text.push_str(field);
        }
    };
    let order = if filter.order == Order::Shuffled { "s" } else { "o" };
    let (day, total) = (session.day.0.to_string(), session.total.to_string());
    let (ticks, shown) = (session.ticks.to_string(), session.shown_ms.to_string());
    line(&[&day, &total, face(session.face), &ticks, &shown, &session.earlier.to_string()]);
    line(&[&or_dash(filter.section.map(i64::from)), &or_dash(filter.topic.map(i64::from)), order]);
    let queue: Vec<&str> = session.queue.iter().map(|ix| catalog.id(*ix)).collect();
    line(&queue);
    let mut next = None;
    for step in &session.steps {
        let mut rating = "-";
        if let Some((given, id)) = step.rated {
            if next != Some(id) {
                line(&[&writer_name(id.writer), &id.seq.to_string()]);
            }
            next = Some(id.next());
            rating = LETTERS.get(given as usize).copied().unwrap_or(rating);
        }
        let ticks = step.ticks.to_string();
        line(&[catalog.id(step.card), rating, &or_dash(step.back_at.map(|at| at as i64)), face(step.face), &ticks]);
    }
    text
}

/// Reads a session; `None` where the text is not one, or names a card to ask, or one twice. Cards that the deck does not
/// have are left out: it may be one of a newer version, and that the session goes on.
pub(super) fn decode(catalog: &Catalog, text: &str) -> Option<(Session, Filter)> {
    let mut lines = text.split('\n');
    let [day, total, up, ticks, shown, earlier] = match (lines.next()?, lines.next()?) {
        (HEAD, line) => fields(line)?,
        (HEAD_2, line) => {
            let [day, total, up, ticks, shown] = fields(line)?;
            [day, total, up, ticks, shown, "0"]
        }
        _ => return None,
    };
    let [section, topic, order] = fields(lines.next()?)?;
    let filter = Filter {
        section: optional(section)?,
        topic: optional(topic)?,
        order: if order == "s" { Order::Shuffled } else { Order::InOrder },
        most: None,
    };
    let queue = lines.next()?.split(' ').filter(|id| !id.is_empty()).map(|id| catalog.find(id));
    let queue: Vec<Option<CardIx>> = queue.collect();
    let lost = queue.iter().filter(|ix| ix.is_none()).count();
    let is_there = queue.first() != Some(&None);
    let steps = steps(catalog, lines)?;
    let mut session = Session {
        day: Day(day.parse().ok()?),
        total: total.parse::<usize>().ok()?.saturating_sub(lost),
        face: read_face(up)?,
        ticks: ticks.parse().ok()?,
        shown_ms: shown.parse().ok()?,
        earlier: steps.iter().take(earlier.parse().ok()?).flatten().count(),
        steps: steps.into_iter().flatten().collect(),
        queue: queue.into_iter().flatten().collect(),
    };
    if !is_there {
        (session.face, session.ticks) = (Face::Front, 0);
    }
    session.ticks &= points(catalog, session.current());
    // Where nothing of it is left, it is not one that is complete.
    if lost > 0 && session.queue.is_empty() {
        return None;
    }
    let mut seen = vec![false; catalog.len()];
    let is_again = |ix: &CardIx| seen.get_mut(ix.0 as usize).is_some_and(|seen| std::mem::replace(seen, true));
    let doubled = session.queue.iter().any(is_again);
    let mut all = session.queue.iter().chain(session.steps.iter().map(|step| &step.card));
    (!doubled && all.all(|ix| !catalog.is_ask(*ix))).then_some((session, filter))
}

/// The steps; `None` in the place of those of cards that the deck does not have.
fn steps<'a>(catalog: &Catalog, lines: impl Iterator<Item = &'a str>) -> Option<Vec<Option<Step>>> {
    let (mut steps, mut next) = (Vec::new(), None);
    for line in lines {
        if let Some([writer, seq]) = fields(line) {
            next = Some(RecordId { writer: writer_id(writer)?, seq: seq.parse().ok()? });
            continue;
        }
        let [card, rating, back, up, ticks] = fields(line)?;
        let rated = match LETTERS.iter().position(|letter| *letter == rating) {
            Some(n) => {
                let id: RecordId = next?;
                next = Some(id.next());
                Some((*Rating::ALL.get(n)?, id))
            }
            None => None,
        };
        let (face, back_at, ticks) = (read_face(up)?, optional(back)?, ticks.parse::<u32>().ok()?);
        steps.push(catalog.find(card).map(|card| {
            let ticks = ticks & points(catalog, Some(card));
            Step { card, rated, back_at, face, ticks }
        }));
    }
    Some(steps)
}

/// A bit for each key point that a card has.
fn points(catalog: &Catalog, card: Option<CardIx>) -> u32 {
    let points = card.and_then(|ix| catalog.card(ix)).map_or(0, |card| card.points.len());
    1_u32.checked_shl(points as u32).map_or(u32::MAX, |bit| bit - 1)
}

fn fields<const N: usize>(line: &str) -> Option<[&str; N]> {
    line.split(' ').collect::<Vec<_>>().try_into().ok()
}

/// A number, or a dash for none.
fn or_dash(number: Option<i64>) -> String {
    number.map_or("-".into(), |n| n.to_string())
}

/// A number, or none for a dash.
fn optional<T: std::str::FromStr>(field: &str) -> Option<Option<T>> {
    if field == "-" { Some(None) } else { field.parse().ok().map(Some) }
}

fn face(face: Face) -> &'static str {
    if face == Face::Front { "f" } else { "b" }
}

fn read_face(field: &str) -> Option<Face> {
    match field {
        "f" => Some(Face::Front),
        "b" => Some(Face::Back),
        _ => None,
    }
}
