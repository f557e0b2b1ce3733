//! What the first card needs, written into the page itself: the style sheet, and the script that starts the app. So the
//! card can be read, and turned, as soon as the page has arrived. The page's policy names both by their digests.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, OrSay, Outcome};
use crate::home::read;

/// The script that starts the app, as `index.html` has it.
const BOOT: &str = "<script type=\"module\" src=\"boot.js\"";
/// The same where it is one script, and no module.
const BUNDLED: &str = "<script src=\"boot.js\"";

/// What makes a container of the widget in the style sheet, and asks for its width, as they are once made small.
const CONTAINER: &str = "container:cc / inline-size;";
const OF_CONTAINER: &str = "@container cc (inline-size";

/// A hundredth of a container's width; and of the window's, which is what the one is where there is no container. What has
/// been worked out with the one, a browser works out anew for each element and each time.
const HUNDREDTHS: [&str; 2] = ["cqi", "svi"];

/// The page with the name of the glue at the script that starts the app, in place of a preload: what is loaded for the
/// first card would have to share the line with it.
pub(super) fn name_glue(page: &str) -> Outcome<String> {
    let glue = element(page, "<link rel=\"modulepreload\" href=\"", ">")
        .ok_or("Trunk has not named the app's script in index.html.")?;
    if !page.contains(BOOT) {
        return Err(Failure::from(format!("index.html lacks `{BOOT}`, the script that starts the app.")));
    }
    Ok(page.replacen(glue.all, "", 1).replacen(BOOT, &format!("{BOOT} data-glue=\"{}\"", glue.file), 1))
}

/// The page with its style sheet and, where it `is_bundled`, that script in it. The file of the one stays, for widgets on
/// other pages; nothing asks for that of the other any more.
pub(super) fn put(build: &Path, page: &str, is_bundled: bool) -> Outcome<String> {
    let style = element(page, "<link rel=\"stylesheet\" href=\"", ">").ok_or("index.html has no style sheet.")?;
    let sheet = format!("<style>{}</style>", of_window(&text(build, style.file, "</style")?)?);
    let page = page.replacen(style.all, &sheet, 1);
    if is_bundled { put_script(build, &page.replacen(BOOT, BUNDLED, 1)) } else { Ok(page) }
}

fn put_script(build: &Path, page: &str) -> Outcome<String> {
    let script = element(page, "<script src=\"", "</script>").ok_or("index.html has no script.")?;
    let begin = script.all.replacen(&format!(" src=\"{}\"", script.file), "", 1);
    let starting = begin.replacen("></", &format!(">{}</", text(build, script.file, "</script")?), 1);
    let path = build.join(script.file);
    fs::remove_file(&path).or_say(|| format!("{} cannot be removed", path.display()))?;
    Ok(page.replacen(script.all, &starting, 1))
}

/// The style sheet with the window in place of the widget as what has a width, since in the page the one is as wide as
/// the other. A browser can tell a window's width without laying anything out first, so the first card comes sooner.
fn of_window(sheet: &str) -> Outcome<String> {
    if !sheet.contains(CONTAINER) {
        return Err(Failure::from("The style sheet makes no container of the widget."));
    }
    let [of_container, of_window] = HUNDREDTHS;
    let sheet = sheet.replace(CONTAINER, "").replace(OF_CONTAINER, "@media (width").replace(of_container, of_window);
    let is_left = sheet.contains("@container cc");
    if is_left { Err(Failure::from("The style sheet asks more of the widget than its width.")) } else { Ok(sheet) }
}

/// An element of the page that names a file.
struct Element<'a> {
    all: &'a str,
    file: &'a str,
}

fn element<'a>(page: &'a str, begin: &str, end: &str) -> Option<Element<'a>> {
    let rest = page.get(page.find(begin)?..)?;
    let (file, _) = rest.get(begin.len()..)?.split_once('"')?;
    Some(Element { all: rest.get(..rest.find(end)? + end.len())?, file })
}

/// The text of a file as it can stand in the page, where `end` would end it.
fn text(build: &Path, file: &str, end: &str) -> Outcome<String> {
    let text = read(&build.join(file))?;
    // Browsers make other line ends of the first, and read on in ways of their own after the second.
    if [end, "\r", "<!--"].iter().any(|part| text.contains(part)) {
        return Err(Failure::from(format!("{file} has something in it that cannot stand in a page.")));
    }
    Ok(text.trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::home::write;

    const STYLE: &str = r#"<link rel="stylesheet" href="./style-2.css" a="b"/>"#;
    const GLUE: &str = r#"<link rel="modulepreload" href="./cuecard-1.js" a="b">"#;
    const NAMED: &str = r#"<script type="module" src="boot.js" data-glue="./cuecard-1.js"></script>"#;

    /// Puts these texts into a page; whether the script's file is still there.
    fn with(name: &str, style: &str, script: &str, page: &str, is_bundled: bool) -> (Outcome<String>, bool) {
        let folder = std::env::temp_dir().join(format!("cuecard-inline-{name}-{}", std::process::id()));
        let made = write(&folder.join("style-2.css"), style).and_then(|()| write(&folder.join("boot.js"), script));
        let put = made.and_then(|()| put(&folder, page, is_bundled));
        let is_there = folder.join("boot.js").exists();
        let _ = fs::remove_dir_all(&folder);
        (put, is_there)
    }

    #[test]
    fn the_glue_is_named_where_the_app_is_started() {
        let page = format!(r#"<head><script type="module" src="boot.js"></script>{STYLE}{GLUE}</head>"#);
        assert_eq!(name_glue(&page), Ok(format!("<head>{NAMED}{STYLE}</head>")));
        for page in [format!(r#"<script type="module" src="boot.js"></script>{STYLE}"#), format!("{STYLE}{GLUE}")] {
            assert!(name_glue(&page).is_err(), "{page}");
        }
    }

    #[test]
    fn style_and_script_stand_in_the_page() {
        let sheet =
            "a{container:cc / inline-size;b:1cqi}\n@container cc (inline-size < 9rem){d{}}@container bar (e){}\n";
        let head = format!("<head>{NAMED}{STYLE}</head>");
        let (page, is_there) = with("both", sheet, "start()\n", &head, true);
        let wanted = "<head><script data-glue=\"./cuecard-1.js\">start()</script>\
            <style>a{b:1svi}\n@media (width < 9rem){d{}}@container bar (e){}</style></head>";
        assert_eq!((page, is_there), (Ok(wanted.into()), false));
        let (page, is_there) = with("module", sheet, "import \"a.js\"\n", &head, false);
        assert!(page.is_ok_and(|page| page.contains(NAMED) && page.contains("<style>")) && is_there);
    }

    #[test]
    fn what_would_not_be_what_it_is_there_is_refused() {
        let page = format!("{NAMED}{STYLE}");
        let sheet = |rest: &str| format!("a{{{CONTAINER}}}{rest}");
        for (name, style, script) in [
            ("style", sheet("</style>"), ""),
            ("script", sheet(""), "'</script>'"),
            ("ends", sheet("a\r\n"), ""),
            ("no container", "a{}".into(), ""),
            ("its height", sheet("@container cc (block-size < 9rem){}"), ""),
        ] {
            assert!(with(name, &style, script, &page, true).0.is_err(), "{name}");
        }
        assert!(with("bare", "", "", NAMED, true).0.is_err() && with("still", &sheet(""), "", STYLE, true).0.is_err());
    }
}
