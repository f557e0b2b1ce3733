//! Every tool the project is built and tested with, at the version it was tried with.

/// A tool from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pin {
    /// Its package's name.
    pub(crate) name: &'static str,
    /// Its package's version.
    pub(crate) version: &'static str,
    /// The folder with its programs, within its installation.
    pub(crate) folder: &'static str,
    /// The files that must be in there for it to count as installed; the first is asked for its version.
    pub(crate) files: &'static [&'static str],
    /// The version that file answers with.
    pub(crate) answers: &'static str,
    /// Where it comes from.
    pub(crate) source: Source,
    /// How long its installation takes, on a machine with two cores.
    pub(crate) usual: &'static str,
}

/// Where a tool comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The Rust registry, with all it needs at the versions of the lock file that it brings along; `cargo install` with
    /// these further arguments, optimised this much.
    Cargo {
        /// Further arguments.
        arguments: &'static [&'static str],
        /// More makes the tool faster and its installation slower.
        opt_level: &'static str,
    },
    /// A package of ours, which makes the programs of a crate in the Rust registry with a lock file of ours.
    Wrapped {
        /// The files of the package, by their names, and what is in them.
        files: &'static [(&'static str, &'static str)],
        /// More makes the tool faster and its installation slower.
        opt_level: &'static str,
    },
    /// The npm registry, with all it needs at the versions and digests of a lock file.
    Locked {
        /// The description of a project that has the tool.
        package: &'static str,
        /// Its lock file.
        lock: &'static str,
    },
}

/// The compilation target of the app.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Bundles the app. Without its default features it has no downloader: what it runs is what is pinned here.
pub(crate) const TRUNK: Pin = Pin {
    name: "trunk",
    version: "0.21.14",
    folder: "bin",
    files: &["trunk"],
    answers: "0.21.14",
    source: Source::Cargo { arguments: &["--no-default-features"], opt_level: "0" },
    usual: "about 3 minutes",
};

/// Writes the glue between Wasm and the browser; its version must be that of the library in `Cargo.lock`.
/// The lock file that it brings along names a version that was withdrawn, so it has one of ours.
pub(crate) const WASM_BINDGEN: Pin = Pin {
    name: "wasm-bindgen-cli",
    version: "0.2.130",
    folder: "bin",
    files: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    answers: "0.2.130",
    source: Source::Wrapped {
        files: &[
            ("Cargo.toml", include_str!("wasm-bindgen-cli/Cargo.toml")),
            ("Cargo.lock", include_str!("wasm-bindgen-cli/Cargo.lock")),
            ("wasm-bindgen.rs", include_str!("wasm-bindgen-cli/wasm-bindgen.rs")),
            ("wasm-bindgen-test-runner.rs", include_str!("wasm-bindgen-cli/wasm-bindgen-test-runner.rs")),
        ],
        opt_level: "1",
    },
    usual: "about 2 minutes",
};

/// Makes Wasm smaller.
pub(crate) const WASM_OPT: Pin = Pin {
    name: "binaryen",
    version: "132.0.0",
    folder: "node_modules/.bin",
    files: &["wasm-opt"],
    answers: "132",
    source: Source::Locked {
        package: include_str!("binaryen/package.json"),
        lock: include_str!("binaryen/package-lock.json"),
    },
    usual: "some seconds",
};

/// Makes scripts and style sheets smaller.
pub(crate) const ESBUILD: Pin = Pin {
    name: "esbuild",
    version: "0.25.12",
    folder: "node_modules/.bin",
    files: &["esbuild"],
    answers: "0.25.12",
    source: Source::Locked {
        package: include_str!("esbuild/package.json"),
        lock: include_str!("esbuild/package-lock.json"),
    },
    usual: "some seconds",
};

/// Looks at the types of the scripts, and tells editors what the tag takes.
pub(crate) const TYPESCRIPT: Pin = Pin {
    name: "typescript",
    version: "5.9.3",
    folder: "node_modules/.bin",
    files: &["tsc", "cem"],
    answers: "5.9.3",
    source: Source::Locked {
        package: include_str!("typescript/package.json"),
        lock: include_str!("typescript/package-lock.json"),
    },
    usual: "some seconds",
};

/// Drives Firefox.
pub(crate) const GECKODRIVER: Pin = Pin {
    name: "geckodriver",
    version: "0.37.1",
    folder: "bin",
    files: &["geckodriver"],
    answers: "0.37.1",
    source: Source::Cargo { arguments: &[], opt_level: "0" },
    usual: "about 1 minute",
};

/// Looks over licences and origins of the dependencies.
pub(crate) const CARGO_DENY: Pin = Pin {
    name: "cargo-deny",
    version: "0.20.2",
    folder: "bin",
    files: &["cargo-deny"],
    answers: "0.20.2",
    source: Source::Cargo { arguments: &[], opt_level: "0" },
    usual: "about 2 minutes",
};

/// Runs the fuzz targets, guided by the code that their inputs reach.
pub(crate) const CARGO_BOLERO: Pin = Pin {
    name: "cargo-bolero",
    version: "0.13.5",
    folder: "bin",
    files: &["cargo-bolero"],
    answers: "0.13.5",
    source: Source::Cargo { arguments: &["--no-default-features", "--features", "libfuzzer"], opt_level: "0" },
    usual: "about 1 minute",
};

/// Finds what a page does wrong for people with disabilities; a script, not a program.
pub(crate) const AXE: Pin = Pin {
    name: "axe-core",
    version: "4.14.1",
    folder: "node_modules/axe-core",
    files: &["axe.min.js"],
    answers: "",
    source: Source::Locked {
        package: include_str!("axe-core/package.json"),
        lock: include_str!("axe-core/package-lock.json"),
    },
    usual: "some seconds",
};

