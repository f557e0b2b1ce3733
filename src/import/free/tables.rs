//! Tables: cards in rows, or part of an answer.

use super::labels::{Label, label};
use super::pieces::Row;
use super::words::ends_asking;
use crate::deck::{Block, Inline, plain};
use crate::import::draft::trim;

/// The columns of question and answer.
pub(super) fn columns(rows: &[Row]) -> Option<(usize, usize)> {
    let head = rows.first()?;
    let named = |wanted: Label, words: [&str; 3]| {
        head.iter().position(|cell| {
            let name = plain(cell).trim().to_lowercase();
            label(cell).is_some_and(|(label, rest)| label == wanted && rest.is_empty())
                || words.iter().any(|word| name == *word || name == format!("{word}s"))
        })
    };
    let front = named(Label::Question, ["question", "front", "term"]);
    let back = named(Label::Answer, ["answer", "back", "definition"]);
    match (front, back) {
        (Some(front), Some(back)) if front != back => Some((front, back)),
        _ => {
            let body = rows.get(1..).unwrap_or_default();
            let asking = body.iter().filter(|row| row.first().is_some_and(|cell| ends_asking(cell))).count();
            (head.len() == 2 && !body.is_empty() && 2 * asking >= body.len()).then_some((0, 1))
        }
    }
}

/// Whether each row of a table is a card.
pub(super) fn is_of_cards(rows: &[Row]) -> bool {
    columns(rows).is_some()
}

/// A table as a list: each row's first cell, and the others with the names of their columns.
pub(super) fn list(rows: Vec<Row>) -> Block {
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    let item = |row: Row| -> Box<[Block]> {
        let mut words = Vec::new();
        for (at, mut cell) in row.into_iter().enumerate() {
            trim(&mut cell);
            if cell.is_empty() {
                continue;
            }
            if at == 0 {
                words.push(Inline::Strong(cell.into()));
                continue;
            }
            let name = head.get(at).map(|name| plain(name).trim().to_string()).filter(|name| !name.is_empty());
            let before = if words.is_empty() { "" } else { " – " };
            words.push(Inline::Text(format!("{before}{}", name.map_or(String::new(), |name| name + ": ")).into()));
            words.append(&mut cell);
        }
        [Block::Paragraph(words.into())].into()
    };
    let items: Vec<Box<[Block]>> = rows.map(item).collect();
    match items.is_empty() {
        true => Block::Paragraph(join_cells(head).into()),
        false => Block::Bullets(items.into()),
    }
}

fn join_cells(cells: Row) -> Vec<Inline> {
    let mut words = Vec::new();
    for mut cell in cells {
        if !words.is_empty() {
            words.push(Inline::Text(" – ".into()));
        }
        words.append(&mut cell);
    }
    words
}
