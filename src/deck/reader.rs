//! JSON (RFC 8259), read by hand: a reader that goes once through a text, and is told what to make of it.
//!
//! serde_json reads and writes JSON everywhere else. Here its reader was the largest part of what comes before the
//! first card, as it can do much that no deck needs: this one took 4 KB (brotli) off the first load. It makes no tree
//! of the text either: what that had taken lay about in holes between the deck's texts for as long as the app was
//! open. The tests hold it against serde_json.

/// How deep lists and maps may be in each other; a deeper text is refused, before it is too deep for the stack.
const DEEPEST: u8 = 120;

/// Where a text is not one JSON value: the byte from which on it cannot be.
pub(super) fn fault(text: &str) -> Option<usize> {
    let mut reader = Reader::new(text);
    let is_json = reader.skip().is_some() && reader.is_done();
    (!is_json).then_some(reader.at)
}

/// Reads on from `at`, where a value begins; what gives nothing leaves it at the byte that does not fit.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of a text.
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader { text, at: 0, depth: 0 };
        reader.space();
        reader
    }

    /// Whether nothing comes any more.
    pub(super) fn is_done(&mut self) -> bool {
        self.space();
        self.at == self.text.len()
    }

    /// Passes over a value, whatever it is.
    pub(super) fn skip(&mut self) -> Option<()> {
        match self.next()? {
            b'{' => self.fields(&mut |reader, _| reader.skip()),
            b'[' => self.items(b'[', b']', &mut Self::skip),
            b'"' => self.characters(&mut |_| ()),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => self.digits().map(drop),
        }
    }

    /// Reads a map: `field` is told each name, and reads the value or passes over it.
    pub(super) fn fields(&mut self, field: &mut dyn FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
        let mut name = String::new();
        self.items(b'{', b'}', &mut |reader| {
            name.clear();
            reader.characters(&mut |part| name.push_str(part))?;
            reader.space();
            reader.is(b':').then_some(())?;
            reader.space();
            field(reader, &name)
        })
    }

    /// Reads a list, each of its items by `read`.
    pub(super) fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut list = Vec::new();
        self.items(b'[', b']', &mut |reader| {
            list.push(read(reader)?);
            Some(())
        })?;
        // A deck stays as it is, and most of its lists have one item.
        list.shrink_to_fit();
        Some(list)
    }

    /// Reads a text.
    pub(super) fn string(&mut self) -> Option<String> {
        let mut string = String::new();
        self.characters(&mut |part| string.push_str(part))?;
        Some(string)
    }

    /// Reads a whole number of the kind that is asked for.
    pub(super) fn number<T: std::str::FromStr>(&mut self) -> Option<T> {
        self.digits()?.parse().ok()
    }

    /// Reads true or false.
    pub(super) fn bool(&mut self) -> Option<bool> {
        let is_true = self.next() == Some(b't');
        self.word(if is_true { "true" } else { "false" })?;
        Some(is_true)
    }

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

    fn word(&mut self, word: &str) -> Option<()> {
        word.bytes().all(|byte| self.is(byte)).then_some(())
    }

    /// What stands between brackets, with commas between.
    fn items(&mut self, begin: u8, end: u8, item: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        (self.depth < DEEPEST && self.is(begin)).then_some(())?;
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

    /// A number, as it stands there.
    fn digits(&mut self) -> Option<&'a str> {
        let begin = self.at;
        let digits = |reader: &mut Self| (reader.pass(|byte| byte.is_ascii_digit()) > 0).then_some(());
        self.is(b'-');
        // No number but 0 begins with 0.
        if !self.is(b'0') {
            digits(self)?;
        }
        if self.is(b'.') {
            digits(self)?;
        }
        if self.is(b'e') || self.is(b'E') {
            if !self.is(b'-') {
                self.is(b'+');
            }
            digits(self)?;
        }
        self.text.get(begin..self.at)
    }

    /// The characters of a text, in parts.
    fn characters(&mut self, part: &mut dyn FnMut(&str)) -> Option<()> {
        self.is(b'"').then_some(())?;
        loop {
            let begin = self.at;
            self.pass(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            part(self.text.get(begin..self.at)?);
            if self.is(b'"') {
                return Some(());
            }
            self.is(b'\\').then_some(())?;
            part(self.escaped()?.encode_utf8(&mut [0; 4]));
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
    use serde_json::{Map, Value};

    /// What the reader makes of a text. Numbers below nothing and broken ones have no place in a deck, and are null.
    fn ours(text: &str) -> Option<Value> {
        fn value(reader: &mut Reader<'_>) -> Option<Value> {
            Some(match reader.next()? {
                b'{' => {
                    let mut map = Map::new();
                    reader.fields(&mut |reader, name| {
                        map.insert(name.into(), value(reader)?);
                        Some(())
                    })?;
                    Value::Object(map)
                }
                b'[' => Value::Array(reader.list(value)?),
                b'"' => Value::String(reader.string()?),
                b't' | b'f' => Value::Bool(reader.bool()?),
                b'n' => reader.skip().map(|()| Value::Null)?,
                _ => {
                    let (begin, is_below) = (reader.at, reader.next() == Some(b'-'));
                    let number = reader.number::<i64>().filter(|_| !is_below);
                    reader.at = begin;
                    reader.skip().map(|()| number.into())?
                }
            })
        }
        let mut reader = Reader::new(text);
        value(&mut reader).filter(|_| reader.is_done())
    }

    /// What serde_json makes of it, with the same numbers.
    fn theirs(text: &str) -> serde_json::Result<Value> {
        fn whole(value: Value) -> Value {
            match value {
                Value::Number(number) => number.as_u64().and_then(|number| i64::try_from(number).ok()).into(),
                Value::Array(list) => list.into_iter().map(whole).collect(),
                Value::Object(map) => map.into_iter().map(|(name, value)| (name, whole(value))).collect(),
                other => other,
            }
        }
        serde_json::from_str(text).map(whole)
    }

    fn agrees(text: &str) {
        match theirs(text) {
            // A number that no float holds is one to us all the same.
            Err(error) if error.to_string().contains("out of range") => {}
            theirs => {
                assert_eq!(fault(text).is_none(), theirs.is_ok(), "{text}");
                assert_eq!(ours(text), theirs.ok(), "{text}");
            }
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
            assert_eq!(fault(text), Some(at), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_too_deep_is_refused() {
        let deep = |depth: usize| fault(&format!("{}1{}", "[".repeat(depth), "]".repeat(depth))).is_none();
        assert!(deep(DEEPEST.into()) && !deep(usize::from(DEEPEST) + 1) && !deep(1_000_000));
    }
}
