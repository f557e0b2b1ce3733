//! One step of the set-up: says what it does, shows that it lives, keeps a full log, explains its failure.
//!
//! It speaks on standard error, so that a verb's own output stays clean.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::failure::{Failure, OrSay, Outcome};
use crate::lines::{Heard, Watched};

const HEARTBEAT: Duration = Duration::from_secs(15);
const LONGEST_QUOTE: usize = 100;

/// A step of the set-up.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// What is being done.
    pub(crate) what: String,
    /// How long it usually takes.
    pub(crate) usual: String,
    /// What the person can do when it fails.
    pub(crate) advice: String,
    /// Where everything it prints is kept.
    pub(crate) log: PathBuf,
}

impl Step {
    /// Takes the step.
    pub(crate) fn run(&self, command: &mut Command) -> Outcome {
        let began = Instant::now();
        eprintln!("{} (usually {}) …", self.what, self.usual);
        let mut watched = Watched::start(command)?;
        let fault = self.follow(&mut watched, began)?;
        let took = began.elapsed().as_secs();
        if watched.finish()?.success() {
            eprintln!("  done in {took} s");
            return Ok(());
        }
        let fault = fault.map(|line| format!(" (“{line}”)")).unwrap_or_default();
        let log = self.log.display();
        Err(Failure::from(format!("{} failed after {took} s{fault}. {} The full log: {log}", self.what, self.advice)))
    }

    /// Logs every line, shows one now and then; returns the first line that names an error.
    fn follow(&self, watched: &mut Watched, began: Instant) -> Outcome<Option<String>> {
        let mut log = File::create(&self.log).or_say(|| format!("{} cannot be written", self.log.display()))?;
        let (mut last, mut fault, mut beat) = (String::new(), None, Instant::now());
        loop {
            match watched.hear(Duration::from_secs(1)) {
                Heard::End => return Ok(fault),
                Heard::Silence => {}
                Heard::Line(line) => {
                    // A log that cannot be written must not end an installation that works.
                    let _ = writeln!(log, "{}", line.text);
                    if fault.is_none() && names_error(&line.text) {
                        fault = Some(quote(&line.text));
                    }
                    if !line.text.trim().is_empty() {
                        last = quote(&line.text);
                    }
                }
            }
            if beat.elapsed() >= HEARTBEAT {
                beat = Instant::now();
                eprintln!("  {} s: {last}", began.elapsed().as_secs());
            }
        }
    }
}

fn names_error(line: &str) -> bool {
    let line = line.trim_start();
    ["error", "E: ", "npm error", "npm ERR!"].iter().any(|start| line.starts_with(start))
}

fn quote(line: &str) -> String {
    line.trim().chars().take(LONGEST_QUOTE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_known_by_their_first_word() {
        assert!(names_error("error: no such package"));
        assert!(names_error("E: Unable to locate package"));
        assert!(!names_error("   Compiling thiserror v2.0.12"));
    }

    #[test]
    fn a_failed_step_says_what_to_do_and_where_the_log_is() {
        let log = std::env::temp_dir().join(format!("cuecard-step-{}.log", std::process::id()));
        let step = Step { what: "Nothing".into(), usual: "no time".into(), advice: "Sit down.".into(), log };
        let said = step.run(Command::new("cargo").arg("no-such-verb")).map_err(|failure| failure.to_string());
        let kept = std::fs::read_to_string(&step.log).unwrap_or_default();
        let _ = std::fs::remove_file(&step.log);
        assert!(said.is_err_and(|said| said.contains("Sit down.") && said.contains("cuecard-step-")));
        assert!(kept.contains("no-such-verb"));
    }
}
