//! What turning and rating cost once a page is there, on a slow processor, and what moves meanwhile.

use cuecard_e2e::findings::{Findings, numbers, share};
use cuecard_e2e::server::Server;
use cuecard_e2e::wait::until_true;

use crate::rig::{PHONE, Rig, SLOW};
use crate::sites::{Site, in_turn};

/// So often each page is opened anew, and so many ratings each time.
const ROUNDS: usize = 3;
const RATINGS: usize = 70;
/// Ratings by real clicks, during which nothing may move.
const CLICKED: usize = 10;
/// What counts as nearly all.
const NEARLY_ALL: f64 = 0.98;

/// What practising on a page came to.
#[derive(Debug, Default)]
struct Practice {
    turns: Vec<f64>,
    ratings: Vec<f64>,
    long: Vec<f64>,
    shift: f64,
}

/// What a chart is of.
type Value = fn(&Practice) -> f64;

/// Practises on all pages in turn.
pub(crate) fn compare(server: &Server, sites: &[Site], findings: &mut Findings) {
    let mut rig = Rig::start(server);
    let mut all: Vec<Practice> = sites.iter().map(|_| Practice::default()).collect();
    for round in 1..=ROUNDS {
        eprintln!("turning and rating, round {round} of {ROUNDS}");
        for (site, practice) in in_turn(round, sites.iter().zip(&mut all)) {
            rig.open(*site, SLOW, None);
            (0..CLICKED).for_each(|_| click_through(&rig, *site));
            practice.shift = practice.shift.max(rig.ask("shift()").as_f64().unwrap_or(f64::NAN));
            rig.at_speed(PHONE);
            rig.ask("calm()");
            let found = rig.ask(&format!("practise({RATINGS})"));
            practice.turns.extend(numbers(&found["turns"]));
            practice.ratings.extend(numbers(&found["ratings"]));
            practice.long.extend(numbers(&found["long"]));
        }
    }
    tell(sites, &all, findings);
}

/// Turns a card and rates it, by real clicks, each of them again where it comes too soon after the one before.
fn click_through(rig: &Rig<'_>, site: Site) {
    let click_until = |part: &str, is_done: &str| {
        until_true(is_done, || {
            let is = rig.ask(is_done) == true;
            if !is {
                rig.click(part);
            }
            is
        });
    };
    until_true("a card", || rig.ask("isFront()") == true);
    click_until(site.turn, "isBack()");
    click_until(site.good(), "isFront()");
}

fn tell(sites: &[Site], all: &[Practice], findings: &mut Findings) {
    let nearly_all = |times: &[f64]| share(times, NEARLY_ALL);
    if let Some(app) = all.first() {
        findings.figure("turning a card, p98, CPU at a quarter", nearly_all(&app.turns), 32.0, "ms");
        findings.figure("rating a card, p98, CPU at a quarter", nearly_all(&app.ratings), 32.0, "ms");
        let tasks = app.long.len() as f64;
        findings.figure(&format!("tasks over 50 ms in {} ratings", app.ratings.len()), tasks, 0.0, "");
        findings.figure(&format!("layout shift, from the start through {CLICKED} ratings"), app.shift, 0.0, "");
    }
    tell_ratios(sites, all, findings);
    let charts: [(&str, &str, Value); 6] = [
        ("Turning a card, median", "ms", |practice| share(&practice.turns, 0.5)),
        ("Turning a card, p98", "ms", |practice| share(&practice.turns, NEARLY_ALL)),
        ("Rating to the next card, median", "ms", |practice| share(&practice.ratings, 0.5)),
        ("Rating to the next card, p98", "ms", |practice| share(&practice.ratings, NEARLY_ALL)),
        ("Tasks over 50 ms", "", |practice| practice.long.len() as f64),
        ("Layout shift", "", |practice| practice.shift),
    ];
    for (title, unit, value) in charts {
        let bars: Vec<(String, f64)> =
            sites.iter().zip(all).map(|(site, practice)| (site.name.into(), value(practice))).collect();
        findings.chart(&format!("{title}: {}", PHONE.name), unit, &bars);
    }
}

/// The app against others. Those that are not there are left out.
fn tell_ratios(sites: &[Site], all: &[Practice], findings: &mut Findings) {
    let figures: [(&str, Value); 4] = [
        ("turning a card, median", |practice| share(&practice.turns, 0.5)),
        ("turning a card, p98", |practice| share(&practice.turns, NEARLY_ALL)),
        ("rating a card, median", |practice| share(&practice.ratings, 0.5)),
        ("rating a card, p98", |practice| share(&practice.ratings, NEARLY_ALL)),
    ];
    for (other, at_most) in [("baseline", 1.15), ("react-quizlet-flashcard", 1.0)] {
        let theirs = sites.iter().zip(all).find(|(site, _)| site.folder == other);
        if let (Some(ours), Some((_, theirs))) = (all.first(), theirs) {
            for (name, value) in figures {
                let name = format!("{name}, against {other}, {}", PHONE.name);
                findings.figure(&name, value(ours) / value(theirs), at_most, "×");
            }
        }
    }
}
