//! A row of texts, taken apart from the front.

use std::str::FromStr;

use crate::backup::About;
use crate::log::{Log, Moment, codec};
use crate::stats::{Outline, Part};

/// A row of texts, taken apart from the front.
#[derive(Debug)]
pub struct Row(std::vec::IntoIter<String>);

impl Row {
    /// A row with nothing taken yet.
    pub fn new(row: Vec<String>) -> Self {
        Row(row.into_iter())
    }

    /// The next text; empty where there is none.
    pub fn text(&mut self) -> String {
        self.0.next().unwrap_or_default()
    }

    /// The next text as a number.
    pub fn number<T: FromStr>(&mut self) -> Option<T> {
        self.text().parse().ok()
    }

    pub(super) fn about(&mut self) -> Option<About> {
        let (deck, title) = (self.text(), self.text());
        let made = Moment { ms: self.number()?, offset: self.number()? };
        let (has, settings) = (self.text(), self.text());
        Some(About { deck, title, made, settings: (has == "yes").then_some(settings) })
    }

    pub(super) fn outline(&mut self) -> Option<Outline> {
        let mut outline = Outline::default();
        for _ in 0..self.number::<u16>()? {
            let (title, cards) = (self.text(), self.text());
            outline.sections.push(Part { title, cards: cards.split_whitespace().map(String::from).collect() });
        }
        Some(outline)
    }

    /// The next text as a log.
    pub(super) fn log(&mut self) -> Log {
        let mut log = Log::default();
        log.unite(codec::decode(&self.text()).records);
        log
    }
}
