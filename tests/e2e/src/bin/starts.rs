//! What a start costs with the app kept for times without a network, against one from the network, side by side in one
//! run of real Chromium: a quarter of its speed, a slow mobile network, nothing in the HTTP cache: `starts RUNS`.
//! `cargo xtask bench` sets the environment. Absolute times are noise on other machines; ratios are not.

use cuecard_e2e::findings::{Findings, median};
use cuecard_e2e::wait::until;
use cuecard_e2e::{Browser, Build, Launch, Page};
use serde_json::json;

/// Marks the frame after the app has taken over: by then it is to be seen.
const MARK: &str = "addEventListener('cuecard-started', () =>
    requestAnimationFrame(() => performance.mark('started')))";

/// What one kind of start came to.
#[derive(Default)]
struct Starts {
    ms: Vec<f64>,
    bytes: f64,
}

fn main() {
    let runs: usize = std::env::args().nth(1).and_then(|runs| runs.parse().ok()).unwrap_or(9);
    let build = Build::release();
    build.change("watch.js", |script| script + MARK);
    build.list();
    let kept = Page::launch(Browser::Chromium, Launch::default());
    kept.open_kept(&build);
    kept.server.stop();
    // The other one never gets a worker, and so always starts from the network.
    build.lose("sw.js");
    let fresh = Page::launch(Browser::Chromium, Launch::default());
    fresh.server.serve(&build);
    fresh.server.pack();
    let (mut offline, mut online) = (Starts::default(), Starts::default());
    // Interleaved, so that whatever else the machine does falls on both alike; the first round warms up.
    for run in 0..=runs {
        eprintln!("starts, round {run} of {runs}");
        for (page, starts) in [(&kept, &mut offline), (&fresh, &mut online)] {
            let (ms, bytes) = start(page);
            if run > 0 {
                starts.ms.push(ms);
                starts.bytes = starts.bytes.max(bytes);
            }
        }
    }
    tell(&offline, &online);
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

fn tell(offline: &Starts, online: &Starts) {
    let (kept, fresh) = (median(&offline.ms), median(&online.ms));
    let mut findings = Findings::default();
    findings.figure("start without a network, against one from it", kept / fresh, 0.60, "×");
    findings.figure("bytes over the network for it", offline.bytes, 0.0, "bytes");
    let bars = |kept, fresh| [("without a network".to_string(), kept), ("from the network".to_string(), fresh)];
    findings.chart("Until the app has taken over: CPU at a quarter, slow 4G", "ms", &bars(kept, fresh));
    findings.chart("Bytes over the network", "KB", &bars(offline.bytes / 1000.0, online.bytes / 1000.0));
    findings.keep();
}
