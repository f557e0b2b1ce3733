//! What a thousand ratings leave behind in memory.

use std::thread;

use cuecard_e2e::findings::Findings;
use cuecard_e2e::server::Server;
use serde_json::json;

use crate::rig::{QUICK, Rig};
use crate::sites::Site;

/// Ratings before the first look, and after it in so many portions of so many.
const BEFORE: usize = 10;
const AFTER: (usize, usize) = (11, 90);

/// Bytes in use by scripts, by the page's elements, and by Wasm.
type Bytes = [f64; 3];

/// What they are called in tables.
const PARTS: [&str; 3] = ["scripts", "elements", "Wasm"];

/// Rates a thousand times on each page, on all of them at once: no time is taken here.
pub(crate) fn compare(server: &Server, sites: &[Site], findings: &mut Findings) {
    eprintln!("a thousand ratings");
    let all: Vec<(Bytes, Bytes)> = thread::scope(|scope| {
        let running: Vec<_> = sites.iter().map(|site| scope.spawn(|| rate(server, *site))).collect();
        running.into_iter().map(|one| one.join().expect("a page that can be rated on")).collect()
    });
    let sum = |bytes: &Bytes| bytes.iter().sum::<f64>();
    if let Some((few, many)) = all.first() {
        findings.figure("memory after 1,000 ratings, against after 10", sum(many) / sum(few), 1.05, "×");
        if let Some((_, (_, theirs))) = sites.iter().zip(&all).find(|(site, _)| site.name == "baseline") {
            findings.figure("memory after 1,000 ratings, against the baseline", sum(many) / sum(theirs), 1.15, "×");
        }
        let part = |(n, name): (usize, &&str)| {
            [(format!("{name}, after 10"), few[n] / 1000.0), (format!("{name}, after 1,000"), many[n] / 1000.0)]
        };
        let parts: Vec<(String, f64)> = PARTS.iter().enumerate().flat_map(part).collect();
        findings.chart("Memory of Cuecard", "KB", &parts);
    }
    let chart = |value: &dyn Fn(&(Bytes, Bytes)) -> f64| -> Vec<(String, f64)> {
        sites.iter().zip(&all).map(|(site, bytes)| (site.name.into(), value(bytes))).collect()
    };
    findings.chart("Memory after 1,000 ratings", "MB", &chart(&|(_, many)| sum(many) / 1e6));
    findings.chart("Memory after 1,000 ratings, against after 10", "×", &chart(&|(few, many)| sum(many) / sum(few)));
}

fn rate(server: &Server, site: Site) -> (Bytes, Bytes) {
    let mut rig = Rig::start(server);
    rig.open(site, QUICK, None);
    rig.ask(&format!("practise({BEFORE}, true)"));
    let few = in_use(&rig);
    let (portions, ratings) = AFTER;
    (0..portions).for_each(|_| drop(rig.ask(&format!("practise({ratings}, true)"))));
    (few, in_use(&rig))
}

/// What is in use once all has arrived and nothing is left to be collected.
fn in_use(rig: &Rig<'_>) -> Bytes {
    rig.ask("calm()");
    // What is let go of in one collection may let go of more.
    (0..2).for_each(|_| drop(rig.remote.cdp("HeapProfiler.collectGarbage", json!({}))));
    let usage = rig.remote.cdp("Runtime.getHeapUsage", json!({}));
    let bytes = |part: &str| usage[part].as_f64().unwrap_or_default();
    [bytes("usedSize"), bytes("embedderHeapUsedSize"), rig.ask("wasm()").as_f64().unwrap_or_default()]
}
