//! JSON (RFC 8259) as a tree, read by hand.
//!
//! serde_json reads and writes JSON everywhere else. Here its reader was the largest part of what comes before the
//! first card, as it can do much that no deck needs: this one took 4 KB (brotli) off the first load. The tests hold
//! it against serde_json.

/// How deep lists and maps may be in each other; a deeper text is refused, before it is too deep for the stack.
const DEEPEST: u8 = 120;

/// Any JSON. What the deck's form has no use for (null, negative and broken numbers) is `Other`; a field that
/// is not there is `Missing`.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Missing,
    Other,
    Bool(bool),
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

/// Reads a text that is one JSON value; where it is none, the byte from which on it cannot be.
pub(super) fn read(text: &str) -> Result<Json, usize> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let json = reader.value();
    reader.space();
    json.filter(|_| reader.at == text.len()).ok_or(reader.at)
}

/// Reads on from `at`; what gives nothing leaves it at the byte that does not fit.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
}

impl Reader<'_> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over a byte, if it is this one.
    fn is(&mut self, byte: u8) -> bool {
        let is = self.next() == Some(byte);
        self.at += usize::from(is);
        is
    }

    /// Passes over bytes for as long as they are such.
    fn pass(&mut self, such: fn(u8) -> bool) -> usize {
        let begin = self.at;
        while self.next().is_some_and(such) {
            self.at += 1;
        }
        self.at - begin
    }

    fn space(&mut self) {
        self.pass(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    fn value(&mut self) -> Option<Json> {
        self.space();
        match self.next()? {
            b'{' => {
                let mut map = Vec::new();
                self.items(b'}', |reader| {
                    reader.space();
                    let name = reader.string()?;
                    reader.space();
                    let value = if reader.is(b':') { reader.value()? } else { return None };
                    map.push((name, value));
                    Some(())
                })?;
                Some(Json::Map(map))
            }
            b'[' => {
                let mut list = Vec::new();
                self.items(b']', |reader| {
                    list.push(reader.value()?);
                    Some(())
                })?;
                Some(Json::List(list))
            }
            b'"' => self.string().map(Json::Text),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'n' => self.word("null", Json::Other),
            _ => self.number(),
        }
    }

    /// What stands between brackets, with commas between.
    fn items(&mut self, end: u8, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if self.depth == DEEPEST {
            return None;
        }
        self.at += 1;
        self.depth += 1;
        self.space();
        while !self.is(end) {
            item(self)?;
            self.space();
            if self.next() != Some(end) {
                self.is(b',').then_some(())?;
                self.space();
                // No comma is the last.
                (self.next() != Some(end)).then_some(())?;
            }
        }
        self.depth -= 1;
        Some(())
    }

    fn word(&mut self, word: &str, json: Json) -> Option<Json> {
        word.bytes().all(|byte| self.is(byte)).then_some(json)
    }

    fn number(&mut self) -> Option<Json> {
        let begin = self.at;
        let mut whole = !self.is(b'-');
        let digits = |reader: &mut Self| (reader.pass(|byte| byte.is_ascii_digit()) > 0).then_some(());
        // No number but 0 begins with 0.
        if !self.is(b'0') {
            digits(self)?;
        }
        if self.is(b'.') {
            whole = false;
            digits(self)?;
        }
        if self.is(b'e') || self.is(b'E') {
            whole = false;
            if !self.is(b'-') {
                self.is(b'+');
            }
            digits(self)?;
        }
        let number = self.text.get(begin..self.at).filter(|_| whole).and_then(crate::number::read);
        Some(number.map_or(Json::Other, Json::Number))
    }

    fn string(&mut self) -> Option<String> {
        self.is(b'"').then_some(())?;
        let mut string = String::new();
        loop {
            let begin = self.at;
            self.pass(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            string.push_str(self.text.get(begin..self.at)?);
            if self.is(b'"') {
                return Some(string);
            }
            self.is(b'\\').then_some(())?;
            string.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let escaped = match self.next()? {
            plain @ (b'"' | b'\\' | b'/') => plain,
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return None,
        };
        self.at += 1;
        Some(escaped.into())
    }

    /// A character by its number; one beyond 16 bits is written as two (UTF-16).
    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        (self.is(b'\\') && self.is(b'u')).then_some(())?;
        let second = self.hex().filter(|second| (0xdc00..0xe000).contains(second))?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    }

    fn hex(&mut self) -> Option<u32> {
        let mut number = 0;
        for _ in 0..4 {
            number = number * 16 + char::from(self.next()?).to_digit(16)?;
            self.at += 1;
        }
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What serde_json makes of the text.
    fn theirs(text: &str) -> serde_json::Result<Json> {
        fn tree(value: serde_json::Value) -> Json {
            match value {
                serde_json::Value::Null => Json::Other,
                serde_json::Value::Bool(bool) => Json::Bool(bool),
                serde_json::Value::Number(number) => {
                    // Larger numbers have no place in a deck.
                    let small = number.as_u64().filter(|number| i64::try_from(*number).is_ok());
                    small.map_or(Json::Other, Json::Number)
                }
                serde_json::Value::String(text) => Json::Text(text),
                serde_json::Value::Array(list) => Json::List(list.into_iter().map(tree).collect()),
                serde_json::Value::Object(map) => {
                    let mut map: Vec<_> = map.into_iter().map(|(name, value)| (name, tree(value))).collect();
                    map.sort_by(|a, b| a.0.cmp(&b.0));
                    Json::Map(map)
                }
            }
        }
        serde_json::from_str(text).map(tree)
    }

    /// The same with maps in the order of names, and of one name the last.
    fn sorted(json: Json) -> Json {
        match json {
            Json::List(list) => Json::List(list.into_iter().map(sorted).collect()),
            Json::Map(map) => {
                let mut last: Vec<(String, Json)> = Vec::new();
                for (name, value) in map {
                    last.retain(|(other, _)| *other != name);
                    last.push((name, sorted(value)));
                }
                last.sort_by(|a, b| a.0.cmp(&b.0));
                Json::Map(last)
            }
            other => other,
        }
    }

    fn agrees(text: &str) {
        match theirs(text) {
            // A number that no float holds is one to us all the same.
            Err(error) if error.to_string().contains("out of range") => {}
            theirs => assert_eq!(read(text).ok().map(sorted), theirs.ok(), "{text}"),
        }
    }

    /// Text that is nearly JSON.
    fn scraps() -> impl Strategy<Value = String> {
        let scrap = prop::sample::select(
            &[
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "\"a\"",
                "\"b\":",
                "\\",
                "\\u00e9",
                "\\ud83d\\ude00",
                "\\ud83d",
                "\\n",
                "\\x",
                "true",
                "false",
                "null",
                "nul",
                "0",
                "01",
                "-0",
                "-",
                "7",
                "2.5",
                "2.",
                "1e3",
                "1E+2",
                "1e",
                "18446744073709551615",
                "18446744073709551616",
                " ",
                "\n",
                "\t",
                "\u{1}",
                "é",
                "\u{2028}",
                "{\"a\":1}",
                "[1,2]",
            ][..],
        );
        prop::collection::vec(scrap, 0..9).prop_map(|scraps| scraps.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_agrees_with_serde_json_on_what_is_nearly_json(text in scraps()) {
            agrees(&text);
            agrees(&format!("[{text}]"));
            agrees(&format!("{{\"a\":{text}}}"));
            agrees(&format!("\"{text}\""));
        }

        #[test]
        fn it_agrees_with_serde_json_on_any_text(text in ".{0,40}") {
            agrees(&text);
            agrees(&serde_json::to_string(&text).unwrap_or_default());
        }
    }

    #[test]
    fn it_agrees_with_serde_json_on_the_bundled_deck() {
        agrees(include_str!("../../public/decks/interview.json"));
    }

    #[test]
    fn the_place_is_the_first_byte_that_does_not_fit() {
        for (text, at) in [("", 0), ("{\"a\" 1}", 5), ("[1,]", 3), ("[1 2]", 3), ("tru", 3), ("\"a", 2), ("1 1", 2)] {
            assert_eq!(read(text), Err(at), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_too_deep_is_refused() {
        let deep = |depth: usize| read(&format!("{}1{}", "[".repeat(depth), "]".repeat(depth))).is_ok();
        assert!(deep(DEEPEST.into()) && !deep(usize::from(DEEPEST) + 1) && !deep(1_000_000));
    }
}
