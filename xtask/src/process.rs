//! Other programs: found, asked, run.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, OrSay, Outcome};
use crate::home::Home;

/// The cargo that runs us.
pub(crate) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Cargo in the clone, with these arguments.
pub(crate) fn cargo_in(home: &Home, arguments: &[&str]) -> Command {
    let mut command = cargo();
    command.current_dir(home.root()).args(arguments);
    command
}

/// What to call a command in a sentence: the program's name and its arguments.
pub(crate) fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_else(|| command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Runs a command whose output goes straight to the person.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let what = name(command);
    let status = command.status().or_say(|| format!("`{what}` cannot be started"))?;
    if status.success() { Ok(()) } else { Err(Failure::from(format!("`{what}` failed ({status})."))) }
}

/// What a command prints, where it can be run and succeeds.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// What a program answers to `--version`.
pub(crate) fn version(program: &Path) -> Option<String> {
    ask(Command::new(program).arg("--version"))
}

/// Whether one of the words of a version line is exactly this version.
pub(crate) fn names_version(line: &str, version: &str) -> bool {
    line.split_whitespace().any(|word| word.trim_start_matches('v') == version)
}

/// Looks a program up on the search path.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(&name)).find(|file| is_program(file))
}

/// Whether a file is there to be run.
#[cfg(unix)]
pub(crate) fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

/// Whether a file is there to be run.
#[cfg(not(unix))]
pub(crate) fn is_program(file: &Path) -> bool {
    file.is_file()
}

/// The search path with these folders before all others.
pub(crate) fn path_with(folders: &[PathBuf]) -> Outcome<OsString> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&inherited));
    env::join_paths(all).or_say(|| "The folders with the tools cannot stand in PATH; set CUECARD_CACHE".to_string())
}

/// A folder's name as other programs can be told it. Cargo and shells put folders into lists with a character between,
/// configurations and answers are lines of Unicode, and Rust's linker puts digits in the place of a `%`. Anything else in
/// a name is carried.
pub(crate) fn named(folder: &Path) -> Outcome<&str> {
    let refused = |why: &str| Failure::from(format!("The path {folder:?} {why}: take a folder whose path has none."));
    let name = folder.to_str().ok_or_else(|| refused("has characters that are no Unicode"))?;
    if name.contains(char::is_control) {
        return Err(refused("has a line break or another control character"));
    }
    if name.contains('%') {
        return Err(refused("has a `%`, and Rust's linker writes to no such folder"));
    }
    if env::join_paths([folder]).is_err() {
        return Err(refused("has a character that stands between the folders of a list"));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_must_be_the_very_one() {
        assert!(names_version("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(names_version("v20.1.0", "20.1.0"));
        assert!(!names_version("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(!names_version("wasm-opt version 108 (version_108)", "132"));
    }

    #[test]
    fn a_folder_may_be_called_almost_anything() {
        for name in ["/a", "/wörk space=1", "/it's", r#"/#1 [a] {b} $HOME & ~ "c""#] {
            assert_eq!(named(Path::new(name)), Ok(name));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_cannot_be_named_is_refused_with_the_reason() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        for (name, reason) in
            [(&b"/a:b"[..], "list"), (b"/a\nb", "line break"), (b"/100% a", "linker"), (b"/\xff", "Unicode")]
        {
            let refused = named(Path::new(OsStr::from_bytes(name))).map_err(|failure| failure.to_string());
            assert!(refused.as_ref().is_err_and(|sentence| sentence.contains(reason)), "{refused:?}");
        }
    }

    #[test]
    fn a_command_is_called_by_its_name_and_arguments() {
        let mut command = Command::new("/somewhere/bin/trunk");
        command.args(["build", "--release"]);
        assert_eq!(name(&command), "trunk build --release");
    }
}
