//! Renders a text as a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

/// Maximum length of a text in bytes. Phones cannot read denser codes from a screen.
const LONGEST: usize = 2_300;
/// Width of the quiet zone in modules.
const QUIET: i32 = 4;

/// Why a text has no QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QrError {
    /// The text is longer than 2,300 bytes.
    TooLong {
        /// The text's length in bytes.
        bytes: usize,
    },
}

/// A QR code as an SVG path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules per side, including the quiet zone of four modules on every side that scanners need.
    pub side: usize,
    /// The SVG path of the dark modules, one unit each.
    pub path: String,
}

/// Encodes a text with the lowest error correction, since a screen does not get damaged.
///
/// # Errors
/// [`QrError::TooLong`].
pub fn qr(text: &str) -> Result<Qr, QrError> {
    let too_long = QrError::TooLong { bytes: text.len() };
    if text.len() > LONGEST {
        return Err(too_long);
    }
    let code = QrCode::encode_text(text, QrCodeEcc::Low).map_err(|_| too_long)?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run + 1;
        }
    }
    Ok(Qr { side: (code.size() + 2 * QUIET) as usize, path })
}
