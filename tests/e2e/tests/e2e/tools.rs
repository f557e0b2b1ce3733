//! The package for npm in the tools that people build pages with, each at its usual settings.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use cuecard_e2e::kit::{self, Browser, Npm};
use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Build, Launch, Page, run};
use serde_json::json;

use crate::npm::{both_work, copy, is_dressed, leads_nowhere};

const NO_NODE: &str = "this is tried where there is Node";

/// A folder with a project for each tool, with the package beside them.
struct Bench {
    npm: Npm,
}

impl Bench {
    /// Made once; nothing where there is no Node.
    fn get() -> Option<&'static Bench> {
        static MADE: OnceLock<Option<Bench>> = OnceLock::new();
        MADE.get_or_init(|| kit::npm().map(Bench::make)).as_ref()
    }

    fn make(npm: Npm) -> Bench {
        let folder = &npm.tools_bench;
        let _ = fs::remove_dir_all(folder);
        copy(&npm.projects, folder);
        copy(&npm.project.join("app"), &folder.join("vite"));
        // Beside the other, since both ways write into the project.
        copy(&npm.projects.join("next"), &folder.join("turbopack"));
        copy(&npm.projects.join("astro"), &folder.join("astro-dev"));
        let files = ["webpack", "next/public", "turbopack/public", "astro/public", "astro-dev/public"];
        for files in files.map(|files| folder.join(files)) {
            fs::create_dir_all(&files).expect("a folder");
            fs::copy(folder.join("own.md"), files.join("own.md")).expect("the deck");
        }
        // What the tools need they find further up.
        fs::remove_file(folder.join("package-lock.json")).expect("the lock file");
        let wants = json!({ "private": true, "dependencies": { "cuecard-deck": "file:cuecard-deck.tgz" } });
        fs::write(folder.join("package.json"), wants.to_string()).expect("a file");
        fs::write(folder.join("vite/package.json"), r#"{ "private": true, "type": "module" }"#).expect("a file");
        fs::copy(&npm.package, folder.join("cuecard-deck.tgz")).expect("the package");
        let install = ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
        done(Command::new(&npm.npm).args(install).current_dir(folder));
        // As somebody has it who keeps several pages in one place: servers may then read what is beside their project.
        fs::write(folder.join("package.json"), r#"{ "private": true, "workspaces": ["*"] }"#).expect("a file");
        Bench { npm }
    }

    /// The folder of a tool's project.
    fn of(&self, project: &str) -> PathBuf {
        self.npm.tools_bench.join(project)
    }

    /// A tool of ours at work in a project.
    fn tool(&self, program: &str, project: &str) -> Command {
        let end = if cfg!(windows) { ".cmd" } else { "" };
        self.at(&self.npm.tools.join("node_modules/.bin").join(format!("{program}{end}")), project)
    }

    fn at(&self, program: &Path, project: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.of(project)).env("NEXT_TELEMETRY_DISABLED", "1").env("ASTRO_TELEMETRY_DISABLED", "1");
        command.env("CUECARD_BASE", "/app");
        command
    }
}

/// What a program says, once it is done and all was well.
fn done(command: &mut Command) -> String {
    let (said, is_well) = said(command);
    assert!(is_well, "{command:?}: {said}");
    said
}

fn said(command: &mut Command) -> (String, bool) {
    let output = command.output().expect("it can be run");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (said, output.status.success())
}

/// Has a page built, and looks at it in Chromium.
fn built(project: &str, folder: &str, build: impl FnOnce(&Bench), more: impl FnOnce(&Page)) {
    let Some(bench) = Bench::get().filter(|_| kit::wanted(Browser::Chromium)) else { return println!("{NO_NODE}") };
    build(bench);
    run(Browser::Chromium, Launch::default(), |page| {
        page.server.serve_at("/app/", &Build::of(&bench.of(project).join(folder)));
        page.remote.goto(&page.server.at("/app/"));
        is_whole(page);
        more(page);
        let asked = page.server.requests();
        assert!(asked.iter().all(|path| path.starts_with("/app/") || path == "/favicon.ico"), "{asked:?}");
    });
}

fn is_whole(page: &Page) {
    both_work(page, page.widget(0), page.widget(1));
    if page.js("return document.querySelector('cuecard-deck').views", json!([])) == "progress settings" {
        leads_nowhere(page.widget(0));
    }
}

