//! Builds as a host has them: copies of the release build that are changed, and deployed well or badly.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::{kit, server};

/// A build in a folder of its own, which goes with the last who has it: a test, or the server that serves it.
#[derive(Clone, Debug)]
pub struct Build(Arc<Folder>);

#[derive(Debug)]
struct Folder(PathBuf);

impl Build {
    /// The release build, with its pages watched: the clock is set in them, and what goes wrong noted.
    pub fn release() -> Build {
        Build::watched(&kit::dist())
    }

    /// The build in a folder, with its pages watched as those of [`Build::release`].
    pub fn watched(folder: &Path) -> Build {
        let build = Build::copy(folder);
        // Beside the page, since a page may forbid scripts within it.
        build.put("watch.js", &server::watch());
        for (file, script) in [("index.html", "watch.js"), ("open/index.html", "../watch.js")] {
            let head = format!("<head><script src=\"{script}\"></script>");
            build.change(file, |page| page.replacen("<head>", &head, 1));
        }
        build.list();
        build
    }

    /// A copy of what is in a folder, as it is.
    pub fn of(folder: &Path) -> Build {
        Build::copy(folder)
    }

    /// The version after this one. It is called so, and its Wasm and glue have other names.
    pub fn next(&self, title: &str) -> Build {
        let build = Build::copy(self.folder());
        let hash = build.wasm().trim_start_matches("cuecard-").trim_end_matches("_bg.wasm").to_string();
        let new = format!("{hash}0");
        for name in build.names().iter().filter(|name| name.contains(&hash)) {
            fs::rename(build.folder().join(name), build.folder().join(name.replace(&hash, &new))).unwrap();
        }
        build.change("index.html", |page| {
            let (before, rest) = page.split_once("<title>").expect("a title");
            let (_, after) = rest.split_once("</title>").expect("its end");
            format!("{before}<title>{title}</title>{after}").replace(&hash, &new)
        });
        build.list();
        build
    }

    fn copy(from: &Path) -> Build {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("cuecard-build-{}-{count}", process::id()));
        copy_all(from, &folder);
        Build(Arc::new(Folder(folder)))
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.0.0
    }

    /// The name of the app's Wasm.
    pub fn wasm(&self) -> String {
        let is_wasm = |name: &String| name.starts_with("cuecard-") && name.ends_with("_bg.wasm");
        self.names().into_iter().find(is_wasm).expect("the app's Wasm")
    }

    /// The names of the files at its top.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder()).unwrap().flatten();
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    /// Changes a text; the worker is not told of it before [`Build::list`].
    pub fn change(&self, file: &str, change: impl FnOnce(String) -> String) {
        let path = self.folder().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let changed = change(text.clone());
        assert_ne!(changed, text, "{file} was to be changed");
        fs::write(path, changed).unwrap();
    }

    /// Has another file in the place of one.
    pub fn put(&self, file: &str, text: &str) {
        fs::write(self.folder().join(file), text).unwrap();
    }

    /// Takes a file as it is in another build.
    pub fn take(&self, file: &str, other: &Build) {
        fs::copy(other.folder().join(file), self.folder().join(file)).unwrap();
    }

    /// Loses a file.
    pub fn lose(&self, file: &str) {
        fs::remove_file(self.folder().join(file)).unwrap();
    }

    /// Loses the end of a file.
    pub fn cut(&self, file: &str) {
        let path = self.folder().join(file);
        let content = fs::read(&path).unwrap();
        fs::write(path, &content[..content.len() - 1]).unwrap();
    }

    /// Tells the worker what files there are, as the build does.
    pub fn list(&self) {
        let listed = Command::new(kit::xtask()).arg("precache").arg(self.folder()).status();
        assert!(listed.is_ok_and(|status| status.success()), "the files can be listed");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_all(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}
