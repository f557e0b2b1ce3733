//! What is done to the app's Wasm between the linker and a browser, beyond what the usual tools do.
//!
//! | room | what it does |
//! |---|---|
//! | [`prune`] | takes out what nobody uses: other crates' classes, and the words of panics |
//! | [`short`] | gives imports and exports short names, in the Wasm and its glue alike |
//! | [`sections`] | a Wasm as a list of sections, read and written |

pub(crate) mod prune;
mod sections;
pub(crate) mod short;