/// A development server, for as long as this is.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Looks at a page as a development server has it, in Chromium.
fn developed(path: &str, command: impl FnOnce(&Bench) -> Command) {
    let Some(bench) = Bench::get().filter(|_| kit::wanted(Browser::Chromium)) else { return println!("{NO_NODE}") };
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port");
    let mut command = command(bench);
    command.args(["--host", "127.0.0.1", "--port", &free.port().to_string()]);
    let served = Served(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a server"));
    until_true("the development server", || TcpStream::connect(free).is_ok());
    run(Browser::Chromium, Launch::default(), |page| {
        page.remote.goto(&format!("http://{free}{path}"));
        is_whole(page);
    });
    drop(served);
}

#[test]
fn webpack_builds_the_quiz_into_a_page() {
    let build = |bench: &Bench| drop(done(bench.at(Path::new("node"), "webpack").arg("build.mjs")));
    built("webpack", "dist", build, |page| {
        let look = "return getComputedStyle(document.querySelector('h1')).color";
        assert_eq!(page.js(look, json!([])), "rgb(1, 2, 3)", "the page has its own style sheet");
    });
}

#[test]
fn parcel_builds_the_quiz_into_a_page() {
    let arguments = ["build", "index.html", "--dist-dir", "dist", "--public-url", "./", "--no-cache"];
    let build = |bench: &Bench| {
        done(bench.tool("parcel", "parcel").args(arguments));
        fs::copy(bench.of("own.md"), bench.of("parcel/dist/own.md")).expect("the deck");
    };
    built("parcel", "dist", build, |_| ());
}

#[test]
fn next_exports_a_page_with_the_quiz() {
    let build = |bench: &Bench| drop(done(bench.tool("next", "next").arg("build").env("CUECARD_OUT", "out")));
    built("next", "out", build, |_| ());
}

#[test]
fn next_with_turbopack_exports_a_page_with_the_quiz() {
    let build = |bench: &Bench| {
        done(bench.tool("next", "turbopack").args(["build", "--turbopack"]).env("CUECARD_OUT", "out"));
    };
    built("turbopack", "out", build, |_| ());
}

#[test]
fn astro_builds_pages_that_take_turns_with_the_quiz() {
    let build = |bench: &Bench| drop(done(bench.tool("astro", "astro").arg("build")));
    built("astro", "dist", build, |page| {
        page.js("window.stays = true; document.querySelector('a').click()", json!([]));
        until_true("the other page", || page.js("return document.title", json!([])) == "Other");
        let widget = page.widget(0).is_there();
        is_dressed(widget);
        widget.answer("Good");
        assert_eq!(page.js("return window.stays", json!([])), true, "it is the same document");
    });
}

#[test]
fn the_development_server_of_vite_needs_no_settings() {
    developed("/", |bench| bench.at(&bench.npm.vite, "vite"));
}

#[test]
fn the_development_server_of_astro_needs_no_settings() {
    developed("/app/", |bench| {
        let mut command = bench.tool("astro", "astro-dev");
        command.arg("dev");
        command
    });
}

#[test]
fn types_hold_for_scripts_and_for_the_markup_of_frameworks() {
    let Some(bench) = Bench::get() else { return println!("{NO_NODE}") };
    done(bench.tool("tsc", "types").args(["--project", "."]));
    done(bench.tool("vue-tsc", "types").args(["--project", "tsconfig.vue.json"]));
    // Its markup has no way to say that an error is expected.
    let (said, is_well) = said(bench.tool("svelte-check", "types").args(["--tsconfig", "tsconfig.svelte.json"]));
    assert!(!is_well && said.contains("found 1 error") && said.contains("\"pink\""), "{said}");
}

#[test]
fn the_package_tells_tools_what_they_look_for() {
    let Some(bench) = Bench::get() else { return println!("{NO_NODE}") };
    done(bench.tool("publint", ".").args(["node_modules/cuecard-deck", "--strict", "--pack", "false"]));
    // It is of modules alone, which `require` cannot load everywhere.
    done(bench.tool("attw", ".").args(["cuecard-deck.tgz", "--profile", "esm-only"]));
}
