//! Pictures of every view.
fn main() {}
