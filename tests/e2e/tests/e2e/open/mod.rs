//! Decks and texts handed to the installed app, or to its page by hand.

mod asking;
mod handed;
mod hostile;
mod identity;
mod look;
mod rtl;
mod shared;
mod wide;

const DECK: &str = r#"{"schema_version":1,"id":"mine","title":"Mine","lang":"en","sections":[{"id":"s","title":"S",
    "topics":[{"cards":[{"id":"a","question":[{"text":"First?"}],"answer":[{"paragraph":[{"text":"Yes."}]}]},
    {"id":"b","question":[{"text":"Second?"}],"answer":[{"paragraph":[{"text":"No."}]}]}]}]}]}"#;

const MARKDOWN: &str = "# Own tools {#own}\n## Tools\n#### Name [your tool] {#tool}\n- [ ] Names it\n\n**Rust**, with `cargo`.\n#### And why?\nSo.\n";
