//! Parser options.

use pulldown_cmark::Options;

/// The Markdown extensions of the dialect. Tables are enabled so that they can be rejected.
pub(super) fn options() -> Options {
    Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TASKLISTS | Options::ENABLE_TABLES
}
