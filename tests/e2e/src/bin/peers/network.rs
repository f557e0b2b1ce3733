//! What went over the network, as Chromium tells it.

use serde_json::Value;

/// What a page asked for and was sent, by when.
#[derive(Debug, Default)]
pub(crate) struct Traffic {
    /// When each request was sent.
    requests: Vec<f64>,
    /// When so many bytes of content arrived, packed as they were sent; but for the page itself, of which Chromium tells too
    /// late what has come.
    arrivals: Vec<(f64, f64)>,
}

impl Traffic {
    /// Reads it out of the events of a visit. Times become milliseconds from `origin`, the page's own beginning, which
    /// like the page itself counts from 1970.
    pub(crate) fn read(events: &[Value], origin: f64) -> Traffic {
        let mut traffic = Traffic::default();
        let (mut offset, mut page) = (None, None);
        for event in events {
            let params = &event["params"];
            let time = || 1000.0 * params["timestamp"].as_f64().unwrap_or_default();
            match event["method"].as_str() {
                Some("Network.requestWillBeSent") => {
                    let address = params["request"]["url"].as_str().unwrap_or_default();
                    let wall = 1000.0 * params["wallTime"].as_f64().unwrap_or_default();
                    // Icon and manifest are asked for by the browser itself, when it has nothing else to do.
                    let own = ["Other", "Manifest"].contains(&params["type"].as_str().unwrap_or_default());
                    if address.starts_with("http") && !own {
                        // The first one is for the page itself: the browser's clock against that of 1970.
                        offset.get_or_insert(wall - time());
                        traffic.requests.push(time());
                        page.get_or_insert(&params["requestId"]);
                    }
                }
                Some("Network.dataReceived") if page != Some(&params["requestId"]) => {
                    let bytes = params["encodedDataLength"].as_f64().unwrap_or_default();
                    traffic.arrivals.push((time(), bytes));
                }
                _ => {}
            }
        }
        let shift = offset.unwrap_or_default() - origin;
        traffic.requests.iter_mut().for_each(|at| *at += shift);
        traffic.arrivals.iter_mut().for_each(|(at, _)| *at += shift);
        traffic
    }

    /// How many bytes had arrived by then beside the page.
    pub(crate) fn bytes(&self, by: f64) -> f64 {
        self.arrivals.iter().filter(|(at, _)| *at <= by).map(|(_, bytes)| bytes).sum()
    }

    /// How many requests had been sent by then.
    pub(crate) fn requests(&self, by: f64) -> usize {
        self.requests.iter().filter(|at| **at <= by).count()
    }
}
