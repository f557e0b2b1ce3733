//! The command line, read by hand: so few verbs need no library.

use cuecard::memory::Scheduler;
use cuecard::memory::params::COUNT;

use crate::failure::{Failure, Outcome};
use crate::setup::browsers::Browser;
use crate::verbs::bench::{BenchOptions, Part};
use crate::verbs::fuzz::FuzzOptions;
use crate::verbs::replay::{self, ReplayOptions};
use crate::verbs::serve::ServeOptions;
use crate::verbs::simulate::SimulateOptions;
use crate::verbs::size::SizeOptions;
use crate::verbs::test::{Level, TestOptions};
use crate::verbs::torture::{self, TortureOptions};

/// What `cargo xtask` says when asked nothing.
pub(crate) const HELP: &str = "\
cargo xtask VERB

  serve [--release] [--port N] [--open] [-- TRUNK ARGUMENTS]
                 set up what is missing, then serve the app and rebuild it on every change
  build          the release build, into dist/
  package [--verify]
                 the release build as one zip for any static host, and the package for npm; --verify builds once more in
                 another folder, from nothing, and compares the bytes of both
  test [FILTER] [--browsers chromium,firefox,webkit] [--only core,web,e2e]
                 every test there is, the app in real browsers included
  check [--advisories]
                 format, lints, types of the scripts, the pure core, licences, advisories; where the list of these cannot be fetched, they are
                 said to be not checked, and with --advisories that is a fault
  size [--record | --check]
                 what the release build weighs; record the figure, or compare with it
  deck FILE      a deck in Markdown, checked and written to public/decks/ as JSON
  replay FILE.csv [--params w0,w1,…,w20] [--retention 0.9]
                 reviews (card,days,rating), printed again with the memory after each
  simulate [SCENARIO] [--people N] [--seed N] [--markdown]
                 what the planner is worth: people with different memories under different policies
  icons          the pictures for an installed app, drawn from our SVG and of the app, into public/
  manifest       what editors are told of the tag, made of the comments in public/embed.js, into public/
  messages       the sentences for scripts, made of the tables in src/text, into public/
  shots          screenshots of every view, into shots/
  bench [planner | logs | starts | peers] [--runs N] [--baseline FOLDER]
                 what a plan costs, as Wasm in Node; what long logs and large decks cost, what a start without a network
                 saves, and how the app stands against other pages with the same deck (one written by hand, and what npm
                 has), as ratios measured side by side in Chromium; all of it, or that part; into target/bench/report.md;
                 with --baseline, against another build of the app, too: FOLDER is its dist
  lighthouse     the package as nginx serves it, looked at by Lighthouse; its report, into target/lighthouse/
  torture kill|tabs|offline|update|early [--runs N] [--seed N]
                 Chromium killed in the midst of things, several tabs at once, starts without a network, updates
                 with a session in progress, cards rated before the app has come: is a rating lost?
  fuzz [TARGET] [--seconds N]
                 looks for inputs that break a reader, an hour for all of them; what reaches new code joins the corpus
  hook           what Trunk calls after each build
  precache FOLDER
                 the list of files in a build's service worker, written anew after a change by hand
  env            the line that puts the tools on PATH, for plain `trunk`; the compiler's flags are set up on the way";

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Verb {
    /// Say what there is.
    Help,
    /// Serve the app.
    Serve(ServeOptions),
    /// Make the release build.
    Build,
    /// Pack the release build; whether to prove that the packages are the same elsewhere.
    Package(bool),
    /// Run the tests.
    Test(TestOptions),
    /// Format, lints, licences; whether it is a fault that advisories cannot be looked up.
    Check(bool),
    /// Weigh the release build.
    Size(SizeOptions),
    /// Turn a deck into JSON.
    Deck(String),
    /// Print reviews with the memory after each.
    Replay(ReplayOptions),
    /// Finish a build of Trunk's.
    Hook,
    /// List a build's files in its service worker.
    Precache(String),
    /// Measure what things cost.
    Bench(BenchOptions),
    /// Hold policies against each other.
    Simulate(SimulateOptions),
    /// Draw the pictures of an installed app.
    Icons,
    /// Write what editors are told of the tag.
    Manifest,
    /// Write the sentences for scripts.
    Messages,
    /// Have Lighthouse look at the package.
    Lighthouse,
    /// Take screenshots.
    Shots,
    /// Look for lost ratings.
    Torture(TortureOptions),
    /// Look for inputs that break a reader.
    Fuzz(FuzzOptions),
    /// Print the PATH line.
    Env,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Outcome<Verb> {
    let Some(verb) = words.next() else { return Ok(Verb::Help) };
    match verb.as_str() {
        "help" | "--help" | "-h" => Ok(Verb::Help),
        "serve" => serve(words),
        "build" => alone(words, Verb::Build),
        "package" => match words.next().as_deref() {
            None => Ok(Verb::Package(false)),
            Some("--verify") => alone(words, Verb::Package(true)),
            Some(other) => Err(unknown(other)),
        },
        "test" => test(words),
        "check" => match words.next().as_deref() {
            None => Ok(Verb::Check(false)),
            Some("--advisories") => alone(words, Verb::Check(true)),
            Some(other) => Err(unknown(other)),
        },
        "size" => size(words),
        "deck" => {
            let file = words.next().ok_or("Name the deck's Markdown file: cargo xtask deck decks/interview.md")?;
            alone(words, Verb::Deck(file))
        }
        "replay" => replay(words),
        "simulate" => simulate(words),
        "hook" => alone(words, Verb::Hook),
        "icons" => alone(words, Verb::Icons),
        "precache" => {
            let folder = words.next().ok_or("Name the folder of a build: cargo xtask precache dist")?;
            alone(words, Verb::Precache(folder))
        }
        "manifest" => alone(words, Verb::Manifest),
        "messages" => alone(words, Verb::Messages),
        "lighthouse" => alone(words, Verb::Lighthouse),
        "shots" => alone(words, Verb::Shots),
        "bench" => bench(words),
        "torture" => torture(words),
        "fuzz" => fuzz(words),
        "env" => alone(words, Verb::Env),
        other => Err(unknown(other)),
    }
}

fn unknown(word: &str) -> Failure {
    Failure::from(format!("`{word}` is not known here; `cargo xtask help` lists what is."))
}

fn alone(mut words: impl Iterator<Item = String>, verb: Verb) -> Outcome<Verb> {
    words.next().map_or(Ok(verb), |word| Err(unknown(&word)))
}

fn serve(mut words: impl Iterator<Item = String>) -> Outcome<Verb> {
    let mut options = ServeOptions::default();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--release" => options.release = true,
            "--open" => options.open = true,
            "--port" => {
                let port = words.next().and_then(|number| number.parse().ok());
                options.port = Some(port.ok_or("--port takes a number from 1 to 65535.")?);
            }
            "--" => options.trunk.extend(words.by_ref()),
            other => return Err(unknown(other)),
        }
    }
    Ok(Verb::Serve(options))
}

