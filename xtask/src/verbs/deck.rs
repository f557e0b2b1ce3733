//! `deck FILE`: a deck as people write it, turned into the JSON the app reads.

use std::path::Path;

use cuecard::deck::{schema_json, to_json};
use cuecard::import::markdown;

use crate::failure::{Failure, Outcome};
use crate::home::{Home, read, write};

/// Checks the deck, writes missing ids into it, and writes its JSON and the schema.
pub(crate) fn run(home: &Home, file: &str) -> Outcome {
    let path = Path::new(file);
    let text = read(path)?;
    let mut deck = markdown::parse(&text).map_err(|errors| {
        errors.iter().for_each(|error| eprintln!("{file}:{error}"));
        let count = errors.len();
        let faults = if count == 1 { "fault" } else { "faults" };
        Failure::from(format!("{count} {faults} in {file}; nothing was written."))
    })?;
    let stamped = markdown::stamp_ids(&text, &deck);
    // Now that all ids are written.
    deck.former = None;
    if let Some(stamped) = stamped {
        let added = changed_lines(&text, &stamped);
        write(path, &stamped)?;
        println!("{file}: {added} {} added", if added == 1 { "id" } else { "ids" });
    }
    let stem = path.file_stem().map_or_else(|| "deck".into(), |stem| stem.to_string_lossy());
    let folder = home.at("public").join("decks");
    let target = folder.join(format!("{stem}.json"));
    write(&target, &to_json(&deck))?;
    write(&folder.join("deck.schema.json"), &schema_json())?;
    println!("{}: {} cards in {} sections", target.display(), cards(&deck), deck.sections.len());
    Ok(())
}

fn cards(deck: &cuecard::deck::Deck) -> usize {
    deck.sections.iter().flat_map(|section| &section.topics).map(|topic| topic.cards.len()).sum()
}

/// Ids are written into headings, one a line.
fn changed_lines(before: &str, after: &str) -> usize {
    before.lines().zip(after.lines()).filter(|(old, new)| old != new).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn added_ids_are_counted_by_their_lines() {
        assert_eq!(changed_lines("#### A\ntext\n#### B\n", "#### A {#a}\ntext\n#### B {#b}\n"), 2);
    }
}
