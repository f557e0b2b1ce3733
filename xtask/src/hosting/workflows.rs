//! What the workflows on GitHub must keep to.

use crate::home::{Home, read};
use crate::hosting::files;

/// Each workflow's name and text.
fn workflows() -> Vec<(String, String)> {
    let home = Home::find().unwrap_or_else(|failure| panic!("{failure}"));
    let folder = home.at(".github/workflows");
    let names = files(&folder).unwrap_or_else(|failure| panic!("{failure}"));
    let texts = names.into_iter().map(|name| (name.clone(), read(&folder.join(name)).unwrap_or_default()));
    let texts: Vec<_> = texts.collect();
    assert!(!texts.is_empty());
    texts
}

/// The parts of a workflow: what comes before its jobs, and each job.
fn parts(text: &str) -> Vec<String> {
    let (head, jobs) = text.split_once("\njobs:\n").unwrap_or((text, ""));
    let mut parts = vec![head.to_string()];
    for line in jobs.lines() {
        let is_name = line.starts_with("  ") && !line.starts_with("   ") && line.ends_with(':');
        match parts.last_mut() {
            Some(part) if !is_name => part.extend([line, "\n"]),
            _ => parts.push(format!("{line}\n")),
        }
    }
    parts
}

#[test]
fn actions_are_named_by_their_commits() {
    for (name, text) in workflows() {
        for action in text.lines().filter_map(|line| line.split_once("uses: ").map(|(_, action)| action)) {
            let (commit, version) =
                action.split_once('@').and_then(|(_, rest)| rest.split_once(" # v")).unwrap_or_default();
            let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit && version.split('.').count() == 3, "{name}: {action}");
        }
    }
}

#[test]
fn what_may_write_runs_no_code_of_a_build() {
    let mut writers = 0;
    for (name, text) in workflows() {
        let parts = parts(&text);
        assert!(!parts[0].contains(": write") && parts[0].contains("permissions:\n  contents: read"), "{name}");
        for job in parts.iter().skip(1).filter(|job| job.contains(": write")) {
            writers += 1;
            assert!(!job.contains("run:") && !job.contains("actions/checkout"), "{name}: {job}");
        }
    }
    assert_eq!(writers, 1, "something publishes");
}
