//! Sets of slots.

/// The upper limit of practices planned for a card.
pub(super) const MOST: usize = 6;

/// The slots in which a card is practised, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SlotSet(u16);

impl SlotSet {
    /// The slots, in order.
    pub(super) fn slots(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let slot = left.trailing_zeros();
            left &= left.wrapping_sub(1);
            (slot < u16::BITS).then_some(slot as usize)
        })
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the set is at its upper limit.
    pub(super) fn is_full(self) -> bool {
        self.0.count_ones() as usize >= MOST
    }

    pub(super) fn has(self, slot: usize) -> bool {
        self.0 & bit(slot) != 0
    }

    /// The members after a slot.
    pub(super) fn after(self, slot: usize) -> SlotSet {
        SlotSet(self.0 & !(bit(slot) | bit(slot).wrapping_sub(1)))
    }

    #[must_use]
    pub(super) fn with(self, slot: usize) -> SlotSet {
        SlotSet(self.0 | bit(slot))
    }

    #[must_use]
    pub(super) fn without(self, slot: usize) -> SlotSet {
        SlotSet(self.0 & !bit(slot))
    }
}

/// The bit of a slot; 0 for one out of range.
pub(super) fn bit(slot: usize) -> u16 {
    if slot < u16::BITS as usize { 1 << slot } else { 0 }
}
