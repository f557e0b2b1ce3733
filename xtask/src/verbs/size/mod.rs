//! `size`: what the release build weighs, and whether the first load has grown.

mod measure;
mod record;

use crate::failure::{Failure, Outcome};
use crate::home::Home;
use measure::{Weight, weigh};
pub(crate) use measure::{brotli, gzip};
use record::Load;

/// What everything before the first rating may weigh, in bytes. The page's own card can be read, turned and rated before
/// any of it: a person needs some seconds for that, in which so much arrives on slow 4G.
const BUDGET: u64 = 310_000;

/// Files that have a limit of their own, in bytes: the page, which has the first card in it and comes in one round trip;
/// and what a page pays for a widget that nobody looks at, but for the first question.
const LIMITS: [(&str, u64); 2] = [("index.html", 7_000), ("embed.js", 3_000)];

/// What `size` was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SizeOptions {
    /// The table.
    Show,
    /// The table, and its sum written down.
    Record,
    /// The table, and its sum compared with what is written down.
    Check,
}

/// Builds, then weighs.
pub(crate) fn run(home: &Home, options: &SizeOptions) -> Outcome {
    super::build::run(home)?;
    weigh_build(home, *options)
}

/// Weighs the release build that is there.
pub(crate) fn weigh_build(home: &Home, options: SizeOptions) -> Outcome {
    let weights = weigh(&home.dist())?;
    print(&weights);
    LIMITS.into_iter().try_for_each(|limit| check_file(&weights, limit))?;
    let load = first_load(home, &weights)?;
    let file = home.at("xtask").join("size-record.json");
    println!("{load}");
    println!("{:<44}{:>12}  {}", "budget", BUDGET, verdict(load.sum()));
    match options {
        SizeOptions::Show => Ok(()),
        SizeOptions::Record => record::write(&file, &load).map(|()| println!("Recorded in {}", file.display())),
        SizeOptions::Check => record::check(&file, &load).map(|said| println!("{said}")),
    }
}

fn first_load(home: &Home, weights: &[Weight]) -> Outcome<Load> {
    let page = crate::home::read(&home.dist().join("index.html"))?;
    let deck = crate::home::read(&home.at("public").join("decks").join("interview.json"))?;
    let mut load = Load::default();
    for (weight, kind) in weights.iter().filter_map(|weight| Some((weight, weight.kind(&page)?))) {
        load.add(kind, weight.brotli);
    }
    let wasm = weights.iter().any(|weight| weight.kind(&page) == Some("wasm"));
    if !wasm {
        return Err(Failure::from("No Wasm was found that index.html names; look into dist/."));
    }
    load.without_deck(brotli(deck.as_bytes())?.len() as u64);
    Ok(load)
}

fn check_file(weights: &[Weight], (path, most): (&str, u64)) -> Outcome {
    match weights.iter().find(|weight| weight.path == path) {
        Some(weight) if weight.brotli <= most => Ok(()),
        Some(weight) => Err(Failure::from(format!("{path} weighs {} bytes; {most} is the most.", weight.brotli))),
        None => Err(Failure::from(format!("The build lacks {path}."))),
    }
}

fn verdict(sum: u64) -> String {
    if sum <= BUDGET { format!("{} left", BUDGET - sum) } else { format!("{} too many", sum - BUDGET) }
}

fn print(weights: &[Weight]) {
    println!("{:<44}{:>12}{:>12}{:>12}", "file", "raw", "gzip", "brotli");
    for weight in weights {
        println!("{:<44}{:>12}{:>12}{:>12}", weight.path, weight.raw, weight.gzip, weight.brotli);
    }
    println!();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_limit_may_weigh_so_much_and_no_more() {
        let build = |path: &str, brotli| [Weight { path: path.into(), raw: 0, gzip: 0, brotli }];
        for (path, most) in LIMITS {
            assert!(check_file(&build(path, most), (path, most)).is_ok());
            assert!(check_file(&build(path, most + 1), (path, most)).is_err());
            assert!(check_file(&build("other.js", 1), (path, most)).is_err());
        }
    }

    #[test]
    fn the_budget_is_compared_both_ways() {
        assert_eq!(verdict(BUDGET), "0 left");
        assert_eq!(verdict(BUDGET + 5), "5 too many");
    }
}
