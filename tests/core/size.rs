//! Files and functions stay short enough to be read at once.

use super::layout::{files, without_tests};

/// Lines of a file, its unit tests not counted.
const FILE: usize = 250;
/// Lines of a function.
const FUNCTION: usize = 45;

/// A table is a file of sentences, each a constant or a function of a few lines: it is looked up in, not read. There are
/// none outside this folder.
const TABLES: &str = "src/text/";

/// The functions of a file, with their lines: from the line that names one to the brace as far in as that.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let blanks = |line: &str| line.len() - line.trim_start().len();
    let ends = |from: usize| {
        let close = format!("{}}}", " ".repeat(blanks(lines[from])));
        lines[from..].iter().position(|line| *line == close).map_or(1, |more| more + 1)
    };
    let names = |line: &&str| {
        let words = line.trim_start();
        let name = words.find("fn ").map(|at| &words[..at]);
        let is_one = name.is_some_and(|before| {
            before.split_whitespace().all(|word| ["const", "async"].contains(&word) || word.starts_with("pub"))
        });
        is_one && !words.ends_with(';') && !words.ends_with('}')
    };
    let found = lines.iter().enumerate().filter(|(_, line)| names(line));
    found.map(|(at, line)| (line.trim(), ends(at))).collect()
}

#[test]
fn files_and_functions_are_short() {
    let mut long = Vec::new();
    let mut count = 0;
    for (path, text) in files("src") {
        let text = without_tests(&text);
        let lines = text.lines().count();
        if lines > FILE && !path.starts_with(TABLES) {
            long.push(format!("{path}: {lines} lines"));
        }
        for (name, lines) in functions(text) {
            count += 1;
            if lines > FUNCTION {
                long.push(format!("{path}: {lines} lines of {name}"));
            }
        }
    }
    assert!(count > 500, "{count} functions were seen");
    assert_eq!(long, Vec::<String>::new());
}
