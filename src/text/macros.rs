//! Defines tables of sentences.

/// Defines the ids, and one text with a line for each: id, tab and English. One text takes less space in the Wasm than
/// one string per sentence, each with its address.
macro_rules! table {
    ($(#[$meta:meta])* $name:ident, $text:ident: $($id:ident = $english:literal;)*) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(non_camel_case_types, reason = "a sentence is named by its id, as translators know it")]
        #[expect(missing_docs, reason = "the English of a sentence says what it is")]
        #[rustfmt::skip]
        pub enum $name { $($id,)* }

        /// The ids and English sentences, a line each.
        pub(super) const $text: &str = concat!($(stringify!($id), "\t", $english, "\n",)*);
    };
}
pub(super) use table;