fn test(mut words: impl Iterator<Item = String>) -> Outcome<Verb> {
    let mut options = TestOptions::default();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--browsers" => options.browsers = Some(list(&word, words.next(), Browser::named)?),
            "--only" => options.only = list(&word, words.next(), Level::named)?,
            filter if !filter.starts_with('-') && options.filter.is_none() => options.filter = Some(word),
            other => return Err(unknown(other)),
        }
    }
    Ok(Verb::Test(options))
}

fn size(words: impl Iterator<Item = String>) -> Outcome<Verb> {
    let mut options = SizeOptions::Show;
    for word in words {
        options = match word.as_str() {
            "--record" => SizeOptions::Record,
            "--check" => SizeOptions::Check,
            other => return Err(unknown(other)),
        };
    }
    Ok(Verb::Size(options))
}

fn bench(mut words: impl Iterator<Item = String>) -> Outcome<Verb> {
    let mut options = BenchOptions::default();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--runs" => {
                let runs = words.next().and_then(|runs| runs.parse().ok()).filter(|runs| *runs > 0);
                options.runs = runs.ok_or("--runs takes a number.")?;
            }
            "--baseline" => options.baseline = Some(words.next().ok_or("--baseline takes a folder.")?.into()),
            part if options.only.is_none() => options.only = Some(Part::named(part).ok_or_else(|| unknown(part))?),
            other => return Err(unknown(other)),
        }
    }
    Ok(Verb::Bench(options))
}

fn torture(mut words: impl Iterator<Item = String>) -> Outcome<Verb> {
    let way = words.next().filter(|way| torture::WAYS.contains(&way.as_str()));
    let way = way.ok_or_else(|| format!("Say how: cargo xtask torture {}.", torture::WAYS.join("|")))?;
    let mut options = TortureOptions { way, runs: 20, seed: 1 };
    while let Some(word) = words.next() {
        let number = words.next().and_then(|number| number.parse().ok());
        let number = number.ok_or_else(|| Failure::from(format!("{word} takes a number.")));
        match word.as_str() {
            "--runs" => options.runs = number?,
            "--seed" => options.seed = number?,
            other => return Err(unknown(other)),
        }
    }
    Ok(Verb::Torture(options))
}

