//! The pictures of the web app manifest: icons drawn from SVG, and two of the app, below the folder `CUECARD_SHOTS`.

use std::fs;

use cuecard_e2e::{Browser, Launch, Page, kit};
use serde_json::{Value, json};

/// What is drawn: the PNG, its size in pixels, and the SVG it is drawn from.
const ICONS: [(&str, u32, &str); 4] = [
    ("install/icon-192.png", 192, "icon.svg"),
    ("install/icon-512.png", 512, "icon.svg"),
    ("install/maskable-512.png", 512, "install/maskable.svg"),
    // Apple masks its icons, too, and fills what is transparent with black.
    ("install/apple-touch-icon.png", 180, "install/maskable.svg"),
];

const DRAW: &str = "const [path, size, done] = arguments, image = new Image();
    image.onload = () => {
        const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
        canvas.getContext('2d').drawImage(image, 0, 0, size, size);
        canvas.toBlob(async blob => done([...new Uint8Array(await blob.arrayBuffer())]));
    };
    image.src = '/quiz/' + path";

fn main() {
    let page = Page::launch(Browser::Chromium, Launch::default());
    page.open_beside();
    for (name, size, path) in ICONS {
        let bytes = page.remote.js_later(DRAW, json!([path, size]));
        let byte = |value: &Value| value.as_u64().and_then(|byte| u8::try_from(byte).ok()).expect("a byte");
        keep(name, &bytes.as_array().expect("a picture").iter().map(byte).collect::<Vec<_>>());
    }
    let narrow = Page::launch(Browser::Chromium, Launch { calm: true, touch: true, ..Launch::default() });
    narrow.open();
    take(&narrow, "screenshots/narrow.png");
    let wide = Page::launch(Browser::Chromium, Launch { calm: true, size: (1280, 800), ..Launch::default() });
    wide.open();
    wide.reveal();
    (0..3).for_each(|point| drop(wide.tick(point)));
    wide.js("scrollTo(0, 0)", json!([]));
    take(&wide, "screenshots/wide.png");
}

fn take(page: &Page, name: &str) {
    page.leave_focus();
    page.settled();
    keep(name, &page.remote.picture());
}

fn keep(name: &str, picture: &[u8]) {
    fs::write(kit::shots().join(name), picture).expect("a picture");
}
