//! The text form before JSON. It is parsed so that a tab that is updated during a session can resume it.
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

use super::stored::{Stored, StoredStep};
use crate::log::codec::writer_id;
use crate::log::{Day, Rating, RecordId};
use crate::practice::{Face, Filter, Order};

const HEAD: &str = "cuecard-session 3";
/// The form before that, which has only the session's own steps.
const HEAD_2: &str = "cuecard-session 2";
const LETTERS: [&str; 4] = ["a", "h", "g", "e"];

/// Parses the text; `None` if it is invalid.
pub(super) fn read(text: &str) -> Option<Stored<'_>> {
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
    let order = if order == "s" { Order::Shuffled } else { Order::InOrder };
    Some(Stored {
        day: Day(day.parse().ok()?),
        filter: Filter { section: optional(section)?, topic: optional(topic)?, order, most: None },
        total: total.parse().ok()?,
        face: face(up)?,
        ticks: ticks.parse().ok()?,
        shown_ms: shown.parse().ok()?,
        earlier: earlier.parse().ok()?,
        all: false,
        queue: lines.next()?.split(' ').filter(|id| !id.is_empty()).collect(),
        steps: steps(lines)?,
    })
}

fn steps<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Vec<StoredStep<'a>>> {
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
                Some((*Rating::ALL.get(n)?, id.writer, id.seq))
            }
            None => None,
        };
        steps.push(StoredStep { card, rated, back_at: optional(back)?, face: face(up)?, ticks: ticks.parse().ok()? });
    }
    Some(steps)
}

fn fields<const N: usize>(line: &str) -> Option<[&str; N]> {
    line.split(' ').collect::<Vec<_>>().try_into().ok()
}

/// A number, or `None` for a dash.
fn optional<T: std::str::FromStr>(field: &str) -> Option<Option<T>> {
    if field == "-" { Some(None) } else { field.parse().ok().map(Some) }
}

fn face(field: &str) -> Option<Face> {
    match field {
        "f" => Some(Face::Front),
        "b" => Some(Face::Back),
        _ => None,
    }
}
