//! Records of many writers as texts, to be handed to the worker for files and taken back from it.

use super::codec;
use super::{Record, RecordId};
use crate::order;

/// Packs records, a text for each writer: the writer's name, a line feed, and the writer's records in the log's
/// text form.
pub fn pack(records: &[Record]) -> Vec<String> {
    let mut sorted: Vec<(RecordId, &Record)> = records.iter().map(|record| (record.id, record)).collect();
    order::sort(&mut sorted, |a, b| a.0 <= b.0);
    let mut texts: Vec<String> = Vec::new();
    let mut text = String::new();
    for (n, (id, record)) in sorted.iter().enumerate() {
        codec::append(&mut text, record);
        if sorted.get(n + 1).is_none_or(|next| next.0.writer != id.writer) {
            text.insert(0, '\n');
            text.insert_str(0, &codec::writer_name(id.writer));
            texts.push(std::mem::take(&mut text));
        }
    }
    texts
}

/// Unpacks what one text holds; nothing where it is none of [`pack`]'s.
pub fn unpack(text: &str) -> Vec<Record> {
    let writer = text.split_once('\n').and_then(|(name, log)| Some((codec::writer_id(name)?, log)));
    writer.map_or_else(Vec::new, |(writer, log)| codec::decode(writer, log).records)
}
