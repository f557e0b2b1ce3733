//! `cargo xtask VERB`: the project's own commands.
//!
//! | room | what it does |
//! |---|---|
//! | [`args`] | the command line, read by hand |
//! | [`setup`] | gets the pinned tools, and the browsers for tests |
//! | [`process`], [`lines`] | other programs: run, watched, quoted when they fail |
//! | [`hosting`] | policy, names and headers of a build that others can reach |
//! | [`verbs`] | one file or folder per verb |
//!
//! It must compile in seconds, since everything else waits for it: keep the dependencies few.

mod args;
mod failure;
mod home;
mod hosting;
mod lines;
mod process;
mod setup;
mod verbs;

use std::path::Path;
use std::process::ExitCode;

use args::Verb;
use failure::Outcome;
use home::Home;

fn main() -> ExitCode {
    match args::parse(std::env::args().skip(1)).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_said() {
                eprintln!("{failure}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(verb: Verb) -> Outcome {
    if verb == Verb::Help {
        println!("{}", args::HELP);
        return Ok(());
    }
    if let Verb::Replay(options) = &verb {
        return verbs::replay::run(options);
    }
    if let Verb::Simulate(options) = &verb {
        return verbs::simulate::run(options);
    }
    if let Verb::Precache(folder) = &verb {
        return verbs::precache::run(Path::new(folder));
    }
    let home = Home::find()?;
    match verb {
        Verb::Help | Verb::Replay(_) | Verb::Simulate(_) | Verb::Precache(_) => Ok(()),
        Verb::Serve(options) => verbs::serve::run(&home, &options),
        Verb::Build => verbs::build::run(&home),
        Verb::Package(verify) => verbs::package::run(&home, verify),
        Verb::Test(options) => verbs::test::run(&home, &options),
        Verb::Check(advisories) => verbs::check::run(&home, advisories),
        Verb::Size(options) => verbs::size::run(&home, &options),
        Verb::Deck(file) => verbs::deck::run(&home, &file),
        Verb::Hook => verbs::hook::run(),
        Verb::Icons => verbs::icons::run(&home),
        Verb::Manifest => verbs::manifest::run(&home),
        Verb::Messages => verbs::messages::run(&home),
        Verb::Lighthouse => verbs::lighthouse::run(&home),
        Verb::Shots => verbs::shots::run(&home),
        Verb::Bench(options) => verbs::bench::run(&home, &options),
        Verb::Torture(options) => verbs::torture::run(&home, &options),
        Verb::Fuzz(options) => verbs::fuzz::run(&home, &options),
        Verb::Env => verbs::env::run(&home),
    }
}
