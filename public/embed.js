// @ts-check
// Defines <cuecard-deck>, a quiz on any page. See docs/EMBEDDING.md for its use.
//
// A page loads only this script and the first question. The rest, starting with embed/widget.js, loads when the quiz
// comes near the viewport or is used.

import { cue, quizLoad, quizPolicy, showAnswer, tryAgain } from "./shared/messages.js";
import { keysOf, logKey } from "./shared/stored.js";

/** @typedef {{ section?: string, heads?: string[], question?: string, lang?: string }} Front A question, and the headings above it. */
/** @typedef {Record<string, unknown>} Words */

/** The address of the folder of the app's files. A bundler includes this script in another file, so the folder is that of
 * a file which is not bundled. Some bundlers write addresses without an origin. */
const HERE = globalThis.document && new URL(new URL("./cuecard_bg.wasm", import.meta.url).href, document.baseURI).href.replace(/[^/]*$/, "");
/** The deck that is bundled with the app. */
const BUNDLED = "interview";
const ATTRIBUTES = "id lang deck section cards order theme views storage loading fonts words app".split(" ");
/** Selects the questions of cards written in an element. */
const CARDS = "dt, summary";
/** Selects elements other than inline markup. The app renders a question that contains one. */
const RICH = ":not(a, b, code, em, i, span, strong)";
/** The style until the app's own style sheet, which overrides it, has loaded. In WebKit the size of a monospace font
 * survives `all: initial` unless a family is named. */
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

/** Whether the host page's policy has blocked one of our files. A script cannot tell that from a network error. */
let isBlocked = false;
globalThis.document?.addEventListener("securitypolicyviolation", ({ blockedURI, disposition }) => {
  // Some browsers report only the origin.
  isBlocked ||= disposition == "enforce" && (blockedURI.startsWith(HERE) || blockedURI == new URL(HERE).origin);
});

/**
 * The style sheets by document: a constructed style sheet belongs to one document, and an element may be moved to another.
 * @type {WeakMap<Document, CSSStyleSheet>}
 */
const sheets = new WeakMap();
/**
 * Adopts the initial style in a shadow root.
 * @param {ShadowRoot} root
 */
