// Runs before everything else on the app's pages. The server fills in CLOCK_MS and STYLE.
(() => {
  const RealDate = Date;
  const now = () => RealDate.now() + CLOCK_MS;
  window.Date = class Date extends RealDate {
    constructor(...parts) {
      parts.length ? super(...parts) : super(now());
    }
    static now() {
      return now();
    }
  };

  const style = STYLE;
  if (style) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    // Not a style element, which the page's policy refuses.
    document.adoptedStyleSheets = [sheet];
  }

  // Whether and when a browser offers to install a page is its own affair: a test that is about it makes the offer.
  addEventListener("beforeinstallprompt", event => event.isTrusted && event.stopImmediatePropagation());

  window.watched = [];
  const note = text => {
    window.watched.push(text);
    fetch("/watch/trouble", { method: "POST", body: text, keepalive: true, mode: "no-cors" }).catch(() => {});
  };
  // Not every browser has the message in the stack.
  const words = value => {
    const { message, stack } = Object(value);
    return (stack?.includes(message) ? stack : [message, stack].filter(Boolean).join(" ")) || String(value);
  };
  addEventListener("error", event => {
    const from = event.target !== window && event.target && (event.target.src || event.target.href);
    note(from ? "not loaded: " + from : "error: " + event.message + " " + words(event.error));
  }, true);
  addEventListener("unhandledrejection", event => note("rejection: " + words(event.reason)));
  addEventListener("securitypolicyviolation", event => note("policy: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample));
  const consoleError = console.error;
  console.error = (...parts) => {
    const text = "console.error: " + parts.map(words).join(" ");
    // What a page that is being left no longer fetches is no trouble, and soon after there is nobody to tell of it.
    /Failed to fetch|NetworkError|Load failed|was aborted/.test(text) ? setTimeout(note, 500, text) : note(text);
    consoleError.apply(console, parts);
  };
})();
