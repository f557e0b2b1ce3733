//! The pages that the app is held against, with the same cards: one written by hand, and what npm has.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cuecard::deck::{Card, Deck, Kind, Point, from_json};
use serde_json::{Value, json};

use crate::failure::{OrSay, Outcome};
use crate::home::{Home, read, write};
use crate::process;
use crate::setup;
use crate::verbs::html::{blocks, escape, inlines};

/// The one that needs nothing.
const BY_HAND: &str = "vanilla";
/// Those that Vite builds.
const BY_VITE: [&str; 2] = ["react-quizlet-flashcard", "surveyjs"];

/// Builds them; gives the folder with a folder of each. Those that cannot be built here are left out, and that is said.
pub(super) fn build(home: &Home) -> Outcome<PathBuf> {
    let pages = home.at("target").join("bench").join("pages");
    if pages.exists() {
        fs::remove_dir_all(&pages).or_say(|| format!("{} cannot be removed", pages.display()))?;
    }
    let file = home.at("public").join("decks").join("interview.json");
    let text = read(&file)?;
    let deck = from_json(&text).map_err(|error| format!("{error:?}"));
    let deck = deck.or_say(|| format!("{} is no deck", file.display()))?;
    by_hand(home, &deck, &text, &pages.join(BY_HAND))?;
    let cards = Value::from(answered(&deck).map(told).collect::<Vec<_>>()).to_string();
    for name in BY_VITE {
        if let Err(failure) = by_vite(home, name, &cards, &pages.join(name)) {
            println!("Notice: {name} is left out. {failure}");
        }
    }
    Ok(pages)
}

/// The first card goes into the page, as whoever writes it by hand would have it there.
fn by_hand(home: &Home, deck: &Deck, text: &str, page: &Path) -> Outcome {
    let source = home.at("benches").join("pages").join(BY_HAND);
    let first = answered(deck).next().ok_or("The bundled deck has no card that is answered.")?;
    let mut html = read(&source.join("index.html"))?;
    for (marker, words) in [
        ("<!--count-->", answered(deck).count().to_string()),
        ("<!--question-->", inlines(&first.question)),
        ("<!--points-->", first.points.iter().map(box_of).collect()),
        ("<!--answer-->", blocks(&first.answer)),
    ] {
        html = html.replace(marker, &words);
    }
    write(&page.join("index.html"), &html)?;
    write(&page.join("interview.json"), text)?;
    ["style.css", "script.js"].into_iter().try_for_each(|file| write(&page.join(file), &read(&source.join(file))?))
}

fn box_of(point: &Point) -> String {
    let essential = if point.essential { " data-essential" } else { "" };
    format!("<label{essential}><input type=\"checkbox\">{}</label>", escape(&point.text))
}

/// Everything of it from npm, at the versions of its lock file.
fn by_vite(home: &Home, name: &str, cards: &str, page: &Path) -> Outcome {
    let (npm, vite) = setup::npm_and_vite()?.ok_or("It comes by npm: install Node.js 18 or newer.")?;
    let (source, bench) = (home.at("benches").join("pages").join(name), home.at("target").join("npm").join(name));
    for entry in fs::read_dir(&source).or_say(|| format!("{} cannot be read", source.display()))?.flatten() {
        write(&bench.join(entry.file_name()), &read(&entry.path())?)?;
    }
    write(&bench.join("cards.json"), cards)?;
    let (wanted, installed) = (read(&bench.join("package-lock.json"))?, bench.join("node_modules").join("installed"));
    if read(&installed).ok().as_ref() != Some(&wanted) {
        let install = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
        process::run(Command::new(npm).current_dir(&bench).args(install))?;
        write(&installed, &wanted)?;
    }
    let build = ["build", "--base=./", "--logLevel=error", "--emptyOutDir", "--outDir"];
    process::run(Command::new(vite).current_dir(&bench).args(build).arg(page))
}

/// The cards that are asked, in the deck's order.
fn answered(deck: &Deck) -> impl Iterator<Item = &Card> {
    let topics = deck.sections.iter().flat_map(|section| &section.topics);
    topics.flat_map(|topic| &topic.cards).filter(|card| card.kind == Kind::Answer)
}

/// A card as such packages take it: HTML for either side.
fn told(card: &Card) -> Value {
    let points: String = card.points.iter().map(|point| format!("<li>{}</li>", escape(&point.text))).collect();
    let answer = format!("<ul>{points}</ul>{}", blocks(&card.answer));
    json!({ "id": card.id, "question": inlines(&card.question), "answer": answer })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../benches/pages");

    #[test]
    fn lock_files_have_the_versions_that_are_asked_for_and_name_no_place() {
        for name in BY_VITE {
            let folder = Path::new(PAGES).join(name);
            let [package, lock] = ["package.json", "package-lock.json"].map(|file| read(&folder.join(file)).unwrap());
            let wanted: Value = serde_json::from_str(&package).unwrap();
            for (dependency, version) in wanted["dependencies"].as_object().unwrap() {
                let entry = format!("\"node_modules/{dependency}\": {{\n      \"version\": {version},");
                assert!(lock.replace("\r\n", "\n").contains(&entry), "{entry}");
            }
            assert!(lock.contains("\"integrity\"") && !lock.contains("\"resolved\""));
        }
    }

    #[test]
    fn the_page_written_by_hand_has_a_place_for_every_part_of_the_first_card() {
        let folder = std::env::temp_dir().join(format!("cuecard-by-hand-{}", std::process::id()));
        let text = read(&Path::new(PAGES).join("../../public/decks/interview.json")).unwrap();
        let deck = from_json(&text).unwrap();
        let home = Home::of(Path::new(PAGES).join("../.."));
        let made = by_hand(&home, &deck, &text, &folder);
        let page = read(&folder.join("index.html"));
        let _ = fs::remove_dir_all(&folder);
        made.unwrap();
        let (page, first) = (page.unwrap(), answered(&deck).next().unwrap());
        for part in [inlines(&first.question), blocks(&first.answer), escape(&first.points[0].text), "1 of 34".into()] {
            assert!(page.contains(&part), "{part}");
        }
        assert!(!page.contains("<!--"));
    }
}
