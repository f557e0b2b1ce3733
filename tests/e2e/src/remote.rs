//! WebDriver without the waiting: every call returns when it is done, and panics when it cannot be done.

use std::future::Future;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver, WebElement, WindowHandle};
use tokio::runtime::{Builder, Runtime};

use crate::driver::Driver;
use crate::kit::Browser;
use crate::launch::Launch;
use crate::wait::until_true;

/// A browser under control. Dropping it closes the browser.
pub struct Remote {
    browser: Browser,
    runtime: Runtime,
    session: Option<WebDriver>,
    // Dropped last.
    driver: Option<Driver>,
}

/// A tab of a browser.
pub type Tab = WindowHandle;

impl Remote {
    /// Starts a browser.
    pub fn launch(browser: Browser, launch: &Launch) -> Remote {
        Remote::through(Driver::start(browser, launch), browser, launch)
    }

    /// Kills the browser as a crash or an empty battery does, and starts it anew with the same profile.
    pub fn kill_and_launch(mut self, launch: &Launch) -> Remote {
        if let Some(session) = self.session.take() {
            // Nobody is there any more to be told that it ends.
            let _ = session.leak();
        }
        let driver = self.driver.take().expect("the driver lasts as long as this");
        Remote::through(driver.kill_and_start(self.browser, launch), self.browser, launch)
    }

    fn through(driver: Driver, browser: Browser, launch: &Launch) -> Remote {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let capabilities = Capabilities::from(launch.capabilities(browser, driver.profile()));
        let session = runtime.block_on(async {
            WebDriver::builder(driver.address(), capabilities).request_timeout(Duration::from_secs(60)).connect().await
        });
        let session = session.unwrap_or_else(|error| panic!("{} does not start: {error}", browser.name()));
        let remote = Remote { browser, runtime, session: Some(session), driver: Some(driver) };
        if browser != Browser::Chromium {
            let (width, height) = launch.size;
            remote.run(remote.session().set_window_rect(0, 0, width, height));
        }
        remote
    }

