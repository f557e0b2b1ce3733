//! Browsers from the system's packages, where that can be done unasked; else advice.

use std::fs;
use std::process::Command;

use super::part::Part;
use crate::failure::{Failure, Outcome};
use crate::process::{ask, on_path};
use crate::setup::cache::Cache;
use crate::setup::step::Step;

/// Installs what is missing, as far as the system's packages have it and we may. Where not, this does nothing:
/// the caller looks again and gives [`advice`].
pub(crate) fn packages(missing: &[Part]) -> Outcome {
    let packages = wanted(missing, is_ubuntu());
    let Some(rights) = rights().filter(|_| on_path("apt-get").is_some() && !packages.is_empty()) else {
        return Ok(());
    };
    let cache = Cache::open()?;
    let step = |what: String, usual: &str, log: &str| Step {
        what,
        usual: usual.to_string(),
        advice: "Install the packages by hand, or leave the browser out with --browsers.".to_string(),
        log: cache.log(log),
    };
    let update = step("Refreshing the list of packages".to_string(), "some seconds", "apt-update");
    update.run(apt_get(rights).arg("update"))?;
    let install = step(format!("Installing {}", packages.join(", ")), "1 to 2 minutes", "apt-install");
    install.run(apt_get(rights).args(["install", "--yes", "--no-install-recommends"]).args(&packages))
}

/// What the person has to install, in one list.
pub(crate) fn advice(missing: &[Part]) -> Failure {
    let mut sentence = "For these tests install the following, or leave a browser out with --browsers:".to_string();
    for part in missing {
        sentence.push_str("\n  - ");
        sentence.push_str(part.description());
    }
    sentence.push_str(&hint(missing));
    Failure::from(sentence)
}

fn hint(missing: &[Part]) -> String {
    if cfg!(target_os = "macos") {
        return "\nWith Homebrew: brew install --cask google-chrome chromedriver firefox".to_string();
    }
    let ubuntu = is_ubuntu();
    let packages = wanted(missing, ubuntu);
    let mut hint = String::new();
    if on_path("apt-get").is_some() && !packages.is_empty() {
        hint = format!("\nFrom the system's packages: sudo apt-get install {}", packages.join(" "));
    }
    if ubuntu {
        hint.push_str(
            "\nOn Ubuntu the browsers are snaps: snap install chromium (has its driver), snap install firefox",
        );
    }
    hint
}

/// The packages to install. Ubuntu's packages of these names are empty shells around snaps, so those stay out.
fn wanted(missing: &[Part], ubuntu: bool) -> Vec<&'static str> {
    let snap = |part: &Part| matches!(part, Part::Chromium | Part::Chromedriver | Part::Firefox);
    let mut packages: Vec<_> = missing.iter().filter(|part| !(ubuntu && snap(part))).map(|p| p.package()).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

fn is_ubuntu() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line.starts_with("ID") && line.contains("ubuntu"))
}

/// How we may install packages.
#[derive(Clone, Copy, Debug)]
enum Rights {
    Root,
    Sudo,
}

fn rights() -> Option<Rights> {
    if ask(Command::new("id").arg("-u")).is_some_and(|id| id == "0") {
        return Some(Rights::Root);
    }
    // Without -n it would ask for a password, and wait for ever where nobody is.
    ask(Command::new("sudo").args(["-n", "true"])).map(|_| Rights::Sudo)
}

fn apt_get(rights: Rights) -> Command {
    let mut command = match rights {
        Rights::Root => Command::new("env"),
        Rights::Sudo => {
            let mut command = Command::new("sudo");
            command.args(["-n", "env"]);
            command
        }
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--option", "DPkg::Lock::Timeout=120"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_named_once() {
        let missing = [Part::WebkitDriver, Part::MiniBrowser, Part::Chromium];
        assert_eq!(wanted(&missing, false), ["chromium", "webkit2gtk-driver"]);
    }

    #[test]
    fn snaps_are_left_to_the_person() {
        let missing = [Part::Chromium, Part::Chromedriver, Part::Firefox, Part::Xvfb];
        assert_eq!(wanted(&missing, true), ["xvfb"]);
        assert!(advice(&missing).to_string().contains("chromedriver"));
    }
}
