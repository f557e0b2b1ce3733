//! Renders a deck with the app's own components, for the build: `prerender screen FILE` prints the first screen as
//! HTML, `prerender cards FILE` a list of the cards to answer, their texts as HTML.

use std::env;
use std::fs;
use std::process::ExitCode;

use cuecard::deck::{Card, Deck, Inline, Kind, Point, from_json};
use cuecard::prerender::{blocks, first_screen, inlines};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(printed) => {
            println!("{printed}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<String, String> {
    let [what, file] = arguments else { return Err("Usage: prerender screen|cards FILE".into()) };
    let text = fs::read_to_string(file).map_err(|error| format!("{file} cannot be read: {error}"))?;
    let deck = from_json(&text).map_err(|error| format!("{file} is no deck: {error:?}"))?;
    match what.as_str() {
        "screen" => first_screen(deck).ok_or_else(|| format!("{file} has no card that is answered.")),
        "cards" => Ok(cards(&deck).to_string()),
        other => Err(format!("prerender does not know `{other}`.")),
    }
}

/// The cards to answer, in the deck's order.
fn cards(deck: &Deck) -> Value {
    let topics = deck.sections.iter().flat_map(|section| &section.topics);
    topics.flat_map(|topic| &topic.cards).filter(|card| card.kind == Kind::Answer).map(card).collect()
}

fn card(card: &Card) -> Value {
    let text = |point: &Point| inlines(&[Inline::Text(point.text.clone())]);
    let points: Value =
        card.points.iter().map(|point| json!({ "text": text(point), "essential": point.essential })).collect();
    json!({ "id": card.id, "question": inlines(&card.question), "points": points, "answer": blocks(&card.answer) })
}
