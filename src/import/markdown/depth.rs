//! Rejects deeply nested blocks before the text is parsed.
//!
//! For each line, the parser visits all open quotes and list items: thousands of them, opened on one line and followed
//! by thousands of lines, would take millions of steps.

/// Maximum number of quote and list markers at the start of a line.
const MOST_MARKERS: usize = 64;
/// Maximum indentation of a line, in columns.
const MOST_COLUMNS: usize = 1000;

/// Returns the offset of the first line that is nested too deeply.
pub(in crate::import) fn too_deep(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if is_too_deep(line.as_bytes()) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

fn is_too_deep(mut line: &[u8]) -> bool {
    let (mut markers, mut columns) = (0, 0);
    while markers <= MOST_MARKERS && columns <= MOST_COLUMNS {
        match line {
            [b' ', rest @ ..] => (columns, line) = (columns + 1, rest),
            [b'\t', rest @ ..] => (columns, line) = (columns + 4, rest),
            [b'>', rest @ ..] => (markers, line) = (markers + 1, rest),
            _ => match after_marker(line) {
                Some(rest) => (markers, line) = (markers + 1, rest),
                None => return false,
            },
        }
    }
    true
}

/// Returns the rest of a line after a list marker.
fn after_marker(line: &[u8]) -> Option<&[u8]> {
    let digits = line.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
    let (marker, rest) = line.get(digits..)?.split_first()?;
    let is_marker = if digits > 0 { b".)".contains(marker) } else { b"-*+".contains(marker) };
    (is_marker && matches!(rest, [] | [b' ' | b'\t' | b'\n' | b'\r', ..])).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nests_is_counted() {
        for (text, at) in [
            (format!("a\n{}a", "> ".repeat(64)), None),
            (format!("a\n{}a", "> ".repeat(65)), Some(2)),
            (format!("a\r{}a", "- ".repeat(65)), Some(2)),
            (format!("é\n{}", ">- 1. 2)\t".repeat(17)), Some(3)),
            (format!("{}a", " ".repeat(1000)), None),
            (format!("{}a", "\t".repeat(251)), Some(0)),
            ("-".repeat(999), None),
            ("*".repeat(999), None),
            ("1.".repeat(999), None),
            (format!("a {}", "> ".repeat(999)), None),
            ("- a\n".repeat(999), None),
        ] {
            assert_eq!(too_deep(&text), at, "{text}");
        }
    }
}
