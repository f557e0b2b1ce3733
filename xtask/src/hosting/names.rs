//! Names that change whenever the content does, so that browsers may keep such a file for good.
//!
//! Trunk names the app's Wasm and its glue for the Wasm as the compiler left it: what wasm-bindgen and wasm-opt make
//! of it may change under the same name. So the two are named anew here, for what they have become.

use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use super::files;
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{read, write};

/// What the name of the app's files begins with.
const STEM: &str = "cuecard-";
/// What the style sheet's name begins with.
const STYLE: &str = "style";
/// How many hexadecimal digits a digest has. Trunk leaves out zeros at the beginning.
const DIGITS: RangeInclusive<usize> = 8..=16;

/// What the app's files are called by Trunk.
pub(crate) struct Trunks {
    hash: String,
}

impl Trunks {
    /// The glue.
    pub(crate) fn glue(&self) -> String {
        format!("{STEM}{}.js", self.hash)
    }

    /// The Wasm.
    fn wasm(&self) -> String {
        format!("{STEM}{}_bg.wasm", self.hash)
    }
}

/// Finds what the app's files are called by Trunk.
pub(crate) fn trunks(folder: &Path) -> Outcome<Trunks> {
    let hash = files(folder)?.iter().find_map(|file| named_by_trunk(file).map(str::to_string));
    hash.map(|hash| Trunks { hash })
        .ok_or_else(|| Failure::from("The build has no Wasm named by Trunk; look into dist/."))
}

/// A name with the digest of what it names.
fn digested(stem: &str, end: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}{end}", digest(bytes))
}

/// Names the app's Wasm and glue for their content, in the page as well.
pub(crate) fn follow_content(folder: &Path) -> Outcome {
    let trunks = trunks(folder)?;
    let old = trunks.hash.as_str();
    named_nowhere_else(folder, &files(folder)?, old)?;
    let (glue, wasm) = (folder.join(trunks.glue()), folder.join(trunks.wasm()));
    let bytes = |path: &Path| fs::read(path).or_say(|| format!("{} cannot be read", path.display()));
    let new = digest(&[bytes(&glue)?, bytes(&wasm)?].concat());
    for (path, end) in [(&glue, ".js"), (&wasm, "_bg.wasm")] {
        let to = folder.join(format!("{STEM}{new}{end}"));
        fs::rename(path, to).or_say(|| format!("{} cannot be renamed", path.display()))?;
    }
    let index = folder.join("index.html");
    let page = without_preload(&read(&index)?).replace(&format!("{STEM}{old}"), &format!("{STEM}{new}"));
    write(&index, &style_follows(folder, page)?)
}

/// Names the style sheet for its content, which was minified after Trunk named it; gives the page with that name.
fn style_follows(folder: &Path, page: String) -> Outcome<String> {
    let is_style = |file: &&String| file.starts_with(STYLE) && file.ends_with(".css");
    let Some(old) = files(folder)?.iter().find(is_style).cloned() else { return Ok(page) };
    let path = folder.join(&old);
    let new = digested(STYLE, ".css", read(&path)?.as_bytes());
    fs::rename(&path, folder.join(&new)).or_say(|| format!("{old} cannot be renamed"))?;
    Ok(page.replace(&old, &new))
}

/// The page without the preload of the Wasm, which `public/boot.js` fetches itself.
fn without_preload(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<link rel=\"preload\"") else { return page.to_string() };
    let Some((_, after)) = rest.split_once('>') else { return page.to_string() };
    format!("{before}{after}")
}

/// Only the page may name these files by now: whatever else does would name what is no longer there.
fn named_nowhere_else(folder: &Path, files: &[String], old: &str) -> Outcome {
    let name = format!("{STEM}{old}");
    for file in files.iter().filter(|file| *file != "index.html" && !file.ends_with(".wasm")) {
        let bytes = fs::read(folder.join(file)).or_say(|| format!("{file} cannot be read"))?;
        if bytes.windows(name.len()).any(|part| part == name.as_bytes()) {
            return Err(Failure::from(format!("{file} names {name} before it has its last name.")));
        }
    }
    Ok(())
}

