//! Slots in which a card is practised.

/// No card is planned for more practices than this.
pub(super) const MOST: usize = 6;

/// Slots in which a card is practised, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Visits {
    slots: [u8; MOST],
    len: u8,
}

impl Visits {
    pub(super) fn slots(&self) -> impl Iterator<Item = usize> + '_ {
        self.slots.iter().take(self.len.into()).map(|slot| usize::from(*slot))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(super) fn has(&self, slot: usize) -> bool {
        self.slots().any(|other| other == slot)
    }

    /// With one more; `None` where there is no place for it, or it is there.
    pub(super) fn with(&self, slot: usize) -> Option<Visits> {
        if usize::from(self.len) == MOST || self.has(slot) {
            return None;
        }
        let mut more = Visits::default();
        let earlier = self.slots().filter(|other| *other < slot);
        let later = self.slots().filter(|other| *other > slot);
        for slot in earlier.chain([slot]).chain(later) {
            more.push(slot);
        }
        Some(more)
    }

    /// Without one of them.
    pub(super) fn without(&self, slot: usize) -> Visits {
        let mut less = Visits::default();
        for other in self.slots().filter(|other| *other != slot) {
            less.push(other);
        }
        less
    }

    fn push(&mut self, slot: usize) {
        if let Some(place) = self.slots.get_mut(usize::from(self.len)) {
            *place = slot as u8;
            self.len += 1;
        }
    }
}
