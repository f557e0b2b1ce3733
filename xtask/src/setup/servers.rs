//! The web servers that the recipes in `hosting/` are tried with.
//!
//! They are taken out of the system's packages without being installed: an installed one would begin to serve.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::cache::Cache;
use super::step::Step;
use crate::failure::{Failure, OrSay, Outcome};
use crate::process::on_path;

/// The Debian packages.
const PACKAGES: [&str; 4] = ["nginx", "libnginx-mod-http-brotli-static", "caddy", "unzip"];
/// What tests need of them: the variable that names it, and where it is in its package.
const FILES: [(&str, &str); 4] = [
    ("CUECARD_NGINX", "usr/sbin/nginx"),
    ("CUECARD_NGINX_BROTLI", "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
    ("CUECARD_CADDY", "usr/bin/caddy"),
    ("CUECARD_UNZIP", "usr/bin/unzip"),
];
const ADVICE: &str = "The recipes in hosting/ are tried with nginx, its module for brotli copies, Caddy and unzip: name \
    the files by CUECARD_NGINX, CUECARD_NGINX_BROTLI, CUECARD_CADDY and CUECARD_UNZIP, or leave these tests out with \
    --only core,web.";

/// The servers, all there.
#[derive(Debug)]
pub(crate) struct Servers(Vec<(&'static str, PathBuf)>);

impl Servers {
    /// Finds the servers; fetches what is missing where that can be done. None on systems where they are not tried.
    pub(crate) fn gather() -> Outcome<Option<Servers>> {
        if !cfg!(target_os = "linux") {
            eprintln!("Notice: the recipes in hosting/ are tried on Linux only.");
            return Ok(None);
        }
        let place = Cache::open()?.folder().join("tools").join("servers");
        if let Some(found) = find(&place) {
            return Ok(Some(found));
        }
        if ["apt-get", "dpkg-deb"].iter().any(|program| on_path(program).is_none()) {
            return Err(Failure::from(ADVICE));
        }
        fetch(&place)?;
        find(&place).map(Some).ok_or_else(|| Failure::from(ADVICE))
    }

    /// Tells a test program where they are.
    pub(crate) fn describe(&self, command: &mut Command) {
        command.envs(self.0.iter().map(|(variable, path)| (variable, path)));
    }
}

/// Each file where its variable says, else in the place for what was fetched.
fn find(place: &Path) -> Option<Servers> {
    let file = |(variable, path): (&'static str, &str)| {
        let told = env::var_os(variable).map(PathBuf::from).into_iter();
        let file = told.chain([place.join(path)]).find(|file| file.is_file())?;
        Some((variable, file))
    };
    FILES.into_iter().map(file).collect::<Option<_>>().map(Servers)
}

fn fetch(place: &Path) -> Outcome {
    let bench = place.with_extension(format!("part-{}", std::process::id()));
    fs::create_dir_all(&bench).or_say(|| format!("{} cannot be made", bench.display()))?;
    let fetched = download(&bench).and_then(|()| unpack(&bench));
    // What somebody else put there meanwhile is as good.
    let _ = fs::rename(bench.join("root"), place);
    let _ = fs::remove_dir_all(&bench);
    fetched
}

fn download(bench: &Path) -> Outcome {
    let step = Step {
        what: format!("Fetching {} from the system’s packages, without installing them", PACKAGES.join(", ")),
        usual: "some seconds".to_string(),
        advice: format!("Try `apt-get update` first. {ADVICE}"),
        log: Cache::open()?.log("servers"),
    };
    step.run(Command::new("apt-get").current_dir(bench).arg("download").args(PACKAGES))
}

fn unpack(bench: &Path) -> Outcome {
    let entries = fs::read_dir(bench).or_say(|| format!("{} cannot be read", bench.display()))?;
    for package in entries.flatten().map(|entry| entry.path()) {
        if package.extension().is_some_and(|end| end == "deb") {
            crate::process::run(Command::new("dpkg-deb").arg("-x").arg(&package).arg(bench.join("root")))?;
        }
    }
    Ok(())
}
