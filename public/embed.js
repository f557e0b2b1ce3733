// <cuecard-deck>: a quiz on anybody's page. docs/EMBEDDING.md tells how it is used.
//
// All that a page pays for a quiz nobody looks at is this script and the first question. The rest, beginning with
// embed/widget.js, comes when the quiz nears the viewport or is touched.

/** The folder of the app's files. A bundler puts this script into another one, so a file is asked that stays a file; some
 * bundlers know of addresses without an origin. */
const HERE = globalThis.document && new URL(new URL("./cuecard_bg.wasm", import.meta.url).href, document.baseURI).href.replace(/[^/]*$/, "");
/** The deck that is bundled with the app. */
const BUNDLED = "interview";
const ATTRIBUTES = ["id", "lang", "deck", "section", "cards", "order", "theme", "views", "storage", "loading", "fonts", "words", "app"];
/** What the questions of cards written in an element are. */
const CARDS = "dt, summary";
const RICH = ":not(a, b, code, em, i, span, strong)";
/** Enough to look right until the app's own style sheet is there, which then counts for more. In WebKit the size of a
 * monospace font outlives `all: initial`, unless a family is named. */
const STYLE = `@layer early {
  :host { display: block } :host([hidden]) { display: none }
  .root { all: initial; font-family: serif; display: block; color-scheme: inherit }
  slot { display: none }
  :host([theme=light]) .root { color-scheme: light } :host([theme=dark]) .root { color-scheme: dark }
  .early { box-sizing: border-box; display: flex; flex-direction: column; gap: 20px; min-block-size: 452.6px; padding: 52px 16px 12px;
    border-radius: 14px; font: 16px/1.5 system-ui, sans-serif; background: var(--cuecard-desk, light-dark(#ece5d8, #12110e));
    color: var(--cuecard-ink, light-dark(#1f1b14, #efe8da)) }
  .early :is(.cc-stage, .cc-card) { flex: 1; display: flex; flex-direction: column; text-align: center }
  .early .cc-card { padding: 16px; border-radius: 14px; background: var(--cuecard-paper, light-dark(#fffdf7, #201e19)) }
  .early .cc-question { margin: auto; font: 500 24px/1.25 ui-serif, "Iowan Old Style", "Palatino Linotype", serif; text-wrap: balance; overflow-wrap: anywhere; unicode-bidi: plaintext }
  .early .cc-show { font: inherit; inline-size: 100%; min-block-size: 60px }
  @media print { slot { display: block } slot + .root, .cc-bar { display: none } }
}`;

const LOAD = "The quiz did not arrive. Check the connection.", POLICY = "This page’s security policy does not let the quiz run.";
/** Whether the page's policy has refused a file of ours: to a script, that looks like a network that fails. */
let isRefused = false;
globalThis.document?.addEventListener("securitypolicyviolation", ({ blockedURI, disposition }) => {
  // Some browsers tell the origin only.
  isRefused ||= disposition == "enforce" && (blockedURI.startsWith(HERE) || blockedURI == new URL(HERE).origin);
});

/** A constructed style sheet belongs to one document, and an element may be moved into another. */
const sheets = new WeakMap();
const dress = root => {
  const { ownerDocument: page } = root;
  if (!page.defaultView) return;
  if (!sheets.has(page)) {
    sheets.set(page, new page.defaultView.CSSStyleSheet());
    sheets.get(page).replaceSync(STYLE);
  }
  root.adoptedStyleSheets = [sheets.get(page)];
};

const make = (tag, className, ...children) => {
  const made = Object.assign(document.createElement(tag), { className });
  if (/^cc/.test(className)) made.part = className == "cc early" ? "desk" : className.slice(3);
  made.append(...children);
  return made;
};

/** Whether somebody has rated cards of this deck here before: they go on elsewhere in it. */
const isBack = deck => {
  try {
    return Object.keys(localStorage).some(key => key.startsWith(`cuecard/log/${deck}/`));
  } catch {
    return false;
  }
};

/** The page has been read to its end: until then, attributes and content may still come. */
const parsed = new Promise(done => {
  if (globalThis.document?.readyState == "loading") addEventListener("DOMContentLoaded", done);
  else done();
});

