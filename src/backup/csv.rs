//! The reviews as a table for spreadsheets: RFC 4180, UTF-8, lines end with `\r\n`.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::timestamp;
use crate::log::Log;

/// The usual size of a row in bytes, for the writer's buffer.
const ROW: usize = 512;
const HEAD: [&str; 7] = ["time", "card", "question", "rating", "seconds", "points_ticked", "points"];

/// Characters that start a formula. The full-width ones do so in East Asian locales.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// Characters at which some programs start another cell or line, even inside quotes.
const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

/// The effective reviews, oldest first, one line each after a line of column names: local time with its offset, the
/// card's id and question, the rating, seconds spent, points ticked, and the card's number of points. `card` returns a
/// card's question and number of points; these fields are empty for a card that is no longer in the deck.
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
    // Programs that split at tabs or trim cells need the quotes to see one field. The library quotes only what must be
    // quoted, or the whole row.
    let needs_quotes = |field: &String| field.contains('\t') || field.starts_with(char::is_whitespace);
    let style = if fields.iter().any(needs_quotes) { QuoteStyle::Always } else { QuoteStyle::Necessary };
    let mut builder = WriterBuilder::new();
    // The comment character is quoted: where the system's separator is a semicolon, a cell would start there.
    builder.terminator(Terminator::CRLF).quote_style(style).comment(Some(b';')).buffer_capacity(ROW);
    // Writing to memory does not fail.
    let _ = builder.from_writer(table).write_record(fields);
}

/// The field with an apostrophe before each part that a spreadsheet could run as a formula: at the start of the field,
/// and after each character at which a program may start a cell. Such a program does not recognise the quotes, which
/// are then inside its cell.
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

/// Whether a program may trim this character from the start of a cell.
fn is_left_out(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || matches!(sign, '"' | '\'' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}
