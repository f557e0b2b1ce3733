//! Takes out of the linked Wasm what nobody uses, so that it is split and packed without it.
//!
//! **Classes** that a library exports to JavaScript are kept by every tool, used or not: exports might be called from
//! outside. Those of `wasm-streams`, which leptos brings along for server functions, are not.
//!
//! **Panics** have words: a message, its parts put together, file and line. All the app needs to know is that it has
//! stopped. So the functions that every panic comes down to are made to call `stopped` (see `src/main.rs`) and nothing
//! else. What led to the words is then led to by nothing, and goes. Checks stay: an index out of bounds stops the app
//! as before. A build for development keeps its words, and has them on the console.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::{ExternalKind, KnownCustom, Linking, Name, Operator, Payload, RelocationEntry, SymbolInfo, TypeRef};

use super::sections::{self, CODE, CUSTOM, EXPORTS, Section, count};
use crate::failure::{OrSay, Outcome};

/// What the names of unused classes begin with.
const CLASSES: &str = "IntoUnderlying";
/// Where wasm-bindgen finds what is exported and imported.
const DESCRIBED: &str = "__wasm_bindgen_unstable";
/// Where the linker tells of the code which numbers in it stand for what.
const RELOCATIONS: &str = "reloc.CODE";
/// What the functions are called that end in a panic and never return.
const PANICS: [&str; 12] = [
    "core::panicking::",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::slice::index::slice_",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::str::slice_error_fail",
    "core::cell::panic_already",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
    "std::panicking::begin_panic",
];
/// The function that is to be called instead.
const STOPPED: &str = "stopped";

/// The parts of Wasm's code that are written here.
const CALL: u8 = 0x10;
const UNREACHABLE: u8 = 0x00;
const END: u8 = 0x0b;
/// A relocation of the number of a function in code.
const FUNCTION: u8 = 0;
/// The bytes that a number takes which may become another.
const WIDE: usize = 5;

/// The Wasm without what nobody uses.
pub(crate) fn prune(linked: &[u8]) -> Outcome<Vec<u8>> {
    let mut sections = sections::read(linked)?;
    let program = Program::read(linked)?;
    for section in &mut sections {
        match (section.id, custom_name(section)) {
            (EXPORTS, _) => section.content = without_classes(linked, section)?,
            (CUSTOM, Some(DESCRIBED)) => section.content = undescribed(&section.content)?,
            _ => {}
        }
    }
    silence(linked, &program, &mut sections)?;
    Ok(sections::write(linked, &sections))
}

fn custom_name(section: &Section) -> Option<&'static str> {
    let is = |name: &&str| {
        let mut head = Vec::new();
        sections::name(&mut head, name);
        section.id == CUSTOM && section.content.starts_with(&head)
    };
    [DESCRIBED, RELOCATIONS].into_iter().find(is)
}

/// The exports but for those of unused classes.
fn without_classes(linked: &[u8], section: &Section) -> Outcome<Vec<u8>> {
    let prefix = CLASSES.to_ascii_lowercase();
    let mut kept = Vec::new();
    for payload in sections::payloads(linked) {
        let Payload::ExportSection(exports) = payload? else { continue };
        for (bytes, export) in sections::slices(linked, exports.into_iter_with_offsets(), section.at.end)? {
            if !export.name.contains(&prefix) {
                kept.push(bytes);
            }
        }
    }
    let mut content = Vec::new();
    sections::list(&mut content, kept.into_iter());
    Ok(content)
}

/// What is told to wasm-bindgen, but for unused classes. It comes in pairs of a version and a description, each after
/// its length.
fn undescribed(content: &[u8]) -> Outcome<Vec<u8>> {
    let (mut head, mut rest) = (Vec::new(), content);
    sections::name(&mut head, DESCRIBED);
    let mut kept = take(&mut rest, head.len())?.to_vec();
    while !rest.is_empty() {
        let (pair, mut size) = (rest, 0);
        for _ in ["version", "description"] {
            let length = <[u8; 4]>::try_from(take(&mut rest, 4)?).map_or(0, u32::from_le_bytes) as usize;
            take(&mut rest, length)?;
            size += 4 + length;
        }
        let pair = pair.get(..size).unwrap_or_default();
        if !pair.windows(CLASSES.len()).any(|window| window == CLASSES.as_bytes()) {
            kept.extend(pair);
        }
    }
    Ok(kept)
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> Outcome<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(count).ok_or("What wasm-bindgen is told ends too early.")?;
    *rest = left;
    Ok(taken)
}

