//! Limits of a card, as they are counted.

/// How many parts a card may still have.
pub(super) struct Room {
    left: usize,
    is_short: bool,
}

impl Room {
    pub(super) fn new(left: usize) -> Room {
        Room { left, is_short: false }
    }

    /// Takes room for one part; false if there is none.
    pub(super) fn take(&mut self) -> bool {
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => self.is_short = true,
        }
        !self.is_short
    }

    /// Whether a part found no room.
    pub(super) fn is_short(&self) -> bool {
        self.is_short
    }
}
