//! Lighthouse looks at the package as nginx serves it by its recipe: four marks, each of which must be full.
//! `cargo xtask lighthouse` sets the environment; the report stays in the folder that is given.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use cuecard_e2e::host::Host;
use cuecard_e2e::{Browser, kit};
use serde_json::Value;

const MARKS: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
/// Chromium as in the end-to-end tests.
const FLAGS: &str = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update \
    --disable-sync --no-first-run";

fn main() -> ExitCode {
    let folder = PathBuf::from(std::env::args_os().nth(1).expect("a folder for the report"));
    let Some(hosting) = kit::hosting() else {
        println!("The package is looked at on Linux, where nginx serves it.");
        return ExitCode::SUCCESS;
    };
    fs::create_dir_all(&folder).expect("the folder can be made");
    let host = Host::nginx(&hosting);
    let mut lighthouse = Command::new(kit::lighthouse());
    lighthouse.arg(host.at("/quiz/")).args(["--quiet", "--output=json", "--output=html"]);
    lighthouse.arg(format!("--only-categories={}", MARKS.join(","))).arg(format!("--chrome-flags={FLAGS}"));
    lighthouse.arg(format!("--output-path={}", folder.join("lighthouse").display()));
    lighthouse.env("CHROME_PATH", Browser::Chromium.program()).stdin(Stdio::null());
    assert!(lighthouse.status().is_ok_and(|status| status.success()), "Lighthouse has run");
    let text = fs::read_to_string(folder.join("lighthouse.report.json")).expect("the report");
    report(&serde_json::from_str(&text).expect("a report in JSON"), &folder)
}

fn report(found: &Value, folder: &std::path::Path) -> ExitCode {
    println!("Lighthouse {}\n", found["lighthouseVersion"].as_str().unwrap_or("?"));
    println!("| what | mark |\n|---|---:|");
    let mut full = true;
    for mark in MARKS {
        let score = found["categories"][mark]["score"].as_f64().unwrap_or_default();
        full &= score >= 1.0;
        println!("| {mark} | {:.0} |", score * 100.0);
        for audit in found["categories"][mark]["auditRefs"].as_array().into_iter().flatten() {
            let audit = &found["audits"][audit["id"].as_str().unwrap_or_default()];
            if audit["score"].as_f64().is_some_and(|score| score < 0.9) {
                println!(
                    "|   {}: {} | |",
                    audit["title"].as_str().unwrap_or("?"),
                    audit["displayValue"].as_str().unwrap_or("")
                );
            }
        }
    }
    println!("\nThe whole report: {}", folder.join("lighthouse.report.html").display());
    if full { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
