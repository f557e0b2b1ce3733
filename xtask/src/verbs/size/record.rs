//! The weight of the first load: summed, written down, compared.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde_json::{Value, json};

use crate::failure::{Failure, OrSay, Outcome};
use crate::home;

/// How much the sum may grow unasked.
const TOLERANCE_PERCENT: u64 = 2;

/// Everything loaded before the first rating, in bytes after brotli.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Load {
    kinds: BTreeMap<String, u64>,
    deck: u64,
}

impl Load {
    /// Adds a file.
    pub(crate) fn add(&mut self, kind: &str, bytes: u64) {
        *self.kinds.entry(kind.to_string()).or_default() += bytes;
    }

    /// Takes out the deck's text, which is bundled in the Wasm but is not the program.
    pub(crate) fn without_deck(&mut self, bytes: u64) {
        self.deck = bytes;
    }

    /// The sum.
    pub(crate) fn sum(&self) -> u64 {
        self.kinds.values().sum::<u64>().saturating_sub(self.deck)
    }
}

impl fmt::Display for Load {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "first load, brotli")?;
        for (kind, bytes) in &self.kinds {
            writeln!(f, "  {kind:<42}{bytes:>12}")?;
        }
        writeln!(f, "  {:<42}{:>12}", "deck text, not counted", format!("-{}", self.deck))?;
        write!(f, "{:<44}{:>12}", "sum", self.sum())
    }
}

/// Writes the figures down.
pub(crate) fn write(file: &Path, load: &Load) -> Outcome {
    let record = json!({ "brotli": load.kinds, "deck_text_not_counted": load.deck, "sum": load.sum() });
    let text = serde_json::to_string_pretty(&record).or_say(|| "The record cannot be written".to_string())?;
    home::write(file, &(text + "\n"))
}

/// Compares with the figures written down.
pub(crate) fn check(file: &Path, load: &Load) -> Outcome<String> {
    let text = home::read(file).map_err(|_| {
        Failure::from("There is no record to compare with: write one with `cargo xtask size --record`.")
    })?;
    let record: Value = serde_json::from_str(&text).or_say(|| format!("{} is no JSON", file.display()))?;
    let recorded = record.get("sum").and_then(Value::as_u64);
    compare(recorded.ok_or_else(|| Failure::from(format!("{} has no sum.", file.display())))?, load.sum())
}

fn compare(recorded: u64, sum: u64) -> Outcome<String> {
    // In whole bytes times a hundred, so that the limit itself is exact.
    if sum * 100 > recorded * (100 + TOLERANCE_PERCENT) {
        let more = sum - recorded;
        return Err(Failure::from(format!(
            "The first load has grown by {more} bytes over the recorded {recorded}, more than {TOLERANCE_PERCENT} %: \
             make it smaller, or record it in a commit that says what the bytes bought."
        )));
    }
    Ok(format!("within {TOLERANCE_PERCENT} % of the recorded {recorded}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deck_is_taken_out_of_the_sum() {
        let mut load = Load::default();
        load.add("js", 10);
        load.add("js", 5);
        load.add("wasm", 100);
        load.without_deck(20);
        assert_eq!(load.sum(), 95);
    }

    #[test]
    fn growth_up_to_two_percent_is_let_through() {
        assert!(compare(50_000, 51_000).is_ok());
        assert!(compare(50_000, 51_001).is_err());
        assert!(compare(50_000, 10).is_ok());
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let file = std::env::temp_dir().join(format!("cuecard-record-{}.json", std::process::id()));
        let mut load = Load::default();
        load.add("wasm", 1_000);
        assert_eq!(write(&file, &load), Ok(()));
        let mut grown = load.clone();
        grown.add("css", 21);
        let (same, more) = (check(&file, &load), check(&file, &grown));
        let _ = std::fs::remove_file(&file);
        assert!(same.is_ok() && more.is_err() && check(&file, &load).is_err());
    }
}