/// Builds the page in which the package for npm is tried.
pub(crate) const VITE: Pin = Pin {
    name: "vite",
    version: "6.4.1",
    folder: "node_modules/.bin",
    files: &["vite"],
    answers: "6.4.1",
    source: Source::Locked {
        package: include_str!("../../../tests/vite/package.json"),
        lock: include_str!("../../../tests/vite/package-lock.json"),
    },
    usual: "some seconds",
};

/// What other people's pages are built and checked with: webpack, Parcel, Next.js, Astro, and what checks types. Its version
/// is that of webpack; what counts is the lock file.
pub(crate) const PACKERS: Pin = Pin {
    name: "webpack",
    version: "5.113.0",
    folder: "node_modules",
    files: &[
        "webpack/package.json",
        ".bin/astro",
        ".bin/attw",
        ".bin/next",
        ".bin/parcel",
        ".bin/publint",
        ".bin/svelte-check",
        ".bin/tsc",
        ".bin/vue-tsc",
    ],
    answers: "",
    source: Source::Locked {
        package: include_str!("../../../tests/tools/package.json"),
        lock: include_str!("../../../tests/tools/package-lock.json"),
    },
    usual: "about 1 minute",
};

/// Looks at the hosted page as search engines and browsers' makers would.
pub(crate) const LIGHTHOUSE: Pin = Pin {
    name: "lighthouse",
    version: "12.8.2",
    folder: "node_modules/.bin",
    files: &["lighthouse"],
    answers: "12.8.2",
    source: Source::Locked {
        package: include_str!("../../../tests/lighthouse/package.json"),
        lock: include_str!("../../../tests/lighthouse/package-lock.json"),
    },
    usual: "about 1 minute",
};

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = include_str!("../../../Cargo.lock");
    const TRUNK_TOML: &str = include_str!("../../../Trunk.toml");

    #[test]
    fn the_glue_writer_is_as_old_as_the_library() {
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{}\"\n", WASM_BINDGEN.version);
        assert!(LOCK.replace("\r\n", "\n").contains(&entry), "Cargo.lock and the pinned wasm-bindgen differ");
    }

    #[test]
    fn the_lock_file_of_ours_pins_the_tool_and_every_crate_of_it() {
        let Source::Wrapped { files, .. } = WASM_BINDGEN.source else { panic!("it has a lock file of ours") };
        let text = |wanted: &str| files.iter().find(|(name, _)| *name == wanted).map_or("", |(_, text)| *text);
        assert!(text("Cargo.toml").contains(&format!("{} = \"={}\"", WASM_BINDGEN.name, WASM_BINDGEN.version)));
        // The compiler refuses what is called wasm-bindgen and is of an old version.
        assert!(text("Cargo.toml").contains(&format!("\nversion = \"{}\"\n", WASM_BINDGEN.version)));
        for program in WASM_BINDGEN.files {
            assert!(text("Cargo.toml").contains(&format!("name = \"{program}\"\npath = \"{program}.rs\"")));
            assert!(!text(&format!("{program}.rs")).is_empty());
        }
        let lock = text("Cargo.lock").replace("\r\n", "\n");
        assert!(lock.contains(&format!("name = \"{}\"\nversion = \"{}\"\n", WASM_BINDGEN.name, WASM_BINDGEN.version)));
        for entry in lock.split("[[package]]").skip(1).filter(|entry| !entry.contains("name = \"cuecard-")) {
            assert!(entry.contains("\nchecksum = "), "{entry}");
        }
    }

    #[test]
    fn lock_files_have_the_pinned_version_and_name_no_place() {
        for pin in [WASM_OPT, ESBUILD, TYPESCRIPT, AXE, VITE, PACKERS, LIGHTHOUSE] {
            let Source::Locked { package, lock } = pin.source else { panic!("{} comes by npm", pin.name) };
            assert!(package.contains(&format!("\"{}\": \"{}\"", pin.name, pin.version)));
            assert!(!lock.contains("\"resolved\""), "{} is at no fixed place", pin.name);
            let lock: serde_json::Value = serde_json::from_str(lock).unwrap_or_default();
            let locked = &lock["packages"][format!("node_modules/{}", pin.name)];
            assert_eq!(locked["version"], pin.version);
            let packages = lock["packages"].as_object().into_iter().flatten().filter(|(place, _)| !place.is_empty());
            for (place, package) in packages {
                assert!(package["integrity"].as_str().is_some_and(|sum| sum.starts_with("sha512-")), "{place}");
            }
        }
    }

    #[test]
    fn esbuild_is_locked_for_every_system() {
        let Source::Locked { lock, .. } = ESBUILD.source else { panic!("it comes by npm") };
        let lock: serde_json::Value = serde_json::from_str(lock).unwrap_or_default();
        let wanted = lock["packages"]["node_modules/esbuild"]["optionalDependencies"].as_object();
        assert!(wanted.is_some_and(|wanted| wanted.len() > 20));
        for name in wanted.into_iter().flatten().map(|(name, _)| name) {
            assert_eq!(lock["packages"][format!("node_modules/{name}")]["version"], ESBUILD.version, "{name}");
        }
    }

    #[test]
    fn trunk_is_told_the_same_versions() {
        assert!(TRUNK_TOML.contains(&format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.answers)));
        assert!(TRUNK_TOML.contains(&format!("wasm_opt = \"version_{}\"", WASM_OPT.answers)));
    }
}
