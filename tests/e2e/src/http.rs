//! As much of HTTP as a browser needs of a host of static pages: one request a connection, nothing kept.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread::sleep;
use std::time::Duration;

/// What a browser asks for.
#[derive(Debug, Default)]
pub(crate) struct Request {
    /// The path, without what follows a question mark.
    pub(crate) path: String,
    /// Whether it takes content packed with brotli.
    pub(crate) takes_brotli: bool,
    /// What it sends along.
    pub(crate) body: String,
}

/// Reads the request of a connection; none where the browser had nothing to ask after all.
pub(crate) fn read(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let path = line.split(' ').nth(1)?.split('?').next()?.to_string();
    let (mut length, mut takes_brotli) = (0, false);
    loop {
        line.clear();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        } else if name.eq_ignore_ascii_case("accept-encoding") {
            takes_brotli = value.split(',').any(|way| way.trim() == "br");
        }
    }
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body).ok()?;
    Some(Request { path, takes_brotli, body: String::from_utf8_lossy(&body).into_owned() })
}

/// Answers a request; without content there is no such thing.
pub(crate) fn answer(stream: &TcpStream, path: &str, content: Option<&[u8]>) {
    let status = if content.is_some() { "200 OK" } else { "404 Not Found" };
    send(stream, status, &format!("Content-Type: {}", kind(path)), content.unwrap_or_default());
}

/// Answers a request with content that is packed with brotli.
pub(crate) fn answer_packed(stream: &TcpStream, path: &str, packed: &[u8]) {
    let head = format!("Content-Type: {}\r\nContent-Encoding: br\r\nVary: Accept-Encoding", kind(path));
    send(stream, "200 OK", &head, packed);
}

fn send(mut stream: &TcpStream, status: &str, head: &str, content: &[u8]) {
    // A page in a sandboxed frame is of no origin; hosts of static pages allow that all the same.
    let head = format!(
        "HTTP/1.1 {status}\r\n{head}\r\nContent-Length: {}\r\nAccess-Control-Allow-Origin: *\r\n\
         Cache-Control: no-cache\r\nConnection: close\r\n\r\n",
        content.len()
    );
    // A browser may have gone away; that is its right.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(content));
    let _ = stream.shutdown(Shutdown::Write);
}

/// Answers a request with the address of something else.
pub(crate) fn redirect(mut stream: &TcpStream, address: &str) {
    let head = format!(
        "HTTP/1.1 302 Found\r\nLocation: {address}\r\nContent-Length: 0\r\nAccess-Control-Allow-Origin: *\r\n\
         Connection: close\r\n\r\n"
    );
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.shutdown(Shutdown::Write);
}

/// Answers a request with 100 MB, without saying beforehand how much it is; gives how much of it was taken. It goes at
/// the pace of a quick line: what a machine sends itself is there before anybody can say stop.
pub(crate) fn flood(mut stream: &TcpStream) -> usize {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n{";
    let _ = stream.write_all(head.as_bytes());
    let part = [b' '; 100_000];
    let sent = |_: &i32| {
        sleep(Duration::from_millis(5));
        stream.write_all(&part).is_ok()
    };
    (0..1000).take_while(sent).count() * part.len()
}

fn kind(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.').map(|(_, end)| end) {
        None | Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "webmanifest") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some(_) => "application/octet-stream",
    }
}
