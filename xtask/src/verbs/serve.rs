//! `serve`: the app, rebuilt on every change.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use crate::failure::{Failure, Outcome};
use crate::home::Home;
use crate::process;
use crate::setup;

const USUAL_PORT: u16 = 8080;
const PORTS_TO_TRY: u16 = 20;

/// What `serve` was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    /// Optimised, as it will be published.
    pub(crate) release: bool,
    /// Where to listen; the first free port from 8080 up where none is named.
    pub(crate) port: Option<u16>,
    /// Open a browser.
    pub(crate) open: bool,
    /// Further arguments for Trunk.
    pub(crate) trunk: Vec<String>,
}

/// Sets up what is missing, then serves until it is stopped.
pub(crate) fn run(home: &Home, options: &ServeOptions) -> Outcome {
    let toolbox = if options.release { setup::for_release_build(home)? } else { setup::for_debug_build(home)? };
    let port = port(options.port)?;
    let mut trunk = toolbox.trunk(home)?;
    trunk.arg("serve").arg("--port").arg(port.to_string()).arg("--dist").arg(home.served());
    trunk.args(options.release.then_some("--release")).args(options.open.then_some("--open")).args(&options.trunk);
    println!("Building; the address follows. The first build takes 1 to 2 minutes, the next ones seconds.");
    announce(port);
    process::run(&mut trunk)
}

fn port(asked: Option<u16>) -> Outcome<u16> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match asked {
        Some(port) if free(&port) => Ok(port),
        Some(port) => Err(Failure::from(format!("Port {port} is taken or not allowed; name another with --port."))),
        None => (USUAL_PORT..USUAL_PORT + PORTS_TO_TRY)
            .find(free)
            .ok_or_else(|| Failure::from("The ports from 8080 to 8099 are taken; name a free one with --port.")),
    }
}

/// Says the address once somebody answers there, below all that the build prints.
fn announce(port: u16) {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    thread::spawn(move || {
        while TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_err() {
            thread::sleep(Duration::from_millis(300));
        }
        println!("\n  Cuecard is at http://localhost:{port}/  (Ctrl-C stops it)\n");
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_refused_by_name() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
        let number = taken.as_ref().ok().and_then(|taken| taken.local_addr().ok()).map(|address| address.port());
        let refused = port(number).map_err(|failure| failure.to_string());
        assert!(number.is_some_and(|number| refused.is_err_and(|sentence| sentence.contains(&number.to_string()))));
    }
}
