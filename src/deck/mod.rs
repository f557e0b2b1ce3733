//! What is asked: the deck and its parts, as they stand in the deck's JSON.

mod catalog;
mod id;
mod identity;
mod json;
mod plain_text;
mod validate;

pub use catalog::{CardIx, Catalog, Place};
pub use id::CardId;
pub(crate) use identity::complete;
pub use identity::{base_id, derived_id};
pub use plain_text::{plain, plain_blocks};
pub use validate::{
    DEEPEST, DeckError, LONGEST_ID, MOST_CARDS, MOST_PARTS, MOST_SECTIONS, MOST_TOPICS, check, is_slug, slug,
};

use serde::{Deserialize, Serialize};

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
    /// Whether its id was derived, and so may be another deck's, too.
    pub fn has_derived_id(&self) -> bool {
        self.former.as_ref().is_some_and(|former| !former.deck.is_empty())
    }
}

/// Ids as programs before derived them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Former {
    /// The deck's; empty where it is written.
    pub deck: String,
    /// Each card's, in the deck's order; empty where it is written.
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
    pub question: Vec<Inline>,
    /// The key points of a good answer, at most 32.
    #[cfg_attr(feature = "schema", schemars(length(max = validate::MOST_POINTS)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
    /// The back.
    pub answer: Vec<Block>,
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
    pub text: String,
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
    Paragraph(Vec<Inline>),
    /// A bulleted list; each item is a run of blocks.
    Bullets(Vec<Vec<Block>>),
    /// A numbered list, counted from 1.
    Numbers(Vec<Vec<Block>>),
    /// Program text, line by line as written.
    Code(String),
    /// The situation part of a behavioural answer.
    Situation(Vec<Block>),
    /// The task part of a behavioural answer.
    Task(Vec<Block>),
    /// The action part of a behavioural answer.
    Action(Vec<Block>),
    /// The result part of a behavioural answer.
    Result(Vec<Block>),
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Inline {
    /// Plain characters.
    Text(String),
    /// Light stress.
    Emphasis(Vec<Inline>),
    /// Strong stress.
    Strong(Vec<Inline>),
    /// Program text within a line.
    Code(String),
    /// A link; see [`is_safe_href`].
    Link {
        /// Where it leads: http, https or mailto.
        href: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A `[gap]` the person fills in.
    Placeholder(String),
}

/// Whether a link's target is one that Cuecard follows: http, https or mailto, and nothing else.
pub fn is_safe_href(href: &str) -> bool {
    let lower = |prefix: &str| href.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    lower("https://") || lower("http://") || lower("mailto:")
}

/// Reads a deck from its JSON form and checks it. What has no id, or an empty one, gets one derived from its words.
///
/// # Errors
/// [`DeckError::Json`] where the text is not JSON, [`DeckError::Form`] where it is no deck, else the first fault [`check`] finds.
pub fn from_json(json: &str) -> Result<Deck, DeckError> {
    let mut deck = json::read(json)?;
    complete(&mut deck);
    check(&deck)?;
    Ok(deck)
}

/// The JSON form: one line, the same bytes for the same deck, with a newline at its end. It is not indented
/// because the app carries it along; the Markdown beside it is the form for people.
pub fn to_json(deck: &Deck) -> String {
    let mut json = serde_json::to_string(deck).unwrap_or_default();
    json.push('\n');
    json
}

/// The JSON Schema of the deck's form, with a newline at its end.
#[cfg(feature = "schema")]
pub fn schema_json() -> String {
    let mut json = serde_json::to_string_pretty(&schemars::schema_for!(Deck)).unwrap_or_default();
    json.push('\n');
    json
}
