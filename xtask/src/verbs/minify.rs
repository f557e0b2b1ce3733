//! Makes the glue and the style sheets of a release build smaller. Without esbuild, which comes by npm, they stay as they are.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::glue;
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{read, write};
use crate::hosting::{files, names};
use crate::process::on_path;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The glue: a module of which only the exports are named elsewhere.
    Glue,
    Style,
}

/// The glue and every style sheet of a build, in place.
pub(crate) fn all(build: &Path) -> Outcome {
    let app = names::trunks(build)?.glue();
    for file in files(build)? {
        let kind = match file.rsplit_once('.') {
            _ if file == app || glue::is_workers(&file) => Kind::Glue,
            Some((_, "css")) => Kind::Style,
            _ => continue,
        };
        let path = build.join(file);
        write(&path, &text(&read(&path)?, kind)?)?;
    }
    Ok(())
}

/// A page without its comments and indentation, which are for whoever builds it. What the build fills in has no blank at
/// its beginning.
pub(crate) fn page(page: &str) -> String {
    let mut parts = page.split("<!-- ");
    let first = parts.next().unwrap_or_default().to_string();
    let page =
        parts.fold(first, |page, part| page + part.split_once("-->").map_or(part, |(_, after)| after.trim_start()));
    page.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// One text.
fn text(text: &str, kind: Kind) -> Outcome<String> {
    let Some(program) = on_path("esbuild") else { return Ok(text.to_string()) };
    let mut command = Command::new(program);
    command.args(["--minify", "--legal-comments=none", "--log-level=error"]);
    command.args(match kind {
        Kind::Glue => ["--loader=js", "--format=esm"].as_slice(),
        Kind::Style => &["--loader=css"],
    });
    let failed = || "esbuild cannot be run".to_string();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().or_say(failed)?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes()).or_say(failed)?;
    }
    let output = child.wait_with_output().or_say(failed)?;
    let small = String::from_utf8(output.stdout).ok().filter(|_| output.status.success());
    small.ok_or_else(|| Failure::from("esbuild refused a script or style sheet of the build.".to_string()))
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn comments_and_indentation_go_and_places_to_fill_in_stay() {
        let html = "<head>\n  <!-- Why. -->\n  <!--policy-->\n</head>\n<!-- More\n of it. --><p>a</p><!-- End -->";
        assert_eq!(page(html), "<head>\n<!--policy-->\n</head>\n<p>a</p>");
    }
}