/// The part of the name that Trunk chose, where it is that of the app's Wasm. Its hash may be shorter than ours.
fn named_by_trunk(file: &str) -> Option<&str> {
    let hash = file.strip_prefix(STEM)?.strip_suffix("_bg.wasm")?;
    hash.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(hash)
}

/// Whether a file's name has a digest of its content in it.
pub(super) fn has_digest(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or_default();
    let Some((_, rest)) = name.rsplit_once('-') else { return false };
    let digits = ["_bg.wasm", ".js", ".css"].iter().find_map(|end| rest.strip_suffix(end)).unwrap_or_default();
    DIGITS.contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// FNV-1a, 64 bits, as hexadecimal digits.
pub(crate) fn digest(bytes: &[u8]) -> String {
    let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_known_by_its_place_and_length() {
        for file in ["cuecard-0123456789abcdef_bg.wasm", "cuecard-0123456789abcdef.js", "a/style-123456789abcdef.css"] {
            assert!(has_digest(file), "{file}");
        }
        for file in ["boot.js", "worker_bg.wasm", "icon-512.png", "a-0123456.js", "a-0123456789abcdef.html", "-"] {
            assert!(!has_digest(file), "{file}");
        }
    }

    #[test]
    fn the_style_sheet_is_named_for_what_it_has_become() {
        let folder = std::env::temp_dir().join(format!("cuecard-style-{}", std::process::id()));
        let made = write(&folder.join("style-abc.css"), "a{}");
        let page = made.and_then(|()| style_follows(&folder, "./style-abc.css".into())).unwrap_or_default();
        let there = folder.join(&page).is_file() && has_digest(&page);
        let _ = fs::remove_dir_all(&folder);
        assert!(there && page != "./style-abc.css", "{page}");
    }

    #[test]
    fn the_wasm_is_not_preloaded() {
        assert_eq!(without_preload("<a><link rel=\"preload\" href=\"./x.wasm\"><b>"), "<a><b>");
        assert_eq!(without_preload("<a><b>"), "<a><b>");
    }

    #[test]
    fn the_digest_is_fnv_1a() {
        assert_eq!(digest(b""), "cbf29ce484222325");
        assert_eq!(digest(b"foobar"), "85944171f73967e8");
    }

    #[test]
    fn a_name_that_would_be_wrong_is_refused() {
        let folder = std::env::temp_dir().join(format!("cuecard-elsewhere-named-{}", std::process::id()));
        let files = [("cuecard-abc_bg.wasm", "wasm"), ("cuecard-abc.js", "glue"), ("a.js", "load('./cuecard-abc.js')")];
        let made = files.iter().try_for_each(|(file, text)| write(&folder.join(file), text));
        let refused = made.and_then(|()| follow_content(&folder)).map_err(|failure| failure.to_string());
        let _ = fs::remove_dir_all(&folder);
        assert!(refused.is_err_and(|sentence| sentence.starts_with("a.js names ")));
    }

    #[test]
    fn glue_that_changes_alone_changes_both_names() {
        let folder = std::env::temp_dir().join(format!("cuecard-names-{}", std::process::id()));
        let name_for = |glue: &str| -> Outcome<String> {
            write(&folder.join("cuecard-abc.js"), glue)?;
            write(&folder.join("cuecard-abc_bg.wasm"), "wasm")?;
            write(&folder.join("index.html"), "./cuecard-abc.js ./cuecard-abc_bg.wasm")?;
            follow_content(&folder)?;
            let page = read(&folder.join("index.html"))?;
            let there = page.split(' ').all(|path| folder.join(path).is_file() && has_digest(path));
            fs::remove_dir_all(&folder).or_say(|| "cleaning up".to_string())?;
            if there { Ok(page) } else { Err(Failure::from(page)) }
        };
        let (one, same, other) = (name_for("1"), name_for("1"), name_for("2"));
        assert!(one.is_ok() && one == same && one != other, "{one:?} {other:?}");
    }
}
