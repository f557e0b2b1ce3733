// @ts-check
// <cuecard-deck>: a quiz on anybody's page. docs/EMBEDDING.md tells how it is used.
//
// All that a page pays for a quiz nobody looks at is this script and the first question. The rest, beginning with
// embed/widget.js, comes when the quiz nears the viewport or is touched.

import { cue, quizLoad, quizPolicy, showAnswer, tryAgain } from "./shared/messages.js";
import { keysOf, logKey } from "./shared/stored.js";

/** @typedef {{ section?: string, heads?: string[], question?: string, lang?: string }} Front A question, and what it stands under. */
/** @typedef {Record<string, unknown>} Words */

/** The folder of the app's files. A bundler puts this script into another one, so a file is asked that stays a file; some
 * bundlers know of addresses without an origin. */
const HERE = globalThis.document && new URL(new URL("./cuecard_bg.wasm", import.meta.url).href, document.baseURI).href.replace(/[^/]*$/, "");
/** The deck that is bundled with the app. */
const BUNDLED = "interview";
const ATTRIBUTES = "id lang deck section cards order theme views storage loading fonts words app".split(" ");
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

/** Whether the page's policy has refused a file of ours: to a script, that looks like a network that fails. */
let isRefused = false;
globalThis.document?.addEventListener("securitypolicyviolation", ({ blockedURI, disposition }) => {
  // Some browsers tell the origin only.
  isRefused ||= disposition == "enforce" && (blockedURI.startsWith(HERE) || blockedURI == new URL(HERE).origin);
});

/**
 * A constructed style sheet belongs to one document, and an element may be moved into another.
 * @type {WeakMap<Document, CSSStyleSheet>}
 */
const sheets = new WeakMap();
/** @param {ShadowRoot} root */
const dress = root => {
  const { ownerDocument: page } = root;
  if (!page.defaultView) return;
  let sheet = sheets.get(page);
  if (!sheet) {
    sheets.set(page, (sheet = new page.defaultView.CSSStyleSheet()));
    sheet.replaceSync(STYLE);
  }
  root.adoptedStyleSheets = [sheet];
};

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
const make = (tag, className, ...children) => {
  const made = Object.assign(document.createElement(tag), { className });
  if (/^cc/.test(className)) made.part = className == "cc early" ? "desk" : className.slice(3);
  made.append(...children);
  return made;
};

/**
 * The page has been read to its end: until then, attributes and content may still come.
 * @type {Promise<void>}
 */
const parsed = new Promise(done => {
  if (globalThis.document?.readyState == "loading") addEventListener("DOMContentLoaded", () => done());
  else done();
});

// On a server, which has no elements, it is a class that nobody uses.
/**
 * A quiz on anybody’s page.
 *
 * @tag cuecard-deck
 *
 * @attr {string} id - Names the deck of the cards in the element.
 * @attr {string} deck - The name of a bundled deck, or the address of a deck in JSON or Markdown.
 * @attr {string} section - A section of the deck, by id or title.
 * @attr {number} cards - At most so many cards in a session.
 * @attr {"shuffled" | "in-order"} order - The order of the cards.
 * @attr {"auto" | "light" | "dark"} theme - The colours; auto follows the page.
 * @attr {string} lang - The language of the cards, and of the app where it has that language.
 * @attr {string} views - The views beside the cards: some of deck, progress, settings.
 * @attr {"local" | "session" | "none"} storage - How long ratings are kept.
 * @attr {"lazy" | "eager"} loading - When the app is fetched.
 * @attr {"own" | "host"} fonts - Whose fonts are used.
 * @attr {string} words - The address of words for the app, by their ids.
 * @attr {string} app - The address of a copy of the full app.
 *
 * @fires {CustomEvent<{ deck: string }>} cuecard:ready - The quiz can be used.
 * @fires {CustomEvent<{ deck: string; card: string }>} cuecard:reveal - An answer was shown.
 * @fires {CustomEvent<{ deck: string; card: string; rating: CuecardRating }>} cuecard:rate - An answer was rated.
 * @fires {CustomEvent<{ deck: string; cards: number }>} cuecard:complete - No card is left in the session.
 * @fires {CustomEvent<{ code: CuecardErrorCode; message: string }>} cuecard:error - Something is wrong.
 *
 * @cssprop --cuecard-desk - what the card lies on; `transparent` for none
 * @cssprop --cuecard-paper - the card
 * @cssprop --cuecard-edge - edges of the card, hairlines
 * @cssprop --cuecard-line - edges of fields
 * @cssprop --cuecard-ink - text
 * @cssprop --cuecard-pencil - secondary text
 * @cssprop --cuecard-rule - the one accent
 * @cssprop --cuecard-again - the rating Again
 * @cssprop --cuecard-hard - the rating Hard
 * @cssprop --cuecard-good - the rating Good
 * @cssprop --cuecard-easy - the rating Easy
 * @cssprop --cuecard-serif - the font of questions
 * @cssprop --cuecard-sans - the font of all else
 * @cssprop --cuecard-radius - how round corners are
 * @cssprop --cuecard-unit - the size of normal text; the reader’s own, unless you set it
 * @cssprop --cuecard-card-height - the least height of the card
 *
 * @csspart desk - the whole of it
 * @csspart tabs - the row of views, where there are several
 * @csspart notice - a sentence the reader should see
 * @csspart status - the row above the card
 * @csspart card - the card
 * @csspart question - the question on it
 * @csspart answer - the answer on it
 * @csspart bar - the row of buttons
 * @csspart show - the button Show answer
 * @csspart rating - each of the four ratings
 */
