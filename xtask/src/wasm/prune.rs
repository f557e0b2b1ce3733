//! Takes out of the linked Wasm what nobody uses, so that it is split and packed without it.
//!
//! **Classes** that a library exports to JavaScript are kept by every tool, used or not: exports might be called from
//! outside. Those of `wasm-streams`, which leptos brings along for server functions, are not.
//!
//! **Panics** have words: a message, its parts put together, file and line. All the app needs to know is that it has
//! stopped. So the functions that every panic comes down to are made to call `stopped` (see `src/main.rs`) and nothing
//! else. What led to the words is then led to by nothing, and goes. Checks stay: an index out of bounds stops the app
//! as before. Where it happened is in the error's stack, which `cargo xtask build` in debug mode puts into words.

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
