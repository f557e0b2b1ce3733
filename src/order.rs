//! Sorting. The standard library's sorts are fast, and copied whole for every type they sort. This one is there
//! once; with the deck's JSON read by hand it took 15 KB (brotli) off the first load.

/// Sorts a list; `before` says whether its first argument may stand before its second. Items that may stand
/// either way keep their order. Takes n·log n comparisons, and n where the list is in order.
pub(crate) fn sort<T>(items: &mut Vec<T>, before: impl Fn(&T, &T) -> bool) {
    let may = |a: usize, b: usize| items.get(a).zip(items.get(b)).is_some_and(|(a, b)| before(a, b));
    let Some(order) = sorted(items.len(), &may) else { return };
    let mut old: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| old.get_mut(at)?.take()));
}

/// The numbers below `len` in order, where that is another than their own: a bottom-up merge sort of the runs that
/// are in order as they are. What a log is put together from has few.
#[inline(never)]
fn sorted(len: usize, before: &dyn Fn(usize, usize) -> bool) -> Option<Vec<usize>> {
    let mut ends: Vec<usize> = (1..len).filter(|at| !before(at - 1, *at)).collect();
    if ends.is_empty() {
        return None;
    }
    ends.push(len);
    let mut from: Vec<usize> = (0..len).collect();
    while ends.len() > 1 {
        let mut to = Vec::with_capacity(len);
        let mut rest = from.as_slice();
        for pair in ends.chunks(2) {
            let (first, last) = (pair.first().unwrap_or(&len), pair.last().unwrap_or(&len));
            let (run, after) = rest.split_at(last - to.len());
            rest = after;
            let (mut left, mut right) = run.split_at(run.len() - (last - first));
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
        ends = ends.chunks(2).filter_map(|pair| pair.last().copied()).collect();
    }
    Some(from)
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

    #[test]
    fn a_list_in_order_is_looked_through_once_and_one_of_few_runs_merged() {
        for (runs, most) in [(1, 1.0), (2, 2.0), (8, 4.0)] {
            let mut items: Vec<u32> = (0..8_000).map(|n| n % (8_000 / runs)).collect();
            let looks = std::cell::Cell::new(0);
            sort(&mut items, |a, b| {
                looks.set(looks.get() + 1);
                a <= b
            });
            assert!(items.is_sorted());
            assert!(f64::from(looks.get()) <= 8_000.0 * most, "{runs} runs: {} comparisons", looks.get());
        }
    }
}
