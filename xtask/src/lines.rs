//! A running program, heard line by line, with an ear for silence.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::failure::{OrSay, Outcome};
use crate::process::name;

/// A line a program printed.
#[derive(Debug)]
pub(crate) struct Line {
    /// Without its end.
    pub(crate) text: String,
    /// Whether it came by standard error.
    pub(crate) is_error: bool,
}

/// What was heard.
#[derive(Debug)]
pub(crate) enum Heard {
    /// A line.
    Line(Line),
    /// Nothing for as long as one waited.
    Silence,
    /// The program's last word is past.
    End,
}

/// A program started with both its outputs listened to.
#[derive(Debug)]
pub(crate) struct Watched {
    child: Child,
    lines: Receiver<Line>,
}

impl Watched {
    /// Starts a program.
    pub(crate) fn start(command: &mut Command) -> Outcome<Watched> {
        let what = name(command);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().or_say(|| format!("`{what}` cannot be started"))?;
        let (tell, lines) = channel();
        if let Some(out) = child.stdout.take() {
            listen(out, false, tell.clone());
        }
        if let Some(err) = child.stderr.take() {
            listen(err, true, tell);
        }
        Ok(Watched { child, lines })
    }

    /// Waits for the next line, but not longer than `patience`.
    pub(crate) fn hear(&mut self, patience: Duration) -> Heard {
        match self.lines.recv_timeout(patience) {
            Ok(line) => Heard::Line(line),
            Err(RecvTimeoutError::Disconnected) => Heard::End,
            // A daemon it left behind may hold the pipe open for ever: the program's own end counts.
            Err(RecvTimeoutError::Timeout) if matches!(self.child.try_wait(), Ok(Some(_))) => {
                self.lines.try_recv().map_or(Heard::End, Heard::Line)
            }
            Err(RecvTimeoutError::Timeout) => Heard::Silence,
        }
    }

    /// Ends the program by force.
    pub(crate) fn kill(&mut self) {
        // It may have ended by itself in the meantime, which is as good.
        let _ = self.child.kill();
    }

    /// Waits for the end.
    pub(crate) fn finish(mut self) -> Outcome<ExitStatus> {
        self.child.wait().or_say(|| "A program's end could not be waited for".to_string())
    }
}

fn listen(source: impl Read + Send + 'static, is_error: bool, tell: Sender<Line>) {
    thread::spawn(move || {
        let mut source = BufReader::new(source);
        let mut bytes = Vec::new();
        while matches!(source.read_until(b'\n', &mut bytes), Ok(count) if count > 0) {
            let text = String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_string();
            if tell.send(Line { text, is_error }).is_err() {
                return;
            }
            bytes.clear();
        }
    });
}
