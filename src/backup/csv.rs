//! The reviews as a table for spreadsheets: RFC 4180, UTF-8, lines ended by `\r\n`.

use super::timestamp;
use crate::log::Log;

const HEAD: [&str; 7] = ["time", "card", "question", "rating", "seconds", "points_ticked", "points"];

/// What a formula begins with; the wide ones are read as the others where Chinese, Japanese or Korean is written.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// Where programs begin another cell, or line, whatever is quoted.
const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

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
                timestamp::local(record.at).as_str(),
                &review.card,
                question,
                review.rating.id(),
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
    let safe = guarded(field);
    // Where the system's separator is a semicolon or a tab, a cell begins there; quotes keep the field in one for all others.
    if safe.contains([',', '"']) || safe.contains(SEPARATORS) || safe.starts_with(char::is_whitespace) {
        text.push('"');
        text.push_str(&safe.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(&safe);
    }
}

/// The field with an apostrophe before whatever a spreadsheet may take for a formula, and would run: at its beginning, and
/// wherever a program that splits at other marks than the comma begins a cell. Such a program does not see the quotes
/// around the field, as they are in the midst of its cell.
fn guarded(field: &str) -> String {
    let mut safe = String::new();
    for cell in field.split_inclusive(SEPARATORS) {
        if cell.trim_start_matches(is_left_out).starts_with(SIGNS) || (safe.is_empty() && cell.starts_with(SEPARATORS))
        {
            safe.push('\'');
        }
        safe.push_str(cell);
    }
    safe
}

/// What a program may leave out at the beginning of a cell.
fn is_left_out(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || matches!(sign, '"' | '\'' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}
