//! What cannot be read is kept aside.

use super::keys::{ASIDE, OURS};
use super::{Store, StoreError};

/// Copies a text to a key of its own, never over another; `false` where that copy is there already.
pub(super) fn copy(store: &mut dyn Store, key: &str, text: &str) -> Result<bool, StoreError> {
    let mut aside = format!("{ASIDE}{}", key.strip_prefix(OURS).unwrap_or(key));
    while let Some(other) = store.read(&aside)? {
        if other == text {
            return Ok(false);
        }
        aside.push('+');
    }
    store.write(&aside, text)?;
    Ok(true)
}
