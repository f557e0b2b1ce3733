//! The accessibility checks of axe-core.

use std::fs;

use serde_json::json;

use crate::kit;
use crate::page::Page;

const CHECK: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
        found => done(found.violations.map(one =>
            one.id + ': ' + one.help + ' ' + one.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '))),
        error => done(['axe itself failed: ' + error]));";

impl Page {
    /// Demands that axe finds no violation in what is shown now; `state` names it.
    #[track_caller]
    pub fn is_accessible(&self, state: &str) {
        if self.js("return !window.axe", json!([])) == true {
            let axe = fs::read_to_string(kit::axe()).expect("axe-core can be read");
            self.remote.js(&axe, json!([]));
        }
        let found = self.remote.js_later(CHECK, json!([]));
        assert_eq!(found, json!([]), "axe, in the state “{state}”");
    }
}
