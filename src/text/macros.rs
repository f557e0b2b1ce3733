//! How a table of sentences is written.

/// Makes the ids and the one text of the table: a line for each, id and English with a tab between them. One text takes
/// less room in the Wasm than as many texts as there are sentences, each with its address.
macro_rules! table {
    ($(#[$meta:meta])* $name:ident, $text:ident: $($id:ident = $english:literal;)*) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(non_camel_case_types, reason = "a sentence is named by its id, as translators know it")]
        #[expect(missing_docs, reason = "the English of a sentence says what it is")]
        #[rustfmt::skip]
        pub enum $name { $($id,)* }

        /// The ids and the English of them all, a line each.
        pub(super) const $text: &str = concat!($(stringify!($id), "\t", $english, "\n",)*);
    };
}
pub(super) use table;
