//! `env`: the line that puts the tools on PATH, for those who call `trunk` themselves.

use crate::failure::Outcome;
use crate::home::Home;
use crate::setup;

/// Sets up what is missing, then prints the line.
pub(crate) fn run(home: &Home) -> Outcome {
    let toolbox = setup::for_release_build(home)?;
    let folders: Vec<String> = toolbox.folders().iter().map(|folder| quoted(&folder.to_string_lossy())).collect();
    println!("export PATH={}:\"$PATH\"", folders.join(":"));
    Ok(())
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
}
