//! `test`: every level of tests, in the order in which a fault is cheapest to find.

mod level;
mod report;
mod tally;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::build;
use super::size::{SizeOptions, weigh_build};
use super::torture::{self, TortureOptions};
use crate::failure::{Failure, Outcome};
use crate::home::Home;
use crate::hosting::names::digest;
use crate::hosting::{npm, package};
use crate::process::cargo_in;
use crate::setup::browsers::{Browser, Fleet};
use crate::setup::servers::Servers;
use crate::setup::{self, pins::TARGET};
use report::Report;

/// The short version of each torture, in runs.
const TORTURE: [(&str, u64); 5] = [("kill", 6), ("tabs", 3), ("offline", 3), ("update", 2), ("early", 2)];

/// A group of levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// Natively: the core, and this command itself.
    Core,
    /// Parts of the screen, in a browser.
    Web,
    /// The release build: its size, and the whole app in every browser.
    E2e,
}

impl Level {
    /// The group of that name.
    pub(crate) fn named(name: &str) -> Option<Level> {
        match name {
            "core" => Some(Level::Core),
            "web" => Some(Level::Web),
            "e2e" => Some(Level::E2e),
            _ => None,
        }
    }
}

/// What `test` was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TestOptions {
    /// Only tests with this in their name.
    pub(crate) filter: Option<String>,
    /// Only these browsers.
    pub(crate) browsers: Option<Vec<Browser>>,
    /// Only these groups; all where none is named.
    pub(crate) only: Vec<Level>,
}

/// Sets up what is missing, runs the tests, and ends with the line `N passed, N failed`.
pub(crate) fn run(home: &Home, options: &TestOptions) -> Outcome {
    let mut report = Report::default();
    match Kit::gather(home, options) {
        Ok(kit) => {
            tell_versions(&kit.fleet);
            run_levels(home, options, &kit, &mut report);
        }
        Err(failure) => report.fault("set-up", &failure),
    }
    report.close()
}

/// Says in which versions of the browsers the tests run.
fn tell_versions(fleet: &Fleet) {
    let versions = fleet.versions().unwrap_or_else(|failure| vec![failure.to_string()]);
    if !versions.is_empty() {
        println!("\n== browsers\n{}", versions.join("\n"));
    }
}

/// What was gathered before the first test ran, so that nothing is built in vain.
struct Kit {
    fleet: Fleet,
    runner: Option<PathBuf>,
    servers: Option<Servers>,
    /// npm and Vite.
    bundler: Option<(PathBuf, PathBuf)>,
    /// The folder with other tools for pages.
    packers: Option<PathBuf>,
}

impl Kit {
    fn gather(home: &Home, options: &TestOptions) -> Outcome<Kit> {
        let (web, e2e) = (options.wants(Level::Web), options.wants(Level::E2e));
        if web || e2e {
            // First, since it takes a second and may refuse the folder.
            setup::for_wasm_check(home)?;
        }
        let mut asked = if web || e2e { options.browsers.clone().unwrap_or_else(Browser::usual) } else { Vec::new() };
        if !e2e {
            // Parts of the screen are tested in Chromium alone.
            asked.retain(|browser| *browser == Browser::Chromium);
        }
        let fleet = Fleet::gather(&asked)?;
        let runner = if web { Some(setup::test_runner(home)?) } else { None };
        if e2e {
            setup::for_release_build(home)?;
            setup::axe()?;
            if fleet.has(Browser::Firefox) {
                setup::geckodriver()?;
            }
        }
        let servers = if e2e && fleet.has(Browser::Chromium) { Servers::gather()? } else { None };
        let bundler = if e2e { setup::npm_and_vite()? } else { None };
        let packers = if e2e { setup::packers()? } else { None };
        Ok(Kit { fleet, runner, servers, bundler, packers })
    }
}

impl TestOptions {
    fn wants(&self, level: Level) -> bool {
        self.only.is_empty() || self.only.contains(&level)
    }

    fn cargo_test(&self, home: &Home, arguments: &[&str]) -> Command {
        let mut command = cargo_in(home, &["test", "--no-fail-fast"]);
        command.args(arguments).args(&self.filter);
        command
    }
}

fn run_levels(home: &Home, options: &TestOptions, kit: &Kit, report: &mut Report) {
    if options.wants(Level::Core) {
        let core = ["--no-default-features", "--features", "formats,schema,backup,ssr", "--lib"];
        let files = ["--test", "core", "--test", "deck", "--test", "import", "--test", "prerender", "--test", "store"];
        report.level("core", &mut options.cargo_test(home, &[core.as_slice(), &files].concat()));
        report.level("fuzz", &mut options.cargo_test(home, &["--package", "cuecard-fuzz"]));
        report.level("xtask", &mut options.cargo_test(home, &["--package", "xtask"]));
    }
    if let Some(runner) = &kit.runner {
        match web(home, options, kit, runner) {
            Ok(Some(mut command)) => report.level("web", &mut command),
            Ok(None) => println!("\n== web: left out, since it runs in Chromium"),
            Err(failure) => report.fault("web", &failure),
        }
    }
    if options.wants(Level::E2e) {
        end_to_end(home, options, kit, report);
    }
}