// On a server, which has no elements, it is a class that nobody uses.
class CuecardDeck extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;
  #root = this.attachShadow({ mode: "open" });
  /** The widget, once it is asked for: a promise. */
  #widget;
  #seen;
  /** What was done before the app was there. */
  #early = "";
  /** Whether there was ever content in it. */
  #isWritten = false;
  /** Sees other content that comes before the widget is there to see it. */
  #rewritten = new MutationObserver(() => this.#begin());
  /** The app's words in another language, where the page gives any. */
  #words = {};
  /** What is fetched of those words: a promise. */
  #told;
  /** Changes whenever what is on its way is no longer wanted. */
  #turn = 0;
  /** Whether it has begun: until then, attributes and content are still coming. */
  #isBegun = false;
  /** The attributes that have changed since the last task. */
  #changed = [];

  connectedCallback() {
    for (const name of ATTRIBUTES) {
      // Set before this script had arrived.
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    parsed.then(() => this.#isBegun || this.#begin());
  }

  disconnectedCallback() {
    // An element that is moved is taken out and put in again at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#seen?.disconnect();
      this.#rewritten.disconnect();
      this.#widget?.then(widget => widget.end(), () => {});
      this.#widget = this.#seen = null;
      this.#isBegun = false;
      this.#early = "";
      this.#turn += 1;
    });
  }

  /** In another document it has lost its style sheets. */
  adoptedCallback() {
    dress(this.#root);
    this.#widget?.then(widget => widget.dress(), () => {});
  }

  attributeChangedCallback(name, before, now) {
    if (name == "words") this.#told = null;
    if (before === now || !this.#isBegun) return;
    // What changes together is taken over together.
    if (this.#changed.push(name) > 1) return;
    queueMicrotask(() => {
      const names = this.#changed.splice(0);
      if (this.#widget) this.#widget.then(widget => widget.changed(names), () => {});
      else if (this.#isBegun) this.#begin();
    });
  }

  /** Loads the quiz, and brings the focus to it; begins a new session where one is complete. */
  start() {
    const from = document.activeElement;
    return this.#load().then(widget => widget.start(from));
  }

  /** Forgets every rating of the deck on this site. They stay in its log, cancelled, unless it is told to `erase` them. */
  reset(options) {
    return this.#load().then(widget => widget.reset(options));
  }

  /** Everything rated of this deck, as the text of a file that Settings can bring in. */
  export() {
    return this.#load().then(widget => widget.export());
  }

  #begin() {
    if (!this.isConnected || this.#widget) return;
    this.#isBegun = true;
    this.#seen?.disconnect();
    this.#isWritten ||= !!this.querySelector(CARDS);
    this.#watch();
    dress(this.#root);
    this.#draw({});
    const turn = this.#turn;
    // A quiz in the app's own words is better than none.
    const words = this.#tell().catch(() => ({}));
    Promise.all([this.#front(), words]).then(([front, words]) => {
      const isThere = turn != this.#turn || this.#root.querySelector("[data-app], [role=alert]");
      this.#words = words;
      if (front && !isThere) this.#draw(front);
    }, () => {});
    if (this.getAttribute("loading") == "eager") return this.#quietly();
    this.#seen = new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && this.#quietly(), { rootMargin: "300px" });
    this.#seen.observe(this);
  }

  /** The first question, where it is certain which one it is. */
  async #front() {
    const own = this.querySelector(CARDS);
    // What is more than text is for the app to write.
    if (own) return this.hasAttribute("section") || own.querySelector(RICH) ? null : { question: own.textContent.trim() };
    const asked = this.getAttribute("deck");
    if (!asked && (this.#isWritten || this.children.length || this.textContent.trim())) return null;
    if (asked && asked != BUNDLED) return null;
    const { id, lang, fronts } = (await import("./embed/fronts.js")).default;
    const section = this.getAttribute("section");
    const front = section ? fronts.find(one => one.section == section || one.heads[0] == section) : fronts[0];
    return isBack(id) ? null : { lang, ...front };
  }

  /** The words the page gives, an error where they do not arrive. The widget asks for them, too. */
  #tell() {
    // After an error they may be there when they are next asked for.
    return (this.#told ??= this.#fetch().catch(error => {
      this.#told = null;
      throw error;
    }));
  }

  async #fetch() {
    const from = this.words.trim(), mode = this.hasAttribute("data-apart") ? "same-origin" : "cors";
    if (!from) return {};
    const answer = await fetch(new URL(from, document.baseURI), { signal: AbortSignal.timeout(5000), mode, credentials: "omit" });
    return Object(await answer.json());
  }

  #draw({ question = "", heads = [], lang }) {
    const say = text => this.#words[text] ?? text;
    const show = make("button", "cc-show", say("Show answer"));
    show.onclick = () => {
      this.#early = "show ";
      show.setAttribute("aria-busy", "true");
      frame.dataset.early = this.#early;
      this.#quietly();
    };
    const card = make("article", "cc-card", make("p", "cc-topic", ...heads.map(head => make("span", "", head))),
      make("h2", "cc-question", question), make("p", "cc-cue", question && say("Say it aloud, then look.")));
    const frame = make("div", "cc early", make("section", "cc-stage", make("div", "cc-status"), card), make("div", "cc-bar", show));
    // Nothing to be shown the answer of.
    if (!question) show.style.visibility = "hidden";
    frame.dataset.face = "front";
    frame.dataset.early = this.#early;
    frame.lang = lang || this.lang || "en";
    this.#show(frame);
  }

  /** Cards written in the element are what is printed, as they stand there. */
  #show(frame) {
    const printed = this.querySelector(CARDS) ? [make("slot", "")] : [];
    this.#root.replaceChildren(...printed, make("div", "root", frame));
  }

  #watch() {
    this.#rewritten.observe(this, { childList: true, subtree: true, characterData: true });
  }

  async #load() {
    // What is in the element may still be on its way.
    this.#widget || (await parsed);
    if (!this.#isBegun) this.#begin();
    if (!this.isConnected) throw new Error("This cuecard-deck is not on a page.");
    this.#seen?.disconnect();
    this.#rewritten.disconnect();
    return (this.#widget ??= this.#arrive());
  }

  async #arrive() {
    const turn = this.#turn, isWanted = () => turn == this.#turn;
    try {
      const { Widget } = await import("./embed/widget.js");
      return await Widget.begin(this, this.#root, isWanted, this.#isWritten, () => this.#tell());
    } catch (error) {
      // The browser tells of a refusal in a task of its own.
      await new Promise(done => setTimeout(done));
      if (isWanted()) {
        const { code, message } = typeof error.code == "string" ? error : { code: "load" };
        this.#widget = null;
        if (code != "load") this.#fail(code, message);
        else if (isRefused) this.#fail("policy", POLICY);
        else this.#fail(code, LOAD);
      }
      throw error;
    }
  }

  #quietly() {
    this.#load().catch(() => {});
  }

  /** Tells the reader, and the page, what is wrong. */
  #fail(code, message) {
    const again = make("button", "cc-show", "Try again");
    again.onclick = () => {
      this.#draw({});
      this.#quietly();
    };
    const words = make("p", "cc-wrong", message);
    // What is in the element says nothing yet: that is no mistake.
    const isWaiting = code == "waiting";
    words.role = isWaiting ? "status" : "alert";
    // Trying again would change nothing; other content would, and is watched for.
    const ways = isWaiting || code == "content" ? [] : [again];
    this.#watch();
    this.#show(make("div", "cc early", make("div", "cc-card cc-end", words, ...ways)));
    if (!isWaiting) this.dispatchEvent(new CustomEvent("cuecard:error", { bubbles: true, composed: true, detail: { code, message } }));
  }
}

