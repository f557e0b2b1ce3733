//! Quarantine: copies of values that cannot be parsed, so that they are not lost.

use super::keys::{KEY_PREFIX, QUARANTINE};
use super::{Store, StoreError};

/// Copies a text to a quarantine key, without overwriting another copy; `false` if that copy already exists.
pub(super) fn copy(store: &mut dyn Store, key: &str, text: &str) -> Result<bool, StoreError> {
    let mut copy = format!("{QUARANTINE}{}", key.strip_prefix(KEY_PREFIX).unwrap_or(key));
    while let Some(other) = store.read(&copy)? {
        if other == text {
            return Ok(false);
        }
        copy.push('+');
    }
    store.write(&copy, text)?;
    Ok(true)
}
