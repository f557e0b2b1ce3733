//! What a person should know of a file that was read.

use serde::{Deserialize, Serialize};

/// A remark with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Note {
    /// Line of the file, from 1; 0 if the remark is about the whole file.
    pub line: usize,
    /// What it says.
    #[serde(flatten)]
    pub kind: NoteKind,
}

/// A kind of remark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", content = "what", rename_all = "kebab-case")]
pub enum NoteKind {
    /// The characters' encoding is guessed; its name.
    EncodingGuessed(String),
    /// Bytes that are no text in the file's encoding, or control characters, were replaced.
    CharactersReplaced,
    /// The text has characters that change the direction of writing.
    DirectionControls,
    /// There is nothing in the file that a card could be made of.
    NothingFound,
    /// The file does not have the form it should have; where the parser says why, its words.
    Unreadable(String),
    /// The file is larger than any that is read; the limit in bytes.
    TooLarge(usize),
    /// The text is nested too deeply to be read.
    TooDeep,
    /// Our own Markdown with a mistake: column, and what is wrong.
    Mistake(usize, String),
    /// A card without an answer: it is not imported.
    EmptyAnswer,
    /// A card without a question: it was left out.
    EmptyQuestion,
    /// The card has the question and the answer of the one on this line.
    Duplicate(usize),
    /// The card has the same question as the one on this line, with another answer.
    SameQuestion(usize),
    /// A picture was left out; what it says in its place, or its name.
    Image(String),
    /// Sound, video or an embedded page was left out.
    Media(String),
    /// A badge was left out.
    Badge,
    /// A table of contents was left out.
    Contents,
    /// A link to another place of the same page was left out.
    BackLink,
    /// A link that leads to no web page was turned into its text; where it led.
    Link(String),
    /// HTML that a card cannot have was left out; the element.
    Html(String),
    /// A table was turned into a list.
    Table,
    /// A footnote was left out.
    Footnote,
    /// Text that belongs to no card was left out; its beginning.
    Stray(String),
    /// Fields of a row that are neither question, answer nor tags were left out.
    Columns,
    /// A line with one field only.
    OneField,
    /// An id that cannot be used, or is used twice, was replaced.
    Id(String),
    /// The cards of this section are taken as questions to put to the interviewer.
    ToAsk,
    /// Points beyond the number that a card can have were left out.
    Points,
    /// A card that is too long was cut.
    Cut,
    /// Cards beyond the number that a deck can have were left out; how many.
    TooManyCards(usize),
    /// Sections or topics beyond the number that a deck can have were joined.
    Joined,
    /// Scheduling data of another program was left out.
    Schedule,
    /// There are more remarks.
    More(usize),
}
