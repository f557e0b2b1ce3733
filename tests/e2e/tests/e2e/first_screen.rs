//! The page's own first card against the app's first screen: the build draws the one with the components of the other.

use cuecard_e2e::{Launch, Page, in_every_browser};
use serde_json::{Value, json};

/// Attributes that may differ, each with the reason.
const MAY_DIFFER: [(&str, &str); 4] = [
    ("data-app", "the mark of the app's screen"),
    ("data-card", "boot.js and the app have to know which card the page shows"),
    ("data-saved", "only the app knows, later, whether it can save"),
    ("data-prelayout", "the app has the answer laid out once the question is painted"),
];

/// Every element with its attributes, and every text, a line for each, indented by depth.
const NODES: &str = "
    const cc = document.querySelector('.cc').cloneNode(true);
    const comments = document.createTreeWalker(cc, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    for (const comment of found) comment.remove();
    // Joins texts that stand side by side, and drops empty ones.
    cc.normalize();
    const lines = (node, indent) => {
        if (node.nodeType == Node.TEXT_NODE) return [indent + JSON.stringify(node.data)];
        const attributes = [...node.attributes].filter(({ name }) => !arguments[0].includes(name));
        const words = [node.localName, ...attributes.map(({ name, value }) => `${name}=${JSON.stringify(value)}`).sort()];
        return [indent + words.join(' '), ...[...node.childNodes].flatMap(child => lines(child, indent + '  '))];
    };
    return lines(cc, '');";

fn nodes(page: &Page) -> Vec<String> {
    let names: Vec<Value> = MAY_DIFFER.iter().map(|(name, _)| json!(name)).collect();
    let lines = page.js(NODES, json!([names]));
    lines.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(String::from)).collect()
}

in_every_browser! {
    Launch { held: true, ..Launch::default() };

    fn the_page_s_own_card_is_the_first_screen_of_the_app(page) {
        page.server.hold_wasm();
        page.open_early();
        page.card_is_there();
        let own = nodes(page);
        page.server.release_wasm();
        page.taken_over();
        page.find("button", "Show answer");
        let app = nodes(page);
        let differs = own.iter().zip(&app).find(|(own, app)| own != app);
        assert_eq!(differs, None, "left: the page's, right: the app's");
        assert_eq!(own.len(), app.len());
        assert!(own.len() > 50, "{own:?}");
    }
}
