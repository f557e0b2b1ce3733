//! `messages`: `public/shared/messages.js`, the sentences for scripts, made of the tables in `src/text`.

use cuecard::text;

use crate::failure::Outcome;
use crate::home::{Home, write};

/// The script.
const SCRIPT: &str = "public/shared/messages.js";

/// Writes the script.
pub(crate) fn run(home: &Home) -> Outcome {
    let path = home.at(SCRIPT);
    write(&path, &made())?;
    println!("Wrote {}", path.display());
    Ok(())
}

/// A constant for each sentence, so that a bundle has those that it says and no others.
fn made() -> String {
    let head = "// @ts-check\n// Every sentence, with its id. Made of the tables in src/text: cargo xtask messages\n\n";
    let lines = text::all().map(|(id, english)| {
        format!(
            "export const {} = /** @type {{const}} */ ([\"{id}\", {}]);\n",
            name(id),
            serde_json::Value::from(english)
        )
    });
    std::iter::once(head.to_string()).chain(lines).collect()
}

/// The name of a constant: `showAnswer` for `show_answer`.
fn name(id: &str) -> String {
    let mut words = id.split('_');
    let first = words.next().unwrap_or_default().to_string();
    words.fold(first, |name, word| {
        let (begin, rest) = word.split_at_checked(1).unwrap_or_default();
        name + &begin.to_ascii_uppercase() + rest
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::home::read;

    fn file(path: &str) -> String {
        let home = Home::find().unwrap_or_else(|failure| panic!("{failure}"));
        read(&home.at(path)).unwrap_or_else(|failure| panic!("{failure}"))
    }

    #[test]
    fn the_script_is_that_of_the_tables() {
        assert!(file(SCRIPT) == made(), "{SCRIPT} is not what the tables make: cargo xtask messages");
    }

    #[test]
    fn names_are_those_of_constants() {
        assert_eq!(["show_answer", "last_7_days", "cue"].map(name), ["showAnswer", "last7Days", "cue"]);
    }

    #[test]
    fn what_is_no_module_says_what_the_table_has() {
        let script = file("public/shared/no-modules.js");
        for id in ["no_file", "page_incomplete"] {
            let english = text::all().find(|(other, _)| *other == id).map(|(_, english)| english);
            assert!(english.is_some_and(|english| script.contains(english)), "{id}");
        }
    }

    #[test]
    fn old_sentences_have_the_gaps_of_the_table() {
        let gaps = |sentence: &str| {
            let gaps = sentence.split('{').skip(1).filter_map(|rest| rest.split('}').next().map(String::from));
            gaps.collect::<std::collections::BTreeSet<String>>()
        };
        let script = file("public/embed/old-sentences.js");
        let lines: Vec<(&str, &str)> = script
            .lines()
            .filter_map(|line| line.strip_prefix("  ")?.strip_suffix("\",")?.split_once(": \""))
            .collect();
        assert!(lines.len() > 100);
        for (id, old) in lines {
            let english = text::all().find(|(other, _)| *other == id).map_or("", |(_, english)| english);
            assert_eq!(gaps(old), gaps(english), "{id}");
            assert_ne!(old, english, "{id} is not old");
        }
    }

    #[test]
    fn the_page_has_the_title_of_the_table() {
        let title = text::all().find(|(id, _)| *id == "page_title").map(|(_, english)| english).unwrap_or_default();
        let page = file("index.html");
        assert!(
            page.contains(&format!("<title>{title}</title>")) && page.contains(&format!(">{title}</h1>")),
            "{title}"
        );
    }

    #[test]
    fn pages_say_what_the_table_has() {
        let page = file("public/open/index.html");
        let marked: Vec<&str> = page.split(" data-say=\"").skip(1).collect();
        assert!(marked.len() > 10);
        for rest in marked {
            let (id, rest) = rest.split_once('"').unwrap_or_default();
            let said = rest.split_once('>').and_then(|(_, rest)| rest.split('<').next());
            let english = text::all().find(|(other, _)| *other == id).map(|(_, english)| english);
            assert_eq!(said, english, "{id}");
        }
    }
}
