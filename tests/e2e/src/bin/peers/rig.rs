//! A browser, and a server that has all pages.

use cuecard_e2e::remote::Remote;
use cuecard_e2e::server::Server;
use cuecard_e2e::{Browser, Build, Launch};
use serde_json::{Value, json};

use crate::sites::Site;

/// What runs on a page before everything else.
const MEASURE: &str = include_str!("measure.js");

/// How quick the machine and its network are made out to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speed {
    /// What it is called in tables.
    pub(crate) name: &'static str,
    /// By how much the processor is slowed down.
    pub(crate) slowdown: u32,
    /// Whether the network is a slow mobile one: 1.6 Mbit/s, 150 ms.
    pub(crate) is_slow: bool,
}

/// A machine of today on a good network.
pub(crate) const QUICK: Speed = Speed { name: "full speed", slowdown: 1, is_slow: false };
/// A phone of the middling kind, on a good network.
pub(crate) const PHONE: Speed = Speed { name: "CPU at a quarter", slowdown: 4, is_slow: false };
/// A phone of the middling kind, on its way.
pub(crate) const SLOW: Speed = Speed { name: "CPU at a quarter, slow 4G", slowdown: 4, is_slow: true };
/// All that visits are measured at.
pub(crate) const SPEEDS: [Speed; 4] = [QUICK, Speed { name: "slow 4G", slowdown: 1, is_slow: true }, PHONE, SLOW];

/// A server with all pages, packed.
pub(crate) fn server(sites: &[Site]) -> Server {
    let server = Server::start();
    for site in sites {
        let folder = site.build().expect("a build");
        server.serve_at(&site.path(), &Build::of(&folder));
    }
    server.pack();
    server
}

/// A browser of its own, and the server.
pub(crate) struct Rig<'a> {
    pub(crate) remote: Remote,
    server: &'a Server,
    /// What was put before the last page, by the browser's name for it.
    before: Option<Value>,
}

impl<'a> Rig<'a> {
    /// Starts the browser.
    pub(crate) fn start(server: &'a Server) -> Rig<'a> {
        let launch = Launch { logged: true, ..Launch::default() };
        Rig { remote: Remote::launch(Browser::Chromium, &launch), server, before: None }
    }

    /// Opens a page as on a first visit: nothing kept, nothing cached. `visit` names what `measure.js` is to do at once.
    pub(crate) fn open(&mut self, site: Site, speed: Speed, visit: Option<&str>) {
        let remote = &self.remote;
        self.at_speed(QUICK);
        remote.goto("about:blank");
        // What the page before has left behind is not to be cleared up at the cost of this one.
        remote.cdp("HeapProfiler.collectGarbage", json!({}));
        let origin = self.server.at("");
        remote.cdp("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "all" }));
        remote.cdp("Network.enable", json!({}));
        remote.cdp("Network.clearBrowserCache", json!({}));
        if let Some(before) = &self.before {
            remote.cdp("Page.removeScriptToEvaluateOnNewDocument", before.clone());
        }
        let script = format!("{{ const SITE = {};\n{MEASURE} }}", site.told(visit));
        let before = remote.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        self.at_speed(speed);
        remote.network_log();
        remote.goto(&self.server.at(&site.path()));
        self.before = Some(before);
    }

    /// From now on, things go at that speed.
    pub(crate) fn at_speed(&self, speed: Speed) {
        let (latency, down, up) = if speed.is_slow { (150, 200_000, 90_000) } else { (0, -1, -1) };
        let network =
            json!({ "offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up });
        self.remote.cdp("Network.emulateNetworkConditions", network);
        self.remote.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": speed.slowdown }));
    }

    /// What something that `measure.js` offers comes to.
    pub(crate) fn ask(&self, what: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            (async () => bench.{what})().then(done, error => done({{ error: `${{error}}` }}))"
        );
        let found = self.remote.js_later(&script, json!([]));
        assert!(found["error"].is_null(), "{}", found["error"]);
        found
    }

    /// Clicks a part of the page with the mouse; where it is meanwhile replaced by its like, that is clicked.
    pub(crate) fn click(&self, part: &str) {
        let find = "const part = document.querySelector(arguments[0]);
            part.scrollIntoView({ block: 'nearest' });
            const { x, y, width, height } = part.getBoundingClientRect();
            return [x + width / 2, y + height / 2]";
        let place = self.remote.js(find, json!([part]));
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.remote.cdp("Input.dispatchMouseEvent", event);
        }
    }
}
