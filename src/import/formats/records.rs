//! Rows of fields.

use csv::{ReaderBuilder, StringRecord};

use crate::import::draft::Delimiter;

/// A row with its line.
pub(in crate::import) type Row = (usize, Vec<String>);

/// The rows of a text, without those that are empty.
pub(in crate::import) fn rows(text: &str, delimiter: Delimiter) -> impl Iterator<Item = Row> + '_ {
    let mut reader = ReaderBuilder::new();
    let reader = reader.delimiter(delimiter.byte()).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let row = |record: Result<StringRecord, csv::Error>| {
        let record = record.ok()?;
        let line = record.position().map_or(0, |place| usize::try_from(place.line()).unwrap_or_default());
        Some((line, record.iter().map(String::from).collect::<Vec<_>>()))
    };
    let is_empty = |row: &Row| row.1.iter().all(|field| field.trim().is_empty());
    reader.into_records().filter_map(row).filter(move |row| !is_empty(row))
}

/// The delimiter with which most of the first rows have the same number of fields, and how well it does.
pub(in crate::import) fn delimiter(text: &str) -> (Delimiter, usize) {
    let score = |delimiter: Delimiter| {
        let widths: Vec<usize> = rows(text, delimiter).take(50).map(|row| row.1.len()).collect();
        let is_wide = |width: &&usize| **width > 1;
        let count = |width: &usize| widths.iter().filter(|other| *other == width).count();
        let most = widths.iter().filter(is_wide).map(count).max().unwrap_or_default();
        if widths.is_empty() { 0 } else { 100 * most / widths.len() }
    };
    let all = [Delimiter::Pipe, Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab];
    all.into_iter()
        .map(|delimiter| (delimiter, score(delimiter)))
        .max_by_key(|(_, score)| *score)
        .unwrap_or((Delimiter::Comma, 0))
}
