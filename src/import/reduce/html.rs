//! HTML as events.

use super::elements::Elements;
use super::emitter::{Emitter, Reduced};
use super::tokens::tokens;
use crate::import::lines::starts;

/// Reduces HTML. Offsets are those of the beginnings of lines.
pub(in crate::import) fn html<'a>(html: &str) -> Reduced<'a> {
    let starts = starts(html);
    let mut to = Emitter::default();
    let mut elements = Elements::default();
    for (line, token) in tokens(html) {
        let at = starts.get(line).copied().unwrap_or_default();
        to.at = at..at;
        elements.take(token, &mut to);
    }
    to.finish()
}
