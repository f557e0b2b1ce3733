//! Files as a good host sends them: packed with brotli at its best, beforehand.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;

use brotli::CompressorWriter;

use crate::build::Build;

/// Packed files by their path on the server.
#[derive(Debug, Default)]
pub(crate) struct Packed(HashMap<String, Arc<[u8]>>);

impl Packed {
    /// Every file that shrinks, of builds by their paths.
    pub(crate) fn all(builds: &[(String, Build)]) -> Packed {
        let packed = Mutex::new(HashMap::new());
        let pack_all = |at: &str, folder: &Path| {
            for file in files(folder).into_iter().filter(|file| shrinks(file)) {
                let path = file.strip_prefix(folder).expect("a file of the build").display().to_string();
                let content: Arc<[u8]> = pack(&fs::read(&file).expect("a file")).into();
                packed.lock().unwrap().insert(format!("{at}{path}"), content);
            }
        };
        // It takes a while, so all at once.
        thread::scope(|scope| {
            builds.iter().for_each(|(at, build)| drop(scope.spawn(|| pack_all(at, build.folder()))));
        });
        Packed(packed.into_inner().unwrap())
    }

    /// The file at a path, where there is one.
    pub(crate) fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        self.0.get(&crate::server::file(path)).cloned()
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Whether a file shrinks: pictures are packed already.
fn shrinks(file: &Path) -> bool {
    file.extension().is_none_or(|end| end != "png")
}

/// Quality 11, a window of 22 bits.
fn pack(content: &[u8]) -> Vec<u8> {
    let mut writer = CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(content).expect("memory");
    writer.into_inner()
}
