//! What the parser is asked to read.

use pulldown_cmark::Options;

/// The Markdown extensions the dialect uses; tables only to be refused.
pub(super) fn options() -> Options {
    Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TASKLISTS | Options::ENABLE_TABLES
}
