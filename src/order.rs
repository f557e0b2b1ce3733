//! Sorting. The standard library's sorts are fast, and copied whole for every type they sort. This one is there
//! once; with the deck's JSON read by hand it took 15 KB (brotli) off the first load.

/// Sorts a list; `before` says whether its first argument may stand before its second. Items that may stand
/// either way keep their order. Takes n·log n comparisons.
pub(crate) fn sort<T>(items: &mut Vec<T>, before: impl Fn(&T, &T) -> bool) {
    let may = |a: usize, b: usize| items.get(a).zip(items.get(b)).is_some_and(|(a, b)| before(a, b));
    let order = sorted(items.len(), &may);
    let mut old: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| old.get_mut(at)?.take()));
}

/// The numbers below `len` in order: a bottom-up merge sort.
#[inline(never)]
fn sorted(len: usize, before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut from: Vec<usize> = (0..len).collect();
    let mut width = 1;
    while width < len {
        let mut to = Vec::with_capacity(len);
        for pair in from.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            loop {
                let next = match (left.split_first(), right.split_first()) {
                    (Some((a, _)), Some((b, rest))) if !before(*a, *b) => (b, &mut right, rest),
                    (Some((a, rest)), _) => (a, &mut left, rest),
                    (None, Some((b, rest))) => (b, &mut right, rest),
                    (None, None) => break,
                };
                to.push(*next.0);
                *next.1 = next.2;
            }
        }
        from = to;
        width *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_agrees_with_the_standard_library_and_keeps_ties() {
        for len in 0..70u32 {
            let mut items: Vec<(u32, u32)> = (0..len).map(|n| (n.wrapping_mul(2_654_435_761) >> 28, n)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort(&mut items, |a, b| a.0 <= b.0);
            assert_eq!(items, expected);
        }
    }
}
