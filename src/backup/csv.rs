//! The reviews as a table for spreadsheets: RFC 4180, UTF-8, lines ended by `\r\n`.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::timestamp;
use crate::log::Log;

/// Bytes of a usual row, for the buffer of its writer.
const ROW: usize = 512;
const HEAD: [&str; 7] = ["time", "card", "question", "rating", "seconds", "points_ticked", "points"];

/// What a formula begins with; the wide ones are read as the others where Chinese, Japanese or Korean is written.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// Where programs begin another cell, or line, whatever is quoted.
const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

/// The effective reviews, oldest first, one line each under a line of names: local time with its offset, the card's
/// id and question, the rating, seconds spent, points ticked, and how many points the card has. `card` returns a
/// card's question and number of points; for a card that is no longer in the deck these fields are empty.
pub fn csv<'a>(log: &Log, card: impl Fn(&str) -> Option<(&'a str, usize)>) -> String {
    let mut table = Vec::new();
    push_row(&mut table, HEAD);
    for (record, review) in log.reviews() {
        let (question, points) = card(&review.card).map_or(("", None), |(question, points)| (question, Some(points)));
        push_row(
            &mut table,
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
    String::from_utf8(table).unwrap_or_default()
}

fn push_row<const N: usize>(table: &mut Vec<u8>, fields: [&str; N]) {
    let fields = fields.map(guarded);
    // Programs that split at tabs, or that trim cells, see the field as one only within quotes. The library quotes either
    // what must be quoted or the whole row.
    let needs_quotes = |field: &String| field.contains('\t') || field.starts_with(char::is_whitespace);
    let style = if fields.iter().any(needs_quotes) { QuoteStyle::Always } else { QuoteStyle::Necessary };
    let mut builder = WriterBuilder::new();
    // A field with the comment sign is quoted: where the system's separator is a semicolon, a cell would begin there.
    builder.terminator(Terminator::CRLF).quote_style(style).comment(Some(b';')).buffer_capacity(ROW);
    // Writing to memory does not fail.
    let _ = builder.from_writer(table).write_record(fields);
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
