//! A display for browsers without a headless mode, on machines without a display.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::failure::{OrSay, Outcome};

/// A running display; dropping it ends it.
#[derive(Debug)]
pub(crate) struct Xvfb {
    child: Child,
    name: String,
}

impl Xvfb {
    /// Starts one under the first free number.
    pub(crate) fn start(program: &Path) -> Outcome<Xvfb> {
        let mut command = Command::new(program);
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().or_say(|| "Xvfb cannot be started".to_string())?;
        let mut number = String::new();
        if let Some(out) = child.stdout.take() {
            // It says its number once it is ready; at its end the line stays empty.
            let _ = BufReader::new(out).read_line(&mut number);
        }
        let display = Xvfb { child, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() {
            return Err("Xvfb gave no display: start one by hand and set DISPLAY.".into());
        }
        Ok(display)
    }

    /// What to put into `DISPLAY`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Xvfb {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
