//! Files the app hands out and takes in, without a folder for downloads or a chooser that only people can use.

use serde_json::json;

use crate::page::Page;
use crate::wait::until;

/// Catches what would be downloaded.
const CATCH: &str = "
    if (!window.handedOut) {
        window.handedOut = [];
        const make = URL.createObjectURL;
        URL.createObjectURL = blob => (window.lastBlob = blob, make.call(URL, blob));
        HTMLAnchorElement.prototype.click = function () { window.handedOut.push([this.download, window.lastBlob]); };
    }
    return window.handedOut.length";

impl Page {
    /// Presses the button of that name, and gives name and text of the file handed out.
    #[track_caller]
    pub fn file_from(&self, button: &str) -> (String, String) {
        let before = self.js(CATCH, json!([]));
        self.press_button(button);
        let name = "return (window.handedOut[arguments[0]] || [])[0]";
        let name = until("the file", || self.js(name, json!([before])).as_str().map(String::from));
        let text = "const [n, done] = arguments; window.handedOut[n][1].text().then(done)";
        (name, self.remote.js_later(text, json!([before])).as_str().expect("a text").into())
    }

    /// Chooses a file for the app to take in: its content repeated so many times.
    #[track_caller]
    pub fn choose_file(&self, content: &str, times: usize) {
        self.find("button", "Import a backup");
        let script = "const data = new DataTransfer(), input = document.querySelector('input[type=file]');
            data.items.add(new File([arguments[0].repeat(arguments[1])], 'file'));
            input.files = data.files;
            input.dispatchEvent(new Event('change', { bubbles: true }))";
        self.js(script, json!([content, times]));
    }

    /// Drops a file on the Backup part.
    #[track_caller]
    pub fn drop_file(&self, content: &str) {
        self.find("group", "Backup");
        let script = "const data = new DataTransfer();
            data.items.add(new File([arguments[0]], 'file'));
            const over = name => new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: data });
            const part = find('group', 'Backup');
            return part.dispatchEvent(over('dragover')) || part.dispatchEvent(over('drop'))";
        assert_eq!(self.js(script, json!([content])), false, "the browser must not open the file itself");
    }

    /// What the Backup part says, once it has done its work.
    #[track_caller]
    pub fn backup_says(&self) -> String {
        let said = "return tidy(find('group', 'Backup').querySelector('[role=status]').textContent)";
        until("an answer", || {
            let said = self.js(said, json!([])).as_str().unwrap_or_default().to_string();
            Some(said).filter(|said| !said.is_empty() && said != "One moment …")
        })
    }
}
