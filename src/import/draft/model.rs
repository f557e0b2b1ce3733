//! A draft and its parts.

use serde::{Deserialize, Serialize};

use super::note::Note;
use super::options::Options;
use crate::deck::{Block, Inline, Kind};

/// The questions and answers found in a file, with everything that a preview says about them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The id that the author wrote, if any.
    pub id: Option<String>,
    /// The title, or the file's name.
    pub title: String,
    /// Language of the texts, a BCP 47 tag.
    pub lang: String,
    /// How the file was read: what was asked for, and where nothing was, what was detected.
    pub options: Options,
    /// The cards, grouped.
    pub sections: Vec<DraftSection>,
    /// What a person should know before importing, by line.
    pub notes: Vec<Note>,
}

impl Draft {
    /// All cards, in their order.
    pub fn cards(&self) -> impl Iterator<Item = &DraftCard> {
        self.sections.iter().flat_map(|section| &section.topics).flat_map(|topic| &topic.cards)
    }
}

/// A section of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftSection {
    /// The id that the author wrote, if any.
    pub id: Option<String>,
    /// The title.
    pub title: String,
    /// The topics. Cards outside any topic are in one without a title.
    pub topics: Vec<DraftTopic>,
}

/// A topic of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftTopic {
    /// The title, if it has one.
    pub title: Option<String>,
    /// The cards.
    pub cards: Vec<DraftCard>,
}

/// A card of a draft. Its answer may be empty: such a card is shown, but not imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftCard {
    /// The id that the author wrote, if any.
    pub id: Option<String>,
    /// Who asks.
    pub kind: Kind,
    /// The question.
    pub front: Vec<Inline>,
    /// The key points.
    pub points: Vec<DraftPoint>,
    /// The answer.
    pub answer: Vec<Block>,
    /// Seconds that a spoken answer should take, if the author says so.
    pub seconds: Option<u16>,
    /// Tags of the card in the file. A deck has none.
    pub tags: Vec<String>,
    /// Line of the file on which the card begins, from 1.
    pub line: usize,
    /// Column of that line, from 1.
    pub column: usize,
}

/// A key point of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftPoint {
    /// A few words.
    pub text: String,
    /// Without this point the answer has failed.
    pub essential: bool,
    /// The author did not write it as a point: it is taken from the answer's lists or bold words.
    pub proposed: bool,
}