fn fuzz(mut words: impl Iterator<Item = String>) -> Outcome<Verb> {
    let mut options = FuzzOptions::default();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seconds" => {
                let seconds = words.next().and_then(|number| number.parse().ok()).filter(|seconds| *seconds > 0);
                options.seconds = seconds.ok_or("--seconds takes a number.")?;
            }
            name if !name.starts_with('-') && options.only.is_none() => options.only = Some(word),
            other => return Err(unknown(other)),
        }
    }
    Ok(Verb::Fuzz(options))
}

fn simulate(mut words: impl Iterator<Item = String>) -> Outcome<Verb> {
    let mut options = SimulateOptions::default();
    while let Some(word) = words.next() {
        let mut number = || {
            let number = words.next().and_then(|number| number.parse().ok());
            number.ok_or_else(|| Failure::from(format!("{word} takes a number.")))
        };
        match word.as_str() {
            "--people" => options.people = number()?,
            "--seed" => options.seed = number()?,
            "--markdown" => options.markdown = true,
            name if !name.starts_with('-') && options.only.is_none() => options.only = Some(word),
            other => return Err(unknown(other)),
        }
    }
    Ok(Verb::Simulate(options))
}

fn replay(mut words: impl Iterator<Item = String>) -> Outcome<Verb> {
    let (mut file, mut scheduler) = (None, Scheduler::default());
    while let Some(word) = words.next() {
        match word.as_str() {
            "--params" => scheduler.params = replay::params(&numbers(&mut words)?)?,
            "--retention" => {
                let share = words.next().and_then(|share| share.parse().ok());
                let share = share.filter(|share| *share > 0.0 && *share < 1.0);
                scheduler.retention = share.ok_or("--retention takes a number between 0 and 1.")?;
            }
            name if !name.starts_with('-') && file.is_none() => file = Some(word),
            other => return Err(unknown(other)),
        }
    }
    let file = file.ok_or("Name the list of reviews: cargo xtask replay reviews.csv")?;
    Ok(Verb::Replay(ReplayOptions { file, scheduler }))
}

/// As many numbers as there are parameters, in one word with commas or blanks between them, or in several.
fn numbers(words: &mut impl Iterator<Item = String>) -> Outcome<Vec<f64>> {
    let mut numbers = Vec::new();
    while numbers.len() < COUNT {
        let Some(word) = words.next() else { break };
        for number in word.split([',', ' ']).filter(|number| !number.is_empty()) {
            numbers.push(number.parse().map_err(|_| format!("`{number}` is no number: --params takes {COUNT}."))?);
        }
    }
    Ok(numbers)
}

