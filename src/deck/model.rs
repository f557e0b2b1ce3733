//! The deck and its parts, as the JSON format has them. Texts and lists of a card are boxed slices, since there are
//! many, most have one element, and none grows after parsing.

use serde::{Deserialize, Serialize};

use super::CardId;
#[cfg(feature = "schema")]
use super::limits::{LONGEST_ID, MOST_CARDS, MOST_POINTS, MOST_SECTIONS, MOST_TOPICS};

/// The version of the JSON form this program writes, and the newest it reads.
pub const SCHEMA_VERSION: u32 = 1;

/// A set of questions with their answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Deck {
    /// Version of this form; see [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// A slug that names the deck.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(!default, length(max = LONGEST_ID)))]
    pub id: String,
    /// The title people see.
    pub title: String,
    /// Language of the texts, a BCP 47 tag.
    pub lang: String,
    /// The first heading level, in order.
    #[cfg_attr(feature = "schema", schemars(length(max = MOST_SECTIONS)))]
    pub sections: Vec<Section>,
    /// Where ids were derived: those that programs before derived instead. Ratings kept under them are taken over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub former: Option<Former>,
}

impl Deck {
    /// Whether the deck's id was derived, so that another deck may have the same one.
    pub fn has_derived_id(&self) -> bool {
        self.former.as_ref().is_some_and(|former| !former.deck.is_empty())
    }
}

/// Ids that earlier versions derived.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Former {
    /// The deck's id; empty if the deck has a written one.
    pub deck: String,
    /// Each card's id, in the deck's order; empty if the card has a written one.
    pub cards: Vec<String>,
}

/// The first heading level of a deck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// A slug, unique among the sections.
    #[cfg_attr(feature = "schema", schemars(length(max = LONGEST_ID)))]
    pub id: String,
    /// The title people see.
    pub title: String,
    /// The second heading level; cards outside any topic stand in one without a title.
    #[cfg_attr(feature = "schema", schemars(length(max = MOST_TOPICS)))]
    pub topics: Vec<Topic>,
}

/// The second heading level of a deck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Topic {
    /// The title people see, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The cards, in order.
    #[cfg_attr(feature = "schema", schemars(length(max = MOST_CARDS)))]
    pub cards: Vec<Card>,
}

/// One question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Card {
    /// A slug, unique in the deck, that stays when the texts are edited.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(!default, with = "String", length(max = LONGEST_ID)))]
    pub id: CardId,
    /// Whether the card is answered or asked.
    #[serde(default, skip_serializing_if = "Kind::is_answer")]
    pub kind: Kind,
    /// The front.
    pub question: Box<[Inline]>,
    /// The key points of a good answer, at most 32.
    #[cfg_attr(feature = "schema", schemars(length(max = MOST_POINTS)))]
    #[serde(default, skip_serializing_if = "<[Point]>::is_empty")]
    pub points: Box<[Point]>,
    /// The back.
    pub answer: Box<[Block]>,
    /// Seconds a spoken answer should take, where it differs from [`DEFAULT_SECONDS`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
}

/// Seconds to aim for when a card names none.
pub const DEFAULT_SECONDS: u16 = 90;

/// Who speaks the question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The interviewer asks; the person answers and rates the answer.
    #[default]
    Answer,
    /// The person asks the interviewer; the card is on a checklist and never rated.
    Ask,
}

impl Kind {
    fn is_answer(&self) -> bool {
        *self == Kind::Answer
    }
}

/// A key point of an answer, short enough for a tick box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Point {
    /// A few words.
    pub text: Box<str>,
    /// Without this point the answer has failed.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub essential: bool,
}

/// A block of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    Paragraph(Box<[Inline]>),
    /// A bulleted list; each item is a run of blocks.
    Bullets(Box<[Box<[Block]>]>),
    /// A numbered list, counted from 1.
    Numbers(Box<[Box<[Block]>]>),
    /// Program text, line by line as written.
    Code(Box<str>),
    /// The situation part of a behavioural answer.
    Situation(Box<[Block]>),
    /// The task part of a behavioural answer.
    Task(Box<[Block]>),
    /// The action part of a behavioural answer.
    Action(Box<[Block]>),
    /// The result part of a behavioural answer.
    Result(Box<[Block]>),
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Inline {
    /// Plain characters.
    Text(Box<str>),
    /// Light stress.
    Emphasis(Box<[Inline]>),
    /// Strong stress.
    Strong(Box<[Inline]>),
    /// Program text within a line.
    Code(Box<str>),
    /// A link; see [`is_safe_href`].
    Link {
        /// Where it leads: http, https or mailto.
        href: Box<str>,
        /// What it says.
        text: Box<[Inline]>,
    },
    /// A `[gap]` the person fills in.
    Placeholder(Box<str>),
}

/// Whether Cuecard follows a link to this address: its scheme is http, https or mailto.
pub fn is_safe_href(href: &str) -> bool {
    let lower = |prefix: &str| href.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    lower("https://") || lower("http://") || lower("mailto:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_links_are_safe() {
        for good in ["https://a.example", "HTTP://a", "mailto:a@b.example"] {
            assert!(is_safe_href(good), "{good}");
        }
        for bad in ["javascript:alert(1)", " https://a", "data:text/html,x", "//a", "", "httpsx", "é"] {
            assert!(!is_safe_href(bad), "{bad}");
        }
    }
}
