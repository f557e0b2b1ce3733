//! Rows of fields between commas, semicolons, tabs or bars.

use super::records::{delimiter, rows};
use crate::import::draft::{Builder, Columns, Draft, DraftCard, NoteKind, Options};
use crate::import::fields::{Markup, add};

/// Names of columns.
const FRONT: [&str; 9] = ["question", "front", "term", "prompt", "frage", "pregunta", "word", "q", "vorderseite"];
const BACK: [&str; 10] =
    ["answer", "back", "definition", "response", "antwort", "respuesta", "meaning", "a", "rückseite", "translation"];
const TAGS: [&str; 3] = ["tags", "tag", "labels"];
const SECTION: [&str; 10] =
    ["section", "category", "topic", "deck", "chapter", "subject", "group", "kategorie", "thema", "tema"];

/// Reads a table.
pub(in crate::import) fn read(text: &str, options: &Options, mut builder: Builder) -> Draft {
    let mut options = options.clone();
    let delimiter = *options.delimiter.get_or_insert_with(|| delimiter(text).0);
    let mut rows = rows(text, delimiter).peekable();
    let named = rows.peek().and_then(|(_, head)| named(head));
    let has_header = *options.has_header.get_or_insert(named.is_some());
    let usual = Columns { front: 0, back: 1, tags: None, section: None };
    let columns = *options.columns.get_or_insert(named.filter(|_| has_header).unwrap_or(usual));
    if has_header {
        rows.next();
    }
    for (line, mut row) in rows {
        let used = [Some(columns.front), Some(columns.back), columns.tags, columns.section];
        let mut take = |at: usize| row.get_mut(at).map(std::mem::take);
        let front = take(columns.front).unwrap_or_default();
        let Some(back) = take(columns.back) else {
            builder.note(line, NoteKind::OneField);
            continue;
        };
        let tags = columns.tags.and_then(&mut take).unwrap_or_default();
        if let Some(section) = columns.section.and_then(&mut take) {
            builder.section_titled(&section);
        }
        let is_lost = |(at, field): (usize, &String)| !used.contains(&Some(at)) && !field.trim().is_empty();
        if row.iter().enumerate().any(is_lost) {
            builder.note(line, NoteKind::Columns);
        }
        let tags = tags.split([' ', ',', ';']).filter(|tag| !tag.is_empty()).map(String::from).collect();
        let markup = |text: &str| match options.html {
            Some(true) => Markup::Html,
            Some(false) => Markup::Plain,
            None => Markup::of(text),
        };
        let markup = [markup(&front), markup(&back)];
        add(&mut builder, DraftCard { line, column: 1, tags, ..DraftCard::default() }, &front, &back, markup);
    }
    builder.finish(options)
}

/// The columns by their names, if the row has names.
fn named(head: &[String]) -> Option<Columns> {
    let find = |names: &[&str]| head.iter().position(|name| names.contains(&name.trim().to_lowercase().as_str()));
    let (front, back) = (find(&FRONT), find(&BACK));
    let is_other = |front: usize| if front == 0 { 1 } else { 0 };
    // A letter by itself is no name.
    let is_word = |at: &usize| head.get(*at).is_some_and(|name| name.trim().chars().count() > 1);
    let (front, back) = match (front, back) {
        (Some(at), None) | (None, Some(at)) if !is_word(&at) => return None,
        (Some(front), Some(back)) => (front, back),
        (Some(front), None) => (front, is_other(front)),
        (None, Some(back)) => (is_other(back), back),
        (None, None) => return None,
    };
    Some(Columns { front, back, tags: find(&TAGS), section: find(&SECTION) })
}

/// Whether a row names columns.
pub(in crate::import) fn has_names(head: &[String]) -> bool {
    named(head).is_some()
}
