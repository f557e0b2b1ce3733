//! First visits: nothing kept, nothing cached.

use cuecard_e2e::findings::{Findings, median};
use cuecard_e2e::server::Server;

use crate::network::Traffic;
use crate::rig::{Rig, SLOW, SPEEDS};
use crate::sites::{Site, in_turn};

/// What first visits to a page at a speed came to, each by its runs.
#[derive(Debug, Default)]
struct Visits {
    readable: Vec<f64>,
    answered: Vec<f64>,
    rated: Vec<f64>,
    bytes: Vec<f64>,
    requests: Vec<f64>,
    lost: f64,
}

/// What a chart is of.
type Value = fn(&Visits) -> f64;

/// Visits all pages at all speeds, interleaved, so that whatever else the machine does falls on all alike.
pub(crate) fn compare(server: &Server, sites: &[Site], runs: usize, findings: &mut Findings) {
    let mut rig = Rig::start(server);
    let mut all: Vec<Vec<Visits>> = SPEEDS.map(|_| sites.iter().map(|_| Visits::default()).collect()).into();
    // The first round warms up.
    for run in 0..=runs {
        eprintln!("first visits, round {run} of {runs}");
        for (speed, visits) in SPEEDS.into_iter().zip(&mut all) {
            for (site, visits) in in_turn(run, sites.iter().zip(visits)) {
                rig.open(*site, speed, Some("visit"));
                let mut warm = Visits::default();
                visit(&rig, if run == 0 { &mut warm } else { visits });
            }
        }
    }
    tell(sites, &all, findings);
}

fn visit(rig: &Rig<'_>, visits: &mut Visits) {
    let found = rig.ask("visited");
    let number = |name: &str| found[name].as_f64().expect("a number");
    let traffic = Traffic::read(&rig.remote.network_log(), number("origin"));
    visits.readable.push(number("readable"));
    visits.answered.push(number("answered"));
    visits.rated.push(number("rated"));
    visits.bytes.push(number("bytes") + traffic.bytes(number("readable")));
    visits.requests.push(traffic.requests(number("changed")) as f64);
    visits.lost += number("lost");
}

fn tell(sites: &[Site], all: &[Vec<Visits>], findings: &mut Findings) {
    for (speed, visits) in SPEEDS.iter().zip(all) {
        tell_ratios(sites, speed.name, visits, findings);
    }
    // The app is the first of the sites, and the slowest speed the last.
    let apps: Vec<&Visits> = all.iter().filter_map(|visits| visits.first()).collect();
    let taps: usize = apps.iter().map(|visits| 2 * visits.readable.len()).sum();
    findings.figure(&format!("early taps lost, of {taps}"), apps.iter().map(|visits| visits.lost).sum(), 0.0, "");
    if let Some(app) = apps.last() {
        let name = |what: &str| format!("{what}, {}", SLOW.name);
        findings.figure(&name("bytes before the first card is readable"), median(&app.bytes), 7_000.0, "bytes");
        findings.figure(&name("requests before the first rating"), median(&app.requests), 5.0, "");
    }
    let charts: [(&str, &str, Value); 6] = [
        ("First card readable", "ms", |visits| median(&visits.readable)),
        ("First tap answered", "ms", |visits| median(&visits.answered)),
        ("First rating answered", "ms", |visits| median(&visits.rated)),
        ("Bytes before the first card is readable", "KB", |visits| median(&visits.bytes) / 1000.0),
        ("Requests before the first rating is answered", "", |visits| median(&visits.requests)),
        ("Early taps lost", "", |visits| visits.lost),
    ];
    for (title, unit, value) in charts {
        for (speed, visits) in SPEEDS.iter().zip(all) {
            let bars: Vec<(String, f64)> =
                sites.iter().zip(visits).map(|(site, visits)| (site.name.into(), value(visits))).collect();
            findings.chart(&format!("{title}: {}", speed.name), unit, &bars);
        }
    }
}

/// The app against others at a speed. Those that were not built are left out.
fn tell_ratios(sites: &[Site], speed: &str, visits: &[Visits], findings: &mut Findings) {
    let readable: Value = |visits| median(&visits.readable);
    let answered: Value = |visits| median(&visits.answered);
    for (name, value, other, at_most) in [
        ("first card readable", readable, "vanilla", if speed == SLOW.name { 0.70 } else { 1.05 }),
        ("first card readable", readable, "react-quizlet-flashcard", 0.40),
        ("first tap answered", answered, "vanilla", 1.6),
    ] {
        let theirs = sites.iter().zip(visits).find(|(site, _)| site.folder == other);
        if let (Some(ours), Some((_, theirs))) = (visits.first(), theirs) {
            let name = format!("{name}, against {other}, {speed}");
            findings.figure(&name, value(ours) / value(theirs), at_most, "×");
        }
    }
}
