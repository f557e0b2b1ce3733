//! One driver process per test, in a process group of its own, with a fresh profile folder.

use std::env;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::kit::Browser;
use crate::launch::Launch;
use crate::wait::until_true;

/// A running driver. Dropping it ends the driver, everything it started, and the profile.
#[derive(Debug)]
pub struct Driver {
    child: Child,
    port: u16,
    profile: PathBuf,
    leaves_profile: bool,
}

impl Driver {
    /// Starts the driver of a browser and waits until it answers.
    pub fn start(browser: Browser, launch: &Launch) -> Driver {
        // Between finding a free port and taking it, somebody else may take it.
        let attempt = |_| Driver::attempt(browser, launch, fresh_folder());
        (0..5).find_map(attempt).expect("the driver starts and listens")
    }

    /// Kills the driver and the whole of its browser at once, and starts them anew with what is left of the profile.
    pub fn kill_and_start(mut self, browser: Browser, launch: &Launch) -> Driver {
        self.leaves_profile = true;
        let profile = self.profile.clone();
        let group = format!("-{}", self.child.id());
        let killed = Command::new("kill").args(["-KILL", "--", &group]).status();
        assert!(killed.is_ok_and(|status| status.success()), "the browser can be killed");
        drop(self);
        until_true("the browser to be gone", || !is_used(&profile));
        Driver::attempt(browser, launch, profile).expect("the driver starts again and listens")
    }

    fn attempt(browser: Browser, launch: &Launch, profile: PathBuf) -> Option<Driver> {
        launch.furnish(browser, &profile);
        let port = TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
        let child = command(browser, port, &profile).spawn().expect("the driver can be started");
        let driver = Driver { child, port, profile, leaves_profile: false };
        driver.listens().then_some(driver)
    }

    fn listens(&self) -> bool {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(20) {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return true;
            }
            sleep(Duration::from_millis(20));
        }
        false
    }

    /// Where it answers.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The folder for the browser's profile.
    pub fn profile(&self) -> &Path {
        &self.profile
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The guard sees its standard input close, and ends the group.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
        if !self.leaves_profile {
            let _ = fs::remove_dir_all(&self.profile);
        }
    }
}

/// A program that is to end with this process, and its folder with it; the folder is its home.
pub(crate) fn guarded(program: &Path, home: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", GUARD, "sh"]).arg(program);
    // Nobody's own settings may matter, and nobody's own files be touched.
    for variable in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
        command.env(variable, home);
    }
    // Nor where the machine stands: the tests' times are those of UTC.
    command.env("TZ", "UTC");
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    command
}

/// Runs a program and ends its whole process group as soon as standard input closes, which it does however the
/// test process ends.
const GUARD: &str = r#""$@" </dev/null & read -r _; rm -rf "$HOME"; kill -KILL 0"#;

fn command(browser: Browser, port: u16, profile: &Path) -> Command {
    let mut command = guarded(&browser.driver(), profile);
    command.arg(format!("--port={port}"));
    if browser == Browser::Firefox {
        // Its other port would be the same for every one of them.
        command.args(["--websocket-port", "0", "--profile-root"]).arg(profile);
    }
    command
}

/// Whether any process was started with this profile.
fn is_used(profile: &Path) -> bool {
    let profile = profile.to_string_lossy();
    let names = |entry: fs::DirEntry| fs::read(entry.path().join("cmdline")).unwrap_or_default();
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.map(names).any(|line| String::from_utf8_lossy(&line).contains(&*profile))
}

/// A folder of this test's own.
pub(crate) fn fresh_folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("cuecard-e2e-{}-{count}", process::id()));
    fs::create_dir_all(&folder).expect("a folder for the profile");
    folder
}
