//! Keyboard, mouse and finger.

use serde_json::{Value, json};

use crate::page::Page;
use crate::wait::until_true;

/// Where the next Tab leads while nothing has the focus differs among browsers, most of all once something had it: so
/// that something has it, before all that the page has.
const FROM_THE_TOP: &str = "const active = document.activeElement;
    if (!active || active == document.body || active == document.documentElement) {
        const top = document.createElement('span');
        top.tabIndex = 0;
        top.dataset.top = '';
        document.body.prepend(top);
        top.focus({ preventScroll: true });
    }";

/// How a finger or a mouse is moved: where to, in CSS pixels, and how long it takes.
pub type Way = ((i64, i64), u64);

impl Page {
    /// Presses a key: a character, or one of Tab, Enter, Escape. `Shift+` and `Control+` may stand before it.
    #[track_caller]
    pub fn press(&self, key: &str) {
        let (with, key) = match key.rsplit_once('+') {
            Some((with, key)) => (Some(value(with)), key),
            None => (None, key),
        };
        let mut actions: Vec<Value> = Vec::new();
        actions.extend(with.iter().map(|with| json!({ "type": "keyDown", "value": with })));
        actions.push(json!({ "type": "keyDown", "value": value(key) }));
        actions.push(json!({ "type": "keyUp", "value": value(key) }));
        actions.extend(with.iter().map(|with| json!({ "type": "keyUp", "value": with })));
        self.remote.act(json!([{ "type": "key", "id": "keyboard", "actions": actions }]));
    }

    /// Presses Tab until the focus is on the button of that name; from the top of the page, where nothing has the focus.
    #[track_caller]
    pub fn tab_to(&self, name: &str) {
        self.js(FROM_THE_TOP, json!([]));
        let there = "const active = document.activeElement; return !!active && nameOf(active) == arguments[0]";
        let leads = (0..60).any(|_| {
            let is_there = self.js(there, json!([name])) == true;
            if !is_there {
                self.press("Tab");
            }
            is_there
        });
        self.js("document.querySelector('[data-top]')?.remove()", json!([]));
        assert!(leads, "Tab does not lead to {name}");
    }

    /// Waits until the focus is on what a selector says.
    #[track_caller]
    pub fn focus_comes_to(&self, selector: &str) {
        let there = "return !!document.activeElement && document.activeElement.matches(arguments[0])";
        until_true(&format!("the focus on {selector}"), || self.js(there, json!([selector])) == true);
    }

    /// Waits as long as a person needs to mean a second tap: the app takes one within 300 ms for a slip.
    pub fn breathe(&self) {
        let script = "const done = arguments[arguments.length - 1]; setTimeout(done, 330)";
        self.remote.js_later(script, json!([]));
    }

    /// Waits until nothing on the page turns or glides any more.
    pub fn settled(&self) {
        // What has just begun shows only once it has been painted.
        let script = "const done = arguments[arguments.length - 1];
            const running = () => document.getAnimations().some(animation => animation.playState == 'running');
            const look = () => requestAnimationFrame(() => requestAnimationFrame(() => running() ? look() : done()));
            look()";
        self.remote.js_later(script, json!([]));
    }

    /// Gives the focus to nothing.
    pub fn leave_focus(&self) {
        self.js("document.activeElement && document.activeElement.blur()", json!([]));
    }

    /// The middle of the button of that name, in CSS pixels of the viewport.
    #[track_caller]
    pub fn middle_of(&self, name: &str) -> (i64, i64) {
        self.find("button", name);
        self.settled();
        let script = "const [x, y, width, height] = boxOf(find('button', arguments[0]));
                      return [Math.round(x + width / 2), Math.round(y + height / 2)]";
        let middle = self.js(script, json!([name]));
        (middle[0].as_i64().expect("a place"), middle[1].as_i64().expect("a place"))
    }

    /// Taps the button of that name with a finger.
    #[track_caller]
    pub fn tap(&self, name: &str) {
        let at = self.middle_of(name);
        self.draw("touch", at, &[]);
    }

    /// Presses at a place, moves along a way, and lets go. `pointer` is `touch` or `mouse`.
    #[track_caller]
    pub fn draw(&self, pointer: &str, from: (i64, i64), way: &[Way]) {
        let mut actions = vec![move_to(from, 0), json!({ "type": "pointerDown", "button": 0 })];
        actions.extend(way.iter().map(|(to, ms)| move_to(*to, *ms)));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        self.point(pointer, actions);
    }

    /// Clicks twice at one place, with a pause of that many milliseconds between.
    pub fn click_twice(&self, at: (i64, i64), pause: u64) {
        let click = [json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 })];
        let mut actions = vec![move_to(at, 0)];
        actions.extend(click.clone());
        actions.push(json!({ "type": "pause", "duration": pause }));
        actions.extend(click);
        self.point("mouse", actions);
    }

    fn point(&self, pointer: &str, actions: Vec<Value>) {
        let parameters = json!({ "pointerType": pointer });
        let device = json!({ "type": "pointer", "id": pointer, "parameters": parameters, "actions": actions });
        self.remote.act(json!([device]));
    }
}

fn move_to(to: (i64, i64), ms: u64) -> Value {
    json!({ "type": "pointerMove", "x": to.0, "y": to.1, "duration": ms })
}

/// A key as WebDriver writes it.
fn value(key: &str) -> &str {
    match key {
        "Tab" => "\u{e004}",
        "Enter" => "\u{e007}",
        "Shift" => "\u{e008}",
        "Control" => "\u{e009}",
        "Escape" => "\u{e00c}",
        "Space" => " ",
        other => other,
    }
}