/// What has to be known of the program's functions.
#[derive(Default)]
struct Program {
    /// For each type, its parameters, and whether it gives nothing back.
    types: Vec<(usize, bool)>,
    /// The type of each function, imported ones first.
    functions: Vec<u32>,
    /// The first function with a body.
    first: usize,
    /// Where in the Wasm each body is.
    bodies: Vec<Range<usize>>,
    /// What functions are called, as a person reads it.
    names: BTreeMap<u32, String>,
    /// The number that relocations know a function by.
    symbols: BTreeMap<u32, usize>,
    /// The function that is called in place of a panic.
    stopped: Option<u32>,
}

impl Program {
    fn read(linked: &[u8]) -> Outcome<Program> {
        let mut program = Program::default();
        for payload in sections::payloads(linked) {
            program.take_in(payload?).or_say(|| "The linked Wasm cannot be read".to_string())?;
        }
        Ok(program)
    }

    fn take_in(&mut self, payload: Payload<'_>) -> wasmparser::Result<()> {
        match payload {
            Payload::TypeSection(types) => {
                for function in types.into_iter_err_on_gc_types() {
                    let function = function?;
                    self.types.push((function.params().len(), function.results().is_empty()));
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if let TypeRef::Func(of) = import?.ty {
                        self.functions.push(of);
                    }
                }
                self.first = self.functions.len();
            }
            Payload::FunctionSection(functions) => {
                for of in functions {
                    self.functions.push(of?);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    let is_it = export.name.strip_prefix(STOPPED).is_some_and(|end| end.starts_with('_'));
                    if export.kind == ExternalKind::Func && is_it {
                        self.stopped = Some(export.index);
                    }
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body.range()),
            Payload::CustomSection(custom) => match custom.as_known() {
                KnownCustom::Name(names) => {
                    for name in names {
                        let Name::Function(names) = name? else { continue };
                        for naming in names {
                            let naming = naming?;
                            let name = format!("{:#}", rustc_demangle::demangle(naming.name));
                            self.names.insert(naming.index, name);
                        }
                    }
                }
                KnownCustom::Linking(linking) => {
                    for part in linking.subsections() {
                        let Linking::SymbolTable(symbols) = part? else { continue };
                        for (symbol, info) in symbols.into_iter().enumerate() {
                            if let SymbolInfo::Func { index, .. } = info? {
                                self.symbols.entry(index).or_insert(symbol);
                            }
                        }
                    }
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    /// How many parameters a function has, and whether it gives nothing back.
    fn kind(&self, function: u32) -> Option<(usize, bool)> {
        self.types.get(*self.functions.get(function as usize)? as usize).copied()
    }

    /// The functions that end in a panic.
    fn panics(&self) -> BTreeSet<u32> {
        let panics = self.names.iter().filter(|(function, name)| {
            let named = PANICS.iter().any(|panic| name.starts_with(panic)) || name.ends_with("::assert_failed");
            named && self.kind(**function).is_some_and(|(_, is_silent)| is_silent)
        });
        panics.map(|(function, _)| *function).collect()
    }
}

/// Makes every panic a call of `stopped`, in the code and in what the linker tells of it.
fn silence(linked: &[u8], program: &Program, sections: &mut [Section]) -> Outcome {
    let panics = program.panics();
    let symbol = program.stopped.and_then(|stopped| Some((stopped, *program.symbols.get(&stopped)?)));
    let (stopped, symbol) = symbol.ok_or("The Wasm exports no function `stopped`; see src/main.rs.")?;
    let code = sections.iter_mut().find(|section| section.id == CODE).ok_or("The Wasm has no code.")?;
    let (mut silent, mut calls) = (Vec::new(), Vec::new());
    for (at, function) in program.bodies.iter().zip(program.first as u32..) {
        // Counted from the beginning of the section, as the linker counts.
        let body = at.start - code.at.start..at.end - code.at.start;
        if panics.contains(&function) {
            let bytes = code.content.get_mut(body.clone()).ok_or("A function ends beyond its section.")?;
            calls.extend(stop(bytes, stopped).map(|within| body.start + within));
            silent.push(body);
        } else {
            // Of a constant, where its number begins.
            let words = words(linked, program, &panics, at)?.into_iter().map(|at| at + 1 - code.at.start);
            silent.extend(words.map(|at| at..at + 1));
        }
    }
    relocate(linked, sections, &silent, &calls, symbol)
}

/// Makes a function's body a call of `stopped`, if there is room for one; says where in it the number of `stopped` is.
fn stop(body: &mut [u8], stopped: u32) -> Option<usize> {
    body.fill(UNREACHABLE);
    if let Some(last) = body.last_mut() {
        *last = END;
    }
    // No variables of its own, the call, what comes after a panic, and the end.
    let roomy = body.len() >= 4 + WIDE;
    let room = body.get_mut(1..2 + WIDE).filter(|_| roomy)?;
    let mut call = vec![CALL];
    count(&mut call, stopped as usize);
    // The number is as wide as all that may become others.
    while call.len() < 1 + WIDE {
        if let Some(last) = call.last_mut() {
            *last |= 0x80;
        }
        call.push(0);
    }
    room.copy_from_slice(&call);
    Some(2)
}

/// Where in a function the addresses of a panic's words are given to it: constants that are pushed just before the
/// call.
fn words(linked: &[u8], program: &Program, panics: &BTreeSet<u32>, at: &Range<usize>) -> Outcome<Vec<usize>> {
    let body = linked.get(at.clone()).ok_or("A function ends beyond the Wasm.")?;
    let reader = wasmparser::BinaryReader::new(body, at.start);
    let broken = || "A function of the linked Wasm cannot be read".to_string();
    let operators = wasmparser::FunctionBody::new(reader).get_operators_reader().or_say(broken)?;
    // What was pushed last, and nothing else since: where, and whether it is a constant.
    let (mut pushed, mut found) = (Vec::new(), Vec::new());
    for operator in operators.into_iter_with_offsets() {
        match operator.or_say(broken)? {
            (Operator::I32Const { .. }, at) => pushed.push((at, true)),
            (Operator::LocalGet { .. } | Operator::I64Const { .. }, at) => pushed.push((at, false)),
            (Operator::Call { function_index }, _) if panics.contains(&function_index) => {
                let given = program.kind(function_index).map_or(0, |(parameters, _)| parameters);
                let first = pushed.len().saturating_sub(given);
                found.extend(pushed.drain(first..).filter(|(_, constant)| *constant).map(|(at, _)| at));
                pushed.clear();
            }
            _ => pushed.clear(),
        }
    }
    Ok(found)
}

/// Takes what lies in `silent` out of the list of relocations, and puts the calls of `stopped` in.
fn relocate(
    linked: &[u8],
    sections: &mut [Section],
    silent: &[Range<usize>],
    calls: &[usize],
    symbol: usize,
) -> Outcome {
    let list = sections.iter_mut().find(|section| custom_name(section) == Some(RELOCATIONS));
    let list = list.ok_or("The linker has not said what the numbers in the code stand for; see build.rs.")?;
    let is_silent = |entry: &RelocationEntry| {
        // They are in the order of the code, and apart.
        let next = silent.partition_point(|range| range.end <= entry.offset as usize);
        silent.get(next).is_some_and(|range| range.contains(&(entry.offset as usize)))
    };
    let mut kept: Vec<(usize, Vec<u8>)> = Vec::new();
    let mut section_number = 0;
    for payload in sections::payloads(linked) {
        let Payload::CustomSection(custom) = payload? else { continue };
        let KnownCustom::Reloc(relocations) = custom.as_known() else { continue };
        if custom.name() != RELOCATIONS {
            continue;
        }
        section_number = relocations.section_index() as usize;
        for (bytes, entry) in sections::slices(linked, relocations.entries().into_iter_with_offsets(), list.at.end)? {
            if !is_silent(&entry) {
                kept.push((entry.offset as usize, bytes.to_vec()));
            }
        }
    }
    for at in calls {
        let mut bytes = vec![FUNCTION];
        count(&mut bytes, *at);
        count(&mut bytes, symbol);
        kept.push((*at, bytes));
    }
    kept.sort();
    let mut content = Vec::new();
    sections::name(&mut content, RELOCATIONS);
    count(&mut content, section_number);
    sections::list(&mut content, kept.iter().map(|(_, bytes)| bytes.as_slice()));
    list.content = content;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A constant whose number the linker may change, as wide as any.
    const WORDS: [u8; 6] = [0x41, 0x90, 0x80, 0x80, 0x80, 0];

    fn section(wasm: &mut Vec<u8>, id: u8, content: &[u8]) {
        wasm.push(id);
        count(wasm, content.len());
        wasm.extend(content);
    }

    fn custom(wasm: &mut Vec<u8>, name: &str, rest: &[u8]) {
        let mut content = Vec::new();
        sections::name(&mut content, name);
        content.extend(rest);
        section(wasm, CUSTOM, &content);
    }

    /// A program as the linker leaves it: `stopped`, a function that panics with words, and what that calls.
    fn linked() -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        // Nothing to nothing; two numbers to nothing.
        section(&mut wasm, 1, &[2, 0x60, 0, 0, 0x60, 2, 0x7f, 0x7f, 0]);
        section(&mut wasm, 3, &[3, 0, 1, 0]);
        let mut exports = vec![2];
        for (name, function) in [("stopped_0", 0), ("intounderlyingsink_close_0", 2)] {
            sections::name(&mut exports, name);
            exports.extend([0, function]);
        }
        section(&mut wasm, EXPORTS, &exports);
        let mut code = vec![3, 2, 0, END, 11, 0, 0x20, 0, 0x1a, 0x20, 1, 0x1a, 1, 1, 1, END];
        code.extend([22, 0, 0x41, 7, 0x1a]);
        code.extend(WORDS);
        code.extend([0x41, 5, CALL, 0x81, 0x80, 0x80, 0x80, 0, UNREACHABLE, 1, 1, END]);
        section(&mut wasm, CODE, &code);
        let symbols = [3, 0, 0, 0, 1, b's', 0, 0, 1, 1, b'p', 0, 0, 2, 1, b'u'];
        custom(&mut wasm, "linking", &[&[2, 8, symbols.len() as u8], &symbols[..]].concat());
        // The address of the words, and the number of the function called.
        custom(&mut wasm, RELOCATIONS, &[3, 2, 4, 22, 0, 0, 0, 30, 1]);
        let names = [3, 0, 1, b's', 1, 22].into_iter().chain(*b"core::panicking::panic").chain([2, 1, b'u']);
        let names: Vec<u8> = names.collect();
        custom(&mut wasm, "name", &[&[1, names.len() as u8], &names[..]].concat());
        let pair = |what: &[u8]| [&[3, 0, 0, 0][..], b"0.2", &[what.len() as u8, 0, 0, 0], what].concat();
        custom(&mut wasm, DESCRIBED, &[pair(b"stopped"), pair(b"IntoUnderlyingSink")].concat());
        wasm
    }

    fn relocations(wasm: &[u8]) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        for payload in sections::payloads(wasm) {
            let Payload::CustomSection(custom) = payload.expect("a Wasm") else { continue };
            let KnownCustom::Reloc(list) = custom.as_known() else { continue };
            found.extend(list.entries().into_iter().map(|entry| entry.expect("an entry")).map(|e| (e.offset, e.index)));
        }
        found
    }

    #[test]
    fn a_panic_becomes_a_call_of_stopped_and_its_words_lead_nowhere() {
        let linked = linked();
        assert_eq!(relocations(&linked), [(22, 0), (30, 1)]);
        let pruned = prune(&linked).expect("a pruned Wasm");
        let call = [0, CALL, 0x80, 0x80, 0x80, 0x80, 0, UNREACHABLE];
        assert!(pruned.windows(call.len()).any(|bytes| bytes == call), "{pruned:?}");
        assert_eq!(relocations(&pruned), [(7, 0), (30, 1)], "the call of `stopped`; the call of the panic");
    }

    #[test]
    fn classes_that_nobody_uses_are_exported_no_more() {
        let pruned = prune(&linked()).expect("a pruned Wasm");
        let has = |text: &str| pruned.windows(text.len()).any(|bytes| bytes == text.as_bytes());
        assert!(has("stopped_0") && !has("intounderlying") && !has("IntoUnderlying"));
    }

    #[test]
    fn a_program_without_stopped_is_refused() {
        let mut linked = linked();
        let at = linked.windows(9).position(|bytes| bytes == b"stopped_0").expect("the export");
        linked[at] = b'S';
        assert!(prune(&linked).is_err_and(|failure| failure.to_string().contains("stopped")));
    }
}
