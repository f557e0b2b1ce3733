//! What the start of a returning person costs with the app kept for times without a network, against one from the
//! network, and against another build of the app where one is named, side by side in one run of real Chromium: a quarter
//! of its speed, a slow mobile network, nothing in the HTTP cache: `starts RUNS`. `cargo xtask bench` sets the
//! environment. Absolute times are noise on other machines; ratios are not.

use std::path::Path;

use cuecard_e2e::findings::{Findings, median};
use cuecard_e2e::wait::until;
use cuecard_e2e::{Browser, Build, Launch, Page, kept, kit};
use serde_json::json;

/// Marks the frame after the app has taken over: by then it is to be seen.
const MARK: &str = "addEventListener('cuecard-started', () =>
    requestAnimationFrame(() => performance.mark('started')))";

/// Starts of one kind, of one build.
struct Starts {
    page: Page,
    ms: Vec<f64>,
    bytes: f64,
}

fn main() {
    let runs: usize = std::env::args().nth(1).and_then(|runs| runs.parse().ok()).unwrap_or(9);
    let builds: Vec<_> = [Some(kit::dist()), kit::baseline()].into_iter().flatten().collect();
    let mut all: Vec<[Starts; 2]> = builds.iter().map(|build| pages(build)).collect();
    // Interleaved, so that whatever else the machine does falls on all alike; the first round warms up.
    for run in 0..=runs {
        eprintln!("starts, round {run} of {runs}");
        for starts in all.iter_mut().flatten() {
            let (ms, bytes) = start(&starts.page);
            if run > 0 {
                starts.ms.push(ms);
                starts.bytes = starts.bytes.max(bytes);
            }
        }
    }
    tell(&all);
}

/// Somebody who has practised, without a network and with one.
fn pages(build: &Path) -> [Starts; 2] {
    let build = Build::watched(build);
    build.change("watch.js", |script| script + MARK);
    build.list();
    let offline = practised(&build);
    offline.open_kept(&build);
    offline.server.stop();
    // The other one never gets a worker, and so always starts from the network.
    build.lose("sw.js");
    let online = practised(&build);
    online.server.pack();
    [offline, online].map(|page| Starts { page, ms: Vec::new(), bytes: 0.0 })
}

fn practised(build: &Build) -> Page {
    let page = Page::launch(Browser::Chromium, Launch::default());
    page.server.serve(build);
    page.open_beside();
    page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
    page
}

/// Starts with no page open, no worker running and nothing in the HTTP cache: milliseconds until the app has taken
/// over, and bytes that came over the network for it.
fn start(page: &Page) -> (f64, f64) {
    page.remote.goto("about:blank");
    page.remote.cdp("ServiceWorker.enable", json!({}));
    page.remote.cdp("ServiceWorker.stopAllWorkers", json!({}));
    page.remote.cdp("Network.enable", json!({}));
    page.remote.cdp("Network.clearBrowserCache", json!({}));
    // 1.6 Mbit/s.
    let slow = json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000 });
    page.remote.cdp("Network.emulateNetworkConditions", slow);
    page.remote.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    page.open_early();
    let script = "const [started] = performance.getEntriesByName('started');
        const loaded = ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type));
        return started ? [started.startTime, loaded.reduce((sum, { transferSize }) => sum + transferSize, 0)] : null";
    let found = until("the app to take over", || {
        let found = page.remote.try_js(script, json!([])).ok()?;
        Some((found[0].as_f64()?, found[1].as_f64()?))
    });
    page.remote.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    found
}

fn tell(all: &[[Starts; 2]]) {
    let times: Vec<[f64; 2]> = all.iter().map(|starts| starts.each_ref().map(|one| median(&one.ms))).collect();
    let mut findings = Findings::default();
    if let ([[kept, fresh], others @ ..], [[offline, online], ..]) = (&times[..], all) {
        findings.figure("start without a network, against one from it", kept / fresh, 0.60, "×");
        findings.figure("bytes over the network for it", offline.bytes, 0.0, "bytes");
        for [theirs_kept, theirs_fresh] in others {
            findings.figure("start without a network, against the baseline", kept / theirs_kept, 1.35, "×");
            findings.figure("start from the network, against the baseline", fresh / theirs_fresh, 1.35, "×");
        }
        let bytes = [("without a network".to_string(), offline.bytes), ("from the network".to_string(), online.bytes)];
        findings.chart("Bytes over the network", "KB", &bytes.map(|(name, bytes)| (name, bytes / 1000.0)));
    }
    let name = |build: &str, how: &str| format!("{build}, {how}");
    let bars: Vec<(String, f64)> = ["Cuecard", "baseline"]
        .iter()
        .zip(&times)
        .flat_map(|(build, [kept, fresh])| {
            [(name(build, "without a network"), *kept), (name(build, "from the network"), *fresh)]
        })
        .collect();
    findings.chart("Until the app has taken over: CPU at a quarter, slow 4G", "ms", &bars);
    findings.keep();
}
