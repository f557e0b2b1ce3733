//! What the page may do. Everything is refused but what is named here.
//!
//! No `unsafe-inline`: the script and the style sheet that the build writes into a page are named by their digests, and
//! nothing else that stands there is obeyed. `wasm-unsafe-eval` lets Wasm be compiled, and nothing else. Trusted types:
//! text becomes neither markup nor script anywhere, since the one policy there is, made by each page with
//! `public/shared/trusted-types.js`, only says from which addresses a worker may be started.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const DIRECTIVES: [(&str, &str); 11] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "default"),
];

/// What a page may ask for data.
#[derive(Clone, Copy)]
pub(super) enum Reach {
    /// Its own site.
    Site,
    /// Any address: the page in a frame shows whatever deck its own address names, in whatever words.
    Web,
}

/// The policy of a page, given what stands in it, as the page states it. That of a worker is that of an empty page.
fn of(page: &str, reach: Reach) -> String {
    let stated = |(directive, allowed): (&str, &str)| {
        let more = match (directive, reach) {
            ("script-src", _) => digests(page, "<script", "</script>"),
            ("style-src", _) => digests(page, "<style", "</style>"),
            ("connect-src", Reach::Web) => " https: http:".to_string(),
            _ => String::new(),
        };
        format!("{directive} {allowed}{more}")
    };
    DIRECTIVES.map(stated).join("; ")
}

/// The digests of what stands between such tags, each with a blank before it.
fn digests(page: &str, begin: &str, end: &str) -> String {
    let texts = page.split(begin).skip(1).filter_map(|rest| rest.split_once('>')?.1.split_once(end));
    let digest = |text: &str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    texts.filter(|(text, _)| !text.is_empty()).map(|(text, _)| digest(text)).collect()
}

/// The policy, as a host should state it: any page may show this one in a frame, which only a header can say. The page
/// that is there for frames says nothing of them, for `*` are only pages of the web, not those of a file or of an app.
pub(super) fn header(page: &str, reach: Reach) -> String {
    let frames = match reach {
        Reach::Site => "; frame-ancestors *",
        Reach::Web => "",
    };
    of(page, reach) + frames
}

/// The element for the page's head.
pub(super) fn meta(page: &str, reach: Reach) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", of(page, reach))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_is_allowed_but_wasm() {
        let policy = of("", Reach::Site);
        assert!(policy.starts_with("default-src 'none'; "));
        assert_eq!(policy.matches("unsafe").count(), 1);
        assert!(!policy.contains('*') && !policy.contains("http") && !policy.contains("data:"));
    }

    #[test]
    fn the_page_in_a_frame_may_ask_for_data_anywhere_and_nothing_more() {
        let (site, web) = (header("", Reach::Site), header("", Reach::Web));
        assert_eq!(
            web.replace("connect-src 'self' https: http:;", "connect-src 'self';") + "; frame-ancestors *",
            site
        );
        assert_ne!(web + "; frame-ancestors *", site);
    }

    #[test]
    fn the_policy_can_stand_in_an_attribute() {
        assert_eq!(meta("<style>a{}</style>", Reach::Site).matches('"').count(), 4);
    }

    #[test]
    fn what_stands_in_the_page_is_allowed_by_its_digest() {
        let page = "<script src=a></script><script data-b>abc</script><style></style><style>a{}</style>";
        let policy = of(page, Reach::Site);
        let script = "script-src 'self' 'wasm-unsafe-eval' 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='; ";
        assert!(policy.contains(script), "{policy}");
        assert_eq!(policy.matches("sha256-").count(), 2, "{policy}");
    }
}
