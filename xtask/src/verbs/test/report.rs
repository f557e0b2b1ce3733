//! The result of all levels, and the line it ends with.

use std::process::Command;
use std::time::Instant;

use super::level;
use super::tally::Tally;
use crate::failure::{Failure, Outcome};

/// What the levels gave so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    rows: Vec<(String, Tally)>,
}

impl Report {
    /// Runs a level.
    pub(crate) fn level(&mut self, name: &str, command: &mut Command) {
        println!("\n== {name}");
        let began = Instant::now();
        match level::run(command) {
            Ok(tally) => self.rows.push((format!("{name} ({} s)", began.elapsed().as_secs()), tally)),
            Err(failure) => self.fault(name, &failure),
        }
    }

    /// Counts something that is one test by itself.
    pub(crate) fn check(&mut self, name: &str, outcome: Outcome) {
        match outcome {
            Ok(()) => self.rows.push((name.to_string(), Tally { passed: 1, failed: 0 })),
            Err(failure) => self.fault(name, &failure),
        }
    }

    /// Counts something that did not come to its tests.
    pub(crate) fn fault(&mut self, name: &str, failure: &Failure) {
        println!("{failure}");
        self.rows.push((name.to_string(), Tally { passed: 0, failed: 1 }));
    }

    /// Prints a row for each level, then the sum, which stays the last line.
    pub(crate) fn close(self) -> Outcome {
        let mut sum = Tally::default();
        println!();
        for (name, tally) in &self.rows {
            println!("{name:<24}{tally}");
            sum += *tally;
        }
        println!("{sum}");
        if sum.failed == 0 { Ok(()) } else { Err(Failure::said()) }
    }
}
