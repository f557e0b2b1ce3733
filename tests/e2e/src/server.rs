//! One web server per test, on this machine only.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};

use crate::build::Build;
use crate::packed::Packed;
use crate::spoilt::Spoilt;
use crate::{http, kit, wait};

/// Put at the top of the app's pages: sets the clock and notes what goes wrong.
const WATCH: &str = include_str!("watch.js");
/// What has the app kept for times without a network. Only a [`Build`] has it: the page changed here would be refused.
const REGISTRAR: &str = "offline/register.js";
/// Where the app is served: not at the root, as on many a host of static pages.
pub const APP: &str = "/quiz/";
/// Noon of an ordinary day, so that no test depends on the day it runs on.
pub(crate) const NOON_MS: i64 = 1_773_144_000_000;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A server of a build. Dropping it stops it.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    listening: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct State {
    folder: PathBuf,
    is_over: AtomicBool,
    told: Mutex<Told>,
    released: Condvar,
}

#[derive(Default)]
struct Told {
    hold_wasm: bool,
    /// A path that is held back.
    held: String,
    clock_ms: i64,
    style: String,
    script: String,
    spoilt: Vec<(String, String, Spoilt)>,
    expected: Vec<String>,
    pages: HashMap<String, String>,
    builds: Vec<(String, Build)>,
    elsewhere: HashMap<String, String>,
    /// A path at which far too much comes, and how much of it was taken.
    flood: String,
    taken: Option<usize>,
    requests: Vec<String>,
    trouble: Vec<String>,
    /// Builds packed, where they are to be sent so.
    packed: Option<Packed>,
}

impl Server {
    /// Starts a server of the release build, on a free port.
    pub fn start() -> Server {
        Server::of(kit::dist())
    }

    /// Starts a server of the build in a folder.
    pub fn of(folder: PathBuf) -> Server {
        let listener = listen();
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(State { folder, ..State::default() });
        state.told.lock().unwrap().clock_ms = NOON_MS - now_ms();
        let server = Server { address, state, listening: Mutex::default() };
        server.listen(listener);
        server
    }

    fn listen(&self, listener: TcpListener) {
        let state = self.state.clone();
        state.is_over.store(false, Ordering::Relaxed);
        let listen = move || {
            for stream in listener.incoming().take_while(|_| !state.is_over.load(Ordering::Relaxed)).flatten() {
                // A request that is held must not hold others.
                let state = state.clone();
                thread::spawn(move || state.answer(&stream));
            }
        };
        *self.listening.lock().unwrap() = Some(thread::spawn(listen));
    }

    /// Stops: from now on nobody listens, as if there were no network. What was held is never answered.
    pub fn stop(&self) {
        let Some(listening) = self.listening.lock().unwrap().take() else { return };
        self.state.is_over.store(true, Ordering::Relaxed);
        self.state.released.notify_all();
        // The listener looks up only when somebody knocks.
        let _ = TcpStream::connect(self.address);
        let _ = listening.join();
    }

    /// Listens again, at the same address.
    pub fn start_again(&self) {
        self.listen(wait::until("the port to be free", || TcpListener::bind(self.address).ok()));
    }

    /// The address of a path.
    pub fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn tell(&self, change: impl FnOnce(&mut Told)) {
        change(&mut self.state.told.lock().unwrap());
        self.state.released.notify_all();
    }

    /// Holds Wasm back until [`Server::release_wasm`].
    pub fn hold_wasm(&self) {
        self.tell(|told| told.hold_wasm = true);
    }

    /// Lets go of Wasm that was held back.
    pub fn release_wasm(&self) {
        self.tell(|told| told.hold_wasm = false);
    }

    /// Holds a path back until [`Server::release`].
    pub fn hold(&self, path: &str) {
        self.tell(|told| told.held = path.into());
    }

    /// Lets go of what was held back.
    pub fn release(&self) {
        self.tell(|told| told.held.clear());
    }

    /// From the next load on, the page's clock is `days` later.
    pub fn days_pass(&self, days: i64) {
        self.tell(|told| told.clock_ms += days * DAY_MS);
    }

    /// From the next load on, this script runs before everything else on the app's page.
    pub fn script(&self, script: &str) {
        self.tell(|told| told.script = script.into());
    }

    /// From the next load on, the page has this style as well, as if the browser had it set.
    pub fn style(&self, css: &str) {
        self.tell(|told| told.style = css.into());
    }

    /// Spoils the files whose names begin and end so.
    pub fn spoil(&self, begin: &str, end: &str, how: Spoilt) {
        self.tell(|told| told.spoilt.insert(0, (begin.into(), end.into(), how)));
    }

    /// Spoils nothing any more.
    pub fn mend(&self) {
        self.tell(|told| told.spoilt.clear());
    }

    /// From now on, and for what has been, trouble with these words in it is what the test is about.
    pub fn expect_trouble(&self, words: &str) {
        self.tell(|told| told.expected.push(words.into()));
    }

    /// Whether trouble is what the test is about.
    pub fn is_expected(&self, trouble: &str) -> bool {
        self.state.told.lock().unwrap().expected.iter().any(|words| trouble.contains(words))
    }

    /// From now on, serves that build in the place of the app, as it is.
    pub fn serve(&self, build: &Build) {
        self.serve_at(APP, build);
    }

    /// From now on, serves that build at a path.
    pub fn serve_at(&self, path: &str, build: &Build) {
        self.tell(|told| {
            told.builds.retain(|(old, _)| old != path);
            told.builds.push((path.into(), build.clone()));
            // The longest first, for one may lie within another.
            told.builds.sort_by_key(|(path, _)| std::cmp::Reverse(path.len()));
        });
    }

