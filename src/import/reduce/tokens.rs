//! HTML as tags and texts, by the tokenizer of browsers. Nothing is executed, fetched or kept but these.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token as HtmlToken, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A tag or a text, with its line, from 0.
pub(super) enum Token {
    Start { name: String, attributes: Attributes },
    End(String),
    Text(String),
}

/// The attributes that are looked at.
#[derive(Default)]
pub(super) struct Attributes {
    pub(super) href: Option<String>,
    pub(super) alt: Option<String>,
    pub(super) src: Option<String>,
}

#[derive(Default)]
struct Sink(RefCell<Vec<(usize, Token)>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: HtmlToken, line: u64) -> TokenSinkResult<()> {
        let line = usize::try_from(line.saturating_sub(1)).unwrap_or_default();
        let mut found = self.0.borrow_mut();
        match token {
            HtmlToken::TagToken(tag) => {
                let name = tag.name.to_string();
                if tag.kind == TagKind::EndTag {
                    found.push((line, Token::End(name)));
                    return TokenSinkResult::Continue;
                }
                let raw = raw_kind(&name);
                let mut attributes = Attributes::default();
                for attribute in tag.attrs {
                    match &*attribute.name.local {
                        "href" => attributes.href = Some(attribute.value.to_string()),
                        "alt" => attributes.alt = Some(attribute.value.to_string()),
                        "src" => attributes.src = Some(attribute.value.to_string()),
                        _ => {}
                    }
                }
                found.push((line, Token::Start { name, attributes }));
                raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
            }
            HtmlToken::CharacterTokens(text) => {
                // The tokenizer hands over each reference to a character by itself.
                match found.last_mut() {
                    Some((_, Token::Text(last))) => last.push_str(&text),
                    _ => found.push((line, Token::Text(text.to_string()))),
                }
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// Elements whose content is no HTML.
fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "textarea" | "title" => Some(RawKind::Rcdata),
        _ => None,
    }
}

/// The tags and texts of a piece of HTML, with their lines in it, from 0.
pub(super) fn tokens(html: &str) -> Vec<(usize, Token)> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // It pauses where a browser would run a script.
    while let html5ever::TokenizerResult::Script(()) = tokenizer.feed(&input) {}
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}
