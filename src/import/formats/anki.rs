//! Anki's "Notes in plain text": header lines that begin with `#`, then rows of fields.

use super::cloze;
use super::records::{delimiter, rows};
use crate::import::draft::{Builder, Delimiter, Draft, DraftCard, NoteKind, Options};
use crate::import::fields::{Markup, add, blocks};

/// The header lines.
#[derive(Default)]
struct Header {
    delimiter: Option<Delimiter>,
    html: Option<bool>,
    deck: Option<String>,
    tags: String,
    deck_column: Option<usize>,
    tags_column: Option<usize>,
    /// Columns that are no fields.
    others: Vec<usize>,
    /// Bytes and lines up to the first row.
    length: usize,
    lines: usize,
}

impl Header {
    fn of(text: &str) -> Header {
        let mut header = Header::default();
        for line in text.split_inclusive('\n') {
            let Some((key, value)) = line.strip_prefix('#').and_then(|line| line.split_once(':')) else { break };
            header.length += line.len();
            header.lines += 1;
            header.take(&key.trim().to_lowercase(), value.trim_end_matches('\n'));
        }
        header
    }

    fn take(&mut self, key: &str, value: &str) {
        let column = value.trim().parse::<usize>().ok().and_then(|column| column.checked_sub(1));
        match key {
            "separator" => {
                self.delimiter = match value.trim().to_lowercase().as_str() {
                    "comma" | "," => Some(Delimiter::Comma),
                    "semicolon" | ";" => Some(Delimiter::Semicolon),
                    "pipe" | "|" => Some(Delimiter::Pipe),
                    "tab" | "" | "\\t" => Some(Delimiter::Tab),
                    _ => None,
                }
            }
            "html" => self.html = Some(value.trim().eq_ignore_ascii_case("true")),
            "deck" => self.deck = Some(value.trim().into()),
            "tags" => self.tags = value.trim().into(),
            "deck column" => self.deck_column = column,
            "tags column" => self.tags_column = column,
            "notetype column" | "guid column" => self.others.extend(column),
            _ => {}
        }
    }
}

/// Reads notes.
pub(in crate::import) fn read(text: &str, options: &Options, mut builder: Builder) -> Draft {
    let header = Header::of(text);
    let mut options = options.clone();
    let body = text.get(header.length..).unwrap_or_default();
    let found = header.delimiter;
    let delimiter = *options.delimiter.get_or_insert_with(|| found.unwrap_or_else(|| delimiter(body).0));
    let html = *options.html.get_or_insert_with(|| header.html.unwrap_or_else(|| Markup::of(body) == Markup::Html));
    let markup = if html { Markup::Html } else { Markup::Plain };
    for (line, mut row) in rows(body, delimiter) {
        let line = line + header.lines;
        let mut take = |at: Option<usize>| at.and_then(|at| row.get_mut(at)).map(std::mem::take);
        let deck = take(header.deck_column).or_else(|| header.deck.clone());
        let tags = take(header.tags_column).unwrap_or_default();
        let tags: Vec<String> = format!("{} {tags}", header.tags).split_whitespace().map(String::from).collect();
        group(&mut builder, deck.as_deref(), tags.first());
        let apart = [header.deck_column, header.tags_column];
        let is_field = |at: &usize| !apart.contains(&Some(*at)) && !header.others.contains(at);
        let fields = row.iter().enumerate().filter(|(at, _)| is_field(at)).map(|(_, field)| field);
        let fields: Vec<String> = fields.map(|field| without_sounds(&mut builder, line, field)).collect();
        let card = DraftCard { line, column: 1, tags, ..DraftCard::default() };
        note(&mut builder, card, &fields, markup);
    }
    builder.finish(options)
}

/// Makes a card of a note's fields. Those after the second come below the answer.
fn note(builder: &mut Builder, mut card: DraftCard, fields: &[String], markup: Markup) {
    let line = card.line;
    let Some((front, rest)) = fields.split_first() else { return };
    let strong = if markup == Markup::Html { ("<b>", "</b>") } else { ("", "") };
    let (front, back, more) = match (cloze::anki(front, strong), rest.split_first()) {
        (Some(cloze), _) => (cloze.front, cloze.back, rest),
        (None, Some((back, more))) => (front.clone(), back.clone(), more),
        (None, None) => return builder.note(line, NoteKind::OneField),
    };
    for field in more {
        card.answer.extend(blocks(builder, line, field, markup));
    }
    add(builder, card, &front, &back, [markup; 2]);
}

/// The deck is the section, and the deck below it the topic. Without decks, the first tag is the section.
fn group(builder: &mut Builder, deck: Option<&str>, tag: Option<&String>) {
    let Some(deck) = deck.filter(|deck| !deck.is_empty()) else {
        if let Some(tag) = tag {
            builder.section_titled(&tag.replace('_', " "));
        }
        return;
    };
    let (section, topic) = deck.split_once("::").unwrap_or((deck, ""));
    builder.section_titled(section);
    builder.topic(&topic.replace("::", ": "));
}

fn without_sounds(builder: &mut Builder, line: usize, field: &str) -> String {
    let mut text = String::new();
    let mut rest = field;
    while let Some((before, after)) = rest.split_once("[sound:") {
        let Some((name, after)) = after.split_once(']') else { break };
        builder.note(line, NoteKind::Media(name.chars().take(80).collect()));
        text.push_str(before);
        rest = after;
    }
    text.push_str(rest);
    text
}
