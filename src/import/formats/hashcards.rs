//! Hashcards: `Q:` and `A:`, or `C:` with gaps in brackets.

use super::cloze::brackets;
use crate::import::draft::{Builder, Draft, DraftCard, NoteKind, Options};
use crate::import::fields::{Markup, add};

/// A card that is being read.
#[derive(Default)]
struct Open {
    line: usize,
    front: String,
    back: String,
    state: State,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum State {
    #[default]
    None,
    Front,
    Back,
    Cloze,
}

/// Reads cards.
pub(in crate::import) fn read(text: &str, options: &Options, mut builder: Builder) -> Draft {
    let mut open = Open::default();
    let mut in_code = false;
    let is_key = |line: &str| line.contains('=') && !line.starts_with("Q:");
    let mut in_matter = text.starts_with("---\n") && text.lines().nth(1).is_some_and(is_key);
    for (number, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line)) {
        if in_matter {
            in_matter = number == 1 || line.trim_end() != "---";
            if let Some(name) = line.strip_prefix("name").and_then(|rest| rest.trim_start().strip_prefix('=')) {
                builder.title(name.trim().trim_matches('"'));
            }
            continue;
        }
        in_code ^= line.trim_start().starts_with("```");
        let label = |sign: &str| line.strip_prefix(sign).filter(|_| !in_code);
        if let Some(rest) = label("Q:").or(label("C:")) {
            std::mem::take(&mut open).close(&mut builder);
            let state = if line.starts_with('Q') { State::Front } else { State::Cloze };
            open = Open { line: number, front: rest.trim().into(), back: String::new(), state };
        } else if let Some(rest) = label("A:").filter(|_| open.state == State::Front) {
            open.state = State::Back;
            open.back = rest.trim().into();
        } else if line.trim() == "---" && !in_code {
            std::mem::take(&mut open).close(&mut builder);
        } else if let (State::None, false) = (open.state, line.trim().is_empty()) {
            builder.note(number, NoteKind::Stray(line.trim().chars().take(80).collect()));
        } else {
            open.continue_with(line);
        }
    }
    open.close(&mut builder);
    builder.finish(options.clone())
}

impl Open {
    fn continue_with(&mut self, line: &str) {
        let text = if self.state == State::Back { &mut self.back } else { &mut self.front };
        text.push('\n');
        text.push_str(line);
    }

    fn close(self, builder: &mut Builder) {
        let card = DraftCard { line: self.line, column: 1, ..DraftCard::default() };
        let markup = [Markup::Markdown; 2];
        match (self.state, brackets(&self.front)) {
            (State::None, _) => {}
            (State::Cloze, Some(cloze)) => add(builder, card, &cloze.front, &cloze.back, markup),
            _ => add(builder, card, &self.front, &self.back, markup),
        }
    }
}
