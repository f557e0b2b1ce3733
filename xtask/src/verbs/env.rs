//! `env`: the line that puts the tools on PATH, for those who call `trunk` themselves; what keeps this machine's paths out
//! of their builds is set up on the way.

use std::path::PathBuf;

use crate::failure::Outcome;
use crate::home::Home;
use crate::process::named;
use crate::setup;

/// Sets up what is missing, then prints the line.
pub(crate) fn run(home: &Home) -> Outcome {
    println!("{}", line(setup::for_release_build(home)?.folders())?);
    Ok(())
}

/// What a shell is told: each folder in quotes, which protect all but themselves.
fn line(folders: &[PathBuf]) -> Outcome<String> {
    let folders: Vec<String> = folders.iter().map(|folder| named(folder).map(quoted)).collect::<Outcome<_>>()?;
    Ok(format!("export PATH={}:\"$PATH\"", folders.join(":")))
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_a_quoted_folder_as_it_is() {
        assert_eq!(quoted("/a b"), "'/a b'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }

    #[cfg(unix)]
    #[test]
    fn a_shell_takes_the_line_over_whatever_the_folders_are_called() {
        let folders = ["/wörk space=1/a", "/it's/$HOME", r#"/say "b"/`c`\d"#].map(PathBuf::from);
        let line = line(&folders).unwrap_or_default();
        let script = format!("PATH=/bin; {line}; printf %s \"$PATH\"");
        let answer = crate::process::ask(std::process::Command::new("sh").args(["-c", &script]));
        assert_eq!(answer, Some(r#"/wörk space=1/a:/it's/$HOME:/say "b"/`c`\d:/bin"#.to_string()));
    }
}