    /// Which browser it is.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("the session lasts as long as this")
    }

    #[track_caller]
    fn run<T>(&self, command: impl Future<Output = WebDriverResult<T>>) -> T {
        self.runtime.block_on(command).unwrap_or_else(|error| panic!("{}: {error}", self.browser.name()))
    }

    /// Goes to an address.
    #[track_caller]
    pub fn goto(&self, address: &str) {
        self.run(self.session().goto(address));
        self.answers();
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.run(self.session().refresh());
        self.answers();
    }

    /// Waits until the page that has just come answers: WebKit's driver may never answer the first command after a page
    /// was left, so that is one that may be lost.
    #[track_caller]
    fn answers(&self) {
        if self.browser == Browser::Webkit {
            until_true("the page to answer", || self.try_js("return true", json!([])).is_ok());
        }
    }

    /// Runs a script on the page.
    #[track_caller]
    pub fn js(&self, script: &str, args: Value) -> Value {
        let args = args.as_array().cloned().unwrap_or_default();
        self.run(self.session().execute(script, args)).json().clone()
    }

    /// Runs a script on a page that may be just on its way out.
    pub fn try_js(&self, script: &str, args: Value) -> Result<Value, String> {
        let args = args.as_array().cloned().unwrap_or_default();
        let returned = self.runtime.block_on(async {
            // WebKit's driver never answers when the page it ran the script on was just on its way out.
            tokio::time::timeout(Duration::from_secs(4), self.session().execute(script, args)).await
        });
        let returned = returned.map_err(|_| "no answer".to_string())?;
        returned.map(|returned| returned.json().clone()).map_err(|error| error.to_string())
    }

    /// Runs a script that calls its last argument with what it has to say.
    pub fn js_later(&self, script: &str, args: Value) -> Value {
        let args = args.as_array().cloned().unwrap_or_default();
        self.run(self.session().execute_async(script, args)).json().clone()
    }

    /// The element a script returns, if it returns one.
    pub fn element(&self, script: &str, args: Value) -> Option<WebElement> {
        let found = self.js(script, args);
        let session = self.session().handle().clone();
        (!found.is_null()).then(|| WebElement::from_json(found, session).expect("an element"))
    }

    /// Clicks an element with the mouse.
    #[track_caller]
    pub fn click(&self, element: &WebElement) {
        self.run(element.click());
    }

    /// Types text into an element.
    #[track_caller]
    pub fn type_into(&self, element: &WebElement, text: &str) {
        self.run(element.send_keys(text));
    }

    /// The name and the role the browser tells assistive technology.
    pub fn told(&self, element: &WebElement) -> (String, String) {
        let told = |what: &str| {
            let path = format!("element/{}/computed{what}", element.element_id());
            self.post(&path, None).as_str().unwrap_or_default().to_string()
        };
        (told("label"), told("role"))
    }

    /// Performs input actions, in the form the WebDriver standard gives them.
    #[track_caller]
    pub fn act(&self, actions: Value) {
        self.post("actions", Some(json!({ "actions": actions })));
    }

    /// Looks into the page's first frame.
    pub fn enter_frame(&self) {
        self.run(self.session().enter_frame(0));
    }

    /// Opens another tab and turns to it; gives the old one and the new one.
    pub fn new_tab(&self) -> (Tab, Tab) {
        let old = self.tab();
        let new = self.run(self.session().new_tab());
        self.turn_to(&new);
        (old, new)
    }

    /// The tab it is turned to.
    pub fn tab(&self) -> Tab {
        self.run(self.session().window())
    }

    /// Closes the tab it is turned to, and is turned to none.
    pub fn close_tab(&self) {
        self.run(self.session().close_window());
    }

    /// Kills the process of the tab it is turned to, in Chromium, as a system does that has no memory left.
    pub fn crash_tab(&self) {
        // The driver answers with an error, since the tab is gone.
        let body = Some(json!({ "cmd": "Page.crash", "params": {} }));
        let crash = Plain { path: "goog/cdp/execute".into(), body };
        let _ = self.runtime.block_on(self.session().handle().cmd(crash));
    }

    /// Turns to a tab.
    pub fn turn_to(&self, tab: &Tab) {
        self.run(self.session().switch_to_window(tab.clone()));
    }

    /// Leaves nothing of the last test: one tab, and nothing in it.
    pub fn rinse(&self) {
        let mut tabs = self.run(self.session().windows());
        let first = tabs.remove(0);
        for tab in tabs {
            self.turn_to(&tab);
            self.close_tab();
        }
        self.turn_to(&first);
        self.goto("about:blank");
        self.console_errors();
    }

    /// A picture of the viewport.
    pub fn picture(&self) -> Vec<u8> {
        self.run(self.session().screenshot_as_png())
    }

    /// A command of Chromium's own protocol; gives what it answers.
    pub fn cdp(&self, command: &str, params: Value) -> Value {
        self.post("goog/cdp/execute", Some(json!({ "cmd": command, "params": params })))
    }

    /// What Chromium told of its network since this was asked last, oldest first: events of its own protocol. Only a
    /// browser that was [launched](Launch) for it does.
    pub fn network_log(&self) -> Vec<Value> {
        let entries = self.post("se/log", Some(json!({ "type": "performance" })));
        let event = |entry: &Value| serde_json::from_str::<Value>(entry["message"].as_str()?).ok();
        let events = entries.as_array().into_iter().flatten().filter_map(event);
        events.map(|mut event| event["message"].take()).collect()
    }

    /// The errors in the browser's console, where the driver tells them.
    pub fn console_errors(&self) -> Vec<String> {
        if self.browser != Browser::Chromium {
            return Vec::new();
        }
        let entries = self.run(self.session().browser_log());
        entries.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect()
    }

    /// Sends a command; without a body it asks.
    #[track_caller]
    fn post(&self, path: &str, body: Option<Value>) -> Value {
        self.run(async { self.session().handle().cmd(Plain { path: path.into(), body }).await?.value() })
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        let Some(session) = self.session.take() else { return };
        let close = session.handle().clone();
        // The session is closed here, with a limit: the library's own way has none.
        let closed = async { tokio::time::timeout(Duration::from_secs(5), close.cmd(Command::DeleteSession)).await };
        let _ = self.runtime.block_on(closed);
        let _ = session.leak();
    }
}

/// A command by its path.
#[derive(Debug)]
struct Plain {
    path: String,
    body: Option<Value>,
}

impl FormatRequestData for Plain {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("session/{session}/{}", self.path);
        match &self.body {
            Some(body) => RequestData::new("POST".parse().expect("a method"), path).add_body(body.clone()),
            None => RequestData::new("GET".parse().expect("a method"), path),
        }
    }
}
