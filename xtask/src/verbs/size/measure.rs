//! The files of a build, and what each weighs on its way to a browser.

use std::fs;
use std::io::Write;
use std::path::Path;

use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{OrSay, Outcome};
use crate::hosting::files;

/// One file of a build.
#[derive(Clone, Debug)]
pub(crate) struct Weight {
    /// Within the build, with `/` between folders.
    pub(crate) path: String,
    /// Bytes as they are.
    pub(crate) raw: u64,
    /// Bytes after gzip, at its best.
    pub(crate) gzip: u64,
    /// Bytes after brotli, at its best: what a good host sends.
    pub(crate) brotli: u64,
}

impl Weight {
    /// What the file is in the first load, if it is part of it: the page and what its elements name. The script in the
    /// page names others, which are fetched later.
    pub(crate) fn kind(&self, page: &str) -> Option<&'static str> {
        if self.path == "index.html" {
            return Some("html");
        }
        // The app's Wasm is called after its glue, by which public/boot.js finds it.
        let named = self.path.replace("_bg.wasm", ".js");
        if !(page.contains(&format!("\"./{named}\"")) || self.path.starts_with("snippets/")) {
            return None;
        }
        match Path::new(&self.path).extension()?.to_str()? {
            "css" => Some("css"),
            "js" | "mjs" => Some("js"),
            "wasm" => Some("wasm"),
            _ => None,
        }
    }
}

/// Weighs every file of a build, in the order of their paths.
pub(crate) fn weigh(dist: &Path) -> Outcome<Vec<Weight>> {
    files(dist)?.into_iter().map(|path| weight(dist, path)).collect()
}

fn weight(dist: &Path, path: String) -> Outcome<Weight> {
    let bytes = fs::read(dist.join(&path)).or_say(|| format!("{path} cannot be read"))?;
    Ok(Weight { raw: bytes.len() as u64, gzip: gzip(&bytes)?.len() as u64, brotli: brotli(&bytes)?.len() as u64, path })
}

/// Bytes after gzip, at its best.
pub(crate) fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.or_say(|| "gzip failed".to_string())
}

/// Bytes after brotli of quality 11 with a window of 22 bits.
pub(crate) fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut writer = CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(bytes).or_say(|| "brotli failed".to_string())?;
    Ok(writer.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(path: &str, page: &str) -> Option<&'static str> {
        Weight { path: path.into(), raw: 0, gzip: 0, brotli: 0 }.kind(page)
    }

    #[test]
    fn the_first_load_is_what_the_page_names() {
        let page = r#"<link href="./style-1.css"><script src="./start.js"></script>
            <script data-glue="./cuecard-2.js">import("recovery/supervisor.js")</script><link href="./manifest.json">"#;
        assert_eq!(kind("index.html", page), Some("html"));
        assert_eq!(kind("style-1.css", page), Some("css"));
        assert_eq!(kind("start.js", page), Some("js"));
        assert_eq!(kind("cuecard-2_bg.wasm", page), Some("wasm"));
        assert_eq!(kind("snippets/a/inline0.js", page), Some("js"));
        for other in ["sw.js", "recovery/supervisor.js", "manifest.json", "importer.wasm", "decks/interview.json"] {
            assert_eq!(kind(other, page), None, "{other}");
        }
    }

    #[test]
    fn packing_makes_smaller() {
        let bytes = [b'a'; 10_000];
        assert!(gzip(&bytes).is_ok_and(|packed| packed.len() < 100));
        assert!(brotli(&bytes).is_ok_and(|packed| packed.len() < 100));
    }
}