for (const name of ATTRIBUTES.slice(2)) {
  Object.defineProperty(CuecardDeck.prototype, name, {
    enumerable: true,
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

const define = () => customElements.get("cuecard-deck") || customElements.define("cuecard-deck", CuecardDeck);
// Vite's development server packs what has a package's name into scripts in its cache, and leaves all other files behind. The
// package as it was installed, wherever that is, is to be had with something after its name.
const [, base] = /^(.*?\/)(?:@fs|node_modules)\/.*\.vite[^/]*\/deps[^/]*\/$/.exec(HERE) ?? [];
const installed = { type: "module", src: `${base}@id/cuecard-deck/embed.js?installed`, onerror: define };
if (base) document.head.append(Object.assign(document.createElement("script"), installed));
else if (globalThis.IntersectionObserver) define();

// A frame of ours says how high it would like to be.
globalThis.document && addEventListener("message", ({ origin, source, data }) => {
  if (origin != new URL(HERE).origin || data?.cuecard !== 1 || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    const isOurs = frame.contentWindow == source && frame.src.startsWith(HERE + "embed.html");
    if (!isOurs) continue;
    if (data.fits) frame.style.height = Math.min(Math.ceil(data.height), 10000) + "px";
    else source.postMessage({ cuecard: 1, fits: true }, origin);
  }
});
