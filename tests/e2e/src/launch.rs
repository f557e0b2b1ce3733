//! How a browser is started: WebDriver capabilities, and the files of a fresh profile.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::kit::Browser;

/// What is special about a person's browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Launch {
    /// The system asks for little motion.
    pub calm: bool,
    /// The system is dark.
    pub dark: bool,
    /// The screen is touched. WebKitGTK has no touch under automation.
    pub touch: bool,
    /// The page is looked at before it has loaded.
    pub held: bool,
    /// Chromium tells what goes over its network, see [`crate::remote::Remote::network_log`].
    pub logged: bool,
    /// Width and height of the viewport. Only Chromium's can be narrower than about 500 px; for a narrow page in
    /// all three see [`crate::Page::open_framed`].
    pub size: (u32, u32),
}

impl Default for Launch {
    fn default() -> Self {
        Launch { calm: false, dark: false, touch: false, held: false, logged: false, size: (390, 844) }
    }
}

impl Launch {
    /// The capabilities to ask the driver for.
    pub fn capabilities(&self, browser: Browser, profile: &Path) -> Map<String, Value> {
        let capabilities = match browser {
            Browser::Chromium => self.chromium(profile),
            Browser::Firefox => self.firefox(),
            Browser::Webkit => json!({
                "webkitgtk:browserOptions": { "binary": browser.program(), "args": ["--automation"] }
            }),
        };
        let mut capabilities = capabilities.as_object().cloned().unwrap_or_default();
        // A page whose Wasm is held back never comes to its `load` event. WebKit's driver is asked not to wait for
        // it only where that matters: scripts it runs on a page still loading are now and then never answered.
        if browser != Browser::Webkit || self.held {
            capabilities.insert("pageLoadStrategy".into(), json!("eager"));
        }
        capabilities
    }

    /// Writes what a browser reads from its profile folder, which is also its home.
    pub fn furnish(&self, browser: Browser, profile: &Path) {
        if browser == Browser::Webkit {
            // WebKitGTK asks GTK.
            let folder = profile.join("gtk-3.0");
            let motion = u8::from(!self.calm);
            let dark = u8::from(self.dark);
            fs::create_dir_all(&folder).unwrap();
            let text = format!(
                "[Settings]\ngtk-enable-animations={motion}\ngtk-application-prefer-dark-theme={dark}\n\
                 gtk-theme-name={}\n",
                if self.dark { "Adwaita-dark" } else { "Adwaita" }
            );
            fs::write(folder.join("settings.ini"), text).unwrap();
        }
    }

    fn chromium(&self, profile: &Path) -> Value {
        let mut args = vec![
            "--headless".to_string(),
            "--no-sandbox".into(),
            "--disable-gpu".into(),
            "--disable-background-networking".into(),
            "--disable-component-update".into(),
            "--disable-sync".into(),
            "--no-first-run".into(),
            "--disable-dev-shm-usage".into(),
            // 0 is dark, 1 is light.
            format!("--blink-settings=preferredColorScheme={}", u8::from(!self.dark)),
            format!("--user-data-dir={}", profile.display()),
        ];
        if self.calm {
            args.push("--force-prefers-reduced-motion".into());
        }
        let (width, height) = self.size;
        let metrics =
            json!({ "width": width, "height": height, "pixelRatio": 1, "touch": self.touch, "mobile": self.touch });
        let mut capabilities = json!({
            "goog:chromeOptions": {
                "binary": Browser::Chromium.program(),
                "args": args,
                "mobileEmulation": { "deviceMetrics": metrics },
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        if self.logged {
            capabilities["goog:loggingPrefs"]["performance"] = json!("ALL");
            capabilities["goog:chromeOptions"]["perfLoggingPrefs"] =
                json!({ "enableNetwork": true, "enablePage": false });
        }
        capabilities
    }

    fn firefox(&self) -> Value {
        json!({
            "moz:firefoxOptions": {
                "binary": Browser::Firefox.program(),
                "args": ["-headless"],
                "prefs": {
                    "ui.prefersReducedMotion": i32::from(self.calm),
                    // 0 is dark, 1 is light.
                    "layout.css.prefers-color-scheme.content-override": i32::from(!self.dark),
                    "dom.w3c_touch_events.enabled": i32::from(self.touch),
                },
            },
        })
    }
}
