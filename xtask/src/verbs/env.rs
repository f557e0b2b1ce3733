//! `env`: the lines that put the tools on PATH and keep this machine's paths out of the build, for those who call
//! `trunk` themselves.

use crate::failure::Outcome;
use crate::home::Home;
use crate::hosting::places;
use crate::setup;

/// Sets up what is missing, then prints the lines.
pub(crate) fn run(home: &Home) -> Outcome {
    let toolbox = setup::for_release_build(home)?;
    let folders: Vec<String> = toolbox.folders().iter().map(|folder| quoted(&folder.to_string_lossy())).collect();
    println!("export PATH={}:\"$PATH\"", folders.join(":"));
    println!("export {}={}", places::VARIABLE, quoted(&places::flags(home)?));
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
