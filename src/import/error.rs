//! Errors in a deck that somebody wrote, with their positions.

use std::fmt;

/// The maximum number of faults reported.
pub(super) const MOST_FAULTS: usize = 1000;
use crate::deck::{DEEPEST, DeckError, LONGEST_ID, MOST_CARDS, MOST_PARTS, MOST_SECTIONS, MOST_TOPICS};

/// A fault with its position in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// A kind of fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The first heading is not the deck's title.
    NoTitle,
    /// A second heading of the first level.
    SecondTitle,
    /// A topic or a question outside a section.
    NoSection,
    /// Text that belongs to no card.
    StrayText,
    /// A heading of the sixth level.
    TooDeepHeading,
    /// A fifth-level heading that is not one of the four star parts.
    NotAStarPart,
    /// An attribute in braces that the dialect does not define, or an invalid value.
    BadAttribute(String),
    /// HTML, tables, quotes, images and other unsupported Markdown.
    Unsupported(&'static str),
    /// Lists nested too deeply.
    TooDeep,
    /// A list of points after the answer has begun, or a second list.
    LatePoints,
    /// A point without text.
    EmptyPoint,
    /// There are more faults than are reported.
    More,
    /// The deck as a whole, or the card at this position, is invalid.
    Deck(DeckError),
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.line, self.column)?;
        match &self.fault {
            Fault::NoTitle => write!(f, "a deck begins with its title: `# Title`"),
            Fault::SecondTitle => write!(f, "a deck has one title; use `##` for a section"),
            Fault::NoSection => write!(f, "this needs a section above it: `## Section`"),
            Fault::StrayText => write!(f, "this text belongs to no card; put it below a question (`####`)"),
            Fault::TooDeepHeading => write!(f, "headings go down to the fifth level only"),
            Fault::NotAStarPart => write!(f, "a fifth-level heading is one of Situation, Task, Action, Result"),
            Fault::BadAttribute(what) => {
                write!(f, "unknown attribute `{what}`; known are `#id`, `.ask`, `seconds=N` and `lang=TAG`")
            }
            Fault::Unsupported(what) => write!(f, "{what} is not allowed in a card"),
            Fault::TooDeep => write!(f, "this is nested too deeply"),
            Fault::LatePoints => write!(f, "the points (`- [ ]`) come once, straight after the question"),
            Fault::EmptyPoint => write!(f, "a point needs a few words"),
            Fault::More => write!(f, "there are more mistakes below; fix these first"),
            Fault::Deck(error) => deck_error(f, error),
        }
    }
}

fn deck_error(f: &mut fmt::Formatter<'_>, error: &DeckError) -> fmt::Result {
    match error {
        DeckError::Json { line, column } => write!(f, "not valid JSON (line {line}, column {column})"),
        DeckError::Form { near } => write!(f, "something is missing or has the wrong type at `{near}`"),
        DeckError::TooNew { version } => write!(f, "format version {version} is newer than this program"),
        DeckError::Empty => write!(f, "the deck has no question (`#### Question`)"),
        DeckError::BadId { id } => {
            write!(f, "`{id}` is not a valid id: use only lowercase letters, digits and hyphens")
        }
        DeckError::LongId { begins } => {
            write!(f, "the id that begins `{begins}` is too long: {LONGEST_ID} characters at most")
        }
        DeckError::SameId { id } => write!(f, "the id `{id}` is used twice"),
        DeckError::Unfinished { id } => write!(f, "the card `{id}` lacks its question or its answer"),
        DeckError::BadPoints { id } => {
            write!(f, "the card `{id}` may not have these points: 32 at most, none on a card to ask")
        }
        DeckError::TooDeep { id } => write!(f, "the card `{id}` is nested too deeply: {DEEPEST} levels at most"),
        DeckError::TooManySections => write!(f, "there are more than {MOST_SECTIONS} sections"),
        DeckError::TooManyTopics => write!(f, "there are more than {MOST_TOPICS} topics"),
        DeckError::TooManyCards => write!(f, "there are more than {MOST_CARDS} cards; split the deck"),
        DeckError::TooLong { id } => {
            write!(f, "the card `{id}` is too long: {MOST_PARTS} paragraphs, items and pieces of text at most")
        }
        DeckError::UnsafeLink { href } => write!(f, "`{href}` is not a web or mail link"),
    }
}

/// Adds line and column to faults, in the text's order. Scans the text once.
pub(super) fn place_all(text: &str, mut faults: Vec<(usize, Fault)>) -> Vec<FormatError> {
    faults.sort_by_key(|(at, _)| *at);
    if let Some((_, fault)) = faults.get_mut(MOST_FAULTS) {
        *fault = Fault::More;
    }
    let (mut line, mut column, mut from) = (1, 1, 0);
    let mut place = |(at, fault): (usize, Fault)| {
        let passed = text.get(from..at).unwrap_or_default();
        line += passed.matches('\n').count();
        column = match passed.rsplit_once('\n') {
            Some((_, last)) => last.chars().count() + 1,
            None => column + passed.chars().count(),
        };
        from = at;
        FormatError { line, column, fault }
    };
    faults.into_iter().map(&mut place).collect()
}
