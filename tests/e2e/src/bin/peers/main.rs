//! The app held against other pages with the same deck, side by side in one run of real Chromium: `peers RUNS [PART]`, where
//! PART is one of visits, deliberate, practice, memory; all of them if it is not given.
//! `cargo xtask bench` builds the pages and sets the environment. Absolute times are noise on other machines; ratios are
//! not.
//!
//! - [`sites`]: the pages, and where things are on them; `measure.js` is what measures, the same on all of them
//! - [`rig`]: a browser, and a server that has them all
//! - [`visits`], [`network`]: first visits, and what goes over the network for them
//! - [`deliberate`]: first visits of people who say the answer first
//! - [`practice`]: what turning and rating cost, and what moves meanwhile
//! - [`memory`]: what a thousand ratings leave behind

mod deliberate;
mod memory;
mod network;
mod practice;
mod rig;
mod sites;
mod visits;

use cuecard_e2e::findings::Findings;

use sites::Site;

const PARTS: [&str; 4] = ["visits", "deliberate", "practice", "memory"];

fn main() {
    let runs: usize = std::env::args().nth(1).and_then(|runs| runs.parse().ok()).unwrap_or(9);
    let parts = std::env::args().nth(2).map_or_else(|| PARTS.map(String::from).to_vec(), |part| vec![part]);
    assert!(parts.iter().all(|part| PARTS.contains(&part.as_str())), "the parts are {PARTS:?}");
    let sites = Site::all();
    eprintln!("packing");
    let server = rig::server(&sites);
    let mut findings = Findings::default();
    for part in parts {
        match part.as_str() {
            "visits" => visits::compare(&server, &sites, runs, &mut findings),
            "deliberate" => deliberate::compare(&server, &sites, &mut findings),
            "practice" => practice::compare(&server, &sites, &mut findings),
            _ => memory::compare(&server, &sites, &mut findings),
        }
    }
    findings.keep();
}
