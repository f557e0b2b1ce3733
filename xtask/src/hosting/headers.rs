//! The headers a host should send, in the form of `_headers`, which Netlify and Cloudflare Pages read.
//!
//! `hosting/nginx.conf` and `hosting/Caddyfile` say the same, but for the digests in a page's policy, which change with
//! every build; the end-to-end tests hold them to it.

use std::collections::BTreeMap;

use super::names::has_digest;
use super::policy::{self, Reach};

/// What goes with every file. Nothing in a build is secret, and other people's pages may load any of it.
const ALWAYS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Access-Control-Allow-Origin", "*"),
];

/// What the page does without. It may listen (answers are spoken), copy and share.
const REFUSED: [&str; 19] = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
];

const FOR_A_YEAR: &str = "public, max-age=31536000, immutable";
const ASK_FIRST: &str = "no-cache";

/// The whole file, for a build of these files, in which pages have these policies.
///
/// Each has a rule of its own, since hosts join the values where two rules say the same header.
pub(super) fn text(files: &[String], policies: &BTreeMap<String, String>) -> String {
    let permissions = REFUSED.map(|feature| format!("{feature}=()")).join(", ") + ", microphone=(self)";
    let always = ALWAYS.into_iter().map(|(name, value)| (name, value.to_string()));
    let mut text = rule("/*", &always.chain([("Permissions-Policy", permissions)]).collect::<Vec<_>>());
    for file in files.iter().filter(|file| *file != "_headers") {
        let policy = policies.get(file).cloned().or_else(|| is_worker(file).then(|| policy::header("", Reach::Site)));
        let headers = headers(file, policy.as_deref());
        // A folder is its page.
        if let Some(folder) = file.strip_suffix("index.html").filter(|_| policies.contains_key(file)) {
            text.push_str(&rule(&format!("/{folder}"), &headers));
        }
        text.push_str(&rule(&format!("/{file}"), &headers));
    }
    text
}

/// What goes with one file beyond what goes with all.
fn headers(file: &str, policy: Option<&str>) -> Vec<(&'static str, String)> {
    let cache = if has_digest(file) { FOR_A_YEAR } else { ASK_FIRST };
    let cache = ("Cache-Control", cache.to_string());
    [Some(cache), policy.map(|policy| ("Content-Security-Policy", policy.to_string()))].into_iter().flatten().collect()
}

/// Whether a file runs as a worker: it can be given a policy only here.
fn is_worker(file: &str) -> bool {
    file == "sw.js" || file.ends_with("-worker.js")
}

fn rule(path: &str, headers: &[(&str, String)]) -> String {
    let lines: String = headers.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!("{path}\n{lines}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> String {
        let files = ["_headers", "cuecard-0123456789abcdef_bg.wasm", "app-worker.js", "index.html", "open/index.html"];
        let policies =
            ["index.html", "open/index.html"].map(|page| (page.to_string(), policy::header("", Reach::Site)));
        text(&files.map(String::from), &BTreeMap::from(policies))
    }

    fn rule_of(path: &str) -> String {
        let text = sample();
        let rest = text.split_once(&format!("{path}\n")).map(|(_, rest)| rest.to_string()).unwrap_or_default();
        rest.lines().take_while(|line| line.starts_with("  ")).map(|line| format!("{}\n", line.trim())).collect()
    }

    #[test]
    fn only_names_with_a_digest_are_kept_for_good() {
        assert_eq!(rule_of("/cuecard-0123456789abcdef_bg.wasm"), format!("Cache-Control: {FOR_A_YEAR}\n"));
        for file in ["/", "/index.html", "/app-worker.js"] {
            assert!(rule_of(file).starts_with("Cache-Control: no-cache\n"), "{file}");
        }
    }

    #[test]
    fn pages_and_workers_are_bound_and_may_be_framed() {
        for file in ["/", "/index.html", "/open/", "/open/index.html", "/app-worker.js"] {
            assert!(rule_of(file).ends_with("; frame-ancestors *\n"), "{file}");
        }
    }

    #[test]
    fn no_header_of_a_file_is_one_of_all_files() {
        let all = rule_of("/*");
        assert!(all.contains("nosniff") && all.contains("camera=()") && all.contains("microphone=(self)"));
        assert!(!all.contains("Cache-Control") && !all.contains("Content-Security-Policy"));
        assert!(!sample().contains("/_headers"));
    }
}
