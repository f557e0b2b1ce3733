//! Slugs: ids that are valid in addresses and storage keys.

/// Whether a text is a slug: lowercase letters a–z, digits, and single hyphens between them.
pub fn is_slug(id: &str) -> bool {
    id.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Makes a slug from a text's first words, at most `longest` bytes long; "card" if the text has no usable characters.
pub fn slug(text: &str, longest: usize) -> String {
    let mut slug = String::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.len() + 1 + word.len() > longest {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word.to_ascii_lowercase());
    }
    slug.truncate(longest);
    if slug.is_empty() { "card".into() } else { slug.trim_end_matches('-').into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_lower_case_words_joined_by_hyphens() {
        for good in ["a", "ci-cd-2", "x9"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "é", "a b", "a/b"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn slugs_made_of_any_text_are_slugs() {
        assert_eq!(slug("How have you used CI/CD?", 14), "how-have-you");
        for text in ["", "???", "Ünïcode", "averyveryverylongword", "a"] {
            assert!(is_slug(&slug(text, 8)), "{text}");
        }
    }
}