/// The tests of the parts of the screen; none where Chromium is left out.
fn web(home: &Home, options: &TestOptions, kit: &Kit, runner: &Path) -> Outcome<Option<Command>> {
    let Some(driver) = kit.fleet.chromedriver() else { return Ok(None) };
    let runner = runner.to_str().ok_or("The cache folder's name is not Unicode; set CUECARD_CACHE.")?;
    // A list, since cargo would split a plain string where the path has a space.
    let runner = format!("target.{TARGET}.runner=[{}]", serde_json::Value::from(runner));
    let mut command = options.cargo_test(home, &["--config", &runner, "--target", TARGET, "--test", "web"]);
    command.env("CHROMEDRIVER", driver);
    // The runner's own limits are for idle machines.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "120").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    Ok(Some(command))
}

fn end_to_end(home: &Home, options: &TestOptions, kit: &Kit, report: &mut Report) {
    println!("\n== release build");
    if let Err(failure) = build::run(home) {
        report.fault("release build", &failure);
        println!("== size and end-to-end tests: left out, since there is no build");
        return;
    }
    println!("\n== size");
    report.check("size", weigh_build(home, SizeOptions::Check));
    report.check("package", package::write(home).and_then(|_| npm::write(home)).map(drop));
    if let Err(failure) = in_browsers(home, options, kit, report) {
        report.fault("e2e", &failure);
    }
    if options.filter.is_none() && kit.fleet.has(Browser::Chromium) {
        for (way, runs) in TORTURE {
            println!("\n== torture {way}");
            let options = TortureOptions { way: way.into(), runs, seed: 1 };
            report.check(&format!("torture {way}"), torture::carry_out(home, &kit.fleet, &options));
        }
    }
}

fn in_browsers(home: &Home, options: &TestOptions, kit: &Kit, report: &mut Report) -> Outcome {
    let display = kit.fleet.display()?;
    let prepared = |mut command: Command, arguments: &[&str]| -> Outcome<Command> {
        describe(&mut command, home, &kit.fleet)?;
        if let Some(servers) = &kit.servers {
            serve_package(&mut command, home, servers);
        }
        if let Some((npm, vite)) = &kit.bundler {
            command.env("CUECARD_NPM", npm).env("CUECARD_VITE", vite).env("CUECARD_NPM_PACKAGE", npm::path(home));
            command.env("CUECARD_VITE_PROJECT", home.at("tests/vite")).env("CUECARD_NPM_BENCH", home.at("target/npm"));
        }
        if let Some(packers) = &kit.packers {
            command.env("CUECARD_TOOLS", packers).env("CUECARD_TOOLS_PROJECTS", home.at("tests/tools"));
            command.env("CUECARD_TOOLS_BENCH", bench(home, packers));
        }
        if let Some(display) = &display {
            command.env("DISPLAY", display.name());
        }
        command.arg("--").args(arguments);
        Ok(command)
    };
    let package = ["--package", "cuecard-e2e"];
    let mut all = prepared(options.cargo_test(home, &package), &["--test-threads=2"])?;
    report.level_and_again("e2e", &mut all, |failed| {
        let command = TestOptions::default().cargo_test(home, &package);
        let mut command = prepared(command, &["--exact", "--test-threads=1"])?;
        command.args(failed);
        Ok(command)
    });
    if let Some(packers) = &kit.packers {
        // What was built there is of no use to anybody.
        let _ = fs::remove_dir_all(bench(home, packers));
    }
    Ok(())
}

/// Where this clone tries the tools for pages: beside their `node_modules`, where all of them look for what they need.
fn bench(home: &Home, packers: &Path) -> PathBuf {
    packers.join(format!("bench-{}", digest(home.root().display().to_string().as_bytes())))
}

/// Tells a command where the package and the web servers are.
pub(crate) fn serve_package(command: &mut Command, home: &Home, servers: &Servers) {
    command.env("CUECARD_PACKAGE", package::path(home)).env("CUECARD_RECIPES", home.at("hosting"));
    servers.describe(command);
}

/// A program of the end-to-end crate, told where everything is.
pub(crate) fn program(home: &Home, fleet: &Fleet, name: &str) -> Outcome<Command> {
    let mut command = cargo_in(home, &["run", "--quiet", "--package", "cuecard-e2e", "--bin", name, "--"]);
    describe(&mut command, home, fleet)?;
    Ok(command)
}

/// Tells an end-to-end program where the build, the browsers, their drivers and this command are.
fn describe(command: &mut Command, home: &Home, fleet: &Fleet) -> Outcome {
    fleet.describe(command);
    if fleet.has(Browser::Firefox) {
        command.env("CUECARD_GECKODRIVER", setup::geckodriver()?);
    }
    let dist = home.dist();
    if !dist.is_dir() {
        return Err(Failure::from("There is no dist/: build it with `cargo xtask build`."));
    }
    command.env("CUECARD_DIST", dist).env("CUECARD_AXE", setup::axe()?).env("CUECARD_XTASK", home.program()?);
    Ok(())
}