    /// From now on, sends the files of the builds served so far packed with brotli, as a good host does, and from memory.
    pub fn pack(&self) {
        let builds = self.state.told.lock().unwrap().builds.clone();
        let packed = Packed::all(&builds);
        self.tell(|told| told.packed = Some(packed));
    }

    /// Serves a page beside the app.
    pub fn page(&self, path: &str, html: &str) {
        self.tell(|told| drop(told.pages.insert(path.into(), html.into())));
    }

    /// Sends whoever asks for a path to another address.
    pub fn redirect(&self, path: &str, address: &str) {
        self.tell(|told| drop(told.elsewhere.insert(path.into(), address.into())));
    }

    /// Serves 100 MB at a path.
    pub fn flood(&self, path: &str) {
        self.tell(|told| told.flood = path.into());
    }

    /// How many bytes of the flood were taken by whoever asked for it last, once they are gone.
    pub fn taken(&self) -> Option<usize> {
        self.state.told.lock().unwrap().taken
    }

    /// The paths asked for so far.
    pub fn requests(&self) -> Vec<String> {
        self.state.told.lock().unwrap().requests.clone()
    }

    /// What went wrong so far.
    pub fn trouble(&self) -> Vec<String> {
        self.state.told.lock().unwrap().trouble.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Listens on a port that no server of this run had before: a browser that is used again still has what the app kept
/// at that port's origin. Among hundreds of servers the system gives one port twice soon.
fn listen() -> TcpListener {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        if GIVEN.lock().unwrap().insert(port) {
            return listener;
        }
    }
}

impl State {
    fn answer(&self, stream: &TcpStream) {
        let Some(request) = http::read(stream) else { return };
        if request.path == "/watch/trouble" {
            self.told.lock().unwrap().trouble.push(request.body);
            return http::answer(stream, "", Some(b""));
        }
        let elsewhere = self.told.lock().unwrap().elsewhere.get(&request.path).cloned();
        if let Some(address) = elsewhere {
            return http::redirect(stream, &address);
        }
        if self.told.lock().unwrap().flood == request.path {
            let taken = http::flood(stream);
            return self.told.lock().unwrap().taken = Some(taken);
        }
        if let Some(packed) = self.packed(&request) {
            return http::answer_packed(stream, &request.path, &packed);
        }
        let content = self.content(&request.path);
        let mut told = self.told.lock().unwrap();
        told.requests.push(request.path.clone());
        if content.is_none() {
            told.trouble.push(format!("{} was asked for and is not there", request.path));
        }
        while told.held == request.path || told.hold_wasm && request.path.ends_with(".wasm") {
            told = self.released.wait(told).unwrap();
            if self.is_over.load(Ordering::Relaxed) {
                return;
            }
        }
        let spoilt = told.spoils(&request.path);
        drop(told);
        match (spoilt, &content) {
            (Some(spoilt), Some(content)) => spoilt.answer(stream, &request.path, content),
            _ => http::answer(stream, &request.path, content.as_deref()),
        }
    }

    /// What is asked for, packed, where it is to be sent so; nothing of that kind is ever held or spoilt.
    fn packed(&self, request: &http::Request) -> Option<Arc<[u8]>> {
        let mut told = self.told.lock().unwrap();
        let packed = told.packed.as_ref().filter(|_| request.takes_brotli)?.get(&request.path)?;
        told.requests.push(request.path.clone());
        Some(packed)
    }

    fn content(&self, path: &str) -> Option<Vec<u8>> {
        if path == "/favicon.ico" {
            return Some(Vec::new());
        }
        let told = self.told.lock().unwrap();
        if path == "/watch/watch.js" {
            let script = WATCH.replace("CLOCK_MS", &told.clock_ms.to_string());
            let script = script.replace("STYLE", &format!("{:?}", told.style));
            return Some(format!("{script}\n{}", told.script).into_bytes());
        }
        if let Some(page) = told.pages.get(path) {
            return Some(page.clone().into_bytes());
        }
        let build = told.builds.iter().find_map(|(at, build)| Some((path.strip_prefix(at)?, build.folder())));
        let (inside, folder) = build.or_else(|| Some((path.strip_prefix(APP)?, self.folder.as_path())))?;
        let file = file(inside);
        let content = fs::read(folder.join(&file)).ok().filter(|_| !file.contains(".."))?;
        Some(match file.as_str() {
            _ if build.is_some() => content,
            page if page.ends_with(".html") => watched(content),
            REGISTRAR => Vec::new(),
            _ => content,
        })
    }
}

impl Told {
    fn spoils(&self, path: &str) -> Option<Spoilt> {
        let name = path.rsplit('/').next().unwrap_or_default();
        let fits = |(begin, end, _): &&(String, String, Spoilt)| name.starts_with(begin) && name.ends_with(end);
        self.spoilt.iter().find(fits).filter(|_| path.starts_with(APP)).map(|(_, _, how)| *how)
    }
}

/// The file at a path: that of a folder is its page.
pub(crate) fn file(path: &str) -> String {
    let end = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
    [path, end].concat()
}

/// What [`WATCH`] is for a page without a style or script of its own, at the noon all tests begin at.
pub(crate) fn watch() -> String {
    WATCH.replace("CLOCK_MS", &(NOON_MS - now_ms()).to_string()).replace("STYLE", "\"\"")
}

fn watched(page: Vec<u8>) -> Vec<u8> {
    let page = String::from_utf8(page).expect("a page in UTF-8");
    assert!(page.contains("<head>"), "the page has a head");
    page.replacen("<head>", "<head><script src=\"/watch/watch.js\"></script>", 1).into_bytes()
}

fn now_ms() -> i64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock");
    i64::try_from(now.as_millis()).expect("a time")
}
