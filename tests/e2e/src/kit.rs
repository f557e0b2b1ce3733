//! What the run is told by its environment.

use std::env;
use std::path::PathBuf;

/// A browser the app is tested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, headless.
    Chromium,
    /// Firefox, headless.
    Firefox,
    /// WebKitGTK's MiniBrowser, on the display that `DISPLAY` names.
    Webkit,
}

impl Browser {
    /// Its name, in the environment and in the names of tests.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
            Browser::Webkit => "webkit",
        }
    }

    /// Its executable.
    pub fn program(self) -> PathBuf {
        path(match self {
            Browser::Chromium => "CUECARD_CHROMIUM",
            Browser::Firefox => "CUECARD_FIREFOX",
            Browser::Webkit => "CUECARD_MINIBROWSER",
        })
    }

    /// The executable of its driver.
    pub fn driver(self) -> PathBuf {
        path(match self {
            Browser::Chromium => "CUECARD_CHROMEDRIVER",
            Browser::Firefox => "CUECARD_GECKODRIVER",
            Browser::Webkit => "CUECARD_WEBKITDRIVER",
        })
    }
}

/// Whether tests of a browser should run; all do where nothing is said.
pub fn wanted(browser: Browser) -> bool {
    env::var("CUECARD_BROWSERS").map_or(true, |names| names.split(',').any(|name| name.trim() == browser.name()))
}

/// The release build.
pub fn dist() -> PathBuf {
    path("CUECARD_DIST")
}

/// Another release build of the app, where one is to be measured beside it.
pub fn baseline() -> Option<PathBuf> {
    env::var_os("CUECARD_BASELINE").map(PathBuf::from)
}

/// A release build whose deck has 10,000 cards.
pub fn many_cards() -> PathBuf {
    path("CUECARD_MANY_CARDS")
}

/// The folder with the pages that the bench holds the app against, each in a folder of its name.
pub fn peers() -> PathBuf {
    path("CUECARD_PEERS")
}

/// The file for what a bench found.
pub fn findings() -> PathBuf {
    path("CUECARD_FINDINGS")
}

/// axe-core, as a script.
pub fn axe() -> PathBuf {
    path("CUECARD_AXE")
}

/// Lighthouse.
pub fn lighthouse() -> PathBuf {
    path("CUECARD_LIGHTHOUSE")
}

/// The project's own command.
pub fn xtask() -> PathBuf {
    path("CUECARD_XTASK")
}

/// The folder for screenshots.
pub fn shots() -> PathBuf {
    path("CUECARD_SHOTS")
}

/// The build as it is handed out, and the recipes for web servers with what they are tried with; nothing on systems
/// where they are not tried.
pub fn hosting() -> Option<Hosting> {
    env::var_os("CUECARD_NGINX")?;
    Some(Hosting {
        package: path("CUECARD_PACKAGE"),
        recipes: path("CUECARD_RECIPES"),
        nginx: path("CUECARD_NGINX"),
        nginx_brotli: path("CUECARD_NGINX_BROTLI"),
        caddy: path("CUECARD_CADDY"),
        unzip: path("CUECARD_UNZIP"),
    })
}

/// What a test of hosting needs.
#[derive(Clone, Debug)]
pub struct Hosting {
    /// The zip.
    pub package: PathBuf,
    /// The folder with the recipes.
    pub recipes: PathBuf,
    /// nginx.
    pub nginx: PathBuf,
    /// nginx's module that sends brotli copies.
    pub nginx_brotli: PathBuf,
    /// Caddy.
    pub caddy: PathBuf,
    /// What unpacks the zip.
    pub unzip: PathBuf,
}

/// The package for npm and what it is tried with; nothing where there is no Node.
pub fn npm() -> Option<Npm> {
    env::var_os("CUECARD_VITE")?;
    Some(Npm {
        package: path("CUECARD_NPM_PACKAGE"),
        project: path("CUECARD_VITE_PROJECT"),
        bench: path("CUECARD_NPM_BENCH"),
        npm: path("CUECARD_NPM"),
        vite: path("CUECARD_VITE"),
        tools: path("CUECARD_TOOLS"),
        projects: path("CUECARD_TOOLS_PROJECTS"),
        tools_bench: path("CUECARD_TOOLS_BENCH"),
    })
}

/// What a test of the package for npm needs.
#[derive(Clone, Debug)]
pub struct Npm {
    /// The package.
    pub package: PathBuf,
    /// The folder with somebody's project.
    pub project: PathBuf,
    /// A folder to try it in.
    pub bench: PathBuf,
    /// npm.
    pub npm: PathBuf,
    /// Vite.
    pub vite: PathBuf,
    /// The folder whose `node_modules` has the other tools.
    pub tools: PathBuf,
    /// The folder with a project for each of them.
    pub projects: PathBuf,
    /// A folder to try them in, where they find each other.
    pub tools_bench: PathBuf,
}

fn path(name: &str) -> PathBuf {
    match env::var_os(name) {
        Some(path) => path.into(),
        None => panic!("{name} is not set: run these tests with `cargo xtask test --only e2e`"),
    }
}
