//! Ids written into a deck's Markdown, so that they stay when the texts are edited.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::markdown::options;
use crate::deck::slug;

/// Ids are made no longer than this, so that headings stay readable.
const LONGEST: usize = 32;

/// Writes an id into every question's heading that has none; `None` where nothing was missing.
pub fn stamp_ids(text: &str) -> Option<String> {
    let (mut taken, missing) = headings(text);
    let mut stamped = text.to_string();
    // From the end, so that the places before stay right.
    let mut edits = Vec::new();
    for (heading, title) in missing {
        let id = unique(&slug(&title, LONGEST), &taken);
        taken.insert(id.clone());
        edits.push((heading, id));
    }
    for (Heading { range, has_attributes }, id) in edits.iter().rev() {
        let heading = text.get(range.clone())?.trim_end_matches([' ', '\t', '\r', '\n']);
        match heading.rfind('{').filter(|_| *has_attributes) {
            Some(brace) => stamped.insert_str(range.start + brace + 1, &format!("#{id} ")),
            None => stamped.insert_str(range.start + heading.len(), &format!(" {{#{id}}}")),
        }
    }
    (!edits.is_empty()).then_some(stamped)
}

/// A question's heading without an id.
struct Heading {
    range: Range<usize>,
    /// Braces at the end of a heading are not always attributes.
    has_attributes: bool,
}

fn headings(text: &str) -> (BTreeSet<String>, Vec<(Heading, String)>) {
    let (mut taken, mut missing, mut open) = (BTreeSet::new(), Vec::new(), None);
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H4, id: Some(id), .. }) => {
                taken.insert(id.to_string());
            }
            Event::Start(Tag::Heading { level: HeadingLevel::H4, classes, attrs, .. }) => {
                let has_attributes = !(classes.is_empty() && attrs.is_empty());
                open = Some((Heading { range, has_attributes }, String::new()));
            }
            Event::End(TagEnd::Heading(_)) => missing.extend(open.take()),
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, title)) = &mut open {
                    title.push_str(&words);
                }
            }
            _ => {}
        }
    }
    (taken, missing)
}

fn unique(id: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (2u32..).map(|n| format!("{id}-{n}"));
    std::iter::once(id.to_string()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or_default()
}
