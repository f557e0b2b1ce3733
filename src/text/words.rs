//! The sentences of a language, and its formats of numbers and dates.
//!
//! A language is a flat JSON object from ids to sentences, written by us or by a host page. Its content is untrusted:
//! it is used only as text, and a value that is not a sentence of reasonable length counts as missing. Missing
//! sentences are English.

use std::sync::OnceLock;

use serde_json::{Map, Value};

use super::table::{Message, TABLE};

/// Maximum number of characters in a sentence.
const LONGEST: usize = 500;
/// Maximum size in bytes of a language's JSON, many times that of a translation.
const LONGEST_FILE: usize = 500_000;

/// A format that depends on the language. The value is a number, or a time in UTC in ms since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The plural category of a number, by its CLDR name.
    Plural,
    /// A whole number.
    Number,
    /// A number with two decimals.
    Decimal,
    /// A date without its year.
    Date,
    /// A date with its year.
    DateOfYear,
    /// The name of a weekday.
    Weekday,
    /// The abbreviated name of a weekday.
    ShortWeekday,
    /// Hour and minute.
    Hour,
}

/// Formats a value in a language; `None` if it cannot. [`Words`] then uses the English format.
pub type Formatter = Box<dyn Fn(Format, f64) -> Option<String>>;

/// The sentences of a language.
#[derive(Default)]
pub struct Words {
    own: Map<String, Value>,
    format: Option<Formatter>,
}

impl Words {
    /// Parses a JSON object of sentences; `format` formats values in the language.
    pub fn read(json: &str, format: Option<Formatter>) -> Words {
        let own = if json.len() > LONGEST_FILE { None } else { serde_json::from_str(json).ok() };
        Words { own: own.unwrap_or_default(), format }
    }

    /// Returns the language tag.
    pub fn lang(&self) -> &str {
        self.own.get("lang").and_then(text).unwrap_or("en")
    }

    /// Returns the writing direction, if the words set one.
    pub fn dir(&self) -> Option<&str> {
        self.own.get("dir").and_then(text).filter(|dir| matches!(*dir, "rtl" | "ltr"))
    }

    /// Returns a sentence without gaps.
    pub fn say(&self, message: Message) -> &str {
        self.sentence(message, None)
    }

    /// Returns a sentence with its gaps filled.
    pub fn fill(&self, message: Message, gaps: &[(&str, &str)]) -> String {
        fill(self.sentence(message, None), gaps)
    }

    /// Returns a sentence about a number of things, which also fills its gap `{count}`.
    pub fn count(&self, message: Message, count: usize, gaps: &[(&str, &str)]) -> String {
        let number = self.number(count);
        let gaps: Vec<(&str, &str)> = gaps.iter().copied().chain([("count", number.as_str())]).collect();
        fill(self.sentence(message, Some(count)), &gaps)
    }

    fn sentence(&self, message: Message, count: Option<usize>) -> &str {
        let (id, english) = entry(message);
        let own = self.own.get(id).and_then(|own| self.form(own, count));
        own.unwrap_or_else(|| english_form(english, count))
    }

    /// Returns the plural form of a sentence for a count.
    fn form<'a>(&self, own: &'a Value, count: Option<usize>) -> Option<&'a str> {
        let Value::Object(forms) = own else { return text(own) };
        let category = count.and_then(|count| self.formatted(Format::Plural, count as f64));
        let category = category.as_deref().unwrap_or(if count == Some(1) { "one" } else { "other" });
        forms.get(category).and_then(text).or_else(|| forms.get("other").and_then(text))
    }

    fn formatted(&self, what: Format, value: f64) -> Option<String> {
        self.format.as_ref().and_then(|format| format(what, value))
    }

    /// Formats a value in this language, or with `english` as a fallback.
    pub(super) fn written(&self, what: Format, value: f64, english: impl FnOnce() -> String) -> String {
        self.formatted(what, value).unwrap_or_else(english)
    }

    /// Formats a whole number.
    pub fn number(&self, number: usize) -> String {
        self.written(Format::Number, number as f64, || number.to_string())
    }

    /// Rounds a non-negative number and formats it; ties round to even.
    pub fn rounded(&self, number: f64) -> String {
        self.number(number.round_ties_even() as usize)
    }

    /// Formats a non-negative number with two decimals; half a hundredth rounds up.
    pub(super) fn decimal(&self, number: f64) -> String {
        let hundredths = (100.0 * number + 0.5) as u64;
        let english = || format!("{}.{:02}", hundredths / 100, hundredths % 100);
        self.written(Format::Decimal, hundredths as f64 / 100.0, english)
    }
}

