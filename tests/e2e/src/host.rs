//! Real web servers that serve the package, each set up by its recipe in `hosting/`.

use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::driver::{fresh_folder, guarded};
use crate::kit::Hosting;
use crate::wait::until_true;

/// Where the recipes expect the package to be unpacked.
const PLACE: &str = "/var/www/cuecard";

/// A running web server. Dropping it ends it, and what it served.
#[derive(Debug)]
pub struct Host {
    child: Child,
    port: u16,
    folder: PathBuf,
}

/// What a server answers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// 200, if all is well.
    pub status: u16,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The content as it was sent.
    pub body: Vec<u8>,
}

impl Host {
    /// nginx. Only what is said of this one machine stands around the recipe.
    pub fn nginx(hosting: &Hosting) -> Host {
        let start = |port: u16, folder: &Path, recipe: &str| {
            let at = |file: &str| quoted(&folder.join(file));
            let recipe = recipe.replace("gzip_static on;", "gzip_static on; brotli_static on;");
            let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
            let temporary = temporary.map(|what| format!("{what}_temp_path {};", at(what))).concat();
            let config = format!(
                "load_module {}; daemon off; master_process off; pid {}; error_log {}; events {{}}
                 http {{ access_log off; {temporary} server {{ listen 127.0.0.1:{port}; {recipe} }} }}",
                quoted(&hosting.nginx_brotli),
                at("pid"),
                at("errors")
            );
            fs::write(folder.join("config"), config).expect("a configuration");
            let mut command = guarded(&hosting.nginx, folder);
            command.arg("-c").arg(folder.join("config")).arg("-p").arg(folder);
            command
        };
        Host::start(hosting, "nginx.conf", start)
    }

    /// Caddy.
    pub fn caddy(hosting: &Hosting) -> Host {
        let start = |port: u16, folder: &Path, recipe: &str| {
            let config = format!("{{\nadmin off\n}}\nhttp://127.0.0.1:{port} {{\n{recipe}\n}}\n");
            fs::write(folder.join("config"), config).expect("a configuration");
            let mut command = guarded(&hosting.caddy, folder);
            command.args(["run", "--adapter", "caddyfile", "--config"]).arg(folder.join("config"));
            command
        };
        Host::start(hosting, "Caddyfile", start)
    }

    fn start(hosting: &Hosting, recipe: &str, command: impl Fn(u16, &Path, &str) -> Command) -> Host {
        let folder = fresh_folder();
        let site = folder.join("site");
        let unpacked = Command::new(&hosting.unzip).arg("-q").arg(&hosting.package).arg("-d").arg(&site).status();
        assert!(unpacked.is_ok_and(|status| status.success()), "the package can be unpacked");
        let recipe = fs::read_to_string(hosting.recipes.join(recipe)).expect("the recipe");
        assert!(recipe.contains(PLACE), "the recipe says where to unpack");
        let recipe = unpacked_at(&site, &recipe);
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let log = fs::File::create(folder.join("log")).expect("a log");
        let child = command(port, &folder, &recipe).stderr(Stdio::from(log)).spawn().expect("the server starts");
        let host = Host { child, port, folder };
        until_true("the server to listen", || TcpStream::connect(("127.0.0.1", port)).is_ok());
        host
    }

    /// The address of a path.
    pub fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// What was unpacked, by its path in the package.
    pub fn unpacked(&self, path: &str) -> Vec<u8> {
        fs::read(self.folder.join("site").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Asks for a path, with further lines in the request's head.
    pub fn ask(&self, path: &str, lines: &[&str]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        let lines: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n{lines}\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("the server takes the request");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("the server answers");
        let _ = stream.shutdown(Shutdown::Both);
        Answer::read(&bytes)
    }
}

/// The crates in a package's list of them that no text of a licence goes with; at least one is in the list.
pub fn without_licence(list: &str) -> Vec<&str> {
    let (names, texts) = list.split_once("\n---").expect("texts after the list");
    let mut names: Vec<&str> = names.lines().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
    assert!(!names.is_empty(), "the list names crates");
    names.retain(|name| !texts.lines().any(|line| line.split(", ").any(|one| one == *name)));
    names
}

/// A recipe for a package that is unpacked in that folder.
pub fn unpacked_at(site: &Path, recipe: &str) -> String {
    let mut parts = recipe.split(PLACE);
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |recipe, rest| {
        let end = rest.find(|c: char| c.is_whitespace() || c == ';').unwrap_or(rest.len());
        let (inside, rest) = rest.split_at(end);
        format!("{recipe}{}{rest}", quoted(Path::new(&format!("{}{inside}", site.display()))))
    })
}

/// A path as nginx and Caddy read it whole, with spaces and whatever else is in it.
fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.display().to_string().replace('\\', r"\\").replace('"', r#"\""#))
}

impl Drop for Host {
    fn drop(&mut self) {
        // The guard sees its standard input close, ends the server and removes the folder.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

impl Answer {
    fn read(bytes: &[u8]) -> Answer {
        let end = bytes.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_string()));
        let mut answer =
            Answer { status, headers: lines.filter_map(header).collect(), body: bytes[end + 4..].to_vec() };
        if answer.header("Transfer-Encoding").as_deref() == Some("chunked") {
            answer.body = whole(&answer.body);
        }
        answer
    }

    /// The value of a header; several of one name with commas between.
    pub fn header(&self, name: &str) -> Option<String> {
        let name = name.to_lowercase();
        let values = self.headers.iter().filter(|(other, _)| *other == name).map(|(_, value)| value.as_str());
        Some(values.collect::<Vec<_>>().join(", ")).filter(|value| !value.is_empty())
    }
}

/// Content that was sent in pieces, each with its length before it.
fn whole(mut pieces: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    loop {
        let end = pieces.windows(2).position(|bytes| bytes == b"\r\n").expect("a length");
        let length = std::str::from_utf8(&pieces[..end]).ok().and_then(|digits| usize::from_str_radix(digits, 16).ok());
        let length = length.expect("a length in hexadecimal digits");
        if length == 0 {
            return content;
        }
        content.extend(&pieces[end + 2..][..length]);
        pieces = &pieces[end + 2 + length + 2..];
    }
}
