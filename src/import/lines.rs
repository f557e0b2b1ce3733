//! Lines and columns of offsets in a text.

/// The beginnings of a text's lines.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Lines { text, starts: starts(text) }
    }

    /// The line of an offset, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// The column of an offset in its line, in characters, from 1. It is counted up to a limit, since a line may be the
    /// whole file.
    pub(super) fn column(&self, at: usize) -> usize {
        let start = self.starts.get(self.line(at).saturating_sub(1)).copied().unwrap_or_default();
        self.text.get(start..at).map_or(1, |before| before.chars().take(1000).count() + 1)
    }
}

/// The offsets at which a text's lines begin.
pub(super) fn starts(text: &str) -> Vec<usize> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}