/// Returns the text of a value; `None` if it is not a string or too long for a sentence.
fn text(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| text.chars().nth(LONGEST).is_none())
}

fn english_form(english: &'static str, count: Option<usize>) -> &'static str {
    match english.split_once('|') {
        Some((one, _)) if count == Some(1) => one,
        Some((_, other)) => other,
        None => english,
    }
}

/// Returns the id and the English of a sentence.
fn entry(message: Message) -> (&'static str, &'static str) {
    static ENTRIES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let entries = ENTRIES.get_or_init(|| entries(TABLE).collect());
    entries.get(message as usize).copied().unwrap_or_default()
}

/// Returns the ids and English sentences of a table.
pub(super) fn entries(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter_map(|line| line.split_once('\t'))
}

/// Fills the gaps of a sentence in one pass, so that gaps in inserted values are not filled. Unknown gaps stay as
/// written.
fn fill(sentence: &str, gaps: &[(&str, &str)]) -> String {
    let (mut filled, mut rest) = (String::new(), sentence);
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let gap = after.split_once('}').and_then(|(name, after)| {
            let (_, text) = gaps.iter().find(|(gap, _)| *gap == name)?;
            Some((*text, after))
        });
        let (text, after) = gap.unwrap_or(("{", after));
        filled.push_str(text);
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn german(format: Option<Formatter>) -> Words {
        let json = r#"{"lang": "de", "position": "Karte {card} von {total}", "cards": {"one": "{count} Karte", "other": "{count} Karten"},
            "again": "Nochmal"}"#;
        Words::read(json, format)
    }

    #[test]
    fn a_sentence_of_the_language_is_said_else_the_english_one() {
        let words = german(None);
        assert_eq!(words.fill(Message::position, &[("card", "1"), ("total", "34")]), "Karte 1 von 34");
        assert_eq!([words.say(Message::again), words.say(Message::hard)], ["Nochmal", "Hard"]);
        assert_eq!((words.lang(), words.dir()), ("de", None));
    }

    #[test]
    fn a_number_decides_the_form() {
        let words = german(None);
        let cards = |words: &Words, n| words.count(Message::cards, n, &[]);
        assert_eq!([cards(&words, 1), cards(&words, 2)], ["1 Karte", "2 Karten"]);
        let english = Words::default();
        assert_eq!([cards(&english, 0), cards(&english, 1), cards(&english, 2)], ["0 cards", "1 card", "2 cards"]);
    }

    #[test]
    fn forms_are_those_of_the_language_and_may_be_missing() {
        let few = |what, value: f64| match what {
            Format::Plural if (2.0..5.0).contains(&value) => Some("few".to_string()),
            Format::Plural => Some("many".to_string()),
            _ => Some(format!("<{value}>")),
        };
        let json = r#"{"cards": {"few": "{count} karty", "other": "{count} karet"}}"#;
        let words = Words::read(json, Some(Box::new(few)));
        let cards = |n| words.count(Message::cards, n, &[]);
        assert_eq!([cards(3), cards(7)], ["<3> karty", "<7> karet"]);
    }

    #[test]
    fn a_gap_that_is_not_known_stays() {
        let gaps = [("card", "{total}"), ("total", "7")];
        assert_eq!(fill("{card} {x} {total} {", &gaps), "{total} {x} 7 {");
        assert_eq!(fill("{{card}} } {}", &gaps), "{{total}} } {}");
        assert_eq!(fill("", &gaps), "");
    }

    #[test]
    fn anything_may_be_given_and_nothing_breaks() {
        let long = "x".repeat(LONGEST + 1);
        let most = "ä".repeat(LONGEST);
        for json in [
            "",
            "null",
            "[]",
            "1",
            "{",
            "{\"a\":",
            "\"again\"",
            r#"{"again": 1}"#,
            r#"{"again": null}"#,
            r#"{"again": ["a"]}"#,
            r#"{"again": {"one": "a"}}"#,
            r#"{"again": {"other": 1}}"#,
            &format!(r#"{{"again": "{long}"}}"#),
            &format!(r#"{{"again": "a", "x": "{}"}}"#, "x".repeat(LONGEST_FILE)),
            &"[".repeat(100_000),
        ] {
            assert_eq!(
                Words::read(json, None).say(Message::again),
                "Again",
                "{}",
                json.chars().take(60).collect::<String>()
            );
        }
        let words = Words::read(&format!(r#"{{"again": "{most}"}}"#), None);
        assert_eq!(words.say(Message::again), most);
        assert_eq!(Words::read(r#"{"again": "<b>", "lang": 1, "dir": "up"}"#, None).say(Message::again), "<b>");
    }
}
