//! Text without markup as events: paragraphs, and the lists that people write by hand.

use pulldown_cmark::Tag;

use super::emitter::{Emitter, Reduced};

/// Reduces plain text. Each line is a line.
pub(in crate::import) fn plain<'a>(text: &str) -> Reduced<'a> {
    let mut to = Emitter::default();
    let mut is_listed = false;
    for line in text.lines() {
        let line = line.trim();
        if let Some((rest, is_numbered)) = item(line) {
            if !is_listed {
                to.open_block(Tag::List(is_numbered.then_some(1)));
            }
            is_listed = true;
            to.open_item();
            to.text(rest.to_string());
        } else if line.is_empty() {
            to.end_line();
        } else {
            if is_listed {
                to.close_lists();
                is_listed = false;
            }
            to.text(line.to_string());
            to.text("\u{2028}");
        }
    }
    to.finish()
}

/// The text of a list item, and whether it is numbered.
fn item(line: &str) -> Option<(&str, bool)> {
    if let Some(rest) = ["- ", "* ", "• ", "– ", "· ", "◦ ", "▪ "].iter().find_map(|sign| line.strip_prefix(sign))
    {
        return Some((rest.trim_start(), false));
    }
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = line.len() - rest.len();
    let rest = rest.strip_prefix(['.', ')'])?.strip_prefix(' ')?;
    (1..=3).contains(&digits).then(|| (rest.trim_start(), true))
}
