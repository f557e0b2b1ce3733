//! Which app a browser takes a copy for, once it is installed.

use crate::failure::{Failure, Outcome};

/// How the manifest names the app. Browsers resolve that against the origin, so it is the same at every path.
const ID: &str = "\"id\": \"cuecard\"";

/// The manifest of the copy at an address: its path goes into the name, so that two copies on one origin are two apps. At
/// the root, and where the address is not known, the name stays, for whoever has installed it.
pub(super) fn told(manifest: &str, address: Option<&str>) -> Outcome<String> {
    let plain = address.unwrap_or_default().split(['?', '#', '"', '\\']).next().unwrap_or_default();
    // After the scheme, nothing, and the host.
    let path = plain.splitn(4, '/').nth(3).unwrap_or_default().trim_matches('/');
    if path.is_empty() {
        return Ok(manifest.into());
    }
    if !manifest.contains(ID) {
        return Err(Failure::from(format!("manifest.webmanifest lacks `{ID}`.")));
    }
    Ok(manifest.replacen(ID, &format!("\"id\": \"{path}/cuecard\""), 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::home::{Home, read};

    #[test]
    fn copies_at_two_paths_are_two_apps_and_one_at_the_root_stays_what_it_was() {
        let home = Home::find().unwrap_or_else(|failure| panic!("{failure}"));
        let manifest = read(&home.at("public/manifest.webmanifest")).unwrap_or_default();
        for address in [None, Some("https://a.example"), Some("https://a.example/"), Some("https://a.example/?b=/c")] {
            assert_eq!(told(&manifest, address), Ok(manifest.clone()));
        }
        for address in ["https://a.example/quiz", "https://a.example/quiz/"] {
            let told = told(&manifest, Some(address)).unwrap_or_default();
            assert_eq!(told, manifest.replace("\"cuecard\"", "\"quiz/cuecard\""));
        }
        assert!(told(&manifest, Some("https://a.example/b/c")).is_ok_and(|told| told.contains("\"b/c/cuecard\"")));
    }

    #[test]
    fn a_manifest_of_another_name_is_refused() {
        assert!(told("{}", Some("https://a.example/b/")).is_err());
        assert_eq!(told("{}", None), Ok("{}".into()), "nothing is to be changed");
    }
}
