//! Does to the app what nobody should, many times, and counts what it loses:
//! `torture kill|tabs|offline|update|early RUNS SEED`. `cargo xtask torture` sets the environment.
//!
//! Ends with a summary, and with an error where anything was lost. A run that failed is told in one line with the
//! seed that repeats it.

mod acts;
mod dice;
mod early;
mod kill;
mod offline;
mod tabs;
mod update;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok());
    let (Some(runs), Some(seed)) = (number(1), number(2)) else { return usage() };
    let unharmed = match words[0].as_str() {
        "kill" => kill::run(runs, seed),
        "tabs" => tabs::run(runs, seed),
        "offline" => offline::run(runs),
        "update" => update::run(runs, seed),
        "early" => early::run(runs, seed),
        _ => return usage(),
    };
    if unharmed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn usage() -> ExitCode {
    eprintln!("torture kill|tabs|offline|update|early RUNS SEED");
    ExitCode::FAILURE
}
