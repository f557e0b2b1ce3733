//! Room in lists that grow by one item at a time for as long as the app is open.

/// So many items there is room for at once: more than are rated in one sitting.
const MANY: usize = 1024;

/// Makes room for one more item, and where there is none left, for as many as a long session brings. By itself a list
/// doubles: one of 100,000 records would take another 5 MB for the next, and one that grows leaves behind holes of its
/// former sizes, which the next is too large for.
pub(crate) fn make<T>(list: &mut Vec<T>) {
    if list.len() == list.capacity() {
        list.reserve_exact(MANY);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_does_not_double_for_one_item_more() {
        let mut list = vec![0_u64; 100_000];
        list.shrink_to_fit();
        make(&mut list);
        assert!((1..=MANY).contains(&(list.capacity() - list.len())));
    }

    #[test]
    fn a_list_of_a_long_session_is_moved_once() {
        let mut list = Vec::new();
        let places = (0..MANY).map(|n| {
            make(&mut list);
            list.push(n);
            list.as_ptr()
        });
        let places: std::collections::HashSet<_> = places.collect();
        assert_eq!(places.len(), 1);
    }
}