fn list<T>(option: &str, words: Option<String>, named: impl Fn(&str) -> Option<T>) -> Outcome<Vec<T>> {
    let words = words.ok_or_else(|| Failure::from(format!("{option} takes names with commas between them.")))?;
    words.split(',').map(|word| named(word.trim()).ok_or_else(|| unknown(word))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Verb> {
        parse(line.split_whitespace().map(str::to_string))
    }

    #[test]
    fn no_verb_asks_for_help() {
        assert_eq!(read(""), Ok(Verb::Help));
        assert_eq!(read("--help"), Ok(Verb::Help));
    }

    #[test]
    fn serve_takes_its_options_and_hands_the_rest_to_trunk() {
        let expected = ServeOptions {
            release: true,
            port: Some(9000),
            open: true,
            trunk: vec!["--verbose".into(), "--port".into()],
        };
        assert_eq!(read("serve --release --port 9000 --open -- --verbose --port"), Ok(Verb::Serve(expected)));
        assert!(read("serve --port many").is_err());
        assert!(read("serve --port 70000").is_err());
    }

    #[test]
    fn test_takes_a_filter_browsers_and_levels() {
        let expected = TestOptions {
            filter: Some("undo".into()),
            browsers: Some(vec![Browser::Chromium, Browser::Webkit]),
            only: vec![Level::Core, Level::E2e],
        };
        assert_eq!(read("test undo --browsers chromium,webkit --only core,e2e"), Ok(Verb::Test(expected)));
        assert_eq!(read("test"), Ok(Verb::Test(TestOptions::default())));
        assert!(read("test --browsers lynx").is_err());
        assert!(read("test --only").is_err());
        assert!(read("test one two").is_err());
    }

    #[test]
    fn torture_takes_a_way_runs_and_a_seed() {
        let options = |way: &str, runs, seed| Ok(Verb::Torture(TortureOptions { way: way.into(), runs, seed }));
        assert_eq!(read("torture kill"), options("kill", 20, 1));
        assert_eq!(read("torture tabs --seed 7 --runs 200"), options("tabs", 200, 7));
        assert_eq!(read("torture offline --runs 100"), options("offline", 100, 1));
        for wrong in
            ["torture", "torture gently", "torture kill --runs", "torture kill --runs many", "torture kill -n 3"]
        {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn fuzz_takes_a_target_and_a_time() {
        assert_eq!(read("fuzz"), Ok(Verb::Fuzz(FuzzOptions::default())));
        let expected = FuzzOptions { only: Some("settings".into()), seconds: 5 };
        assert_eq!(read("fuzz settings --seconds 5"), Ok(Verb::Fuzz(expected)));
        for wrong in ["fuzz --seconds", "fuzz --seconds 0", "fuzz a b", "fuzz --fast"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn bench_takes_a_part_and_a_number_of_runs() {
        assert_eq!(read("bench"), Ok(Verb::Bench(BenchOptions::default())));
        assert_eq!(read("bench --runs 3"), Ok(Verb::Bench(BenchOptions { runs: 3, ..BenchOptions::default() })));
        let peers = BenchOptions { only: Some(Part::Peers), runs: 30, baseline: None };
        assert_eq!(read("bench peers --runs 30"), Ok(Verb::Bench(peers)));
        let beside = BenchOptions { baseline: Some("old/dist".into()), ..BenchOptions::default() };
        assert_eq!(read("bench --baseline old/dist"), Ok(Verb::Bench(beside)));
        for wrong in
            ["bench --runs", "bench --baseline", "bench --runs 0", "bench 3", "bench plans", "bench peers logs"]
        {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn package_may_be_verified() {
        assert_eq!(read("package"), Ok(Verb::Package(false)));
        assert_eq!(read("package --verify"), Ok(Verb::Package(true)));
        assert!(read("package --fast").is_err() && read("package --verify twice").is_err());
    }

    #[test]
    fn check_may_insist_on_advisories() {
        assert_eq!(read("check"), Ok(Verb::Check(false)));
        assert_eq!(read("check --advisories"), Ok(Verb::Check(true)));
        assert!(read("check --fast").is_err() && read("check --advisories twice").is_err());
    }

    #[test]
    fn deck_needs_a_file_and_precache_a_folder() {
        assert_eq!(read("deck decks/a.md"), Ok(Verb::Deck("decks/a.md".into())));
        assert_eq!(read("precache dist"), Ok(Verb::Precache("dist".into())));
        assert!(read("deck").is_err() && read("precache").is_err() && read("precache a b").is_err());
    }

    #[test]
    fn replay_takes_its_parameters_in_one_word_or_in_many() {
        use cuecard::memory::params::PUBLISHED;
        let many = PUBLISHED.map(|weight| weight.to_string());
        let expected = ReplayOptions { file: "a.csv".into(), scheduler: Scheduler::default() };
        for line in [
            "replay a.csv".to_string(),
            format!("replay a.csv --params {}", many.join(" ")),
            format!("replay --params {} a.csv --retention 0.9", many.join(",")),
        ] {
            assert_eq!(read(&line), Ok(Verb::Replay(expected.clone())), "{line}");
        }
        for line in ["replay", "replay a.csv --params 1,2", "replay a.csv --params a", "replay a.csv --retention 90"] {
            assert!(read(line).is_err(), "{line}");
        }
    }

    #[test]
    fn simulate_takes_a_scenario_people_and_a_seed() {
        let options = SimulateOptions { people: 50, seed: 7, only: Some("steep".into()), markdown: true };
        assert_eq!(read("simulate steep --people 50 --seed 7 --markdown"), Ok(Verb::Simulate(options)));
        assert_eq!(read("simulate"), Ok(Verb::Simulate(SimulateOptions::default())));
        assert!(read("simulate --people").is_err());
        assert!(read("simulate one two").is_err());
    }

    #[test]
    fn what_is_unknown_is_named() {
        let said = read("fly").map_err(|failure| failure.to_string());
        assert!(said.is_err_and(|sentence| sentence.contains("`fly`")));
        assert!(read("build --fast").is_err());
        assert!(read("size --weigh").is_err());
    }
}
