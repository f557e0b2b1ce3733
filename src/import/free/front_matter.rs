//! The lines of YAML that some programs put before a text.

/// What is read of them.
#[derive(Default)]
pub(super) struct FrontMatter<'a> {
    /// Bytes up to the text.
    pub(super) length: usize,
    pub(super) title: Option<&'a str>,
}

impl<'a> FrontMatter<'a> {
    pub(super) fn of(text: &'a str) -> FrontMatter<'a> {
        let mut found = FrontMatter::default();
        let mut lines = text.split_inclusive('\n');
        let mut length = match lines.next() {
            Some(first) if first.trim_end() == "---" => first.len(),
            _ => return found,
        };
        for (number, line) in lines.enumerate() {
            length += line.len();
            let line = line.trim_end();
            if line == "---" || line == "..." {
                found.length = length;
                return found;
            }
            // Cards between lines of dashes have no keys.
            if number == 0 && !is_key(line) {
                break;
            }
            if let Some(title) = line.strip_prefix("title:") {
                found.title = Some(title.trim().trim_matches(['"', '\'']));
            }
        }
        FrontMatter::default()
    }
}

fn is_key(line: &str) -> bool {
    let key = line.split(':').next().unwrap_or_default();
    line.contains(':')
        && !key.is_empty()
        && key.chars().all(|letter| letter.is_alphanumeric() || "_-#".contains(letter))
}
