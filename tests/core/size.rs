//! Files and functions stay short enough to be read at once.

use super::layout::{files, without_tests};

/// Lines of a file, its unit tests not counted.
const FILE: usize = 250;
/// Lines of a function.
const FUNCTION: usize = 45;

/// Folders that are not held to it yet, and tables.
const EXCEPT: [&str; 5] = ["src/browser/", "src/controller/", "src/mount/", "src/text/", "src/ui/"];

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
        let is_one = ["fn ", "pub fn ", "pub(super) fn ", "pub(crate) fn ", "const fn ", "async fn ", "pub async fn "]
            .iter()
            .any(|begin| words.starts_with(begin));
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
        if EXCEPT.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        let text = without_tests(&text);
        let lines = text.lines().count();
        if lines > FILE {
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
