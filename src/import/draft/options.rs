//! How a file is read.

use serde::{Deserialize, Serialize};

/// A form in which people keep questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Cuecard's own Markdown.
    Markdown,
    /// Cuecard's own JSON.
    Json,
    /// Markdown in any layout of questions and answers.
    FreeMarkdown,
    /// An HTML page, or what a browser puts on the clipboard.
    Html,
    /// Rows of fields between commas, semicolons or tabs.
    Table,
    /// What Quizlet exports to be copied.
    Quizlet,
    /// Anki's "Notes in plain text".
    Anki,
    /// Lines that begin with `Q:`, `A:` and `C:`.
    Hashcards,
    /// Obsidian's `::`, `:::`, `?` and `??`.
    Obsidian,
    /// Cards between lines of `---`.
    Separated,
    /// `content.json` of H5P Dialog Cards.
    H5p,
    /// The Open Trivia Database's JSON.
    Trivia,
    /// A JSON array of objects with two texts.
    Objects,
    /// Text without any of these.
    Plain,
}

/// What stands between the fields of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// The character.
    pub fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            Delimiter::Pipe => b'|',
        }
    }
}

/// Columns of a table, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Columns {
    /// The question.
    pub front: usize,
    /// The answer.
    pub back: usize,
    /// Tags, if there are any.
    pub tags: Option<usize>,
    /// The section, if there is one.
    pub section: Option<usize>,
}

/// How a file is read. What is `None` is detected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The form.
    pub format: Option<Format>,
    /// The level of headings that are questions, 1 to 6. If none is given, each heading is looked at by itself, and this
    /// becomes the level of most questions that are headings.
    pub question_level: Option<u8>,
    /// What stands between the fields of a row.
    pub delimiter: Option<Delimiter>,
    /// Which column is what.
    pub columns: Option<Columns>,
    /// Whether the first row names the columns.
    pub has_header: Option<bool>,
    /// Quizlet: what stands between a term and its definition.
    pub term_separator: Option<String>,
    /// Quizlet: what stands between two cards.
    pub card_separator: Option<String>,
    /// Whether fields of a table are HTML.
    pub html: Option<bool>,
    /// Whether points are proposed from lists and bold words of answers. They are, unless the form has points itself.
    pub propose_points: Option<bool>,
    /// The title to use if the file has none.
    pub title: Option<String>,
    /// Language of the texts, a BCP 47 tag.
    pub lang: Option<String>,
}
