//! The reviews as a table for spreadsheets: RFC 4180, UTF-8, lines ended by `\r\n`.

use super::iso;
use super::line::rating_name;
use crate::log::Log;

const HEAD: [&str; 7] = ["time", "card", "question", "rating", "seconds", "points_ticked", "points"];

/// The reviews that count, oldest first, a line each under a line of names: local time with its offset, the card's
/// id and question, the rating, seconds spent, points ticked, and how many points the card has. `card` gives a
/// card's question and number of points; of a card that is not in the deck any more these fields are empty.
pub fn csv<'a>(log: &Log, card: impl Fn(&str) -> Option<(&'a str, usize)>) -> String {
    let mut text = String::new();
    push_line(&mut text, HEAD);
    for (record, review) in log.reviews() {
        let (question, points) = card(&review.card).map_or(("", None), |(question, points)| (question, Some(points)));
        push_line(
            &mut text,
            [
                iso::local(record.at).as_str(),
                &review.card,
                question,
                rating_name(review.rating),
                &review.seconds.to_string(),
                &review.points.count_ones().to_string(),
                &points.map(|points| points.to_string()).unwrap_or_default(),
            ],
        );
    }
    text
}

fn push_line<const N: usize>(text: &mut String, fields: [&str; N]) {
    for (n, field) in fields.into_iter().enumerate() {
        if n > 0 {
            text.push(',');
        }
        push_field(text, field);
    }
    text.push_str("\r\n");
}

fn push_field(text: &mut String, field: &str) {
    // A spreadsheet takes a field that begins so for a formula, and would run it.
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { "'" } else { "" };
    if field.contains([',', '"', '\r', '\n']) || field.starts_with([' ', '\t']) {
        text.push('"');
        text.push_str(guard);
        text.push_str(&field.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(guard);
        text.push_str(field);
    }
}
