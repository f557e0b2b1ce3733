//! Filters an accidental second tap directly after the first.

/// A second tap sooner than this, in ms, is ignored.
const TOO_SOON_MS: f64 = 300.0;
/// Only within this distance in CSS pixels: a tap at another position is intended.
const SAME_PLACE_PX: i32 = 24;

/// Stores the last accepted tap.
#[derive(Clone, Copy, Debug, Default)]
pub struct TapFilter {
    last: Option<(f64, i32, i32)>,
}

impl TapFilter {
    /// Whether to accept a tap at this time (ms) and position (CSS px).
    pub fn accept(&mut self, ms: f64, x: i32, y: i32) -> bool {
        let is_slip = self.is_slip(ms, x, y);
        if !is_slip {
            self.last = Some((ms, x, y));
        }
        !is_slip
    }

    /// Whether a tap at this time and position is too soon after the last accepted one.
    pub fn is_slip(&self, ms: f64, x: i32, y: i32) -> bool {
        self.last.is_some_and(|(last, at_x, at_y)| {
            ms - last < TOO_SOON_MS && (x - at_x).abs() < SAME_PLACE_PX && (y - at_y).abs() < SAME_PLACE_PX
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_tap_at_the_same_place_counts_only_after_a_while() {
        let mut taps = TapFilter::default();
        assert!(taps.accept(1000.0, 200, 700));
        assert!(!taps.accept(1100.0, 203, 698));
        assert!(!taps.accept(1299.0, 200, 700));
        assert!(taps.accept(1300.0, 200, 700));
    }

    #[test]
    fn a_second_tap_elsewhere_counts_at_once() {
        let mut taps = TapFilter::default();
        assert!(taps.accept(1000.0, 200, 700));
        assert!(taps.accept(1050.0, 240, 700));
    }
}