class CuecardDeck extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;
  #root = this.attachShadow({ mode: "open" });
  /**
   * The widget, once it is asked for.
   * @type {Promise<import("./embed/widget.js").Widget> | null | undefined}
   */
  #widget;
  /** @type {IntersectionObserver | null | undefined} */
  #seen;
  /** What was done before the app was there. */
  #early = "";
  /** Whether there was ever content in it. */
  #isWritten = false;
  /** Sees other content that comes before the widget is there to see it. */
  #rewritten = new MutationObserver(() => this.#begin());
  /**
   * The app's words in another language, where the page gives any.
   * @type {Words}
   */
  #words = {};
  /**
   * What is fetched of those words.
   * @type {Promise<Words> | null | undefined}
   */
  #told;
  /** Changes whenever what is on its way is no longer wanted. */
  #turn = 0;
  /** Whether it has begun: until then, attributes and content are still coming. */
  #isBegun = false;
  /**
   * The attributes that have changed since the last task.
   * @type {string[]}
   */
  #changed = [];

  connectedCallback() {
    const given = /** @type {Record<string, string | null>} */ (/** @type {unknown} */ (this));
    for (const name of ATTRIBUTES) {
      // Set before this script had arrived.
      if (!Object.hasOwn(this, name)) continue;
      const value = given[name];
      delete given[name];
      given[name] = value;
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

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
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

  /**
   * Loads the quiz, and brings the focus to it; begins a new session where one is complete.
   * @returns {Promise<void>}
   */
  start() {
    const from = /** @type {Document | ShadowRoot} */ (this.getRootNode()).activeElement ?? document.activeElement;
    return this.#load().then(widget => widget.start(from));
  }

  /**
   * Forgets every rating of the deck on this site. They stay in its log, cancelled, unless it is told to `erase` them.
   * @param {{ erase?: boolean }} [options]
   * @returns {Promise<void>}
   */
  reset(options) {
    return this.#load().then(widget => widget.reset(options));
  }

  /**
   * Everything rated of this deck, as the text of a file that Settings can bring in.
   * @returns {Promise<string>}
   */
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
    const words = this.#tell().catch(() => /** @type {Words} */ ({}));
    Promise.all([this.#front(), words]).then(([front, words]) => {
      this.#words = words;
      if (front && turn == this.#turn && !this.#root.querySelector("[data-app], [role=alert]")) this.#draw(front);
    }, () => {});
    if (this.getAttribute("loading") == "eager") return this.#quietly();
    this.#seen = new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && this.#quietly(), { rootMargin: "300px" });
    this.#seen.observe(this);
  }

  /**
   * The first question, where it is certain which one it is.
   * @returns {Promise<Front | null>}
   */
  async #front() {
    const own = this.querySelector(CARDS);
    // What is more than text is for the app to write.
    if (own) return this.hasAttribute("section") || own.querySelector(RICH) ? null : { question: own.textContent?.trim() };
    const asked = this.getAttribute("deck");
    if (!asked && (this.#isWritten || this.children.length || this.textContent?.trim())) return null;
    if (asked && asked != BUNDLED) return null;
    const { id, lang, fronts } = (await import("./embed/fronts.js")).default;
    const section = this.getAttribute("section");
    const front = section ? fronts.find(one => one.section == section || one.heads[0] == section) : fronts[0];
    // Whoever has rated cards of this deck here before goes on elsewhere in it.
    return keysOf(logKey(id)).length ? null : { lang, ...front };
  }

  /**
   * The words the page gives, an error where they do not arrive. The widget asks for them, too.
   * @returns {Promise<Words>}
   */
  #tell() {
    // After an error they may be there when they are next asked for.
    return (this.#told ??= this.#fetch().catch(error => {
      this.#told = null;
      throw error;
    }));
  }

  async #fetch() {
    const from = this.getAttribute("words")?.trim();
    if (!from) return {};
    const mode = this.hasAttribute("data-apart") ? "same-origin" : "cors";
    return Object(await (await fetch(new URL(from, document.baseURI), { signal: AbortSignal.timeout(5000), mode, credentials: "omit" })).json());
  }

  /**
   * A sentence in the page's words: by its id, or by itself, as it was in the form before.
   * @param {readonly [string, string]} message
   */
  #say([id, english]) {
    const own = this.#words[id] ?? this.#words[english];
    return typeof own == "string" ? own : english;
  }

  /** @param {Front} front */
  #draw({ question = "", heads = [], lang }) {
    const show = make("button", "cc-show", this.#say(showAnswer));
    show.onclick = () => {
      show.ariaBusy = "true";
      frame.dataset.early = this.#early = "show ";
      this.#quietly();
    };
    const card = make("article", "cc-card", make("p", "cc-topic", ...heads.map(head => make("span", "", head))),
      make("h2", "cc-question", question), make("p", "cc-cue", question && this.#say(cue)));
    const frame = make("div", "cc early", make("section", "cc-stage", make("div", "cc-status"), card), make("div", "cc-bar", show));
    // Nothing to be shown the answer of.
    if (!question) show.style.visibility = "hidden";
    frame.dataset.face = "front";
    frame.dataset.early = this.#early;
    frame.lang = lang || this.lang || "en";
    this.#show(frame);
  }

  /**
   * Cards written in the element are what is printed, as they stand there.
   * @param {HTMLElement} frame
   */
  #show(frame) {
    this.#root.replaceChildren(this.querySelector(CARDS) ? make("slot", "") : "", make("div", "root", frame));
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
        const { code, message, sentence, words = this.#words } = /** @type {import("./embed/widget.js").Failure} */ (error);
        this.#widget = null;
        this.#words = words;
        if (sentence && code != "load") this.#fail(code, ["", message], sentence);
        else if (isRefused) this.#fail("policy", quizPolicy);
        else this.#fail("load", quizLoad);
      }
      throw error;
    }
  }

  #quietly() {
    this.#load().catch(() => {});
  }

  /**
   * Tells the reader, and the page, what is wrong.
   * @param {string} code
   * @param {readonly [string, string]} said for the page
   * @param {string} [sentence] for the reader
   */
  #fail(code, said, sentence = this.#say(said)) {
    const again = make("button", "cc-show", this.#say(tryAgain));
    again.onclick = () => {
      this.#draw({});
      this.#quietly();
    };
    const words = make("p", "cc-wrong", sentence);
    // What is in the element says nothing yet: that is no mistake.
    const isWaiting = code == "waiting";
    words.role = isWaiting ? "status" : "alert";
    // Trying again would change nothing; other content would, and is watched for.
    const way = isWaiting || code == "content" ? "" : again;
    this.#watch();
    this.#show(make("div", "cc early", make("div", "cc-card cc-end", words, way)));
    if (!isWaiting) this.dispatchEvent(new CustomEvent("cuecard:error", { bubbles: true, composed: true, detail: { code, message: said[1] } }));
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
    else /** @type {Window} */ (source).postMessage({ cuecard: 1, fits: true }, origin);
  }
});
