//! Reads a file in any format.

use super::detection;
use super::draft::{Builder, Draft, Format, NoteKind, Options};
use super::encoding::decode;
use super::formats::{anki, hashcards, json, obsidian, own, plain, quizlet, separated, table};
use super::free;

/// Bytes of the largest file that is read.
pub const LARGEST: usize = 32 << 20;

/// Guesses a file's format from its name, which may be empty, and its content.
pub fn detect(name: &str, bytes: &[u8]) -> Format {
    detection::detect(name, &decode(bytes).0)
}

/// Reads a file. Whatever is in it, this returns a draft; what could not be read is in its notes.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Draft {
    let mut builder = Builder::default();
    let mut options = options.clone();
    options.title = options.title.take().or_else(|| title(name));
    if bytes.len() > LARGEST {
        builder.note(0, NoteKind::TooLarge(LARGEST));
        return builder.finish(options);
    }
    let (text, notes) = decode(bytes);
    let format = options.format.unwrap_or_else(|| detection::detect(name, &text));
    options.format = Some(format);
    let mut draft = match format {
        Format::Markdown => own::read_markdown(&text, &options, builder),
        Format::Json => own::read_json(&text, &options, builder),
        Format::FreeMarkdown => free::read_markdown(&text, &options, builder),
        Format::Html => free::read_html(&text, &options, builder),
        Format::Table => table::read(&text, &options, builder),
        Format::Quizlet => quizlet::read(&text, &options, builder),
        Format::Anki => anki::read(&text, &options, builder),
        Format::Hashcards => hashcards::read(&text, &options, builder),
        Format::Obsidian => obsidian::read(&text, &options, builder),
        Format::Separated => separated::read(&text, &options, builder),
        Format::H5p => json::read_h5p(&text, &options, builder),
        Format::Trivia => json::read_trivia(&text, &options, builder),
        Format::Objects => json::read_objects(&text, &options, builder),
        Format::Plain => plain::read(&text, &options, builder),
    };
    draft.notes = notes.into_iter().chain(draft.notes).collect();
    draft
}

/// A file's name without its folder and ending, as a title.
fn title(name: &str) -> Option<String> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let title = stem.replace(['_', '-'], " ");
    Some(title.trim().to_string()).filter(|title| !title.is_empty())
}
