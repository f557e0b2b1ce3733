//! The pages that the app is held against, with the same cards: one written by hand, and what npm has.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::failure::{OrSay, Outcome};
use crate::home::{Home, read, write};
use crate::process;
use crate::setup;
use crate::verbs::prerender;

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
    let cards = prerender::cards(home, &file)?;
    by_hand(home, &cards, &read(&file)?, &pages.join(BY_HAND))?;
    let cards = cards.iter().map(both_sides).collect::<Value>().to_string();
    for name in BY_VITE {
        if let Err(failure) = by_vite(home, name, &cards, &pages.join(name)) {
            println!("Notice: {name} is left out. {failure}");
        }
    }
    Ok(pages)
}

/// The first card goes into the page, as whoever writes it by hand would have it there.
fn by_hand(home: &Home, cards: &[Value], deck: &str, page: &Path) -> Outcome {
    let source = home.at("benches").join("pages").join(BY_HAND);
    let first = cards.first().ok_or("The bundled deck has no card that is answered.")?;
    let mut html = read(&source.join("index.html"))?;
    for (marker, words) in [
        ("<!--count-->", cards.len().to_string()),
        ("<!--question-->", text(first, "question").into()),
        ("<!--points-->", points(first).map(box_of).collect()),
        ("<!--answer-->", text(first, "answer").into()),
    ] {
        html = html.replace(marker, &words);
    }
    write(&page.join("index.html"), &html)?;
    write(&page.join("interview.json"), deck)?;
    ["style.css", "script.js"].into_iter().try_for_each(|file| write(&page.join(file), &read(&source.join(file))?))
}

fn box_of(point: &Value) -> String {
    let essential = if point["essential"] == true { " data-essential" } else { "" };
    format!("<label{essential}><input type=\"checkbox\">{}</label>", text(point, "text"))
}

/// A text of a card or point, as HTML.
fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn points(card: &Value) -> impl Iterator<Item = &Value> {
    card["points"].as_array().into_iter().flatten()
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

/// A card as such packages take it: HTML for either side.
fn both_sides(card: &Value) -> Value {
    let points: String = points(card).map(|point| format!("<li>{}</li>", text(point, "text"))).collect();
    let answer = format!("<ul>{points}</ul>{}", text(card, "answer"));
    json!({ "id": card["id"], "question": card["question"], "answer": answer })
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
        let point = json!({ "text": "A &amp; B", "essential": true });
        let card = json!({ "id": "a", "question": "Why?", "points": [point], "answer": "<p>So.</p>" });
        let home = Home::of(Path::new(PAGES).join("../.."));
        let made = by_hand(&home, &[card.clone(), card], "{}", &folder);
        let page = read(&folder.join("index.html"));
        let _ = fs::remove_dir_all(&folder);
        made.unwrap();
        let page = page.unwrap();
        for part in ["Why?", "<p>So.</p>", " data-essential><input type=\"checkbox\">A &amp; B<", "1 of 2"] {
            assert!(page.contains(part), "{part}");
        }
        assert!(!page.contains("<!--"));
    }
}
