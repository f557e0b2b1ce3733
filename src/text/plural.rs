//! Numbers of things.

/// A number of things: `1 day`, `2 days`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
