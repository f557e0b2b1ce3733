//! Collects the cards that a reader finds, with their sections and remarks.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::fit::fit;
use super::model::{Draft, DraftCard, DraftSection, DraftTopic};
use super::note::{Note, NoteKind};
use super::options::Options;
use super::points::propose;
use crate::deck::{Kind, MOST_CARDS, MOST_SECTIONS, MOST_TOPICS, plain, plain_blocks};
use crate::hash;

/// Remarks that are shown.
const MOST_NOTES: usize = 1000;
/// Characters of a title.
const TITLE: usize = 200;

/// A draft that is being read.
#[derive(Default)]
pub(in crate::import) struct Builder {
    draft: Draft,
    /// The section of the next card.
    at: usize,
    cards: usize,
    topics: usize,
    /// The section that the next card begins, and whether it continues one with the same title.
    section: Option<(DraftSection, bool)>,
    /// The topic that the next card begins.
    topic: Option<Option<String>>,
    by_title: HashMap<String, usize>,
    cards_left_out: usize,
}

impl Builder {
    /// Sets the deck's title, unless it has one.
    pub(in crate::import) fn title(&mut self, title: &str) {
        if self.draft.title.is_empty() {
            self.draft.title = line(title);
        }
    }

    /// Sets the deck's id as its author wrote it.
    pub(in crate::import) fn id(&mut self, id: Option<String>) {
        self.draft.id = id;
    }

    /// Begins a section. It is left out if it stays empty.
    pub(in crate::import) fn section(&mut self, title: &str, id: Option<String>) {
        self.section = Some((DraftSection { id, title: line(title), topics: Vec::new() }, false));
        self.topic = Some(None);
    }

    /// Continues the section of that title, or begins it.
    pub(in crate::import) fn section_titled(&mut self, title: &str) {
        self.section(title, None);
        if let Some((_, continues)) = &mut self.section {
            *continues = true;
        }
    }

    /// Begins a topic. It is left out if it stays empty.
    pub(in crate::import) fn topic(&mut self, title: &str) {
        self.topic = Some(Some(line(title)).filter(|title| !title.is_empty()));
    }

    /// Adds a card.
    pub(in crate::import) fn card(&mut self, mut card: DraftCard) {
        let line = card.line;
        for note in fit(&mut card) {
            self.note(line, note);
        }
        if card.front.is_empty() {
            if !card.answer.is_empty() {
                self.note(line, NoteKind::EmptyQuestion);
            }
            return;
        }
        if self.cards >= MOST_CARDS {
            self.cards_left_out += 1;
            return;
        }
        if card.answer.is_empty() {
            self.note(line, NoteKind::EmptyAnswer);
        }
        self.cards += 1;
        self.open_section();
        if let Some(topic) = self.open_topic() {
            topic.cards.push(card);
        }
    }

    fn open_section(&mut self) {
        let sections = &mut self.draft.sections;
        match self.section.take() {
            None if sections.is_empty() => sections.push(DraftSection::default()),
            None => {}
            Some((section, continues)) => match self.by_title.get(&section.title) {
                Some(at) if continues => self.at = *at,
                _ if sections.len() >= MOST_SECTIONS => self.note(0, NoteKind::Joined),
                _ => {
                    self.at = sections.len();
                    self.by_title.insert(section.title.clone(), self.at);
                    sections.push(section);
                }
            },
        }
    }

    fn open_topic(&mut self) -> Option<&mut DraftTopic> {
        let topics = &mut self.draft.sections.get_mut(self.at)?.topics;
        let title = self.topic.take();
        let is_new = title.as_ref().is_some_and(|title| topics.last().is_none_or(|last| last.title != *title));
        // Each section can have one.
        let is_full = self.topics >= MOST_TOPICS - MOST_SECTIONS;
        if topics.is_empty() || (is_new && !is_full) {
            self.topics += 1;
            topics.push(DraftTopic { title: title.flatten(), cards: Vec::new() });
        }
        topics.last_mut()
    }

    /// Adds a remark about a line.
    pub(in crate::import) fn note(&mut self, line: usize, kind: NoteKind) {
        self.draft.notes.push(Note { line, kind });
    }

    /// Returns the draft. `options` are those with which it was read.
    pub(in crate::import) fn finish(mut self, options: Options) -> Draft {
        if self.cards_left_out > 0 {
            self.note(0, NoteKind::TooManyCards(self.cards_left_out));
        }
        let mut draft = self.draft;
        if let Some(title) = &options.title {
            draft.title = if draft.title.is_empty() { line(title) } else { draft.title };
        }
        draft.lang = options.lang.clone().unwrap_or_default();
        for section in draft.sections.iter_mut().filter(|section| section.title.is_empty()) {
            section.title.clone_from(&draft.title);
        }
        if options.propose_points != Some(false) {
            propose_points(&mut draft);
        }
        note_duplicates(&mut draft);
        if draft.sections.is_empty() {
            draft.notes.push(Note { line: 0, kind: NoteKind::NothingFound });
        }
        draft.options = options;
        close_notes(&mut draft);
        draft
    }
}

/// Sorts the remarks, and cuts them off where there are too many to read.
pub(super) fn close_notes(draft: &mut Draft) {
    draft.notes.sort();
    draft.notes.dedup();
    let more = draft.notes.len().saturating_sub(MOST_NOTES);
    if more > 0 {
        draft.notes.truncate(MOST_NOTES);
        draft.notes.push(Note { line: 0, kind: NoteKind::More(more) });
    }
}

fn propose_points(draft: &mut Draft) {
    let topics = draft.sections.iter_mut().flat_map(|section| &mut section.topics);
    let cards = topics.flat_map(|topic| &mut topic.cards);
    for card in cards.filter(|card| card.points.is_empty() && card.kind == Kind::Answer) {
        card.points = propose(&card.answer);
    }
}

/// Remarks on questions that come twice, by their words, with or without the same answer.
pub(super) fn note_duplicates(draft: &mut Draft) {
    let mut seen: HashMap<String, (usize, u64)> = HashMap::new();
    let mut notes = Vec::new();
    for card in draft.cards() {
        let question = line(&plain(&card.front)).to_lowercase();
        let answer = hash::hash(plain_blocks(&card.answer).as_bytes());
        match seen.entry(question) {
            Entry::Vacant(entry) => {
                entry.insert((card.line, answer));
            }
            Entry::Occupied(entry) => {
                let (line, first) = *entry.get();
                let kind = if first == answer { NoteKind::Duplicate(line) } else { NoteKind::SameQuestion(line) };
                notes.push(Note { line: card.line, kind });
            }
        }
    }
    draft.notes.append(&mut notes);
}

/// A title on one line.
fn line(title: &str) -> String {
    let mut line = String::new();
    for word in title.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > 4 * TITLE {
            break;
        }
    }
    line.chars().take(TITLE).collect()
}
