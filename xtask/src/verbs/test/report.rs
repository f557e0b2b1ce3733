//! The result of all levels, and the line it ends with.

use std::process::Command;
use std::time::Instant;

use super::level::{self, Ran};
use super::tally::Tally;
use crate::failure::{Failure, Outcome};

/// Tests of a level that may be run again. Where more fail, it is no browser's mood.
const FEW: usize = 5;

/// What the levels gave so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    rows: Vec<(String, Tally)>,
    /// Tests that passed only when they were run again.
    moody: Vec<String>,
}

impl Report {
    /// Runs a level.
    pub(crate) fn level(&mut self, name: &str, command: &mut Command) {
        println!("\n== {name}");
        let began = Instant::now();
        let ran = level::run(command);
        self.count(name, began, ran.map(|ran| ran.tally));
    }

    /// As [`Report::level`], and the few that failed are run once more, alone: `again` gives the command for these.
    /// Real browsers on a busy machine now and then do not keep up; what passes then is named at the end all the same.
    pub(crate) fn level_and_again(
        &mut self,
        name: &str,
        command: &mut Command,
        again: impl Fn(&[String]) -> Outcome<Command>,
    ) {
        println!("\n== {name}");
        let began = Instant::now();
        let ran = level::run(command).and_then(|ran| self.repeat(ran, again));
        self.count(name, began, ran);
    }

    fn repeat(&mut self, first: Ran, again: impl Fn(&[String]) -> Outcome<Command>) -> Outcome<Tally> {
        let Ran { tally, failed } = first;
        // Fewer names than failures: something crashed.
        if failed.is_empty() || failed.len() > FEW || failed.len() as u64 != tally.failed {
            return Ok(tally);
        }
        println!("\n== once more, alone: {}", failed.join(", "));
        let second = level::run(&mut again(&failed)?)?;
        let (tally, moody) = join(tally, &failed, &second);
        self.moody.extend(moody);
        Ok(tally)
    }

    fn count(&mut self, name: &str, began: Instant, outcome: Outcome<Tally>) {
        match outcome {
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
        if !self.moody.is_empty() {
            println!("Passed only when run once more, alone: {}", self.moody.join(", "));
        }
        println!("{sum}");
        if sum.failed == 0 { Ok(()) } else { Err(Failure::said()) }
    }
}

/// Both runs as one, and the tests that passed in the second. One that was not run again has failed.
fn join(mut tally: Tally, failed: &[String], second: &Ran) -> (Tally, Vec<String>) {
    if second.tally.passed + second.tally.failed != failed.len() as u64 {
        return (tally, Vec::new());
    }
    tally.passed += second.tally.passed;
    tally.failed = second.tally.failed;
    (tally, failed.iter().filter(|name| !second.failed.contains(name)).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(passed: u64, failed: &[&str]) -> Ran {
        let tally = Tally { passed, failed: failed.len() as u64 };
        Ran { tally, failed: failed.iter().map(|name| (*name).to_string()).collect() }
    }

    #[test]
    fn what_passes_the_second_time_has_passed_and_is_named() {
        let first = Tally { passed: 8, failed: 2 };
        let failed = ["a".to_string(), "b".to_string()];
        let (tally, moody) = join(first, &failed, &second(1, &["b"]));
        assert_eq!((tally, moody), (Tally { passed: 9, failed: 1 }, vec!["a".to_string()]));
    }

    #[test]
    fn what_is_not_run_again_has_failed() {
        let first = Tally { passed: 8, failed: 2 };
        let failed = ["a".to_string(), "b".to_string()];
        assert_eq!(join(first, &failed, &second(1, &[])), (first, Vec::new()));
    }
}
