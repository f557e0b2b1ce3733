//! Short names for what the Wasm and its glue give each other.
//!
//! wasm-bindgen makes names unique by digests, which no packing makes smaller: 3 KB of them, in two files. Both files
//! are of one build, so any name will do that is the same in both.

use std::collections::BTreeMap;

use wasmparser::Payload;

use super::sections::{self, EXPORTS, IMPORTS, Section};
use crate::failure::Outcome;

/// Where the Wasm imports from what the glue has.
const GLUE: &str = "./cuecard_bg.js";
/// What the glue calls the exports.
const EXPORTED: &str = "wasm.";
/// Names that others ask for as well: the late part's loader, and whoever puts another Wasm in the place of this one.
const KEPT: [&str; 2] = ["memory", "__wbindgen_start"];
const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";

/// The Wasm and its glue, with short names.
pub(crate) fn shorten(wasm: &[u8], glue: &str) -> Outcome<(Vec<u8>, String)> {
    let mut sections = sections::read(wasm)?;
    let (mut imported, mut exported) = (Names::default(), Names::default());
    for section in &mut sections {
        match section.id {
            IMPORTS => section.content = imports(wasm, section, glue, &mut imported)?,
            EXPORTS => section.content = exports(wasm, section, glue, &mut exported)?,
            _ => {}
        }
    }
    Ok((sections::write(wasm, &sections), renamed(glue, &imported, &exported)))
}

/// Long names, and the short ones they were given.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn give(&mut self, long: &str) -> &str {
        let next = letters(self.0.len());
        self.0.entry(long.to_string()).or_insert(next)
    }
}

/// The names are `a` to `z`, then `aa` and so on.
fn letters(mut number: usize) -> String {
    let mut name: Vec<u8> = Vec::new();
    loop {
        name.extend(LETTERS.get(number % LETTERS.len()));
        number /= LETTERS.len();
        if number == 0 {
            return name.into_iter().rev().map(char::from).collect();
        }
        number -= 1;
    }
}

fn imports(wasm: &[u8], section: &Section, glue: &str, names: &mut Names) -> Outcome<Vec<u8>> {
    let mut written: Vec<Vec<u8>> = Vec::new();
    for payload in sections::payloads(wasm) {
        let Payload::ImportSection(imports) = payload? else { continue };
        for (bytes, import) in sections::slices(wasm, imports.into_imports_with_offsets(), section.at.end)? {
            let named = import.module == GLUE && has(glue, &format!("{}:", import.name));
            let name = if named { names.give(import.name) } else { import.name };
            let head = field(import.module) + field(import.name);
            let mut item = Vec::new();
            sections::name(&mut item, import.module);
            sections::name(&mut item, name);
            item.extend(bytes.get(head..).unwrap_or_default());
            written.push(item);
        }
    }
    let mut content = Vec::new();
    sections::list(&mut content, written.iter().map(Vec::as_slice));
    Ok(content)
}

fn exports(wasm: &[u8], section: &Section, glue: &str, names: &mut Names) -> Outcome<Vec<u8>> {
    let mut written: Vec<Vec<u8>> = Vec::new();
    for payload in sections::payloads(wasm) {
        let Payload::ExportSection(exports) = payload? else { continue };
        for (bytes, export) in sections::slices(wasm, exports.into_iter_with_offsets(), section.at.end)? {
            let named = !KEPT.contains(&export.name) && has(glue, &format!("{EXPORTED}{}", export.name));
            let mut item = Vec::new();
            sections::name(&mut item, if named { names.give(export.name) } else { export.name });
            item.extend(bytes.get(field(export.name)..).unwrap_or_default());
            written.push(item);
        }
    }
    let mut content = Vec::new();
    sections::list(&mut content, written.iter().map(Vec::as_slice));
    Ok(content)
}

/// The bytes a name takes.
fn field(name: &str) -> usize {
    sections::width(name.len()) + name.len()
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

/// Whether a text has these words, not as a part of longer ones.
fn has(text: &str, words: &str) -> bool {
    let ends = |at: usize| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|text| text.chars().next());
        let last = words.chars().next_back();
        !(before.is_some_and(is_letter) || last.is_some_and(is_letter) && after.is_some_and(is_letter))
    };
    text.match_indices(words).any(|(at, _)| ends(at))
}

/// The glue with the names given: those of imports are keys, those of exports come after `wasm.`.
fn renamed(glue: &str, imported: &Names, exported: &Names) -> String {
    let mut written = String::new();
    let mut rest = glue;
    while let Some(at) = rest.find(is_letter) {
        let (before, from) = rest.split_at(at);
        let (word, after) = from.split_at(from.find(|letter| !is_letter(letter)).unwrap_or(from.len()));
        written.push_str(before);
        let short = match (written.ends_with(EXPORTED), after.starts_with(':')) {
            (true, _) => exported.0.get(word),
            (false, true) => imported.0.get(word),
            _ => None,
        };
        written.push_str(short.map_or(word, String::as_str));
        rest = after;
    }
    written.push_str(rest);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_longer_when_the_letters_run_out() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        let mut imports = vec![2];
        for (module, name) in [(GLUE, "__wbg_now_0123"), ("./other.js", "__wbg_now_0123")] {
            sections::name(&mut imports, module);
            sections::name(&mut imports, name);
            imports.extend([0, 0]);
        }
        let mut exports = vec![2];
        for name in ["memory_of_0123", "memory"] {
            sections::name(&mut exports, name);
            exports.extend([0, 0]);
        }
        for (id, content) in [(IMPORTS, imports), (EXPORTS, exports)] {
            wasm.push(id);
            sections::count(&mut wasm, content.len());
            wasm.extend(content);
        }
        let glue = "const all = { __wbg_now_0123: () => wasm.memory_of_0123(wasm.memory), memory_of_0123: 1 };";
        let (short, glue) = shorten(&wasm, glue).expect("a Wasm and its glue");
        assert_eq!(glue, "const all = { a: () => wasm.a(wasm.memory), memory_of_0123: 1 };");
        let text = String::from_utf8_lossy(&short).into_owned();
        assert!(text.contains("./cuecard_bg.js\u{1}a\0"), "{text:?}");
        assert!(text.contains("./other.js\u{e}__wbg_now_0123"), "another's import keeps its name: {text:?}");
        assert!(text.contains("\u{1}a\0\0") && text.contains("memory\0"), "{text:?}");
    }
}
