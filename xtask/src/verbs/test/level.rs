//! One level of tests: its output handed on as it comes, its summaries summed.

use std::process::Command;
use std::time::{Duration, Instant};

use super::tally::{Tally, failure, summary};
use crate::failure::Outcome;
use crate::lines::{Heard, Line, Watched};

/// A level silent for this long is stuck. The longest silence of a healthy one is a compilation.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// What a level gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    /// How many passed and failed.
    pub(crate) tally: Tally,
    /// Names of those that failed.
    pub(crate) failed: Vec<String>,
}

/// Runs a level. What cannot be counted, a crash for one, counts as one failure and is said.
pub(crate) fn run(command: &mut Command) -> Outcome<Ran> {
    let mut watched = Watched::start(command)?;
    let (mut tally, mut summaries, mut heard) = (Tally::default(), 0, Instant::now());
    let mut failed = Vec::new();
    loop {
        match watched.hear(Duration::from_secs(5)) {
            Heard::End => break,
            Heard::Line(line) => {
                heard = Instant::now();
                hand_on(&line);
                failed.extend(failure(&line.text));
                if let Some(counts) = summary(&line.text) {
                    tally += counts;
                    summaries += 1;
                }
            }
            Heard::Silence if heard.elapsed() > PATIENCE => {
                println!("Nothing was heard for {} minutes: this level is ended.", PATIENCE.as_secs() / 60);
                watched.kill();
                break;
            }
            Heard::Silence => {}
        }
    }
    let succeeded = watched.finish()?.success();
    Ok(Ran { tally: judge(tally, summaries, succeeded), failed })
}

fn hand_on(line: &Line) {
    if line.is_error {
        eprintln!("{}", line.text);
    } else {
        println!("{}", line.text);
    }
}

fn judge(mut tally: Tally, summaries: u32, succeeded: bool) -> Tally {
    if succeeded && summaries == 0 {
        println!("No test was run here.");
    }
    if !succeeded && tally.failed == 0 {
        let when = if summaries == 0 { "before any test could be counted" } else { "after the last summary" };
        println!("It failed {when}; that counts as one failure.");
        tally.failed = 1;
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crash_counts_as_one_failure() {
        assert_eq!(judge(Tally::default(), 0, false), Tally { passed: 0, failed: 1 });
        assert_eq!(judge(Tally { passed: 4, failed: 0 }, 1, false), Tally { passed: 4, failed: 1 });
    }

    #[test]
    fn counted_failures_are_not_counted_twice() {
        assert_eq!(judge(Tally { passed: 4, failed: 2 }, 1, false), Tally { passed: 4, failed: 2 });
        assert_eq!(judge(Tally { passed: 4, failed: 0 }, 1, true), Tally { passed: 4, failed: 0 });
    }
}
