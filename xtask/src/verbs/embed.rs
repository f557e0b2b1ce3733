//! What the build adds for widgets on other pages: the names of this build's files in the scripts that load them, the style
//! sheets as a script, the first questions of the bundled deck, and every sentence for translators.
//!
//! What a script of the page asks for by address is a file to every tool that packs scripts, or else it is not: a style sheet
//! becomes a script, a small file a `data:` address. So what is text comes as a script.

use std::fs;
use std::path::Path;

use cuecard::deck::{Card, Deck, Kind, plain};
use cuecard::text;
use serde_json::{Value, json};

use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{read, write};
use crate::hosting::{address, files};

/// The page that opens decks, which has the app's style sheet.
const OPEN: &str = "open/index.html";
/// A file as it is named in `public/`, and how the build's name for it begins and ends.
type Name = (&'static str, &'static str, &'static str);
const STYLE: Name = ("./style.css", "style-", ".css");
const WASM: Name = ("./cuecard_bg.wasm", "cuecard-", "_bg.wasm");
const GLUE: Name = ("./cuecard.js", "cuecard-", ".js");

/// Finishes what is in a build's folder for widgets.
pub(crate) fn finish(folder: &Path, deck: &Deck) -> Outcome {
    let scripts: Vec<String> = files(folder)?.into_iter().filter(|file| file.ends_with(".js")).collect();
    for name in [WASM, GLUE] {
        name_file(folder, &scripts, name)?;
    }
    name_file(folder, &[OPEN.to_string()], STYLE)?;
    let description = folder.join("oembed.json");
    write(&description, &described(&read(&description)?, address()))?;
    write(&folder.join("embed").join("words.json"), &format!("{:#}\n", Value::from(words())))?;
    write(&folder.join("embed").join("fronts.js"), &module(&fronts(deck)))?;
    styles(folder)
}

/// Writes the style sheets of a widget, in their order, as a script; the one that nothing else needs goes.
fn styles(folder: &Path) -> Outcome {
    let ours = folder.join("embed").join("embed.css");
    let sheets = [folder.join(named(folder, STYLE.1, STYLE.2)?), folder.join("views.css"), ours.clone()];
    let texts = sheets.iter().map(|sheet| read(sheet)).collect::<Outcome<Vec<_>>>()?;
    write(&folder.join("embed").join("styles.js"), &module(&texts.into()))?;
    fs::remove_file(&ours).or_say(|| format!("{} cannot be removed", ours.display()))
}

/// A script that has a value.
fn module(value: &Value) -> String {
    format!("export default {value};\n")
}

/// Has those of these files that name another one name it as this build does.
fn name_file(folder: &Path, files: &[String], (name, begin, end): Name) -> Outcome {
    let new = format!("./{}", named(folder, begin, end)?);
    let mut is_named = false;
    for path in files.iter().map(|file| folder.join(file)) {
        let text = read(&path)?;
        is_named |= text.contains(name);
        write(&path, &text.replace(name, &new))?;
    }
    if is_named { Ok(()) } else { Err(Failure::from(format!("Nothing in public/ names {name}."))) }
}

/// Every sentence by id, in English: what translators begin with. Where a number decides the form, it is an object of forms.
fn words() -> serde_json::Map<String, Value> {
    let english = |english: &str| match english.split_once('|') {
        Some((one, other)) => json!({ "one": one, "other": other }),
        None => english.into(),
    };
    text::all().map(|(id, sentence)| (id.to_string(), english(sentence))).collect()
}

/// The description for other sites, its addresses whole where it is known what they are.
fn described(text: &str, base: Option<String>) -> String {
    match base {
        Some(base) => text.replace("./", &format!("{}/", base.trim_end_matches('/'))),
        None => text.to_string(),
    }
}

/// The one file of the folder whose name begins and ends so.
fn named(folder: &Path, begin: &str, end: &str) -> Outcome<String> {
    let entries = fs::read_dir(folder).or_say(|| format!("{} cannot be read", folder.display()))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found = names.filter(|name| name.starts_with(begin) && name.ends_with(end));
    match (found.next(), found.next()) {
        (Some(name), None) => Ok(name),
        _ => Err(Failure::from(format!("The build should have one file {begin}…{end}."))),
    }
}

/// The first question of each section: all that a page has to load for a widget nobody looks at. Its texts alone, which
/// embed.js puts into elements: HTML text is refused on a page that says `require-trusted-types-for 'script'`.
fn fronts(deck: &Deck) -> Value {
    let front = |section: &cuecard::deck::Section| {
        let mut cards = section.topics.iter().flat_map(|topic| topic.cards.iter().map(move |card| (topic, card)));
        let (topic, card): (_, &Card) = cards.find(|(_, card)| card.kind == Kind::Answer)?;
        let heads: Vec<&String> = [Some(&section.title), topic.title.as_ref()].into_iter().flatten().collect();
        Some(json!({ "section": section.id, "heads": heads, "question": plain(&card.question) }))
    };
    let fronts: Vec<Value> = deck.sections.iter().filter_map(front).collect();
    json!({ "id": deck.id, "lang": deck.lang, "fronts": fronts })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::home::Home;

    fn text(path: &str) -> String {
        let home = Home::find().unwrap_or_else(|failure| panic!("{failure}"));
        read(&home.at(path)).unwrap_or_else(|failure| panic!("{failure}"))
    }

    /// The words of a text that stand between `mark` and `end`.
    fn after(text: &str, mark: &str, end: &str) -> BTreeSet<String> {
        let word = |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>();
        let fits = |rest: &&str| rest.get(word(rest).len()..).is_some_and(|rest| rest.starts_with(end));
        text.split(mark).skip(1).filter(fits).map(word).filter(|word| !word.is_empty()).collect()
    }

    /// The first column of a table of the manual.
    fn table(head: &str) -> BTreeSet<String> {
        let manual = text("docs/EMBEDDING.md");
        let rows = manual.split_once(head).map(|(_, rest)| rest.split("\n\n").next().unwrap_or_default().to_string());
        let rows = rows.unwrap_or_else(|| panic!("the manual has no table {head}"));
        after(&rows, "\n| `", "`")
    }

    /// The names in a list of the manifest.
    fn manifest(list: &str) -> BTreeSet<String> {
        let manifest: Value = serde_json::from_str(&text("public/custom-elements.json")).unwrap_or_default();
        let list = &manifest["modules"][0]["declarations"][0][list];
        list.as_array().into_iter().flatten().map(|one| one["name"].as_str().unwrap_or_default().to_string()).collect()
    }

    #[test]
    fn the_description_has_whole_addresses_where_they_are_known() {
        let text = r#"{"provider_url": "./", "html": "<iframe src=\"./embed.html\">"}"#;
        assert_eq!(described(text, None), text);
        let whole = described(text, Some("https://a.example/quiz/".into()));
        assert_eq!(
            whole,
            r#"{"provider_url": "https://a.example/quiz/", "html": "<iframe src=\"https://a.example/quiz/embed.html\">"}"#
        );
    }

    #[test]
    fn every_sentence_is_listed_by_id() {
        let words = words();
        assert_eq!(words["show_answer"], "Show answer");
        assert_eq!(words["cards"], json!({ "one": "{count} card", "other": "{count} cards" }));
        assert_eq!(words.len(), text::all().count(), "an id is there twice");
        assert!(!words.contains_key("lang") && !words.contains_key("dir"), "these are no sentences");
    }

    #[test]
    fn the_manual_lists_what_editors_are_told() {
        for (head, list) in [
            ("| attribute | values | what it does |\n|---|---|---|", "attributes"),
            ("| property | what it is |\n|---|---|", "cssProperties"),
            ("| part | what it is |\n|---|---|", "cssParts"),
        ] {
            assert_eq!(table(head), manifest(list), "{list}");
        }
    }

    #[test]
    fn editors_are_told_of_every_custom_property() {
        let sheets =
            ["src/ui/styles/style.css", "src/ui/styles/views.css", "public/embed/embed.css", "public/embed.js"]
                .map(text)
                .concat();
        let names = after(&sheets, "var(--cuecard-", "");
        assert_eq!(manifest("cssProperties"), names.iter().map(|name| format!("--cuecard-{name}")).collect());
    }

    #[test]
    fn editors_are_told_of_every_part() {
        let home = Home::find().unwrap_or_else(|failure| panic!("{failure}"));
        let views = home.at("src/ui");
        let names = files(&views).unwrap_or_else(|failure| panic!("{failure}"));
        let source: String = names.iter().filter_map(|name| fs::read_to_string(views.join(name)).ok()).collect();
        assert_eq!(manifest("cssParts"), after(&source, " part=\"", "\""));
    }
}