const adoptStyle = root => {
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
 * Creates an element. Its part has the name of its class without the prefix.
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
 * Resolves when the page is parsed. Until then, attributes and content may be incomplete.
 * @type {Promise<void>}
 */
const parsed = new Promise(done => {
  if (globalThis.document?.readyState == "loading") addEventListener("DOMContentLoaded", () => done());
  else done();
});

// The script may be imported on a server, where there is no HTMLElement.
/**
 * A quiz on any page.
 *
 * @tag cuecard-deck
 *
 * @attr {string} id - The name of the deck of the cards in the element.
 * @attr {string} deck - The name of a bundled deck, or the address of a deck in JSON or Markdown.
 * @attr {string} section - A section of the deck, by id or title.
 * @attr {number} cards - The maximum number of cards in a session.
 * @attr {"shuffled" | "in-order"} order - The order of the cards.
 * @attr {"auto" | "light" | "dark"} theme - The colours; auto follows the host page.
 * @attr {string} lang - The language of the cards, and of the app if it has that language.
 * @attr {string} views - The views besides Practice: some of deck, progress, settings.
 * @attr {"local" | "session" | "none"} storage - How long ratings are stored.
 * @attr {"lazy" | "eager"} loading - When the app is loaded.
 * @attr {"own" | "host"} fonts - The fonts to use: those of the app or of the host page.
 * @attr {string} words - The address of sentences for the app, by their ids.
 * @attr {string} app - The address of a copy of the full app.
 *
 * @fires {CustomEvent<{ deck: string }>} cuecard:ready - The quiz can be used.
 * @fires {CustomEvent<{ deck: string; card: string }>} cuecard:reveal - An answer was shown.
 * @fires {CustomEvent<{ deck: string; card: string; rating: CuecardRating }>} cuecard:rate - An answer was rated.
 * @fires {CustomEvent<{ deck: string; cards: number }>} cuecard:complete - No card is left in the session.
 * @fires {CustomEvent<{ code: CuecardErrorCode; message: string }>} cuecard:error - An error occurred.
 *
 * @cssprop --cuecard-desk - the background behind the card; `transparent` for none
 * @cssprop --cuecard-paper - the card
 * @cssprop --cuecard-edge - borders of the card, separators
 * @cssprop --cuecard-line - borders of fields
 * @cssprop --cuecard-ink - text
 * @cssprop --cuecard-pencil - secondary text
 * @cssprop --cuecard-rule - the accent colour
 * @cssprop --cuecard-again - the rating Again
 * @cssprop --cuecard-hard - the rating Hard
 * @cssprop --cuecard-good - the rating Good
 * @cssprop --cuecard-easy - the rating Easy
 * @cssprop --cuecard-serif - the font of questions
 * @cssprop --cuecard-sans - the font of all other text
 * @cssprop --cuecard-radius - the radius of corners
 * @cssprop --cuecard-unit - the size of normal text; by default, the font size set in the reader’s browser
 * @cssprop --cuecard-card-height - the minimum height of the card
 *
 * @csspart desk - the whole quiz
 * @csspart tabs - the row of views, if there are several
 * @csspart notice - an important message
 * @csspart status - the row above the card
 * @csspart card - the card
 * @csspart question - the question on the card
 * @csspart answer - the answer on the card
 * @csspart bar - the row of buttons
 * @csspart show - the button Show answer
 * @csspart rating - each of the four ratings
 */
class CuecardDeck extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;
  #root = this.attachShadow({ mode: "open" });
  /**
   * The widget, if its loading has started.
   * @type {Promise<import("./embed/widget.js").Widget> | null | undefined}
   */
  #widget;
  /** @type {IntersectionObserver | null | undefined} */
  #observer;
  /** Actions of the reader before the app has loaded. The app applies them. */
  #early = "";
  /** Whether the element has had cards. */
  #hasHadCards = false;
  /** Renders changed content while there is no widget that observes it. */
  #contentObserver = new MutationObserver(() => this.#begin());
  /**
   * The host page's sentences for the app, if it has any.
   * @type {Words}
   */
  #words = {};
  /**
   * The pending or completed fetch of those sentences.
   * @type {Promise<Words> | null | undefined}
   */
  #fetched;
  /** Changes when the element is removed: what is still loading is then obsolete. */
  #generation = 0;
  /** Whether the first question is rendered. Until then, changes of attributes need no action. */
  #hasBegun = false;
  /**
   * The attributes that have changed since the last task.
   * @type {string[]}
   */
  #changed = [];

  connectedCallback() {
    const properties = /** @type {Record<string, string | null>} */ (/** @type {unknown} */ (this));
    for (const name of ATTRIBUTES) {
      // The property was set before the element was defined.
      if (!Object.hasOwn(this, name)) continue;
      const value = properties[name];
      delete properties[name];
      properties[name] = value;
    }
    parsed.then(() => this.#hasBegun || this.#begin());
  }

  disconnectedCallback() {
    // Moving an element disconnects it and connects it again.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#observer?.disconnect();
      this.#contentObserver.disconnect();
      this.#widget?.then(widget => widget.end(), () => {});
      this.#widget = this.#observer = null;
      this.#hasBegun = false;
      this.#early = "";
      this.#generation += 1;
    });
  }

  /** Adopts the style sheets again: they are lost when the element is moved to another document. */
  adoptedCallback() {
    adoptStyle(this.#root);
    this.#widget?.then(widget => widget.restyle(), () => {});
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (name == "words") this.#fetched = null;
    if (before === now || !this.#hasBegun) return;
    // Handle attributes that change in the same task together.
    if (this.#changed.push(name) > 1) return;
    queueMicrotask(() => {
      const names = this.#changed.splice(0);
      if (this.#widget) this.#widget.then(widget => widget.changed(names), () => {});
      else if (this.#hasBegun) this.#begin();
    });
  }

  /**
   * Loads the quiz and focuses it. Starts a new session if the last one is complete.
   * @returns {Promise<void>}
   */
  start() {
    const from = /** @type {Document | ShadowRoot} */ (this.getRootNode()).activeElement ?? document.activeElement;
    return this.#load().then(widget => widget.start(from));
  }

  /**
   * Cancels every rating of the deck on this site; with `erase`, deletes them.
   * @param {{ erase?: boolean }} [options]
   * @returns {Promise<void>}
   */
  reset(options) {
    return this.#load().then(widget => widget.reset(options));
  }

  /**
   * Returns all ratings of the deck, as the text of a backup that Settings can import.
   * @returns {Promise<string>}
   */
  export() {
    return this.#load().then(widget => widget.export());
  }

  /** Renders the first question, and loads the app when it is needed. */
  #begin() {
    if (!this.isConnected || this.#widget) return;
    this.#hasBegun = true;
    this.#observer?.disconnect();
    this.#hasHadCards ||= !!this.querySelector(CARDS);
    this.#watch();
    adoptStyle(this.#root);
    this.#render({});
    const generation = this.#generation;
    // Without the host page's sentences, use the app's own.
    const words = this.#loadWords().catch(() => /** @type {Words} */ ({}));
    Promise.all([this.#front(), words]).then(([front, words]) => {
      this.#words = words;
      if (front && generation == this.#generation && !this.#root.querySelector("[data-app], [role=alert]")) this.#render(front);
    }, () => {});
    if (this.getAttribute("loading") == "eager") return this.#loadSilently();
    this.#observer = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && this.#loadSilently(), { rootMargin: "300px" });
    this.#observer.observe(this);
  }

  /**
   * Returns the first question, or null if only the app knows it.
   * @returns {Promise<Front | null>}
   */
  async #front() {
    const written = this.querySelector(CARDS);
    // The app renders a question with more than inline markup, and the cards of a section.
    if (written) return this.hasAttribute("section") || written.querySelector(RICH) ? null : { question: written.textContent?.trim() };
    const deck = this.getAttribute("deck");
    if (!deck && (this.#hasHadCards || this.children.length || this.textContent?.trim())) return null;
    if (deck && deck != BUNDLED) return null;
    const { id, lang, fronts } = (await import("./embed/fronts.js")).default;
    const section = this.getAttribute("section");
    const front = section ? fronts.find(other => other.section == section || other.heads[0] == section) : fronts[0];
    // For a reader who has rated cards of this deck, the app chooses the first question.
    return keysOf(logKey(id)).length ? null : { lang, ...front };
  }

  /**
   * Returns the host page's sentences; rejects if they do not load. The widget calls this, too.
   * @returns {Promise<Words>}
   */
  #loadWords() {
    // Fetch again on the next call after an error.
    return (this.#fetched ??= this.#fetchWords().catch(error => {
      this.#fetched = null;
      throw error;
    }));
  }

  async #fetchWords() {
    const from = this.getAttribute("words")?.trim();
    if (!from) return {};
    const mode = this.hasAttribute("data-apart") ? "same-origin" : "cors";
    return Object(await (await fetch(new URL(from, document.baseURI), { signal: AbortSignal.timeout(5000), mode, credentials: "omit" })).json());
  }

  /**
   * Returns a message in the host page's words. In the former format of these, the key is the English sentence.
   * @param {readonly [string, string]} message
   */
  #say([id, english]) {
    const translated = this.#words[id] ?? this.#words[english];
    return typeof translated == "string" ? translated : english;
  }

  /**
   * Renders a question.
   * @param {Front} front
   */
  #render({ question = "", heads = [], lang }) {
    const show = make("button", "cc-show", this.#say(showAnswer));
    show.onclick = () => {
      show.ariaBusy = "true";
      frame.dataset.early = this.#early = "show ";
      this.#loadSilently();
    };
    const card = make("article", "cc-card", make("p", "cc-topic", ...heads.map(head => make("span", "", head))),
      make("h2", "cc-question", question), make("p", "cc-cue", question && this.#say(cue)));
    const frame = make("div", "cc early", make("section", "cc-stage", make("div", "cc-status"), card), make("div", "cc-bar", show));
    // Without a question there is no answer to show.
    if (!question) show.style.visibility = "hidden";
    frame.dataset.face = "front";
    frame.dataset.early = this.#early;
    frame.lang = lang || this.lang || "en";
    this.#show(frame);
  }

  /**
   * Shows a frame in the shadow root. If cards are written in the element, a slot makes them visible in print.
   * @param {HTMLElement} frame
   */
  #show(frame) {
    this.#root.replaceChildren(this.querySelector(CARDS) ? make("slot", "") : "", make("div", "root", frame));
  }

  #watch() {
    this.#contentObserver.observe(this, { childList: true, subtree: true, characterData: true });
  }

  async #load() {
    // The content of the element may be incomplete.
    this.#widget || (await parsed);
    if (!this.#hasBegun) this.#begin();
    if (!this.isConnected) throw new Error("This cuecard-deck is not on a page.");
    this.#observer?.disconnect();
    this.#contentObserver.disconnect();
    return (this.#widget ??= this.#createWidget());
  }

  async #createWidget() {
    const generation = this.#generation, isWanted = () => generation == this.#generation;
    try {
      const { Widget } = await import("./embed/widget.js");
      return await Widget.begin(this, this.#root, isWanted, this.#hasHadCards, () => this.#loadWords());
    } catch (error) {
      // The browser reports a blocked file in a separate task.
      await new Promise(done => setTimeout(done));
      if (isWanted()) {
        const { code, message, sentence, words = this.#words } = /** @type {import("./embed/widget.js").Failure} */ (error);
        this.#widget = null;
        this.#words = words;
        if (sentence && code != "load") this.#fail(code, ["", message], sentence);
        else if (isBlocked) this.#fail("policy", quizPolicy);
        else this.#fail("load", quizLoad);
      }
      throw error;
    }
  }

  #loadSilently() {
    this.#load().catch(() => {});
  }

  /**
   * Shows an error to the reader, and emits it to the host page.
   * @param {string} code
   * @param {readonly [string, string]} description for the host page
   * @param {string} [sentence] for the reader
   */
  #fail(code, description, sentence = this.#say(description)) {
    const again = make("button", "cc-show", this.#say(tryAgain));
    again.onclick = () => {
      this.#render({});
      this.#loadSilently();
    };
    const line = make("p", "cc-wrong", sentence);
    // An element without text yet is not an error.
    const isWaiting = code == "waiting";
    line.role = isWaiting ? "status" : "alert";
    // Retrying does not help here. New content does, and is observed.
    const button = isWaiting || code == "content" ? "" : again;
    this.#watch();
    this.#show(make("div", "cc early", make("div", "cc-card cc-end", line, button)));
    if (!isWaiting) this.dispatchEvent(new CustomEvent("cuecard:error", { bubbles: true, composed: true, detail: { code, message: description[1] } }));
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
// Vite's development server bundles imported packages into its cache, without their other files. A query after the name
// makes it serve the installed package instead.
const [, base] = /^(.*?\/)(?:@fs|node_modules)\/.*\.vite[^/]*\/deps[^/]*\/$/.exec(HERE) ?? [];
const installed = { type: "module", src: `${base}@id/cuecard-deck/embed.js?installed`, onerror: define };
if (base) document.head.append(Object.assign(document.createElement("script"), installed));
else if (globalThis.IntersectionObserver) define();

// Sets the height of our frames, which report the height of their content.
globalThis.document && addEventListener("message", ({ origin, source, data }) => {
  if (origin != new URL(HERE).origin || data?.cuecard !== 1 || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    const isOurs = frame.contentWindow == source && frame.src.startsWith(HERE + "embed.html");
    if (!isOurs) continue;
    if (data.fits) frame.style.height = Math.min(Math.ceil(data.height), 10000) + "px";
    else /** @type {Window} */ (source).postMessage({ cuecard: 1, fits: true }, origin);
  }
});
