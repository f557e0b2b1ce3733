//! Files that are not what they should be by the time they arrive.

use crate::http;
use std::net::TcpStream;

/// A script that makes any browser one that does not notice when Wasm ends early which it compiles as it comes: that
/// neither starts nor fails. Some versions are like this by themselves.
pub const UNNOTICED: &str = "WebAssembly.instantiateStreaming = async (source, imports) => {
    const answer = await source;
    if (!answer.ok) throw new TypeError(`${answer.url} is not there: ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    if (!WebAssembly.validate(bytes)) await new Promise(() => {});
    return WebAssembly.instantiate(bytes, imports);
};";

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoilt {
    /// It is not there.
    Missing,
    /// Its second half is not there.
    Cut,
    /// In its place there is a page, as hosts of apps with one page serve for whatever they do not know.
    Page,
    /// In its place there is Wasm that traps as soon as it is started.
    Traps,
}

/// `(module (func (export "__wbindgen_start") unreachable))`
const TRAP: &[u8] =
    b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x07\x14\x01\x10__wbindgen_start\0\0\x0a\x05\x01\x03\0\0\x0b";

impl Spoilt {
    /// Answers a request with what has become of a file.
    pub(crate) fn answer(self, stream: &TcpStream, path: &str, content: &[u8]) {
        match self {
            Spoilt::Missing => http::answer(stream, path, None),
            Spoilt::Cut => http::answer(stream, path, content.get(..content.len() / 2)),
            Spoilt::Page => http::answer(stream, "index.html", Some(b"<!doctype html><title>Elsewhere</title>")),
            Spoilt::Traps => http::answer(stream, path, Some(TRAP)),
        }
    }
}
