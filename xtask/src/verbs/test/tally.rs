//! Counts of tests, read off the lines that test programs print.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Passed.
    pub(crate) passed: u64,
    /// Failed.
    pub(crate) failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The counts of a summary line: `test result: ok. 3 passed; 0 failed; …`. wasm-bindgen-test prints the same form.
pub(crate) fn summary(line: &str) -> Option<Tally> {
    let line = plain(line);
    let counts = line.trim_start().strip_prefix("test result:")?;
    let words: Vec<&str> = counts.split_whitespace().collect();
    let count = |name: &str| {
        let mut pairs = words.iter().zip(words.iter().skip(1));
        pairs.find(|(_, word)| word.trim_end_matches(';') == name).and_then(|(number, _)| number.parse().ok())
    };
    Some(Tally { passed: count("passed")?, failed: count("failed")? })
}

/// The name in a line that tells of a test that failed: `test a::b ... FAILED`.
pub(crate) fn failure(line: &str) -> Option<String> {
    let line = plain(line);
    let name = line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?;
    Some(name.to_string())
}

/// A line without colours.
fn plain(line: &str) -> String {
    let mut pieces = line.split("\u{1b}[");
    let first = pieces.next().unwrap_or_default().to_string();
    pieces.fold(first, |text, piece| text + piece.split_once('m').map_or(piece, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_read() {
        let line = "test result: ok. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.03s";
        assert_eq!(summary(line), Some(Tally { passed: 12, failed: 3 }));
    }

    #[test]
    fn a_summary_from_the_browser_is_read() {
        let line = "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 filtered out; finished in 0.01s";
        assert_eq!(summary(line), Some(Tally { passed: 1, failed: 1 }));
    }

    #[test]
    fn colours_do_not_matter() {
        let line = "test result: \u{1b}[32mok\u{1b}[0m. 2 passed; 0 failed; 0 ignored";
        assert_eq!(summary(line), Some(Tally { passed: 2, failed: 0 }));
    }

    #[test]
    fn other_lines_are_no_summary() {
        for line in ["test a::b ... ok", "test result: ", "2 passed, 0 failed", ""] {
            assert_eq!(summary(line), None, "{line}");
        }
    }

    #[test]
    fn the_name_of_a_test_that_failed_is_read() {
        assert_eq!(failure("test a::b ... FAILED").as_deref(), Some("a::b"));
        assert_eq!(failure("test a::b ... \u{1b}[31mFAILED\u{1b}[0m").as_deref(), Some("a::b"));
        for line in ["test a::b ... ok", "test result: FAILED. 1 passed; 1 failed", "    a::b"] {
            assert_eq!(failure(line), None, "{line}");
        }
    }

    #[test]
    fn a_tally_is_said_in_one_form() {
        let mut tally = Tally { passed: 1, failed: 0 };
        tally += Tally { passed: 2, failed: 3 };
        assert_eq!(tally.to_string(), "3 passed, 3 failed");
    }
}
