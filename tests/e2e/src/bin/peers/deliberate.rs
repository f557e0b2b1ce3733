//! First visits of people who say the answer before they rate it: whether they ever wait for the app.

use cuecard_e2e::findings::{Findings, median};
use cuecard_e2e::server::Server;

use crate::rig::{Rig, SLOW};
use crate::sites::{Site, in_turn};

/// Visits to each build of the app.
const VISITS: usize = 20;
/// A next card that comes later than so many milliseconds after the rating was waited for.
const NOTICED: f64 = 100.0;

/// What such visits came to, in milliseconds.
#[derive(Debug, Default)]
struct Visits {
    /// From the readable card to the app on the page.
    there: Vec<f64>,
    /// From the rating to the next card.
    next: Vec<f64>,
}

/// Visits the app, and another build of it where there is one, on a slow processor and network.
pub(crate) fn compare(server: &Server, sites: &[Site], findings: &mut Findings) {
    let mut rig = Rig::start(server);
    let sites: Vec<Site> = sites.iter().filter(|site| site.is_app()).copied().collect();
    let mut all: Vec<Visits> = sites.iter().map(|_| Visits::default()).collect();
    // The first round warms up.
    for run in 0..=VISITS {
        eprintln!("a rating after three seconds, round {run} of {VISITS}");
        for (site, visits) in in_turn(run, sites.iter().zip(&mut all)) {
            rig.open(*site, SLOW, Some("deliberate"));
            let found = rig.ask("visited");
            if run > 0 {
                visits.there.push(found["there"].as_f64().expect("a time"));
                visits.next.push(found["next"].as_f64().expect("a time"));
            }
        }
    }
    if let Some(app) = all.first() {
        let waited = app.next.iter().filter(|ms| **ms > NOTICED).count();
        let name = format!("ratings after 3 s whose next card took over {NOTICED} ms, of {VISITS}, {}", SLOW.name);
        findings.figure(&name, waited as f64, 0.0, "");
        let name = format!("the app there after the first card is readable, {}", SLOW.name);
        findings.figure(&name, median(&app.there), 1600.0, "ms");
    }
    let chart = |value: fn(&Visits) -> &Vec<f64>| -> Vec<(String, f64)> {
        sites.iter().zip(&all).map(|(site, visits)| (site.name.into(), median(value(visits)))).collect()
    };
    findings.chart(
        &format!("The app there after the first card is readable: {}", SLOW.name),
        "ms",
        &chart(|visits| &visits.there),
    );
    findings.chart(
        &format!("From a rating after 3 s to the next card: {}", SLOW.name),
        "ms",
        &chart(|visits| &visits.next),
    );
}
