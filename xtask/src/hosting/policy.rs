//! What the page may do. Everything is refused but what is named here.
//!
//! No `unsafe-inline` and no hash: neither script nor style stands in the page itself. `wasm-unsafe-eval` lets Wasm
//! be compiled, and nothing else. Trusted types: text becomes neither markup nor script anywhere, since the one
//! policy there is, made by `public/boot.js`, only says from which addresses a worker may be started.

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

/// The policy, as the page states it.
pub(super) fn page() -> String {
    DIRECTIVES.map(|(directive, allowed)| format!("{directive} {allowed}")).join("; ")
}

/// The policy, as a host should state it: any page may show this one in a frame, which only a header can say.
pub(super) fn header() -> String {
    format!("{}; frame-ancestors *", page())
}

/// The element for the page's head.
pub(super) fn meta() -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", page())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_is_allowed_but_wasm() {
        let policy = page();
        assert!(policy.starts_with("default-src 'none'; "));
        assert_eq!(policy.matches("unsafe").count(), 1);
        assert!(!policy.contains('*') && !policy.contains("http") && !policy.contains("data:"));
    }

    #[test]
    fn the_policy_can_stand_in_an_attribute() {
        assert_eq!(meta().matches('"').count(), 4);
    }
}
